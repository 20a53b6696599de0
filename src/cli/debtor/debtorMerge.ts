/** Two customers that are one: shown side by side, asked about, merged. */
import { debtorLabel, type Debtor } from '../../domain/debtor/debtor.ts';
import { rehearse } from '../../office/act.ts';
import { debtorCard, type DebtorCard } from '../../office/debtor/debtorCard.ts';
import { mergeDebtors, type MergedDebtors } from '../../office/debtor/mergeDebtors.ts';
import { agreesTo, changeHints, declined, whatComesNext, type ComesNext } from '../afterChange.ts';
import type { Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { debtorData, debtorPage } from './debtorPage.ts';
import { openOffice } from '../desk.ts';
import { bold } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';

/** Makes the debtor that `other` means part of the one that `argument` means. */
export async function mergeInto(
  desk: Desk,
  argument: string | undefined,
  other: string,
  override: string | undefined,
): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const words = desk.messages.debtors.merge;
  const [stays, goes] = [await chooseDebtor(desk, book, argument), await chooseDebtor(desk, book, other)];
  const request = {
    into: stays.id,
    from: goes.id,
    ...(override === undefined ? {} : { override }),
    words: { closedInto: words.closedInto, deadlineOf: words.deadlineOf },
  };
  // Whatever speaks against it is said before anybody is asked.
  rehearse(book, () => mergeDebtors(book, moment, request));
  if (desk.ask.isPossible) {
    const cards = [debtorCard(book, stays.id), debtorCard(book, goes.id)] as const;
    await desk.show((page) => sideBySide(page, desk, ...cards));
  }
  const question = words.confirm(debtorLabel(goes), debtorLabel(stays));
  if (!(await agreesTo(desk, question))) return declined(desk, 'debtor', { merged: null });
  const work = () => {
    const { result, operation } = mergeDebtors(book, moment, request);
    const card = debtorCard(book, stays.id);
    const open = card.cases.find(({ isOpen }) => isOpen);
    const next = open === undefined ? undefined : whatComesNext(desk, book, open.number);
    return { result, operation: operation ?? null, card, next };
  };
  const done = desk.globals.dryRun ? { ...rehearse(book, work), operation: null } : work();
  return outcomeOf(desk, stays, goes, done);
}

interface MergeDone {
  readonly result: MergedDebtors;
  readonly operation: number | null;
  readonly card: DebtorCard;
  readonly next: ComesNext | undefined;
}

function outcomeOf(
  desk: Desk,
  stays: Debtor,
  goes: Debtor,
  { result, operation, card, next }: MergeDone,
): Outcome {
  const words = desk.messages.debtors.merge;
  const { cases, doubled, balanced } = result;
  return {
    schema: 'dunning.debtor/1',
    data: {
      ...debtorData(card),
      operation,
      merged: { from: goes.code ?? null, name: goes.name, cases: cases ?? null, doubled, balanced },
      ...(next === undefined ? {} : { next: next.data }),
    },
    screen: (page) => {
      debtorPage(page, desk, card);
      page.blank();
      page.paragraph(words.done(debtorLabel(goes), debtorLabel(stays)));
      if (doubled.length > 0) page.paragraph(words.doubled(doubled.length, doubled.join(', ')));
      if (balanced.length > 0) page.paragraph(words.balanced(balanced.length, balanced.join(', ')));
      if (cases !== undefined) page.paragraph(words.cases(cases.kept, cases.closed));
      page.paragraph(words.nextImport);
      for (const line of next?.lines ?? []) page.paragraph(line);
      if (desk.globals.dryRun) page.line(desk.messages.common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}

/** The two with what tells them apart; on a narrow screen one below the other. */
function sideBySide(page: Page, { messages, format }: Desk, stays: DebtorCard, goes: DebtorCard): void {
  const { merge } = messages.debtors;
  const { fields } = messages.contacts.debtor;
  const cellsOf = ({ debtor, cases, open }: DebtorCard): string[] => [
    debtor.name,
    debtor.code ?? '',
    debtor.vatNumber ?? '',
    debtor.taxCode ?? '',
    [debtor.address, debtor.postcode, debtor.city].filter((part) => part !== undefined).join(' '),
    debtor.phone ?? '',
    cases.map(({ number }) => String(number)).join(', '),
    format.sums(open),
  ];
  const names = ['name', 'code', 'vat', 'taxCode', 'address', 'phone', 'cases', 'open'] as const;
  const [left, right] = [cellsOf(stays), cellsOf(goes)];
  page.table(
    [{ header: '' }, { header: merge.stays, wraps: true }, { header: merge.goes, wraps: true }],
    names.map((name, at) => [bold(fields[name]), left[at] ?? '', right[at] ?? '']),
  );
  page.blank();
}
