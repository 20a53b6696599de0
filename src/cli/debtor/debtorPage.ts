/** A debtor on the screen and for programs: who it is, how it is reached, what is wrong with the address. */
import type { DebtorContact } from '../../domain/debtor/debtorContact.ts';
import { groupIban } from '../../domain/debtor/iban.ts';
import type { DebtorCard } from '../../office/debtor/debtorCard.ts';
import type { Desk } from '../command.ts';
import { bold, dim, yellow } from '../screen/ink.ts';
import { insolvencyData, insolvencyText } from '../case/interruptionView.ts';
import { moneyData } from '../money/moneyData.ts';
import type { Warning } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { creditText, interestText, termsData } from './termsView.ts';

/** Writes the card. */
export function debtorPage(page: Page, desk: Desk, card: DebtorCard): void {
  const { messages, format } = desk;
  const { debtor, findings, cases, open, insolvency } = card;
  const words = messages.contacts.debtor;
  const { fields } = words;
  const kind = [words.kinds[debtor.kind], ...(debtor.isConsumer ? [words.consumer] : [])].join(', ');
  const checked = debtor.addressCheckedOn === undefined ? undefined : format.fullDay(debtor.addressCheckedOn);
  const numbers = cases.map(({ number, isOpen }) =>
    isOpen ? words.openCase(number) : words.closedCase(number),
  );
  const rows: readonly (readonly [string, string | undefined])[] = [
    [fields.code, debtor.code],
    [fields.vat, debtor.vatNumber],
    [fields.taxCode, debtor.taxCode],
    [fields.address, addressOf(debtor)],
    [messages.debtors.fields.printed, printedAddress(card)],
    [fields.checked, checked],
    [fields.phone, debtor.phone ?? words.noPhone],
    [fields.wrongPhone, debtor.wrongPhone],
    [fields.email, debtor.email],
    [fields.pec, debtor.pec],
    [fields.contactPerson, debtor.contactPerson],
    [fields.kind, kind],
    [fields.language, words.languages[debtor.language]],
    [fields.cases, numbers.join(', ')],
    [messages.interruptions.insolvency.field, insolvency && insolvencyText(desk, insolvency)],
    [messages.court.terms.interest, interestText(desk, card.terms)],
    [messages.court.terms.credit, creditText(desk, card.terms)],
    [fields.open, format.sums(open)],
  ];
  page.line(bold(debtor.name));
  const filled = rows.filter(
    (row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '',
  );
  page.fields(filled, 2);
  listPage(page, desk, card);
  for (const finding of findings) page.line('! ', yellow(words.finding(finding)));
  for (const { message } of debtorWarnings(desk, card)) page.line('- ', dim(message));
}

/** Every number and mailbox, the accounts it paid from, and the names it had. */
function listPage(page: Page, desk: Desk, { debtor, contacts, ibans, aliases }: DebtorCard): void {
  const { debtors } = desk.messages;
  const inUse = new Set([debtor.phone, debtor.email, debtor.pec]);
  const isMoreThanUsed = contacts.some(
    ({ value, source, person }) => !inUse.has(value) || source !== 'export' || person !== undefined,
  );
  const rows: [string, string][] = [
    ...(isMoreThanUsed ? contacts : []).map((contact): [string, string] => [
      debtors.kind(contact.kind),
      contactText(desk, contact),
    ]),
    ...ibans.map(({ iban, source, learnedOn }): [string, string] => [
      'IBAN',
      debtors.ibanLine(groupIban(iban), source === 'confirmed', desk.format.fullDay(learnedOn)),
    ]),
    ...aliases.map(({ code, name, vatNumber }): [string, string] => [
      debtors.fields.aliases,
      [code, name, vatNumber].filter((part) => part !== undefined).join(' '),
    ]),
  ];
  if (rows.length === 0) return;
  page.line(bold(debtors.fields.contacts));
  page.fields(rows, 2);
}

function contactText(
  { messages: { debtors }, format }: Desk,
  { value, source, person, addedOn, wrongOn, wrongReason }: DebtorContact,
): string {
  const details = [
    person,
    `${debtors.source(source)} ${format.shortDay(addedOn)}`,
    wrongOn === undefined ? undefined : debtors.wrongSince(format.shortDay(wrongOn), wrongReason ?? ''),
  ];
  return debtors.contactLine(value, details.filter((part) => part !== undefined).join(', '));
}

/** What looks odd about the debtor; none of it stops anything. */
export function debtorWarnings(
  { messages: { debtors } }: Pick<Desk, 'messages'>,
  { addressRemarks, remarks }: DebtorCard,
): Warning[] {
  return [
    ...addressRemarks.map((code) => ({ code, message: debtors.addressRemark(code) })),
    ...remarks.map(({ code, value }) => ({ code, message: debtors.remark(code, value) })),
  ];
}

/** The card for programs. */
export function debtorData(card: DebtorCard): Record<string, unknown> {
  const { debtor, findings, cases, open, postal, contacts, ibans, aliases } = card;
  const { id: _id, isConsumer, vatNumber, ...rest } = debtor;
  const { remarks: _remarks, ...printed } = postal ?? { remarks: [] };
  return {
    debtor: { ...rest, ...(vatNumber === undefined ? {} : { vat: vatNumber }), consumer: isConsumer },
    findings,
    insolvency: card.insolvency === undefined ? null : insolvencyData(card.insolvency),
    terms: termsData(card.terms),
    addressRemarks: card.addressRemarks,
    remarks: card.remarks,
    printedAddress: postal === undefined ? null : printed,
    contacts: contacts.map(({ kind, value, person, source, addedOn, wrongOn, wrongReason }) => ({
      kind,
      value,
      person: person ?? null,
      source,
      addedOn,
      wrongOn: wrongOn ?? null,
      wrongReason: wrongReason ?? null,
    })),
    ibans: ibans.map(({ iban, source, learnedOn }) => ({ iban, source, learnedOn })),
    aliases: aliases.map(({ code, name, vatNumber: vat, taxCode }) => ({
      code: code ?? null,
      name,
      vat: vat ?? null,
      taxCode: taxCode ?? null,
    })),
    cases: cases.map(({ number, isOpen }) => ({ case: number, open: isOpen })),
    open: open.map(moneyData),
  };
}

function addressOf({ address, postcode, city, province, country }: DebtorCard['debtor']): string {
  const town = [postcode, city, province === undefined ? undefined : `(${province})`];
  const parts = [address, town.filter((part) => part !== undefined).join(' '), country];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** The lines of the envelope below the name, apart from abroad, where they are as they were typed. */
function printedAddress({ postal }: DebtorCard): string | undefined {
  if (postal === undefined) return undefined;
  const { additional, building, street, postcode, city, province } = postal;
  const town = [postcode, city, province].filter((part) => part !== undefined).join(' ');
  return [additional, building, street, town].filter((part) => part !== undefined && part !== '').join(' / ');
}
