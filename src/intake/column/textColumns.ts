import type { Field } from '../header/headerWords.ts';
import type { Positions } from '../layout.ts';
import type { HeaderMatch } from '../header/matchHeader.ts';
import { PAID_FIELDS } from '../money/paidColumns.ts';
import type { ColumnSurvey } from './surveyColumns.ts';

interface Candidate {
  readonly at: number;
  readonly isTold: boolean;
  readonly rank: number;
  readonly survey: ColumnSurvey;
}

/** Fields whose column the arithmetic of the rows decides; see moneyColumns. */
export const MONEY_FIELDS: ReadonlySet<Field> = new Set([
  'amount',
  'net',
  'vat_amount',
  'stamp',
  'expenses',
  'withholding',
  ...PAID_FIELDS,
  'deduction',
  'open_balance',
  'debit',
  'credit',
]);

/** Chooses the column of every field but the money: a filled one before an empty one, then the better word. */
export function textColumns(
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
): Positions {
  const positions: Partial<Record<Field, number>> = {};
  const byField = Map.groupBy(candidatesOf(matches, surveys), ({ field }) => field);
  for (const [field, candidates] of byField) {
    if (MONEY_FIELDS.has(field)) continue;
    const [best] = candidates.filter((one) => field !== 'vat_no' || !isRateColumn(one)).sort(byMerit);
    if (best !== undefined) positions[field] = best.at;
  }
  return withPeople(withCodesApart(positions, byField.get('debtor_name') ?? []));
}

/**
 * "Cliente" heads a name in one export and a customer code in the next: the values tell. A column of codes is the
 * debtor's code if nothing else is, and never the name while another column has names.
 */
function withCodesApart(positions: Positions, names: readonly Candidate[]): Positions {
  const [codes] = names.filter(isCodeColumn);
  const [texts] = names.filter((one) => !isCodeColumn(one)).sort(byMerit);
  if (codes === undefined) return positions;
  const { debtor_name: _, ...others } = positions;
  return {
    debtor_code: codes.at,
    ...others,
    ...(texts === undefined ? {} : { debtor_name: texts.at }),
  };
}

/** Where the column that seemed to have the names has codes, people are called by their own. */
function withPeople(positions: Positions): Positions {
  const { surname, ...others } = positions;
  return positions.debtor_name !== undefined || surname === undefined
    ? positions
    : { ...others, debtor_name: surname };
}

function candidatesOf(
  matches: readonly (HeaderMatch | undefined)[],
  surveys: readonly ColumnSurvey[],
): (Candidate & { field: Field })[] {
  return matches.flatMap((match, at) => {
    const survey = surveys[at];
    return match === undefined || survey === undefined
      ? []
      : [{ field: match.field, at, rank: match.rank, isTold: match.isTold === true, survey }];
  });
}

function byMerit(a: Candidate, b: Candidate): number {
  return Number(b.survey.filled > 0) - Number(a.survey.filled > 0) || a.rank - b.rank || a.at - b.at;
}

function isCodeColumn({ survey, isTold }: Candidate): boolean {
  return !isTold && survey.filled > 0 && survey.codeLike === survey.filled;
}

/** "IVA" also heads the tax itself, as an amount or a rate. */
function isRateColumn({ survey, isTold }: Candidate): boolean {
  return !isTold && survey.rateLike * 2 > survey.filled;
}
