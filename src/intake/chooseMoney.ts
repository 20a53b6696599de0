/** Which columns hold the money: by their words, by what a person said, and by whether their rows add up. */
import type { LayoutHints } from '../domain/incoming.ts';
import type { FoundHeader } from './findHeader.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile, type DecimalMark, type Positions } from './layout.ts';
import { headerKey, type HeaderMatch } from './matchHeader.ts';
import {
  isContest,
  mayRun,
  moneyColumns,
  type MoneyCandidate,
  type MoneyCandidates,
} from './moneyColumns.ts';
import type { ColumnSurvey } from './surveyColumns.ts';
import { MONEY_FIELDS } from './textColumns.ts';

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
      flag: '--columns',
      detail: contested.map((at) => written.cells[at]).join(', '),
    });
  }
  const { amount, paid, open_balance: open } = choice;
  if (paid !== undefined && open === undefined && payable.some(({ at }) => at === amount))
    await refuseUnsurePayable(eachDataRow, written, amount ?? -1, paid);
  return choice;
}

/** On invoices "Netto a pagare" is what is left after the part paid in advance, in lists often not: only a person knows. */
async function refuseUnsurePayable(
  eachDataRow: EachDataRow,
  { cells: header }: FoundHeader,
  payableAt: number,
  paidAt: number,
): Promise<void> {
  let isPaid = false;
  await eachDataRow((cells) => {
    isPaid ||= /[1-9]/u.test(cells[paidAt] ?? '');
  });
  if (!isPaid) return;
  const detail = `${header[payableAt]}, ${header[paidAt]}`;
  throw new UnreadableFile('ambiguous-column', { flag: '--columns', detail });
}

/** "Importo rata" says itself that it is not the total of the document. */
function isOfInstalment(header: string): boolean {
  return /rata$|scad(?:enza)?$/u.test(headerKey(header));
}

/** "Netto a pagare" is the total less what the customer withholds, or pays to the Treasury itself. */
function isPayable(header: string): boolean {
  return /^(?:netto|totale)d?apagare$/u.test(headerKey(header));
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

/** The mark most values prove, each such value standing against any of the other mark. */
export function decimalOf({ comma, point }: ColumnSurvey): DecimalMark | undefined {
  if (comma === point) return undefined;
  return comma > point ? 'comma' : 'point';
}
