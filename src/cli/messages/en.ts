/** Every text a user reads, in English; the keys and parameters are those of the Italian. */
import { agenda } from './en/agenda.ts';
import { caseLife } from './en/caseLife.ts';
import { commands } from './en/commands.ts';
import { common } from './en/common.ts';
import { conduct } from './en/conduct.ts';
import { contacts } from './en/contacts.ts';
import { court } from './en/court.ts';
import { debtors } from './en/debtors.ts';
import { dossier } from './en/dossier.ts';
import { errors } from './en/errors.ts';
import { help } from './en/help.ts';
import { importMaps } from './en/importMaps.ts';
import { imports } from './en/imports.ts';
import { information } from './en/information.ts';
import { interruptions } from './en/interruptions.ts';
import { journal } from './en/journal.ts';
import { letters } from './en/letters.ts';
import { night } from './en/night.ts';
import { payments } from './en/payments.ts';
import { plans } from './en/plans.ts';
import { questions } from './en/questions.ts';
import { rates } from './en/rates.ts';
import { reasons } from './en/reasons.ts';
import { refusals } from './en/refusals.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { strategy } from './en/strategy.ts';
import { words } from './en/words.ts';
import { work } from './en/work.ts';
import { catalogue, type Messages } from './messages.ts';

export const en: Messages = catalogue({
  agenda,
  caseLife,
  commands,
  common,
  conduct,
  contacts,
  court,
  debtors,
  dossier,
  errors,
  help,
  importMaps,
  imports,
  information,
  interruptions,
  journal,
  letters,
  night,
  payments,
  plans,
  questions,
  rates,
  reasons,
  refusals,
  settings,
  setup,
  strategy,
  words: () => words,
  work,
});
