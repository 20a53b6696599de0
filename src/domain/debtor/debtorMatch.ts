/**
 * Which debtor of the book a row of an export means (rule 20): its VAT number or tax code, then its customer code, then
 * its name. Two signs that point to different debtors are a conflict: asked, never guessed. A debtor that others were
 * merged into is found by what they were called as well.
 */
import { codedName } from './codedName.ts';
import type { DebtorDetails } from './debtor.ts';
import { identityName } from './debtor.ts';

/** What a debtor is known by. */
export type Identity = Pick<DebtorDetails, 'code' | 'name' | 'vatNumber' | 'taxCode'>;

/** A debtor as the matcher knows it: already in the book, or new in this file. */
export interface Known {
  readonly key: number;
  readonly details: Identity;
}

/** What a row said of which a person knew whom it means. */
export interface Answered {
  readonly key: number;
  readonly said: Identity;
}

/** Whom a person said that a row means whose signs contradict each other: a debtor of the book or of the file, or a new one. */
export interface DebtorAnswer {
  readonly said: Identity;
  readonly is: number | 'new';
}

/** Why a row cannot be given to one debtor. */
export type ConflictKind =
  /** Its signs belong to different debtors. */
  | 'torn'
  /** The debtor it names has another VAT number, tax code or customer code. */
  | 'contradiction'
  /** Several debtors have its name. */
  | 'namesakes';

export interface Conflict {
  readonly kind: 'conflict';
  readonly why: ConflictKind;
  /** The debtors it may mean. */
  readonly keys: readonly number[];
}

export type Match =
  | { readonly kind: 'known'; readonly key: number; readonly isAlias: boolean }
  | { readonly kind: 'new' }
  | Conflict;

const CODE_PLACES = ['first', 'last'] as const;
const SIGNS = ['vatNumber', 'taxCode', 'code'] as const;

/** Finds debtors by their signs; rows of the same debtor must always give the same answer, whatever their order. */
export class DebtorIndex {
  readonly #byVat = new Map<string, number>();
  readonly #byTaxCode = new Map<string, number>();
  readonly #byCode = new Map<string, number>();
  /** Most names are those of one debtor. */
  readonly #byName = new Map<string, number | Set<number>>();
  /** Whose own name it is: what rows call a debtor otherwise takes it from nobody. */
  readonly #ownersOfName = new Map<string, number | Set<number>>();
  readonly #details = new Map<number, Identity>();
  readonly #aliases = new Map<number, Identity[]>();
  readonly #answers = new Map<string, number>();

  constructor(known: Iterable<Known> = []) {
    for (const { key, details } of known) this.add(key, details);
  }

  /** Makes a debtor findable; its details may grow with later rows. */
  add(key: number, details: Identity): void {
    const before = this.#details.get(key);
    const merged = before === undefined ? details : { ...before, ...details };
    this.#details.set(key, merged);
    this.#find(key, merged, before === undefined);
  }

  /** Makes a debtor findable by what another one was called that became part of it. */
  addAlias(key: number, identity: Identity): void {
    const others = this.#aliases.get(key);
    if (others === undefined) this.#aliases.set(key, [identity]);
    else others.push(identity);
    this.#find(key, identity, true);
  }

  /** Rows mean a debtor of the book that is called otherwise there: what they say is found, and the debtor's own name stays. */
  addMeant(key: number, said: Identity): void {
    this.add(key, { ...said, ...this.identityOf(key) });
    addKey(this.#byName, identityName(said.name), key);
  }

  /**
   * From now on signs that a person was asked about, all of them together, mean the debtor of the answer, whoever else has any
   * of them. Those that are nobody's mean it alone as well: another program's list has the code and the name without the
   * number that made the doubt. To be called when everybody else is known.
   */
  addAnswers(answers: readonly Answered[]): void {
    const meant = new Map<string, number | Set<number>>();
    for (const { key, said } of answers) {
      this.#answers.set(identityKey(said), key);
      for (const sign of SIGNS) if (said[sign] !== undefined) addKey(meant, `${sign} ${said[sign]}`, key);
    }
    const all = answers.map(({ key, said }) => ({ key, said, free: this.withoutTaken(said) }));
    for (const { key, said, free } of all) {
      const signs = SIGNS.filter((sign) => meant.get(`${sign} ${free[sign]}`) === key);
      const others = this.#aliases.get(key) ?? [];
      for (const sign of signs) {
        const alone = { name: said.name, [sign]: free[sign] };
        others.push(alone);
        this.#findBySigns(key, alone);
      }
      const plain = identityName(said.name);
      const isNameFree = !this.#ownersOfName.has(plain);
      if (isNameFree) addKey(this.#byName, plain, key);
      if (isNameFree || signs.length > 0) this.#aliases.set(key, others);
    }
  }

  /** The details without the signs that belong to others. */
  withoutTaken(details: DebtorDetails): DebtorDetails {
    const { vatNumber, taxCode, code, ...rest } = details;
    return {
      ...rest,
      ...(vatNumber === undefined || this.#byVat.has(vatNumber) ? {} : { vatNumber }),
      ...(taxCode === undefined || this.#byTaxCode.has(taxCode) ? {} : { taxCode }),
      ...(code === undefined || this.#byCode.has(code) ? {} : { code }),
    };
  }

  match(details: DebtorDetails): Match {
    return this.matchBySign(details) ?? this.#matchByName(details);
  }

  /** What its numbers and its code say; undefined when nobody is known by any of them. */
  matchBySign(details: DebtorDetails): Match | undefined {
    const answered = this.#answers.size === 0 ? undefined : this.#answers.get(identityKey(details));
    // Its signs are those of others: it tells nothing new.
    if (answered !== undefined) return { kind: 'known', key: answered, isAlias: true };
    const byVat = details.vatNumber === undefined ? undefined : this.#byVat.get(details.vatNumber);
    const byTaxCode = details.taxCode === undefined ? undefined : this.#byTaxCode.get(details.taxCode);
    const byCode = details.code === undefined ? undefined : this.#byCode.get(details.code);
    const found = byVat ?? byTaxCode ?? byCode;
    if (found === undefined) return undefined;
    const others = [byTaxCode, byCode].filter((key) => key !== undefined && key !== found);
    if (others.length > 0) return conflict('torn', [found, ...others.filter((key) => key !== undefined)]);
    const owners = byVat ?? byTaxCode ?? this.#ownersOfName.get(identityName(details.name)) ?? found;
    // Codes given out anew: the code is that of one debtor, the name that of another.
    if (!keysOf(owners).includes(found)) return conflict('torn', [found, ...keysOf(owners)]);
    return this.contradicts(found, details)
      ? conflict('contradiction', [found])
      : this.#known(found, details);
  }

  /** The name decides only when nothing else speaks against it, and only when one debtor has it. */
  #matchByName(details: DebtorDetails): Match {
    const plain = identityName(details.name);
    const namesakes = this.#byName.get(plain) ?? this.#withCodeInName(details, plain);
    if (namesakes === undefined) return { kind: 'new' };
    const possible = keysOf(namesakes).filter((key) => !this.contradicts(key, details));
    const [only] = possible;
    if (only === undefined) return { kind: 'new' };
    return possible.length === 1 ? this.#known(only, details) : conflict('namesakes', possible);
  }

  /** One file has code and name in one cell and does not prove it, the other has them apart. */
  #withCodeInName({ code, name }: DebtorDetails, plain: string): number | Set<number> | undefined {
    if (code !== undefined) {
      const sign = identityName(code);
      return this.#byName.get(`${sign} ${plain}`) ?? this.#byName.get(`${plain} ${sign}`);
    }
    for (const place of CODE_PLACES) {
      const parts = codedName(name, place);
      if (parts === undefined) continue;
      const key = this.#byCode.get(parts.code);
      if (key !== undefined && identityName(this.identityOf(key).name) === identityName(parts.name))
        return key;
    }
    return undefined;
  }

  #known(key: number, details: DebtorDetails): Match {
    return { kind: 'known', key, isAlias: this.#aliases.has(key) && !this.#isItself(key, details) };
  }

  /** Whether the row has the debtor's own signs, or else its own name. */
  #isItself(key: number, details: DebtorDetails): boolean {
    const known = this.identityOf(key);
    const shared = SIGNS.filter((sign) => known[sign] !== undefined && details[sign] !== undefined);
    const isSame = identityName(known.name) === identityName(details.name);
    return shared.length === 0 ? isSame : shared.every((sign) => isSameSign(sign, known, details));
  }

  #find(key: number, identity: Identity, isOwnName: boolean): void {
    this.#findBySigns(key, identity);
    const plain = identityName(identity.name);
    addKey(this.#byName, plain, key);
    if (isOwnName) addKey(this.#ownersOfName, plain, key);
  }

  #findBySigns(key: number, { vatNumber, taxCode, code }: Identity): void {
    if (vatNumber !== undefined) this.#byVat.set(vatNumber, key);
    if (taxCode !== undefined) this.#byTaxCode.set(taxCode, key);
    if (code !== undefined) this.#byCode.set(code, key);
  }

  /** Another VAT number, tax code or customer code than any that is known. */
  contradicts(key: number, details: Identity): boolean {
    const known = this.identityOf(key);
    const aliases = this.#aliases.get(key) ?? [];
    return SIGNS.some(
      (sign) =>
        known[sign] !== undefined &&
        details[sign] !== undefined &&
        !isSameSign(sign, known, details) &&
        !aliases.some((alias) => isSameSign(sign, alias, details)),
    );
  }

  /** What a debtor that was added is known by. */
  identityOf(key: number): Identity {
    // Every key found here was added with its details.
    return this.#details.get(key) as Identity;
  }
}

/** Adds one of perhaps several debtors of a name. */
function addKey(names: Map<string, number | Set<number>>, name: string, key: number): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, key);
  else if (typeof known !== 'number') known.add(key);
  else if (known !== key) names.set(name, new Set([known, key]));
}

function keysOf(known: number | Set<number>): number[] {
  return typeof known === 'number' ? [known] : [...known];
}

/** Spreadsheets take the zeros from the front of a code in figures, so 00012 and 12 contradict each other no more. */
function isSameSign(sign: (typeof SIGNS)[number], one: Identity, other: Identity): boolean {
  const [a = '', b = ''] = [one[sign], other[sign]];
  return a === b || (sign === 'code' && FIGURES.test(a) && FIGURES.test(b) && Number(a) === Number(b));
}

/** No longer than what a number holds exactly. */
const FIGURES = /^\d{1,15}$/u;

/** Names and signs that say the same have the same key. */
export function identityKey({ vatNumber = '', taxCode = '', code = '', name }: Identity): string {
  return [vatNumber, taxCode, code, identityName(name)].join('\u0000');
}

/** Name and signs as a person compares them. */
export function identityLabel({ name, code, vatNumber, taxCode }: Identity): string {
  return [name, code, vatNumber, taxCode].filter((part) => part !== undefined).join(', ');
}

function conflict(why: ConflictKind, keys: readonly number[]): Conflict {
  return { kind: 'conflict', why, keys: [...new Set(keys)] };
}
