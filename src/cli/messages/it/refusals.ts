/** Why something was refused, and what to do: one sentence for each code of a Refusal, by what they are about. */
import { caseRefusals } from './caseRefusals.ts';
import { diskRefusals } from './diskRefusals.ts';
import { importRefusals } from './importRefusals.ts';
import { letterRefusals } from './letterRefusals.ts';
import { paymentRefusals } from './paymentRefusals.ts';
import { useRefusals } from './useRefusals.ts';
import { workspaceRefusals } from './workspaceRefusals.ts';

export const refusals = () => ({
  ...useRefusals(),
  ...diskRefusals(),
  ...workspaceRefusals(),
  ...caseRefusals(),
  ...importRefusals(),
  ...letterRefusals(),
  ...paymentRefusals(),
});
