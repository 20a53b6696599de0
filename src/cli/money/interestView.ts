/** The account of a case as people and programs read it: items with interest, how it comes about, totals. */
import { daysBetween, partsOf, type Day } from '../../domain/day.ts';
import type { ClaimedItem, ClaimWithInterest } from '../../domain/interest/interestClaim.ts';
import { sum, toDecimal, type Cents } from '../../domain/money.ts';
import type { Statement } from '../../office/court/statement.ts';
import type { Voice } from '../agenda/agendaView.ts';
import { bold, yellow, type Ink } from '../screen/ink.ts';
import { moneyData } from './moneyData.ts';
import type { Warning } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import type { Column } from '../screen/table.ts';

/** The shape of `dunning.statement/1`. */
export function statementData(statement: Statement): object {
  const [main, ...others] = statement.claims;
  return {
    case: statement.case,
    debtor: { code: statement.debtor.code ?? null, name: statement.debtor.name },
    asOf: statement.asOf,
    regime: statement.terms.regime,
    items: main?.items.map(itemData) ?? [],
    totals: totalsData(main),
    currency: statement.currency,
    otherCurrencies: others.map((claim) => ({
      currency: claim.currency,
      items: claim.items.map(itemData),
      totals: totalsData(claim),
    })),
    disputed: statement.disputed.map((item) => item.number),
    notYetDue: statement.leftOut.notYetDue.map(moneyData),
    atTheBank: statement.leftOut.atTheBank.map(moneyData),
    coveredByCreditNotes: statement.leftOut.credited.map(moneyData),
  };
}

/** The totals of a claim for programs; all nothing without one. */
export function totalsData(
  claim: ClaimWithInterest | undefined,
): Record<keyof ClaimWithInterest['totals'], string> {
  const amount = (of: keyof ClaimWithInterest['totals']): string => toDecimal(claim?.totals[of] ?? sum([]));
  return {
    principal: amount('principal'),
    interest: amount('interest'),
    lumpSum: amount('lumpSum'),
    costs: amount('costs'),
    total: amount('total'),
  };
}

function itemData(claimed: ClaimedItem): object {
  const { item, open, interest, lumpSum, segments, uncoveredDays } = claimed;
  return {
    number: item.number,
    instalment: item.instalment ?? null,
    due: item.dueOn,
    open: toDecimal(open),
    interest: toDecimal(interest),
    lumpSum: toDecimal(lumpSum),
    segments: segments.map((segment) => ({
      from: segment.from,
      to: segment.to,
      days: segment.days,
      rate: rateData(segment.basisPoints),
      base: toDecimal(segment.base),
      interest: toDecimal(segment.interest),
      ...(segment.goesOn === true ? { goesOn: true } : {}),
    })),
    uncoveredDays,
    ...(claimed.claimedWith === undefined ? {} : { claimedWith: claimed.claimedWith }),
  };
}

/** The account on a screen. */
export function writeStatement(page: Page, voice: Voice, statement: Statement): void {
  const { court, common, agenda } = voice.messages;
  const { claims } = statement;
  page.split(
    [bold(agenda.caseTitle(statement.case, statement.debtor.name))],
    [court.statementAt(voice.format.day(statement.asOf))],
  );
  page.fields([[court.regimeLabel, regimeText(voice, statement)]]);
  page.blank();
  if (claims.length === 0) {
    const { atTheBank, credited } = statement.leftOut;
    const isOverdue = [...statement.disputed, ...atTheBank, ...credited].length > 0;
    page.line(isOverdue ? court.nothingToClaim : court.nothingOverdue);
  }
  for (const [position, claim] of claims.entries()) {
    if (position > 0) page.blank();
    if (claims.length > 1) page.line(bold(court.otherCurrency(claim.currency)));
    writeItems(page, voice, claim, statement.asOf);
    writeSegments(page, voice, claim);
    page.blank();
    page.fields(totalFields(voice, claim), 2);
  }
  const letters = claimedWith(claims);
  const leftOut = leftOutTexts(voice, statement);
  if (leftOut.length > 0 || letters.length > 0) page.blank();
  if (letters.length > 0) page.paragraph(court.claimedWith(letters.join(', ')));
  for (const text of leftOut) page.paragraph(text);
  for (const { message } of rateRemarks(voice, claims)) page.paragraph(`${common.note}: ${message}`);
}

/** What is open and stands in no sum, a line for each reason; for every place that shows an account. */
export function leftOutTexts(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  { disputed, leftOut }: Pick<Statement, 'disputed' | 'leftOut'>,
): string[] {
  const { court } = messages;
  return [
    ...(disputed.length === 0 ? [] : [court.disputed(disputed.map((item) => item.number).join(', '))]),
    ...(['notYetDue', 'atTheBank', 'credited'] as const)
      .filter((why) => leftOut[why].length > 0)
      .map((why) => court.leftOut[why](format.sums(leftOut[why]))),
  ];
}

/** The letters whose claims are left of invoices that are paid. */
function claimedWith(claims: readonly ClaimWithInterest[]): string[] {
  const letters = claims.flatMap(({ items }) => items.flatMap((item) => item.claimedWith ?? []));
  return [...new Set(letters)];
}

/** Days without a rate, and days on which the legal rate of the year before went on; for every place that shows a claim. */
export function rateRemarks(
  voice: Pick<Voice, 'messages' | 'format'>,
  claims: readonly ClaimWithInterest[],
): Warning[] {
  const { court } = voice.messages;
  const days = uncoveredDays(claims);
  const [goingOn] = claims
    .flatMap(({ items }) => items.flatMap(({ segments }) => segments))
    .filter(({ goesOn }) => goesOn === true)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...(days === 0 ? [] : [{ code: 'rate-not-published', message: court.uncovered(days) }]),
    ...(goingOn === undefined
      ? []
      : [
          {
            code: 'legal-rate-goes-on',
            message: court.rateGoesOn(partsOf(goingOn.from).year, rateText(voice, goingOn.basisPoints)),
          },
        ]),
  ];
}

/** The rate that is missing, and the command that adds it. */
export function rateHints(
  { messages }: Pick<Voice, 'messages'>,
  remarks: readonly Warning[],
): readonly string[] {
  return remarks.length === 0 ? [] : [messages.rates.seeHint];
}

/** The most days that any one item has without a rate. */
export function uncoveredDays(claims: readonly ClaimWithInterest[]): number {
  return Math.max(0, ...claims.flatMap(({ items }) => items.map((item) => item.uncoveredDays)));
}

/** `8,50%`. */
export function rateText({ format }: Pick<Voice, 'format'>, basisPoints: number): string {
  return `${rateData(basisPoints).replace('.', format.language === 'it' ? ',' : '.')}%`;
}

function rateData(basisPoints: number): string {
  return toDecimal(basisPoints as Cents);
}

/** The law that interest follows, with an agreed rate beside it. */
export function regimeText(
  voice: Pick<Voice, 'messages' | 'format'>,
  { terms }: Pick<Statement, 'terms'>,
): string {
  const regime = voice.messages.court.regime(terms.regime);
  return terms.regime === 'contract' && terms.contractBasisPoints !== undefined
    ? `${regime}: ${rateText(voice, terms.contractBasisPoints)}`
    : regime;
}

function writeItems(page: Page, { messages, format }: Voice, { items }: ClaimWithInterest, asOf: Day): void {
  const { columns } = messages.court;
  const shape: Column[] = [
    { header: columns.invoice, wraps: true, cardLine: 1 },
    { header: columns.due, cardLine: 2 },
    { header: columns.days, align: 'right', cardLine: 2, cardSuffix: columns.days },
    { header: columns.open, align: 'right', cardLine: 1 },
    { header: columns.interest, align: 'right', cardLine: 3 },
    { header: columns.lumpSum, align: 'right', cardLine: 3 },
  ];
  page.table(
    shape,
    items.map(({ item, open, interest, lumpSum }) => [
      item.instalment === undefined ? item.number : messages.agenda.instalment(item.number, item.instalment),
      format.day(item.dueOn),
      open < 0 ? '' : String(daysBetween(item.dueOn, asOf)),
      format.amount(open),
      format.amount(interest),
      format.amount(lumpSum),
    ]),
  );
}

/** Every stretch of days with its rate and base: whoever doubts a figure can count it again. */
function writeSegments(page: Page, { messages, format }: Voice, { items }: ClaimWithInterest): void {
  const rows = items.flatMap(({ item, segments }) =>
    segments.map((segment, index): Ink[] => [
      index === 0 ? item.number : '',
      format.day(segment.from),
      format.day(segment.to),
      String(segment.days),
      format.amount(segment.base),
      rateText({ format }, segment.basisPoints),
      format.amount(segment.interest),
    ]),
  );
  if (rows.length === 0) return;
  const { columns, howTitle } = messages.court;
  page.blank();
  page.line(bold(howTitle));
  page.table(
    [
      { header: columns.invoice, wraps: true, cardLine: 1 },
      { header: columns.from, cardLine: 2 },
      { header: columns.to, cardLine: 2 },
      { header: columns.days, align: 'right', cardLine: 2, cardSuffix: columns.days },
      { header: columns.base, align: 'right', cardLine: 3 },
      { header: columns.rate, align: 'right', cardLine: 3 },
      { header: columns.interest, align: 'right', cardLine: 3 },
    ],
    rows,
  );
}

function totalFields(
  { messages, format }: Voice,
  { totals, currency, items }: ClaimWithInterest,
): (readonly [string, Ink])[] {
  const { court } = messages;
  const width = format.money(totals.total, currency).length;
  const money = (amount: Cents): string => format.money(amount, currency).padStart(width);
  const isUncovered = items.some((item) => item.uncoveredDays > 0);
  return [
    [court.principal, money(totals.principal)],
    [court.interest, isUncovered ? yellow(`${money(totals.interest)} (*)`) : money(totals.interest)],
    [court.lumpSum, money(totals.lumpSum)],
    [court.total, bold(money(totals.total))],
  ];
}
