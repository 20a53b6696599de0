/** What cannot be recognised in a file is asked: one question for one doubt, column by column where nothing is known. */
import type { DateOrder, FileProblem, LayoutHints } from '../../domain/import/incoming.ts';
import { matchHeader } from '../../intake/header/matchHeader.ts';
import { deductionFields, deductionFlag } from '../../intake/money/deductionFlag.ts';
import type { TablePreview } from '../../intake/header/previewTable.ts';
import type { Desk } from '../command.ts';
import { askColumns } from './importMapColumns.ts';
import type { NamedMap } from './importMapFiles.ts';
import { columnLabel, samplesOf } from './importMapView.ts';

/** What was answered: more about the file, or the map it is to be read by. */
export type Answered = { readonly hints: LayoutHints } | { readonly map: NamedMap };

/** What a question may need to know beside the problem. */
interface Doubt {
  readonly flag: string;
  readonly detail: string;
  readonly preview: TablePreview | undefined;
  readonly maps: readonly NamedMap[];
  readonly columns: readonly number[];
}

/** Asks what settles a problem; undefined for one that no answer settles. */
export async function askLayout(
  desk: Desk,
  { code, flag = '', detail = '', columns = [] }: FileProblem,
  preview: TablePreview | undefined,
  maps: readonly NamedMap[],
): Promise<Answered | undefined> {
  return QUESTIONS[code]?.(desk, { flag, detail, preview, maps, columns });
}

const QUESTIONS: Readonly<
  Partial<Record<FileProblem['code'], (desk: Desk, doubt: Doubt) => Promise<Answered | undefined>>>
> = {
  'ambiguous-dates': async (desk, { detail }) => {
    const { dates, dateOrders } = desk.messages.importMaps.asking;
    return { hints: { dates: await askOne(desk, dates(detail), '--dates', dateOrders) } };
  },
  'exchanged-dates': async (desk, { flag, detail }) => {
    const { exchanged, exchangedOrders } = desk.messages.importMaps.asking;
    const labels: Partial<Record<DateOrder, string>> = {
      [flag.endsWith('mdy') ? 'mdy' : 'dmy']: exchangedOrders.putBack,
      ymd: exchangedOrders.asTheyAre,
    };
    return { hints: { dates: await askOne(desk, exchanged(detail), '--dates', labels) } };
  },
  'ambiguous-decimal': async (desk, { detail }) => {
    const { decimal, decimals } = desk.messages.importMaps.asking;
    return { hints: { decimal: await askOne(desk, decimal(detail), '--decimal', decimals) } };
  },
  'ambiguous-delimiter': async (desk) => {
    const { delimiter, delimiters } = desk.messages.importMaps.asking;
    return { hints: { delimiter: await askOne(desk, delimiter, '--delimiter', delimiters) } };
  },
  'ambiguous-column': async (desk, { detail, preview }) =>
    preview === undefined ? undefined : askRivals(desk, detail, preview),
  'kinds-unsure': async (desk, doubt) => {
    const { kinds, kindsOf } = desk.messages.importMaps.asking;
    return askMeaning(desk, doubt, kinds(doubt.detail), kindsOf);
  },
  'parties-unsure': async (desk, doubt) => {
    const { parties, partiesOf } = desk.messages.importMaps.asking;
    return askMeaning(desk, doubt, parties(doubt.detail), partiesOf);
  },
  'balance-unsure': async (desk, doubt) => {
    const { balance, balanceOf } = desk.messages.importMaps.asking;
    return askMeaning(desk, doubt, balance(doubt.detail), balanceOf);
  },
  'name-unsure': async (desk, doubt) => {
    const { name, nameOf } = desk.messages.importMaps.asking;
    return askMeaning(desk, doubt, name(doubt.detail), nameOf);
  },
  'ages-unsure': async (desk, doubt) => {
    const { total, totalOf } = desk.messages.importMaps.asking;
    return askMeaning(desk, doubt, total(doubt.detail), totalOf);
  },
  'customer-unsure': async (desk, doubt) => askCustomerLines(desk, doubt),
  'deductions-unsure': async (desk, doubt) => askDeductions(desk, doubt),
  'missing-columns': async (desk, { preview }) =>
    preview === undefined ? undefined : { hints: await askColumns(desk, preview) },
  'due-unsure': async (desk, { preview }) =>
    preview === undefined ? undefined : { hints: await askColumns(desk, preview) },
  'no-header': async (desk, { preview, maps }) => {
    if (preview === undefined) return undefined;
    const map = await askSavedMap(desk, preview, maps);
    return map === undefined ? { hints: await askColumns(desk, preview) } : { map };
  },
};

/** One column of unknown name: the field it feeds, by its label, or `none`. */
async function askMeaning(
  desk: Desk,
  { detail, preview }: Doubt,
  message: string,
  labels: Readonly<Record<string, string>>,
): Promise<Answered | undefined> {
  const at = preview?.header.indexOf(detail) ?? -1;
  if (at === -1) return undefined;
  const field = await desk.ask.choose({
    message,
    flag: '--columns',
    example: `"${Object.keys(labels)[0]}=${at + 1}"`,
    choices: Object.entries(labels).map(([value, label]) => ({ value, label })),
  });
  return { hints: field === 'none' ? { unused: [at + 1] } : { columns: { [field]: at + 1 } } };
}

/** Lines above rows: whether they are customers', or which one of several above a group is. */
async function askCustomerLines(desk: Desk, { flag, detail }: Doubt): Promise<Answered | undefined> {
  const { ofLines, ofSeveral, customers } = desk.messages.importMaps.asking;
  const lines = /^--skip-lines "(.+)"$/u.exec(flag)?.[1]?.split('|');
  if (lines === undefined) {
    if (flag === '') return undefined;
    const place = await askOne(desk, customers(detail), '--customer-lines', ofSeveral);
    return { hints: { customerLines: [place] } };
  }
  const key = await askOne(desk, customers(lines.join(' / ')), '--skip-lines', ofLines);
  return { hints: { [key]: lines } };
}

/** Columns of what may be off an amount: all, or one of them; of a single one, whether it is. */
async function askDeductions(desk: Desk, { columns, preview }: Doubt): Promise<Answered | undefined> {
  if (preview === undefined || columns.length === 0) return undefined;
  const { deductions, allOfThem, noneOfThem } = desk.messages.importMaps.asking;
  const answer = await desk.ask.choose({
    message: deductions,
    flag: '--columns',
    example: deductionFlag(columns, preview.header).replace(/^--columns /u, ''),
    choices: [
      ...(columns.length > 1 ? [{ value: 'all', label: allOfThem }] : []),
      ...columns.map((at) => ({ value: String(at + 1), label: withSamples(desk, preview, at) })),
      ...(columns.length > 1 ? [] : [{ value: 'none', label: noneOfThem }]),
    ],
  });
  if (answer === 'none') return { hints: { unused: columns.map((at) => at + 1) } };
  const taken = answer === 'all' ? columns : [Number(answer) - 1];
  const fields = Object.entries(deductionFields(taken, preview.header));
  return { hints: { columns: Object.fromEntries(fields.map(([field, at]) => [field, at + 1])) } };
}

async function askOne<Value extends string>(
  desk: Desk,
  message: string,
  flag: string,
  labels: Readonly<Partial<Record<Value, string>>>,
): Promise<Value> {
  const choices = Object.entries(labels).map(([value, label]) => ({ value, label: String(label) }));
  const [first] = choices;
  const answer = await desk.ask.choose({ message, flag, example: first?.value ?? '', choices });
  return answer as Value;
}

/** Two columns that may both be what is to be collected: the one that counts is named, the other is no amount. */
async function askRivals(desk: Desk, detail: string, preview: TablePreview): Promise<Answered | undefined> {
  const { asking } = desk.messages.importMaps;
  const names = preview.header.filter((name) => detail.includes(name) && name !== '');
  const rivals = preview.header.flatMap((name, at) => {
    const field = matchHeader(name)?.field;
    return names.includes(name) && field !== undefined ? [{ at, field }] : [];
  });
  if (rivals.length < 2) return undefined;
  const value = await desk.ask.choose({
    message: asking.rivals,
    flag: '--columns',
    example: `"amount=${(rivals[0]?.at ?? 0) + 1}"`,
    choices: rivals.map(({ at }) => ({ value: String(at), label: withSamples(desk, preview, at) })),
  });
  const chosen = rivals.find(({ at }) => String(at) === value);
  if (chosen === undefined) return undefined;
  const others = rivals.filter(({ field }) => field !== chosen.field).map(({ at }) => at + 1);
  return {
    hints: {
      columns: { [chosen.field]: chosen.at + 1 },
      // A balance needs its amount; an amount that counts has no use for the balance.
      ...(chosen.field === 'amount' ? { unused: others } : {}),
    },
  };
}

/** A column with some of its values, as one of a choice. */
function withSamples({ messages }: Desk, preview: TablePreview, at: number): string {
  return `${columnLabel(messages, preview, at)} (${samplesOf(preview, at, 40)})`;
}

/** Files without a header cannot be told apart: the maps for such files are offered. */
async function askSavedMap(
  desk: Desk,
  preview: TablePreview,
  maps: readonly NamedMap[],
): Promise<NamedMap | undefined> {
  const { asking } = desk.messages.importMaps;
  const fitting = maps.filter(({ hints }) => hints.hasHeader === false && fits(hints, preview));
  const [first] = fitting;
  if (first === undefined) return undefined;
  const answer = await desk.ask.choose({
    message: asking.savedMap,
    flag: '--map',
    example: first.name,
    choices: [
      ...fitting.map(({ name }) => ({ value: `map:${name}`, label: asking.withMap(name) })),
      { value: 'ask', label: asking.columnByColumn },
    ],
  });
  return fitting.find(({ name }) => `map:${name}` === answer);
}

function fits({ columns = {} }: LayoutHints, { header }: TablePreview): boolean {
  return Object.values(columns).every((place) => typeof place === 'number' && place <= header.length);
}
