/** The account in a dossier: what is owed on its day, on paper and for a spreadsheet. */
import { daysBetween } from '../../domain/day.ts';
import type { DossierDocument, DossierSection } from '../../domain/court/dossierDocument.ts';
import type { ClaimedItem, ClaimWithInterest } from '../../domain/interest/interestClaim.ts';
import { subtract, sum } from '../../domain/money.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import { csvAmount, csvFile, sheet, type DossierVoice } from './dossierVoice.ts';
import { leftOutTexts, rateRemarks, rateText, regimeText } from '../money/interestView.ts';

/** The sheet. */
export function accountSheet(voice: DossierVoice, written: DossierFacts): DossierDocument {
  const { messages, format } = voice;
  const { dossier } = messages;
  const { statement, on } = written;
  const { claims } = statement;
  const outside = [
    ...leftOutTexts(voice, statement),
    ...rateRemarks(voice, claims).map(({ message }) => message),
  ];
  return {
    ...sheet(voice, written),
    title: dossier.titles.account,
    note: dossier.accountNote(format.day(on)),
    sections: [
      ...(claims.length === 0
        ? [{ title: dossier.sections.items, list: [], empty: dossier.nothingOverdue }]
        : claims.flatMap((claim) => claimSections(voice, written, claim))),
      ...(outside.length === 0
        ? []
        : [{ title: dossier.sections.outside, list: outside.map((text) => ({ text })) }]),
      ...otherDocuments(voice, written),
    ],
  };
}

function claimSections(
  voice: DossierVoice,
  { statement, on }: DossierFacts,
  claim: ClaimWithInterest,
): DossierSection[] {
  const { messages, format } = voice;
  const { dossier } = messages;
  const { columns, sections } = dossier;
  const { totals, currency, items } = claim;
  const titled = (title: string): string => (statement.claims.length > 1 ? `${title} (${currency})` : title);
  const hasLumpSums = items.some((item) => item.lumpSum > 0);
  return [
    {
      title: titled(sections.items),
      table: {
        columns: [
          { header: columns.invoice, kind: 'wrap' },
          { header: columns.issued, kind: 'day' },
          { header: columns.due, kind: 'day' },
          { header: columns.amount, kind: 'figure' },
          { header: columns.paid, kind: 'figure' },
          { header: columns.open, kind: 'figure' },
          { header: columns.interest, kind: 'figure' },
          ...(hasLumpSums ? [{ header: columns.lumpSum, kind: 'figure' as const }] : []),
          { header: columns.days, kind: 'figure' },
        ],
        rows: [
          ...items.map((each) => ({
            cells: [
              nameOf(voice, each),
              each.item.issuedOn === undefined ? '' : format.day(each.item.issuedOn),
              format.day(each.item.dueOn),
              format.amount(each.item.amountCents),
              format.amount(subtract(each.item.amountCents, each.open)),
              format.amount(each.open),
              format.amount(each.interest),
              ...(hasLumpSums ? [format.amount(each.lumpSum)] : []),
              each.open < 0 ? '' : String(daysBetween(each.item.dueOn, on)),
            ],
          })),
          {
            isTotal: true,
            cells: [
              dossier.total,
              '',
              '',
              format.amount(sum(items.map(({ item }) => item.amountCents))),
              format.amount(sum(items.map(({ item, open }) => subtract(item.amountCents, open)))),
              format.amount(totals.principal),
              format.amount(totals.interest),
              ...(hasLumpSums ? [format.amount(totals.lumpSum)] : []),
              '',
            ],
          },
        ],
      },
    },
    {
      title: titled(sections.claim),
      facts: [
        { label: dossier.principal, value: format.money(totals.principal, currency) },
        { label: dossier.interest, value: format.money(totals.interest, currency) },
        ...(hasLumpSums ? [{ label: dossier.lumpSum, value: format.money(totals.lumpSum, currency) }] : []),
        { label: dossier.total, value: format.money(totals.total, currency) },
        { label: dossier.basis, value: regimeText(voice, statement) },
      ],
    },
    interestSection(voice, claim, titled(sections.interest)),
    paymentsSection(voice, claim, titled(sections.payments)),
  ];
}

function interestSection(voice: DossierVoice, { items }: ClaimWithInterest, title: string): DossierSection {
  const { messages, format } = voice;
  const { columns, noInterest } = messages.dossier;
  return {
    title,
    empty: noInterest,
    table: {
      columns: [
        { header: columns.invoice, kind: 'wrap' },
        { header: columns.from, kind: 'day' },
        { header: columns.to, kind: 'day' },
        { header: columns.days, kind: 'figure' },
        { header: columns.base, kind: 'figure' },
        { header: columns.rate, kind: 'figure' },
        { header: columns.interest, kind: 'figure' },
      ],
      rows: items.flatMap((each) =>
        each.segments.map((segment, index) => ({
          cells: [
            index === 0 ? nameOf(voice, each) : '',
            format.day(segment.from),
            format.day(segment.to),
            String(segment.days),
            format.amount(segment.base),
            rateText(voice, segment.basisPoints),
            format.amount(segment.interest),
          ],
        })),
      ),
    },
  };
}

function paymentsSection(voice: DossierVoice, { items }: ClaimWithInterest, title: string): DossierSection {
  const { messages, format } = voice;
  const { columns, noPayments } = messages.dossier;
  return {
    title,
    empty: noPayments,
    table: {
      columns: [
        { header: columns.invoice, kind: 'wrap' },
        { header: columns.on, kind: 'day' },
        { header: columns.paid, kind: 'figure' },
      ],
      rows: items.flatMap((each) =>
        each.item.payments.map(({ on, cents }) => ({
          cells: [nameOf(voice, each), format.day(on), format.amount(cents)],
        })),
      ),
    },
  };
}

/** What the account does not count: settled, not due, disputed, with the bank, credit notes. */
function otherDocuments(voice: DossierVoice, { statement, file }: DossierFacts): DossierSection[] {
  const { messages, format } = voice;
  const { columns, sections } = messages.dossier;
  const counted = new Set(statement.claims.flatMap(({ items }) => items.map(({ item }) => item.id)));
  const others = file.items.filter((item) => !counted.has(item.id));
  if (others.length === 0) return [];
  return [
    {
      title: sections.others,
      table: {
        columns: [
          { header: columns.invoice, kind: 'wrap' },
          { header: columns.issued, kind: 'day' },
          { header: columns.due, kind: 'day' },
          { header: columns.amount, kind: 'figure' },
          { header: columns.left, kind: 'figure' },
          { header: columns.state, kind: 'wrap' },
        ],
        rows: others.map((item) => ({
          cells: [
            item.instalment === undefined
              ? item.number
              : messages.agenda.instalment(item.number, item.instalment),
            item.issued === undefined ? '' : format.day(item.issued),
            format.day(item.due),
            format.money(item.amount, item.currency),
            format.amount(item.open),
            messages.agenda.itemStates[item.state],
          ],
        })),
      },
    },
  ];
}

function nameOf({ messages }: DossierVoice, { item }: ClaimedItem): string {
  return item.instalment === undefined
    ? item.number
    : messages.agenda.instalment(item.number, item.instalment);
}

/** The items of the account for a spreadsheet, one a line, without totals. */
export function accountCsv(voice: DossierVoice, { statement, on }: DossierFacts): Uint8Array {
  const { format, messages } = voice;
  const { columns } = messages.dossier;
  const money = (amount: ClaimedItem['open']): string => csvAmount(voice, amount);
  const head = ['invoice', 'instalment', 'issued', 'due', 'currency', 'amount', 'paid', 'open'] as const;
  return csvFile([
    [...head, ...(['days', 'interest', 'lumpSum'] as const)].map((name) => columns[name]),
    ...statement.claims.flatMap(({ items, currency }) =>
      items.map(({ item, open, interest, lumpSum }) => [
        item.number,
        item.instalment ?? '',
        item.issuedOn === undefined ? '' : format.day(item.issuedOn),
        format.day(item.dueOn),
        currency,
        money(item.amountCents),
        money(subtract(item.amountCents, open)),
        money(open),
        open < 0 ? '' : String(daysBetween(item.dueOn, on)),
        money(interest),
        money(lumpSum),
      ]),
    ),
  ]);
}

/** Every stretch of days with its rate and base: whoever doubts a figure can count it again. */
export function interestCsv(voice: DossierVoice, { statement }: DossierFacts): Uint8Array {
  const { format, messages } = voice;
  const { columns } = messages.dossier;
  const head = [
    'invoice',
    'instalment',
    'currency',
    'from',
    'to',
    'days',
    'base',
    'rate',
    'interest',
  ] as const;
  return csvFile([
    head.map((name) => columns[name]),
    ...statement.claims.flatMap(({ items, currency }) =>
      items.flatMap(({ item, segments }) =>
        segments.map((segment) => [
          item.number,
          item.instalment ?? '',
          currency,
          format.day(segment.from),
          format.day(segment.to),
          String(segment.days),
          csvAmount(voice, segment.base),
          rateText(voice, segment.basisPoints),
          csvAmount(voice, segment.interest),
        ]),
      ),
    ),
  ]);
}
