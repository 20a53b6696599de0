import type { Layout } from './layout.ts';

/** What only some files have of a layout, as far as this one has it. */
export function shapeOf({
  dueAbove: above,
  groups,
  lines = {},
  instalments,
  otherStatuses: statuses = [],
  serialDates = [],
  marked = [],
  codeInName: codePlace,
  sharedCodes = [],
  currency,
  termDays,
  negated = [],
  statedOn,
  isTotalOfDocument = false,
  deductions,
}: {
  readonly [
    Key in
      | 'dueAbove'
      | 'groups'
      | 'lines'
      | 'instalments'
      | 'otherStatuses'
      | 'serialDates'
      | 'marked'
      | 'codeInName'
      | 'sharedCodes'
      | 'currency'
      | 'termDays'
      | 'negated'
      | 'statedOn'
      | 'isTotalOfDocument'
      | 'deductions'
  ]: Layout[Key] | undefined;
}): Partial<Layout> {
  return {
    ...(above === undefined ? {} : { dueAbove: above }),
    ...(groups === undefined ? {} : { groups }),
    ...(Object.keys(lines).length === 0 ? {} : { lines }),
    ...(instalments === undefined ? {} : { instalments }),
    ...(statuses.length === 0 ? {} : { otherStatuses: statuses }),
    ...(serialDates.length === 0 ? {} : { serialDates }),
    ...(currency === undefined ? {} : { currency }),
    ...(codePlace === undefined ? {} : { codeInName: codePlace }),
    ...(sharedCodes.length === 0 ? {} : { sharedCodes }),
    ...(marked.length === 0 ? {} : { marked }),
    ...(termDays === undefined ? {} : { termDays }),
    ...(negated.length === 0 ? {} : { negated }),
    ...(statedOn === undefined ? {} : { statedOn }),
    ...(isTotalOfDocument ? { isTotalOfDocument } : {}),
    ...(deductions === undefined ? {} : { deductions }),
  };
}
