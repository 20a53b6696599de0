/** The field's words for the codes of the domain. A step of the user's own strategy keeps the name it has there. */
import type { AddressFinding } from '../../../domain/debtor/address.ts';
import type { CloseReason, ContactOutcome } from '../../../domain/case.ts';
import type { PassReason } from '../../../domain/step/ladder.ts';
import type { LetterChannel } from '../../../domain/letter.ts';
import type { DecisionStatus } from '../../../domain/nextStep.ts';
import type { StepKind } from '../../../domain/strategy/strategy.ts';

const STEPS: Readonly<Record<string, string>> = {
  'courtesy-call': 'chiamata di cortesia',
  'address-check': "verifica dell'indirizzo",
  'friendly-call': 'chiamata amichevole',
  'first-letter': 'prima lettera',
  'phone-call': 'chiamata',
  tracing: 'rintraccio',
  'second-letter': 'seconda lettera',
  visit: 'visita',
  'legal-warning': 'diffida',
  'uncollectibility-report': 'relazione di inesigibilità',
  'court-assessment': "valutazione dell'azione legale",
  'plan-agreement': 'accordo di rientro',
};

const KINDS: Readonly<Record<StepKind, string>> = {
  call: 'chiamata',
  'address-check': "verifica dell'indirizzo",
  letter: 'lettera',
  tracing: 'rintraccio',
  visit: 'visita',
  'legal-warning': 'diffida',
  report: 'relazione',
  assessment: 'valutazione',
};

const STATUSES: Readonly<Record<DecisionStatus, string>> = {
  due: 'da fare',
  waiting: 'in attesa',
  held: 'sospesa',
  closed: 'chiusa',
};

const OUTCOMES: Readonly<Record<ContactOutcome, string>> = {
  'no-answer': 'nessuna risposta',
  busy: 'occupato',
  voicemail: 'segreteria',
  callback: 'da richiamare',
  promise: 'promessa',
  'says-paid': 'dice che ha pagato',
  disputes: 'contesta',
  refuses: 'rifiuta',
  'wrong-number': 'numero errato',
  nobody: 'nessuno sul posto',
  moved: 'trasferito',
  note: 'nota',
};

const CHANNELS: Readonly<Record<LetterChannel, string>> = {
  post: 'posta ordinaria',
  registered: 'raccomandata',
  pec: 'PEC',
  email: 'e-mail',
  hand: 'a mano',
};

const CLOSE_REASONS: Readonly<Record<CloseReason, string>> = {
  paid: 'pagata',
  credited: 'stornata con note di credito',
  court: 'passata al legale',
  agency: 'affidata a una società di recupero',
  'write-off': 'credito stralciato',
  wait: 'in attesa',
  mistake: 'aperta per errore',
};

const PASS_REASONS: Readonly<Record<PassReason, string>> = {
  lapsed: 'la scadenza è già passata',
  'address-ok': "l'indirizzo è a posto",
  'reached-electronically': "si scrive alla PEC o all'e-mail: la via non serve",
  'below-minimum': "l'importo è sotto il minimo del passo",
  'no-phone': 'manca il telefono',
  'foreign-address': "l'indirizzo è all'estero",
  'debtor-reachable': 'il debitore è raggiungibile',
  'already-said': 'una lettera precedente lo ha già detto',
};

const FINDINGS: Readonly<Record<AddressFinding, string>> = {
  'missing-street': 'manca la via',
  'missing-postcode': 'manca il CAP',
  'missing-city': 'manca la città',
  'missing-province': 'manca la provincia',
  'bad-postcode': 'il CAP non ha cinque cifre',
  'generic-postcode': 'il CAP è generico: serve quello della zona',
  'generic-postcode-of-box': 'il CAP della casella postale è generico: serve quello delle caselle',
  'moved-away': 'nella visita il debitore non stava più lì',
  'delivery-failed': 'una lettera è tornata indietro',
};

const known =
  (names: Readonly<Record<string, string>>) =>
  (code: string): string =>
    names[code] ?? code;

export const words = {
  step: known(STEPS),
  stepKind: known(KINDS),
  status: known(STATUSES),
  outcome: known(OUTCOMES),
  channel: known(CHANNELS),
  closeReason: known(CLOSE_REASONS),
  passReason: known(PASS_REASONS),
  addressFinding: known(FINDINGS),
};
