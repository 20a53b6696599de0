/** Who the payer is, told by the name the bank gives: only the best match counts, and only when it is the only one. */
import { nameKey, normaliseName } from './debtor.ts';

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

  #search(name: string): number[] {
    const words = [...wordsOf(name)];
    const best = this.#best(words, (own) => agreement(words, own));
    if (best.length < 2) return best;
    // Rossi SRL and Rossi SPA differ in nothing but the legal form.
    const exact = best.filter((id) => this.#keys.get(id) === nameKey(name));
    return exact.length === 1 ? exact : best;
  }

  /** The debtors whose whole name stands somewhere in a text. */
  namedIn(text: string): number[] {
    const words = [...wordsOf(text)];
    return this.#best(words, (own) => (isWithin(own, new Set(words)) ? own.size : 0));
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

/** 3: the same words. 2: the name with more words around it. 1: a part of the name, perhaps cut off. 0: another name. */
function agreement(payer: readonly string[], own: ReadonlySet<string>): number {
  const words = new Set(payer);
  if (words.size === own.size && payer.every((word) => own.has(word))) return 3;
  if (isWithin(own, words)) return 2;
  const isPart =
    payer.length > 1 &&
    payer.every((word, at) => own.has(word) || (at === payer.length - 1 && isBeginning(word, own)));
  return isPart ? 1 : 0;
}

/** All of a name; one word alone is too common to be looked for among others. */
function isWithin(own: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return own.size > 1 && [...own].every((word) => words.has(word));
}

function isBeginning(word: string, own: ReadonlySet<string>): boolean {
  return word.length >= SHORTEST_BEGINNING && [...own].some((each) => each.startsWith(word));
}

function wordsOf(name: string): Set<string> {
  return new Set(
    normaliseName(name)
      .split(' ')
      .filter((word) => word.length > 1 && !COMMON.has(word))
      // Banks write ü as ue, books as ü.
      .map((word) => word.replace(/([AOU])E/gu, '$1')),
  );
}
