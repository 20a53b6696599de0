/** Every text a user reads, in Italian: the source of the other languages. Split by area to stay readable. */
import { agenda } from './it/agenda.ts';
import { caseLife } from './it/caseLife.ts';
import { commands } from './it/commands.ts';
import { common } from './it/common.ts';
import { conduct } from './it/conduct.ts';
import { contacts } from './it/contacts.ts';
import { court } from './it/court.ts';
import { debtors } from './it/debtors.ts';
import { dossier } from './it/dossier.ts';
import { errors } from './it/errors.ts';
import { help } from './it/help.ts';
import { importMaps } from './it/importMaps.ts';
import { imports } from './it/imports.ts';
import { information } from './it/information.ts';
import { interruptions } from './it/interruptions.ts';
import { journal } from './it/journal.ts';
import { letters } from './it/letters.ts';
import { night } from './it/night.ts';
import { payments } from './it/payments.ts';
import { plans } from './it/plans.ts';
import { questions } from './it/questions.ts';
import { rates } from './it/rates.ts';
import { reasons } from './it/reasons.ts';
import { refusals } from './it/refusals.ts';
import { settings } from './it/settings.ts';
import { setup } from './it/setup.ts';
import { strategy } from './it/strategy.ts';
import { words } from './it/words.ts';
import { work } from './it/work.ts';
import { catalogue } from './messages.ts';

export const it = catalogue({
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
