/**
 * Every text a user reads, in Italian: the source of the other languages. Split by area to stay readable; only what every
 * morning needs is at hand at once.
 */
import { agenda } from './it/agenda.ts';
import { caseLife } from './it/caseLife.ts';
import { common } from './it/common.ts';
import { contacts } from './it/contacts.ts';
import { reasons } from './it/reasons.ts';
import { words } from './it/words.ts';
import * as others from './it/others.ts';
import { catalogue } from './messages.ts';

/** The bundle loads the other areas only here, when the first of them is asked for (rolldown.config.ts). */
const rest = (): typeof others => others;

export const it = catalogue({
  agenda,
  caseLife,
  commands: () => rest().commands(),
  common,
  conduct: () => rest().conduct(),
  contacts,
  court: () => rest().court(),
  debtors: () => rest().debtors(),
  dossier: () => rest().dossier(),
  errors: () => rest().errors(),
  help: () => rest().help(),
  importMaps: () => rest().importMaps(),
  imports: () => rest().imports(),
  information: () => rest().information(),
  interruptions: () => rest().interruptions(),
  journal: () => rest().journal(),
  letters: () => rest().letters(),
  night: () => rest().night(),
  payments: () => rest().payments(),
  plans: () => rest().plans(),
  questions: () => rest().questions(),
  rates: () => rest().rates(),
  reasons,
  refusals: () => rest().refusals(),
  settings: () => rest().settings(),
  setup: () => rest().setup(),
  strategy: () => rest().strategy(),
  words: () => words,
  work: () => rest().work(),
});
