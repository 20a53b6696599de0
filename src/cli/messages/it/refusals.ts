/** Why something was refused, and what to do: one sentence for each code of a Refusal, by what they are about. */
import { caseRefusals } from './caseRefusals.ts';
import { courtRefusals } from './courtRefusals.ts';
import { debtorRefusals } from './debtorRefusals.ts';
import { diskRefusals } from './diskRefusals.ts';
import { dossierRefusals } from './dossierRefusals.ts';
import { importMapRefusals } from './importMapRefusals.ts';
import { importRefusals } from './importRefusals.ts';
import { rateRefusals } from './rateRefusals.ts';
import { informationRefusals } from './informationRefusals.ts';
import { interruptionRefusals } from './interruptionRefusals.ts';
import { letterRefusals } from './letterRefusals.ts';
import { paymentRefusals } from './paymentRefusals.ts';
import { planRefusals } from './planRefusals.ts';
import { useRefusals } from './useRefusals.ts';
import { workRefusals } from './workRefusals.ts';
import { workspaceRefusals } from './workspaceRefusals.ts';

export const refusals = () => ({
  ...useRefusals(),
  ...diskRefusals(),
  ...workRefusals(),
  ...workspaceRefusals(),
  ...caseRefusals(),
  ...courtRefusals(),
  ...debtorRefusals(),
  ...dossierRefusals(),
  ...importRefusals(),
  ...importMapRefusals(),
  ...rateRefusals(),
  ...informationRefusals(),
  ...interruptionRefusals(),
  ...letterRefusals(),
  ...paymentRefusals(),
  ...planRefusals(),
});
