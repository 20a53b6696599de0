/** Who sent the money, as far as it can be known. */
import type { MatchLedger } from './matchLedger.ts';
import type { MatchReason, ReadMovement } from './paymentMatch.ts';

export type Payer =
  | {
      readonly kind: 'known';
      readonly debtor: number;
      readonly reason: MatchReason;
      /** The name is only a part of the one that pays, or the other way round. */
      readonly isSimilar?: true;
    }
  /** A tie of names, an account that pays for several, or name and account that contradict each other. */
  | { readonly kind: 'several'; readonly debtors: readonly number[] }
  /** Named by the bank, and nobody we know. */
  | { readonly kind: 'stranger'; readonly name: string }
  /** The bank does not say. */
  | { readonly kind: 'nobody' };

/** The payer by account, by name, or by the reference of our letter where the bank names nobody. */
export function payerOf(movement: ReadMovement, ledger: MatchLedger): Payer {
  const { counterparty, remittance, read } = movement;
  const iban = ledger.payingIban(movement);
  const byIban = iban === undefined ? [] : ledger.payersFrom(iban);
  const byName =
    counterparty === undefined ? ledger.names.namedIn(remittance) : ledger.names.named(counterparty);
  const both = byIban.filter((debtor) => byName.includes(debtor));
  if (both.length === 1) return known('payer-by-iban', both[0] as number, iban as string);
  if (byIban.length === 1 && byName.length === 0)
    return known('payer-by-iban', byIban[0] as number, iban as string);
  if (byIban.length > 0)
    return { kind: 'several', debtors: [...new Set([...byIban, ...byName])].sort((a, b) => a - b) };
  const [named] = byName;
  if (named !== undefined && byName.length === 1) {
    const isOwn =
      counterparty === undefined
        ? ledger.names.isOwnIn(remittance, named)
        : ledger.names.isOwn(counterparty, named);
    return { ...known('payer-by-name', named, counterparty ?? ''), ...(isOwn ? {} : { isSimilar: true }) };
  }
  if (byName.length > 1) return { kind: 'several', debtors: byName };
  if (counterparty !== undefined) return { kind: 'stranger', name: counterparty };
  const byLetter =
    read.letterReference === undefined ? undefined : ledger.book.letters.get(read.letterReference);
  return byLetter === undefined
    ? { kind: 'nobody' }
    : known('payer-by-letter', byLetter, read.letterReference as string);
}

/**
 * Whom a movement speaks of by name, wherever it stands: the bank, or nobody, is the one named where money goes back. A
 * word between the two parts the names that stand in them.
 */
export function payerInText(movement: ReadMovement, ledger: MatchLedger): Payer {
  const { counterparty, counterpartIban: _bank, ...rest } = movement;
  return payerOf({ ...rest, remittance: [rest.remittance, counterparty].join(' CONTO ') }, ledger);
}

function known(code: MatchReason['code'], debtor: number, value: string): Payer & { kind: 'known' } {
  return { kind: 'known', debtor, reason: { code, values: { payer: value } } };
}
