/** The tables of interest rates on the screen and for programs, and what is said of a change. */
import { addDays, addMonths } from '../../domain/day.ts';
import { toDecimal, type Cents } from '../../domain/money.ts';
import { LATE_PAYMENT_POINTS } from '../../domain/interest/interestRegime.ts';
import {
  periodOf,
  RATE_KINDS,
  type Rate,
  type RateKind,
  type RateTables,
} from '../../domain/interest/rates.ts';
import type { RateChange } from '../../office/rates.ts';
import type { Desk } from '../command.ts';
import { bold, dim } from '../screen/ink.ts';
import { rateText } from './interestView.ts';
import type { Page } from '../screen/page.ts';

type Voice = Pick<Desk, 'messages' | 'format'>;

/** Rows of each table unless all are asked for: three years. */
const SHOWN_ROWS = 6;

/** The shape of `dunning.rates/1`. */
export function ratesData({ commercial, legal }: RateTables): Record<RateKind, object[]> {
  const rows = (kind: RateKind, rates: readonly Rate[]): object[] =>
    rates.map(({ from, until, basisPoints, source, table, isOwn }) => ({
      period: periodOf(kind, { from, until }),
      from,
      until,
      rate: toDecimal(basisPoints as Cents),
      source: source ?? null,
      table: table ?? null,
      origin: isOwn === true ? 'added' : 'program',
    }));
  return { commercial: rows('commercial', commercial), legal: rows('legal', legal) };
}

/** Both tables, the latest periods first. */
export function ratesPage(page: Page, voice: Voice, tables: RateTables, isAll: boolean): void {
  const { rates: words } = voice.messages;
  page.heading(words.title);
  for (const kind of RATE_KINDS) {
    page.blank();
    writeTable(page, voice, kind, tables[kind], isAll);
  }
}

function writeTable(
  page: Page,
  { messages, format }: Voice,
  kind: RateKind,
  rates: readonly Rate[],
  isAll: boolean,
): void {
  const { rates: words } = messages;
  const latestFirst = rates.toReversed();
  const shown = isAll ? latestFirst : latestFirst.slice(0, SHOWN_ROWS);
  const isCommercial = kind === 'commercial';
  page.line(bold(words.kind(kind)));
  page.table(
    [
      { header: words.columns.period },
      { header: words.columns.rate, align: 'right' },
      ...(isCommercial ? [{ header: words.columns.late, align: 'right' as const }] : []),
      { header: words.columns.source, wraps: true },
    ],
    shown.map((rate) => [
      periodOf(kind, rate),
      rateText({ format }, rate.basisPoints),
      ...(isCommercial ? [rateText({ format }, rate.basisPoints + LATE_PAYMENT_POINTS)] : []),
      sourceText(words, rate),
    ]),
  );
  if (shown.length < rates.length) page.line(dim(`  ${words.more(rates.length - shown.length)}`));
  const [last] = latestFirst;
  if (last !== undefined) page.paragraph(words.covered[kind](format.day(last.until)), 2);
  const gap = rates.find((rate, index) => (rates[index + 1]?.from ?? '') > addDays(rate.until, 1));
  if (gap !== undefined) page.paragraph(words.gap(format.day(addDays(gap.until, 1))), 2);
}

function sourceText(words: Voice['messages']['rates'], { source, table, isOwn }: Rate): string {
  if (source === undefined) return table === undefined ? words.noSource : words.table(table);
  return isOwn === true ? words.own(source) : source;
}

/** What was done, and that letters stay as they are. */
export function saidOfRate(
  { messages, format }: Voice,
  verb: 'added' | 'removed',
  { period: { period }, before, after }: RateChange,
): string[] {
  const { rates: words } = messages;
  const text = (rate: Rate | undefined): string =>
    rate === undefined ? '' : rateText({ format }, rate.basisPoints);
  if (verb === 'removed')
    return [
      words.removed(period, text(before)),
      ...(after === undefined ? [] : [words.backTo(period, text(after))]),
      words.frozen,
    ];
  if (before === undefined) return [words.added(period, text(after)), words.frozen];
  if (before.basisPoints === after?.basisPoints) return [words.unchanged(period, text(after))];
  return [words.corrected(period, text(after), text(before)), words.frozen];
}

/** The command that adds the half-year after the last one. */
export function addExample({ commercial }: RateTables): string {
  const last = commercial.at(-1);
  const from = last === undefined ? undefined : addDays(last.until, 1);
  const period = from === undefined ? '' : periodOf('commercial', { from, until: addMonths(from, 5) });
  return addCommand(period, '2,15');
}

/** The command that adds the reference rate of a half-year. */
export function addCommand(period: string, rate: string): string {
  return `dunning rates add --commercial ${period} --rate ${rate} --source "G.U. ..."`;
}
