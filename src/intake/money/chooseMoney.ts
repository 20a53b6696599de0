/** Which columns hold the money: by their words, by what a person said, and by whether their rows add up. */
import type { LayoutHints } from '../../domain/import/incoming.ts';
import { amountIn } from '../cell/amountText.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import type { Field } from '../header/headerWords.ts';
import { UnreadableFile, type DecimalMark, type Positions } from '../layout.ts';
import { fullKey } from '../header/headerBag.ts';
import { type HeaderMatch } from '../header/matchHeader.ts';
import {
  isContest,
  mayRun,
  moneyColumns,
  type MoneyCandidate,
  type MoneyCandidates,
} from './moneyColumns.ts';
import type { ColumnSurvey } from '../column/surveyColumns.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';

/** Goes once over the rows that are data. */
export type EachDataRow = (look: (cells: readonly string[]) => void) => Promise<void>;

/** The money columns; a file with competing ones is read once more, to check which of them add up. */
export async function chooseMoney(
  eachDataRow: EachDataRow,
  written: FoundHeader,
  surveys: readonly ColumnSurvey[],
  hints: LayoutHints,
): Promise<Positions> {
  const candidates = (field: Field): MoneyCandidate[] => moneyCandidates(field, written, surveys, hints);
  const amounts = candidates('amount');
  const ofInstalments = amounts.filter(({ at }) => isOfInstalment(written.cells[at] ?? ''));
  const payable = amounts.filter(({ at }) => isPayable(written.cells[at] ?? ''));
  const all: MoneyCandidates = {
    amount: [ofInstalments, payable, amounts].find(({ length }) => length > 0) ?? [],
    paid: candidates('paid'),
    open: candidates('open_balance'),
    debit: candidates('debit'),
    credit: candidates('credit'),
  };
  if (written.matches.every((match) => match === undefined || !isMoney(match) || match.isTold === true)) {
    return onlyColumns(all);
  }
  const judge = moneyColumns(all);
  if (isContest(all)) {
    await eachDataRow((cells) => judge.look(cells));
  }
  const { contested, ...choice } = judge.choose();
  if (contested !== undefined) {
    throw new UnreadableFile('ambiguous-column', {
      flag: settlingFlag(contested, written),
      detail: contested.map((at) => written.cells[at]).join(', '),
    });
  }
  await refuseUnsureWords(eachDataRow, written, surveys, choice, payable);
  return choice;
}

/** Throws `ambiguous-column` where the name of a chosen column may mean something else, in rows where that matters. */
async function refuseUnsureWords(
  eachDataRow: EachDataRow,
  written: FoundHeader,
  surveys: readonly ColumnSurvey[],
  { amount, paid, open_balance: open, debit, credit }: Positions,
  payable: readonly MoneyCandidate[],
): Promise<void> {
  const isGuess = (at: number): boolean => written.matches[at]?.isTold !== true;
  if (amount !== undefined && paid !== undefined && open === undefined && isGuess(amount)) {
    if (payable.some(({ at }) => at === amount))
      await refuseWhere(eachDataRow, written, [amount, paid], ([, advance]) => isSome(advance));
  }
  if (amount !== undefined && open !== undefined && isGuess(open)) {
    if (isOfDocument(written.cells[open] ?? ''))
      await refuseWhere(eachDataRow, written, [amount, open], ([part, whole]) =>
        isMore(whole, part, decimalOf(surveys[open])),
      );
  }
  if (open !== undefined && isGuess(open) && isOfOverdue(written.cells[open] ?? '')) {
    for (const all of [amount, debit, credit]) {
      if (all === undefined) continue;
      await refuseWhere(eachDataRow, written, [all, open], ([whole, part]) => isSome(whole) && !isSome(part));
    }
  }
}

/** Of columns for one field one is chosen; of an amount and a balance that contradict each other one is left out. */
function settlingFlag(contested: readonly number[], { matches }: FoundHeader): string {
  const [one = 0, other = one] = contested;
  const field = matches[one]?.field;
  return field === matches[other]?.field
    ? `--columns "${field ?? 'amount'}=${one + 1}"`
    : `--columns "-=${other + 1}"`;
}

/**
 * Two columns of which the words do not say enough, in rows like this one. "Netto a pagare" is on invoices what is left
 * after the part paid in advance, in lists often not; "Importo scaduto" is nothing of what is still to fall due.
 */
async function refuseWhere(
  eachDataRow: EachDataRow,
  { cells: header }: FoundHeader,
  columns: readonly [number, number],
  isUnsure: (cells: readonly (string | undefined)[]) => boolean,
): Promise<void> {
  let isAny = false;
  await eachDataRow((cells) => {
    isAny ||= isUnsure(columns.map((at) => cells[at]));
  });
  if (!isAny) return;
  const detail = columns.map((at) => header[at]).join(', ');
  throw new UnreadableFile('ambiguous-column', { flag: `--columns "-=${columns[1] + 1}"`, detail });
}

/** Whether an amount is more than nothing. */
function isSome(cell = ''): boolean {
  return /[1-9]/u.test(cell);
}

/** What is open of the whole document is repeated with each of its instalments. */
function isOfDocument(header: string): boolean {
  return /(?:documento|fattura)$/u.test(fullKey(header));
}

function isMore(
  whole: string | undefined,
  part: string | undefined,
  decimal: DecimalMark = 'comma',
): boolean {
  const [more, less] = [amountIn(whole, decimal), amountIn(part, decimal)];
  return more !== undefined && less !== undefined && Math.abs(more) > Math.abs(less);
}

/** What is overdue of a document is what is open of it, unless parts of it are not due yet. */
function isOfOverdue(header: string): boolean {
  return fullKey(header) === 'importoscaduto';
}

/** "Importo rata" says itself that it is not the total of the document. */
function isOfInstalment(header: string): boolean {
  return /rata$|scadenza$/u.test(fullKey(header));
}

/** "Netto a pagare" is the total less what the customer withholds, or pays to the Treasury itself. */
export function isPayable(header: string): boolean {
  return /^(?:netto|totale)d?apagare$/u.test(fullKey(header));
}

function isMoney({ field }: HeaderMatch): boolean {
  return MONEY_FIELDS.has(field);
}

/** What a person named is not weighed against the arithmetic of the rows. */
function onlyColumns({ open, ...others }: MoneyCandidates): Positions {
  const named = Object.entries({ ...others, open_balance: open });
  return Object.fromEntries(
    named.flatMap(([field, [only]]) => (only === undefined ? [] : [[field, only.at]])),
  );
}

/** The filled columns that claim a field, each with its decimal mark. */
export function moneyCandidates(
  field: Field,
  header: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
  hints: LayoutHints,
): MoneyCandidate[] {
  return allCandidates(field, header, surveys, hints).filter(({ at }) => (surveys[at]?.filled ?? 0) > 0);
}

/** The filled ones, or the empty ones where none is filled. */
export function likelyCandidates(...of: Parameters<typeof moneyCandidates>): MoneyCandidate[] {
  const filled = moneyCandidates(...of);
  return filled.length > 0 ? filled : allCandidates(...of);
}

function allCandidates(
  field: Field,
  { cells, matches }: Pick<FoundHeader, 'cells' | 'matches'>,
  surveys: readonly ColumnSurvey[],
  hints: LayoutHints,
): MoneyCandidate[] {
  return matches.flatMap((match, at) => {
    const survey = surveys[at];
    if (match?.field !== field || survey === undefined) return [];
    const decimal = hints.decimal ?? decimalOf(survey) ?? 'comma';
    return [{ at, rank: match.rank, decimal, mayRun: mayRun(cells[at] ?? '') }];
  });
}

/** The mark most values prove, each such value standing against any of the other mark; of a column not seen, none. */
export function decimalOf(
  survey: Pick<ColumnSurvey, 'comma' | 'point'> | undefined,
): DecimalMark | undefined {
  const { comma, point } = survey ?? { comma: 0, point: 0 };
  if (comma === point) return undefined;
  return comma > point ? 'comma' : 'point';
}
