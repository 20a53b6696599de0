/**
 * Phrases that have no place in a letter (docs/rules.md, R11 and R18): threats, a false judicial style, listings in
 * credit bureaus, word to third parties; and what must not be read on an envelope (R8). A list, not a judgement: it
 * warns, and a person reads the sentence.
 */

/** Why a phrase was found. */
export type PhraseFault = 'threat' | 'false-judicial' | 'credit-bureau' | 'third-party' | 'on-envelope';

/** A phrase as it stands in the text, the rule it offends and why. */
export interface PhraseFinding {
  readonly rule: 'R8' | 'R11' | 'R18';
  readonly fault: PhraseFault;
  readonly phrase: string;
}

type Entry = readonly [rule: PhraseFinding['rule'], fault: PhraseFault, pattern: RegExp];

/** Both languages in one list: a letter in English may quote Italian law, and the other way round. */
const PHRASES: readonly Entry[] = [
  [
    'R11',
    'threat',
    /(?:pignor\w+|ufficial[ei] giudiziari\w+|sequestr\w+) (?:immediat\w+|entro \d+ ore)|immediat[oa] (?:pignoramento|sequestro)/giu,
  ],
  ['R11', 'threat', /(?:conseguenze|provvedimenti) (?:gravissim[ei]|spiacevoli|irreparabili)/giu],
  ['R11', 'threat', /(?:denuncia|querela|esposto|segnalazione)(?: \w+)? penale|procederemo penalmente/giu],
  [
    'R11',
    'threat',
    /immediate (?:seizure|attachment|enforcement)|bailiffs? will|criminal (?:charges|complaint)/giu,
  ],
  ['R11', 'threat', /(?:dire|serious|unpleasant|severe) consequences/giu],
  [
    'R11',
    'false-judicial',
    /preavviso di (?:esecuzione|pignoramento|sequestro)|atto di precetto|in nome della legge/giu,
  ],
  [
    'R11',
    'false-judicial',
    /(?:ingiunzione|ordine) di pagamento (?:definitiv\w+|immediat\w+)|ultimo avviso prima del pignoramento/giu,
  ],
  [
    'R11',
    'false-judicial',
    /notice of (?:execution|seizure)|final (?:court|judicial) notice|writ of execution/giu,
  ],
  [
    'R18',
    'credit-bureau',
    /\bcrif\b|centrale (?:dei )?rischi|cattiv[oi] pagator[ei]|banche dati (?:creditizie|dei cattivi)/giu,
  ],
  ['R18', 'credit-bureau', /credit (?:bureau|blacklist|register)|black ?list\w*|bad payers?/giu],
  ['R11', 'third-party', /(?:datore di lavoro|familiari|vicini di casa|colleghi)/giu],
  ['R11', 'third-party', /\b(?:your )?(?:employer|relatives|neighbours|neighbors|colleagues)\b/giu],
];

/** Words by which whoever carries or finds the envelope would learn of the debt; both languages here too. */
const ON_ENVELOPES: readonly Entry[] = [
  [
    'R8',
    'on-envelope',
    /recupero (?:del |dei )?credit[oi]|esattor\w+|insolut[oi]|\bmoros[oaie]\b|morosit[àa]|\bdebitor[ei]\b/giu,
  ],
  ['R8', 'on-envelope', /\bsollecit[oi]\b|\bdiffid[ae]\b|\bpreavviso\b|pignorament[oi]|ingiunzion[ei]/giu],
  ['R8', 'on-envelope', /debt collect\w+|\b(?:debtor|overdue|unpaid|final notice|dunning letter)\b/giu],
];

/** The phrases of a text that a person should look at, in the order of the list. */
export function lintPhrases(text: string): PhraseFinding[] {
  return found(PHRASES, text);
}

/** The words of what is read from outside an envelope or in the subject of a message that tell of the debt. */
export function lintEnvelope(text: string): PhraseFinding[] {
  return found(ON_ENVELOPES, text);
}

function found(entries: readonly Entry[], text: string): PhraseFinding[] {
  const plain = text.replaceAll(/\s+/gu, ' ');
  return entries.flatMap(([rule, fault, pattern]) =>
    [...plain.matchAll(pattern)].map(([phrase]): PhraseFinding => ({ rule, fault, phrase })),
  );
}
