/** Who the payer is, told by the name the bank gives: only the best match counts, and only when it is the only one. */
import { nameKey, normaliseName } from '../debtor/debtor.ts';

/** Someone who may have paid. */
export interface NamedPayer {
  readonly id: number;
  readonly name: string;
}

/** Words that tell no company from another. */
const COMMON = new Set(
  'DI DEL DELLA DEI DA IN ED ET AND UND DITTA IMPRESA SIG SIGRA SPETT DOTT SOCIETA RESPONSABILITA LIMITATA UNIPERSONALE LIQUIDAZIONE SRL SPA SNC SAS SRLS'.split(
    ' ',
  ),
);
/** Banks cut long names off: a last word of so many letters may be the beginning of one. */
const SHORTEST_BEGINNING = 4;
/** A name as long as a bank's field (27 letters, 35, 70) may be cut anywhere; a shorter one was written so. */
const SHORTEST_FIELD = 26;
/** What says how the company is owned or formed tells it from no other. */
const FORMS =
  /\b(?:(?:A|CON) (?:SOCIO UNICO|UNICO SOCIO)|PER AZIONI|IN NOME COLLETTIVO|IN ACCOMANDITA SEMPLICE|LIMITATA SEMPLIFICATA)\b/giu;
/** Behind the legal form, banks write where the company is. */
const ADDRESS =
  /(\b(?:S\.?R\.?L\.?S?|S\.?P\.?A|S\.?N\.?C|S\.?A\.?S|GMBH|LTD)\.?),? (?:VIA|VIALE|PIAZZA|P\.ZZA|CORSO|C\.SO|LARGO|STRADA|LOC\.?|FRAZ\.?) .*$/iu;
/** Words of banks and payers around a name in a text. */
const AROUND = new Set(
  'BONIFICO BONIF BON ACCREDITO SEPA DISPOSTO DISPOSTA ORDINANTE ORD MITTENTE CAUSALE CAUS PER SALDO ACCONTO FT FATT FATTURA FATTURE NR RIF TRN CRO IBAN BIC PAGAMENTO PAG DATA VALUTA CONTO NOTE ID INSOLUTO INSOLUTA INSOLUTI IMPAGATO RIBA SDD EFFETTO STORNO SCAD SCADENZA VIA'.split(
    ' ',
  ),
);

/** Finds debtors by the words of their names. */
export class PayerNames {
  readonly #words = new Map<number, ReadonlySet<string>>();
  readonly #keys = new Map<number, string>();
  readonly #byWord = new Map<string, number[]>();
  readonly #found = new Map<string, readonly number[]>();

  constructor(payers: Iterable<NamedPayer>) {
    for (const { id, name } of payers) {
      const words = wordsOf(name);
      this.#words.set(id, words);
      this.#keys.set(id, nameKey(name));
      for (const word of words) {
        const same = this.#byWord.get(word);
        if (same === undefined) this.#byWord.set(word, [id]);
        else same.push(id);
      }
    }
  }

  /** The debtors a payer's name fits best; several are a tie. The same few names fill a statement. */
  named(name: string): readonly number[] {
    const known = this.#found.get(name) ?? this.#search(name);
    this.#found.set(name, known);
    return known;
  }

  /** Whether the name is that debtor's own, and not a longer or shorter one that may be somebody else's. */
  isOwn(name: string, id: number): boolean {
    return agreement([...wordsOf(name)], this.#words.get(id) as ReadonlySet<string>, name.length) >= CUT_OFF;
  }

  #search(name: string): number[] {
    const words = [...wordsOf(name)];
    const best = this.#best(words, (own) => agreement(words, own, name.length));
    if (best.length < 2) return best;
    // Rossi SRL and Rossi SPA differ in nothing but the legal form.
    const key = nameKey(withoutAddress(name));
    const exact = best.filter((id) => this.#keys.get(id) === key);
    return exact.length === 1 ? exact : best;
  }

  /** The debtors whose whole name stands somewhere in a text. */
  namedIn(text: string): number[] {
    const words = [...wordsOf(text)];
    return this.#best(words, (own) => (isWithin(own, new Set(words)) ? own.size : 0));
  }

  /** Whether a debtor's name stands by itself in a text, and not in the middle of a longer one. */
  isOwnIn(text: string, id: number): boolean {
    const words = [...wordsOf(text)];
    const own = [...(this.#words.get(id) as ReadonlySet<string>)];
    const at = words.findIndex((_, start) => own.every((word, step) => words[start + step] === word));
    const around = [words[at - 1], words[at + own.length]];
    return at !== -1 && around.every((word) => word === undefined || AROUND.has(word) || /\d/u.test(word));
  }

  #best(words: readonly string[], scoreOf: (own: ReadonlySet<string>) => number): number[] {
    let best: number[] = [];
    let bestScore = 0;
    for (const id of new Set(words.flatMap((word) => this.#byWord.get(word) ?? []))) {
      const score = scoreOf(this.#words.get(id) as ReadonlySet<string>);
      if (score === 0 || score < bestScore) continue;
      best = score === bestScore ? [...best, id] : [id];
      bestScore = score;
    }
    return best.sort((a, b) => a - b);
  }
}

/** The name as long as the bank's field was. */
const CUT_OFF = 3;

/** 4: the same words. 3: cut off. 2: the name with more words around it. 1: a part of the name. 0: another name. */
function agreement(payer: readonly string[], own: ReadonlySet<string>, length: number): number {
  const words = new Set(payer);
  if (words.size === own.size && payer.every((word) => own.has(word))) return 4;
  if (length >= SHORTEST_FIELD && isCutOff(payer, [...own])) return CUT_OFF;
  if (isWithin(own, words)) return 2;
  const isPart =
    payer.length > 1 &&
    payer.every((word, at) => own.has(word) || (at === payer.length - 1 && isBeginning(word, own)));
  return isPart ? 1 : 0;
}

/** The first words in their order; the last of them may be cut as well. */
function isCutOff(payer: readonly string[], own: readonly string[]): boolean {
  const last = payer.length - 1;
  return last > 0 && payer.every((word, at) => (at === last ? own[at]?.startsWith(word) : own[at] === word));
}

/** All of a name; one word alone is too common to be looked for among others. */
function isWithin(own: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return own.size > 1 && [...own].every((word) => words.has(word));
}

function isBeginning(word: string, own: ReadonlySet<string>): boolean {
  return word.length >= SHORTEST_BEGINNING && [...own].some((each) => each.startsWith(word));
}

function withoutAddress(name: string): string {
  return name.replace(ADDRESS, '$1');
}

function wordsOf(name: string): Set<string> {
  return new Set(
    normaliseName(withoutAddress(name).replace(FORMS, ' '))
      .split(' ')
      .filter((word) => word.length > 1 && !COMMON.has(word))
      // Banks write ü as ue, books as ü.
      .map((word) => word.replace(/([AOU])E/gu, '$1')),
  );
}
