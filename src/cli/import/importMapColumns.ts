/** Which column holds what, asked column by column with values beside; then which rows are none of ours. */
import type { ColumnPlace, LayoutHints } from '../../domain/import/incoming.ts';
import { guessColumns } from '../../intake/header/guessColumns.ts';
import type { Field } from '../../intake/header/headerWords.ts';
import { matchHeader } from '../../intake/header/matchHeader.ts';
import { FURTHER_PAID } from '../../intake/money/paidColumns.ts';
import type { TablePreview } from '../../intake/header/previewTable.ts';
import { missingFields } from '../../intake/header/requiredColumns.ts';
import { MAP_FIELDS } from '../../intake/savedMap.ts';
import { columnsCalled } from '../../intake/header/toldHeader.ts';
import type { Desk } from '../command.ts';
import { capitalised } from '../screen/capitalised.ts';
import { readField } from './importMapWords.ts';
import { columnLabel, previewPage, samplesOf } from './importMapView.ts';

/** What was answered so far. */
interface Answers {
  /** The preview with the header a person saw in it. */
  table: TablePreview;
  /** By position from 0; `-` for a column that feeds nothing. */
  readonly fields: Map<number, string>;
  skip: { readonly at: number; readonly values: readonly string[] } | undefined;
  skipsUnnumbered: boolean;
}

const NOTHING = '-';
/** What every list has is offered first. */
const FIRST_WORDS: readonly string[] = [
  'debtor_name',
  'debtor_code',
  'invoice_no',
  'invoice_date',
  'due_date',
  'amount',
  'open_balance',
  'paid',
];
/** Read where a header says so; nobody names them. */
const NOT_OFFERED: readonly string[] = [
  'surname',
  'first_name',
  'sdi_code',
  'status',
  'days_overdue',
  'side',
  'party_kind',
  'split_payment',
  'stamp',
  'expenses',
  'withholding',
  ...FURTHER_PAID,
  'deduction',
  'paid_flag',
  'open_flag',
  'paid_on',
];
/** A column with more values than this is no mark by which rows are sorted. */
const MOST_MARKS = 4;
const LONGEST_MARK = 10;

/** Asks for the columns of a table, those apart that its header already names; `<` goes back. */
export async function askColumns(desk: Desk, preview: TablePreview): Promise<LayoutHints> {
  const { asking } = desk.messages.importMaps;
  const answers: Answers = { table: preview, fields: new Map(), skip: undefined, skipsUnnumbered: false };
  await desk.show((page) => {
    previewPage(page, desk.messages, preview);
    page.blank();
    page.paragraph(asking.howTo(fieldWords(desk).join(', ')));
  });
  for (;;) {
    const ofColumns = columnSteps(desk, preview, answers);
    const steps = [...ofColumns];
    // Which rows are asked about depends on what the columns are.
    steps.push(async () => void steps.splice(ofColumns.length + 1, Infinity, ...rowSteps(desk, answers)));
    await desk.ask.inOrder(steps);
    const missing = missingFields(new Set([...knownByHeader(answers), ...namedFields(answers)]));
    if (missing.length === 0) return hintsOf(answers);
    const names = missing.map((field) => desk.messages.imports.fieldName(field)).join(', ');
    await desk.show((page) => page.paragraph(asking.stillMissing(names)));
  }
}

/** First whether the first row is a header nobody recognised, then the columns. */
function columnSteps(desk: Desk, preview: TablePreview, answers: Answers): (() => Promise<void>)[] {
  const isOpen = (at: number): boolean =>
    preview.headerLine === 0 || matchHeader(preview.header[at] ?? '') === undefined;
  const steps = preview.header.flatMap((_, at) => (isOpen(at) ? [() => askColumn(desk, answers, at)] : []));
  return preview.headerLine > 0 ? steps : [() => askHeader(desk, preview, answers), ...steps];
}

async function askHeader(desk: Desk, preview: TablePreview, answers: Answers): Promise<void> {
  const [first = [], ...rows] = preview.rows;
  const isLikely = first.every((cell) => cell !== '' && !/\d/u.test(cell));
  const isHeader = await desk.ask.confirm({
    message: desk.messages.importMaps.asking.isHeader,
    usually: isLikely,
  });
  const header = preview.header.map((_, at) => (first[at] ?? '').trim());
  answers.table = isHeader ? { header, headerLine: 1, rows } : preview;
}

async function askColumn(desk: Desk, answers: Answers, at: number): Promise<void> {
  const { messages, ask } = desk;
  const { asking } = messages.importMaps;
  const { table, fields } = answers;
  const guess = fields.get(at) ?? freeGuess(answers, at);
  const label = columnLabel(messages, table, at);
  const typed = await ask.text({
    message: asking.column(capitalised(label), samplesOf(table, at, Math.max(12, 44 - label.length))),
    flag: '--columns',
    example: `"due_date=3,invoice_no=8"`,
    help: asking.howTo(fieldWords(desk).join(', ')),
    usually: guess === NOTHING ? NOTHING : messages.imports.fieldName(guess),
    complaint: (word) => {
      if (word === NOTHING) return undefined;
      const field = readField(messages, word);
      if (field === undefined) return asking.noSuchWord(word);
      const holder = [...fields].find(([other, held]) => other !== at && held === field)?.[0];
      return holder === undefined ? undefined : asking.taken(word, columnLabel(messages, table, holder));
    },
  });
  fields.set(at, typed === NOTHING ? NOTHING : (readField(messages, typed) ?? NOTHING));
}

/** The likely field of a column, unless another column was said to hold it. */
function freeGuess({ table, fields }: Answers, at: number): string {
  const guess = guessColumns(table)[at];
  return guess === undefined || [...fields.values()].includes(guess) ? NOTHING : guess;
}

function rowSteps(desk: Desk, answers: Answers): (() => Promise<void>)[] {
  const { table, fields } = answers;
  const marks = table.header.flatMap((_, at) => {
    const values = marksOf(table, at);
    return (fields.get(at) ?? NOTHING) === NOTHING && values.length > 1 ? [{ at, values }] : [];
  });
  const [first] = marks;
  const numberAt = [...fields].find(([, field]) => field === 'invoice_no')?.[0];
  const unnumbered = table.rows.filter((row) => numberAt !== undefined && isBlank(row[numberAt])).length;
  return [
    ...(first === undefined ? [] : [() => askSkip(desk, answers, first)]),
    ...(unnumbered === 0 ? [] : [() => askUnnumbered(desk, answers, unnumbered)]),
  ];
}

/** The values of a column that has few and short ones. */
function marksOf({ rows }: TablePreview, at: number): string[] {
  const values = [...new Set(rows.map((row) => (row[at] ?? '').trim()))];
  const isMark =
    values.length <= MOST_MARKS && values.every(({ length }) => length > 0 && length <= LONGEST_MARK);
  return isMark && values.length < rows.length ? values : [];
}

async function askSkip(
  desk: Desk,
  answers: Answers,
  { at, values }: { readonly at: number; readonly values: readonly string[] },
): Promise<void> {
  const { asking } = desk.messages.importMaps;
  const typed = await desk.ask.text({
    message: asking.skip(columnLabel(desk.messages, answers.table, at), values.join(' ')),
    flag: '--skip-rows',
    example: `"${at + 1}=${values[0] ?? ''}"`,
    help: asking.noSuchMark(values.join(' ')),
    usually: answers.skip?.values.join(' ') ?? supplierMark(values) ?? NOTHING,
    complaint: (text) =>
      text === NOTHING || wordsOf(text).every((word) => values.includes(word))
        ? undefined
        : asking.noSuchMark(values.join(' ')),
  });
  answers.skip = typed === NOTHING ? undefined : { at, values: wordsOf(typed) };
}

/** Lists of both customers and suppliers mark them A and P (attivo, passivo) or C and F. */
function supplierMark(values: readonly string[]): string | undefined {
  const pair = [...values].sort().join(' ').toUpperCase();
  return pair === 'A P' || pair === 'C F' ? values.find((value) => /^[PF]$/iu.test(value)) : undefined;
}

async function askUnnumbered(desk: Desk, answers: Answers, count: number): Promise<void> {
  const message = desk.messages.importMaps.asking.unnumbered(count);
  answers.skipsUnnumbered = await desk.ask.confirm({ message, usually: true });
}

function hintsOf({ table, fields, skip, skipsUnnumbered }: Answers): LayoutHints {
  const placeOf = (at: number): ColumnPlace => {
    const name = table.header[at] ?? '';
    return table.headerLine > 0 && columnsCalled(name, table.header).length === 1 ? name : at + 1;
  };
  const named = [...fields].filter(([, field]) => field !== NOTHING);
  const unused = [...fields].filter(
    ([at, field]) =>
      field === NOTHING && table.headerLine > 0 && matchHeader(table.header[at] ?? '') !== undefined,
  );
  return {
    columns: Object.fromEntries(named.map(([at, field]) => [field, placeOf(at)])),
    hasHeader: table.headerLine > 0,
    ...(unused.length === 0 ? {} : { unused: unused.map(([at]) => placeOf(at)) }),
    ...(skip === undefined ? {} : { skip: [{ column: placeOf(skip.at), values: skip.values }] }),
    ...(skipsUnnumbered ? { skipsUnnumbered } : {}),
  };
}

function namedFields({ fields }: Answers): Field[] {
  return [...fields.values()].filter((field) => field !== NOTHING) as Field[];
}

/** What the header names by itself, in the columns nobody was asked about. */
function knownByHeader({ table: { header, headerLine }, fields }: Answers): Field[] {
  if (headerLine === 0) return [];
  return header.flatMap((name, at) => (fields.has(at) ? [] : (matchHeader(name)?.field ?? [])));
}

function fieldWords({ messages: { imports } }: Desk): string[] {
  const others = MAP_FIELDS.filter((field) => !FIRST_WORDS.includes(field) && !NOT_OFFERED.includes(field));
  return [...FIRST_WORDS, ...others].map((field) => imports.fieldName(field));
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((word) => word !== '');
}

function isBlank(cell: string | undefined): boolean {
  return (cell ?? '').trim() === '';
}
