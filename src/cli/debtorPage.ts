/** A debtor on the screen and for programs: who it is, how it is reached, what is wrong with the address. */
import { toDecimal } from '../domain/money.ts';
import type { DebtorCard } from '../office/debtorCard.ts';
import type { Desk } from './command.ts';
import { bold, yellow } from './ink.ts';
import type { Page } from './page.ts';

/** Writes the card. */
export function debtorPage(
  page: Page,
  { messages, format }: Desk,
  { debtor, findings, cases, open }: DebtorCard,
): void {
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
    [fields.checked, checked],
    [fields.phone, debtor.phone ?? words.noPhone],
    [fields.wrongPhone, debtor.wrongPhone],
    [fields.email, debtor.email],
    [fields.pec, debtor.pec],
    [fields.contactPerson, debtor.contactPerson],
    [fields.kind, kind],
    [fields.language, words.languages[debtor.language]],
    [fields.cases, numbers.join(', ')],
    [fields.open, open.map(({ cents, currency }) => format.money(cents, currency)).join(', ')],
  ];
  page.line(bold(debtor.name));
  const filled = rows.filter(
    (row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '',
  );
  page.fields(filled, 2);
  for (const finding of findings) page.line('! ', yellow(words.finding(finding)));
}

/** The card for programs. */
export function debtorData({ debtor, findings, cases, open }: DebtorCard): Record<string, unknown> {
  const { id: _id, isConsumer, vatNumber, ...rest } = debtor;
  return {
    debtor: { ...rest, ...(vatNumber === undefined ? {} : { vat: vatNumber }), consumer: isConsumer },
    findings,
    cases: cases.map(({ number, isOpen }) => ({ case: number, open: isOpen })),
    open: open.map(({ cents, currency }) => ({ amount: toDecimal(cents), currency })),
  };
}

function addressOf({ address, postcode, city, province, country }: DebtorCard['debtor']): string {
  const town = [postcode, city, province === undefined ? undefined : `(${province})`];
  const parts = [address, town.filter((part) => part !== undefined).join(' '), country];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
