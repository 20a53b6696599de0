/** Texts in the order they were added, held as bytes: a million short ones take a third of the memory of strings. */

import { bareNumber } from '../../domain/payment/documentNumber.ts';

/** Texts with other characters than these are kept as they are. */
const LAST_BYTE = 0xff;
const FREE = -1;
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;
const [ZERO, NINE, LETTER_A, LETTER_Z, FIRST_SPECIAL] = [48, 57, 65, 90, 128];
/** Makes a capital of a letter of ASCII. */
const CAPITAL = 0xdf;

/** Appends texts, hands them out by place, and finds those that occur more than once. */
export class TextPool {
  #bytes: Buffer = Buffer.alloc(1024);
  /** Where each text ends; it begins where the one before ends. */
  #ends = new Uint32Array(64);
  #length = 0;
  readonly #others = new Map<number, string>();
  /** What occurs more than once among the first so many: asked for again and again while nothing is added. */
  #found: { readonly length: number; readonly groups: readonly (readonly number[])[] } | undefined;

  /** Adds a text; an empty one stands for none. */
  add(text: string): void {
    const place = this.#length;
    const start = this.#startOf(place);
    if (place === this.#ends.length) {
      const longer = new Uint32Array(2 * place);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    const { length } = text;
    if (start + length > this.#bytes.length) {
      const longer = Buffer.alloc(Math.ceil(1.3 * this.#bytes.length) + length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    const end = this.#write(text, start);
    if (end === undefined) this.#others.set(place, text);
    this.#ends[place] = end ?? start;
    this.#length += 1;
  }

  at(place: number): string {
    const other = this.#others.size === 0 ? undefined : this.#others.get(place);
    return other ?? this.#bytes.toString('latin1', this.#startOf(place), this.#ends[place]);
  }

  /** The places of texts that occur more than once, in groups, each in order. */
  repeated(): readonly (readonly number[])[] {
    if (this.#found?.length !== this.#length) this.#found = { length: this.#length, groups: this.#groups() };
    return this.#found.groups;
  }

  #groups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    // Every text has its slot in a table of twice the size, found by its hash; the next free one if that is taken.
    const slots = new Int32Array(tableSize(this.#length)).fill(FREE);
    for (let place = 0; place < this.#length; place += 1) {
      let slot = this.#hashOf(place) & (slots.length - 1);
      while (slots[slot] !== FREE && !this.#isSame(slots[slot] as number, place)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      const first = slots[slot] as number;
      if (first === FREE) slots[slot] = place;
      else join(groups, first, place);
    }
    return [...groups.values()];
  }

  /**
   * The places of texts that are one number written in several ways, as far as `bareNumber` tells, in groups. Two in
   * 4,000 million that are not may be among them; files without any cost one look at each byte.
   */
  alike(): readonly (readonly number[])[] {
    const slots = new Int32Array(tableSize(this.#length)).fill(FREE);
    const hashes = new Int32Array(this.#length);
    const several = new Set<number>();
    for (let place = 0; place < this.#length; place += 1) {
      const hash = this.#bareHashOf(place);
      hashes[place] = hash;
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== FREE && hashes[slots[slot] as number] !== hash)
        slot = (slot + 1) & (slots.length - 1);
      const first = slots[slot] as number;
      if (first === FREE) slots[slot] = place;
      else if (!this.#isSame(first, place)) several.add(hash);
    }
    if (several.size === 0) return [];
    const groups = new Map<number, number[]>();
    for (const [place, hash] of hashes.entries()) {
      if (!several.has(hash)) continue;
      const group = groups.get(hash);
      if (group === undefined) groups.set(hash, [place]);
      else group.push(place);
    }
    return [...groups.values()];
  }

  #startOf(place: number): number {
    return place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
  }

  /** Where the text ends, or undefined when it does not fit into bytes. */
  #write(text: string, start: number): number | undefined {
    const bytes = this.#bytes;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > LAST_BYTE) return undefined;
      bytes[start + at] = code;
    }
    return start + text.length;
  }

  /** FNV-1a over the bytes, or over the characters of a text that is kept apart. */
  #hashOf(place: number): number {
    const other = this.#others.size === 0 ? undefined : this.#others.get(place);
    if (other !== undefined) return hashOfText(other);
    let hash = HASH_START;
    const bytes = this.#bytes;
    const end = this.#ends[place] ?? 0;
    for (let at = this.#startOf(place); at < end; at += 1) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH_FACTOR);
    }
    return mixed(hash);
  }

  /** Over what `bareNumber` leaves, without making it: capital letters, and figures without zeros in front. */
  #bareHashOf(place: number): number {
    if (this.#others.size > 0 && this.#others.has(place)) return hashOfText(bareNumber(this.at(place)));
    let hash = HASH_START;
    let isInFigures = false;
    const end = this.#ends[place] ?? 0;
    for (let at = this.#startOf(place); at < end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte >= FIRST_SPECIAL) return hashOfText(bareNumber(this.at(place)));
      const isFigure = byte >= ZERO && byte <= NINE;
      const letter = byte & CAPITAL;
      if (isFigure) {
        const next = at + 1 < end ? (this.#bytes[at + 1] ?? 0) : 0;
        const isInFront: boolean = byte === ZERO && !isInFigures && next >= ZERO && next <= NINE;
        if (!isInFront) hash = Math.imul(hash ^ byte, HASH_FACTOR);
        isInFigures = !isInFront;
      } else {
        if (byte > NINE && letter >= LETTER_A && letter <= LETTER_Z)
          hash = Math.imul(hash ^ letter, HASH_FACTOR);
        isInFigures = false;
      }
    }
    return mixed(hash);
  }

  #isSame(a: number, b: number): boolean {
    if (this.#others.size > 0 && (this.#others.has(a) || this.#others.has(b)))
      return this.at(a) === this.at(b);
    const [startA, startB] = [this.#startOf(a), this.#startOf(b)];
    const length = (this.#ends[a] ?? 0) - startA;
    if (length !== (this.#ends[b] ?? 0) - startB) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.#bytes[startA + at] !== this.#bytes[startB + at]) return false;
    }
    return true;
  }
}

/** A power of two, at least twice the count: most texts find their slot at once. */
function tableSize(count: number): number {
  return 2 ** Math.ceil(Math.log2(2 * count + 2));
}

function hashOfText(text: string): number {
  let hash = HASH_START;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), HASH_FACTOR);
  return mixed(hash);
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

function join(groups: Map<number, number[]>, first: number, place: number): void {
  const group = groups.get(first);
  if (group === undefined) groups.set(first, [first, place]);
  else group.push(place);
}
