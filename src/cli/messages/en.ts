/** Every text a user reads, in English; the keys and parameters are those of the Italian. */
import { agenda } from './en/agenda.ts';
import { caseLife } from './en/caseLife.ts';
import { common } from './en/common.ts';
import { contacts } from './en/contacts.ts';
import { reasons } from './en/reasons.ts';
import { words } from './en/words.ts';
import * as others from './en/others.ts';
import { catalogue, type Messages } from './messages.ts';

/** The bundle loads the other areas only here, when the first of them is asked for (rolldown.config.ts). */
const rest = (): typeof others => others;

export const en: Messages = catalogue({
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
