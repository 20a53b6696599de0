/** The letter as templates see it: every field there, absent ones as null, every text fit to print. */
import type { DebtorDetails, LetterLanguage } from '../domain/debtor/debtor.ts';
import {
  demandedTotals,
  type Creditor,
  type LetterContent,
  type LetterItem,
  type Signatory,
} from '../domain/letter.ts';
import { totalsByCurrency, type Money } from '../domain/money.ts';
import { addressBlock, isItalian } from './addressBlock.ts';
import { claimView } from './claimView.ts';
import { epcPayload } from './epc.ts';
import { invoicesInWords, stampInWords, taxNumbers, totalsInWords } from './letterWords.ts';
import { plainText } from './plainText.ts';
import { planView } from './planView.ts';

/** In the window of an envelope: more or longer lines than these are set smaller. */
const MOST_ROOMY_LINES = 6;
const LONGEST_ROOMY_LINE = 38;

/** The fields of `Type`, none of them missing: templates are strict, an absent field would be a spelling mistake. */
type Complete<Type> = {
  readonly [Key in keyof Type]-?:
    Exclude<Type[Key], undefined> | (undefined extends Type[Key] ? null : never);
};

/**
 * The view of a letter. Throws when totals and rows disagree, or a credit note is not negative: such a letter must not
 * leave the house, and only a mistake of ours can have made it.
 */
export function letterView(raw: LetterContent) {
  checkTotals(raw);
  const letter = clean(raw);
  const { language, items, totals, recipient, creditor, signatory, earlier } = letter;
  const invoices = items.filter((item) => !item.isCreditNote);
  const payload = epcPayloadOf(letter);
  const lines = addressBlock(recipient, language);
  const hasInstalments = items.some((item) => orNull(item.instalment) !== null);
  const isMixed = totals.length > 1;
  return {
    language,
    template: letter.template,
    isFriendly: letter.tone === 'friendly',
    protocol: orNull(letter.protocol),
    caseNumber: letter.caseNumber,
    stamp: stampInWords(letter),
    issuedOn: letter.issuedOn,
    place: orNull(letter.place) ?? creditor.city,
    channel: letter.channel,
    creditor: creditorView(creditor, language),
    signatory: completePerson(signatory),
    contact: completePerson(letter.contact ?? signatory),
    recipient: {
      ...completeDebtor(recipient),
      kind: recipient.kind,
      isConsumer: recipient.isConsumer,
      isNaturalPerson: recipient.kind === 'person',
      sex: recipient.kind === 'person' ? sexOf(recipient.taxCode) : null,
      contactPerson: orNull(recipient.contactPerson),
      lines,
      isLong: lines.length > MOST_ROOMY_LINES || lines.some((line) => line.length > LONGEST_ROOMY_LINE),
      inline: inlineAddress(recipient),
      taxNumbers: taxNumbers(recipient, language),
    },
    items: items.map(completeItem),
    invoices: invoicesInWords(items, language),
    isOneInvoice: new Set(invoices.map((item) => item.number)).size === 1,
    hasInstalments,
    hasCreditNotes: invoices.length < items.length,
    isMixed,
    /** Of the table of items: number, dates, amount, and what this letter adds. */
    columnsBeforeTotal: 4 + (hasInstalments ? 1 : 0) + (isMixed ? 1 : 0),
    currency: totals.length === 1 ? (totals[0]?.currency ?? null) : null,
    totals,
    /** The principal: the sum of the rows. */
    total: totalsInWords(totals, language),
    /** All that is to be paid, interest and lump sums included. */
    demanded: totalsInWords(demandedTotals(letter), language),
    claim: claimView(letter),
    /** Of one row with an account below it: its total stands there. */
    isTotalBelow: letter.account !== undefined && items.length === 1,
    deadline: letter.deadline ?? null,
    termDays: letter.termDays,
    earlier,
    lastEarlier: earlier.at(-1) ?? null,
    paymentReference: orNull(letter.paymentReference),
    epcPayload: payload ?? null,
    plan: letter.plan === undefined ? null : planView(letter.plan, language),
  };
}

function checkTotals({ items, totals }: LetterContent): void {
  const ofRows = totalsByCurrency(items.map(({ openCents, currency }) => ({ cents: openCents, currency })));
  const agrees =
    ofRows.length === totals.length && ofRows.every((sum) => totals.some((total) => isSame(sum, total)));
  if (!agrees) throw new Error('the totals of a letter are not the sums of its rows');
  const wrong = items.find((item) => item.isCreditNote && (item.amountCents > 0 || item.openCents > 0));
  if (wrong !== undefined) throw new Error(`credit note ${wrong.number} is not negative`);
}

function isSame(left: Money, right: Money): boolean {
  return left.currency === right.currency && left.cents === right.cents;
}

/** A value with every text in it passed through plainText, however deep. */
export function clean<Value>(value: Value): Value {
  if (typeof value === 'string') return plainText(value) as Value;
  if (Array.isArray(value)) return value.map((entry: unknown) => clean(entry)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, clean(entry as unknown)]);
  return Object.fromEntries(entries) as Value;
}

/** Of an agreement, the first instalment is what is to be paid. */
function epcPayloadOf(letter: LetterContent): string | undefined {
  const { creditor, paymentReference, plan } = letter;
  const [first] = plan?.instalments ?? [];
  const paid = plan && first ? [{ cents: first.cents, currency: plan.currency }] : demandedTotals(letter);
  const [amount, ...others] = paid;
  if (amount === undefined || others.length > 0) return undefined;
  const { name: beneficiary, iban, bic } = creditor;
  return epcPayload({ beneficiary, iban, bic, amount, reference: paymentReference });
}

/** `Via dei Tigli 4, 50123 Firenze (FI)`, without province abroad; an empty text when nothing is known. */
export function inlineAddress(
  party: Pick<DebtorDetails, 'address' | 'postcode' | 'city' | 'province' | 'country'>,
): string {
  const province = isItalian(party) ? orNull(party.province) : null;
  const town = [party.postcode, party.city, province === null ? '' : `(${province})`];
  const locality = town.filter((part) => part !== undefined && part !== '').join(' ');
  return [party.address, locality].filter((part) => part !== undefined && part !== '').join(', ');
}

/** A codice fiscale tells it: the day of birth of women is written 40 higher (digits may stand as letters, omocodia). */
function sexOf(taxCode: string | undefined): 'f' | 'm' | null {
  if (taxCode?.length !== 16) return null;
  const tens = taxCode.charAt(9).toUpperCase();
  if (/[0-3LMNP]/u.test(tens)) return 'm';
  return /[4-7QRST]/u.test(tens) ? 'f' : null;
}

/** The creditor as the letterhead prints it. */
export function creditorView(creditor: Creditor, language: LetterLanguage) {
  return {
    ...completeCreditor(creditor),
    inline: inlineAddress(creditor),
    taxNumbers: taxNumbers(creditor, language),
  };
}

function completeCreditor(creditor: Creditor): Complete<Creditor> {
  return {
    name: creditor.name,
    address: creditor.address,
    postcode: creditor.postcode,
    city: creditor.city,
    province: orNull(creditor.province),
    phone: orNull(creditor.phone),
    email: orNull(creditor.email),
    pec: orNull(creditor.pec),
    vatNumber: creditor.vatNumber,
    taxCode: orNull(creditor.taxCode),
    companyRegister: orNull(creditor.companyRegister),
    rea: orNull(creditor.rea),
    shareCapital: orNull(creditor.shareCapital),
    isSingleMember: creditor.isSingleMember,
    isInLiquidation: creditor.isInLiquidation,
    iban: creditor.iban,
    bank: orNull(creditor.bank),
    bic: orNull(creditor.bic),
  };
}

function completeDebtor(debtor: DebtorDetails): Complete<DebtorDetails> {
  return {
    code: orNull(debtor.code),
    name: debtor.name,
    vatNumber: orNull(debtor.vatNumber),
    taxCode: orNull(debtor.taxCode),
    address: orNull(debtor.address),
    postcode: orNull(debtor.postcode),
    city: orNull(debtor.city),
    province: orNull(debtor.province),
    country: orNull(debtor.country),
    email: orNull(debtor.email),
    pec: orNull(debtor.pec),
    phone: orNull(debtor.phone),
  };
}

function completePerson({ name, role, phone, email }: Signatory): Complete<Signatory> {
  return { name, role: orNull(role), phone: orNull(phone), email: orNull(email) };
}

function completeItem(item: LetterItem): Complete<LetterItem> {
  return { ...item, instalment: orNull(item.instalment), issuedOn: item.issuedOn ?? null };
}

/** A text that is missing, or of which cleaning left nothing. */
function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
