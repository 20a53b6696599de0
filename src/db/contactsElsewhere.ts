/** Contacts by debtor: how often somebody was called or spoken to does not start anew with another case (R3, R4). */
import type { ContactElsewhere, ContactFact } from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';

interface OfCase {
  readonly case: number;
  readonly contact: ContactElsewhere;
}

/** Calls and visits of these debtors, by debtor; those of one case only are left out unless `withSingle`. */
export function loadContactsOfDebtors(
  database: Database,
  debtorIds: readonly number[],
  { withSingle }: { readonly withSingle: boolean },
): Grouped<OfCase> {
  if (debtorIds.length === 0) return new Map();
  const rows = database.rows<
    Pick<ContactFact, 'channel' | 'outcome' | 'on'> & {
      debtor: number;
      case: number;
      isThirdParty: 0 | 1;
      checkedOn: Day | null;
    }
  >(withSingle ? OF_ALL : OF_SEVERAL_CASES, { debtors: JSON.stringify(debtorIds) });
  return group(
    rows,
    (row) => row.debtor,
    ({ case: number, channel, outcome, on, isThirdParty, checkedOn }) => ({
      case: number,
      contact: {
        channel,
        outcome,
        on,
        ...(isThirdParty === 1 ? { isThirdParty: true } : {}),
        ...(checkedOn === null ? {} : { addressCheckedOn: checkedOn }),
      },
    }),
  );
}

const OF_ALL = `
select c.debtor_id as debtor, c.id as "case", t.channel, t.outcome, t.on_day as "on", t.is_third_party as isThirdParty,
  t.address_checked_on as checkedOn
from recovery_case c join contact t on t.case_id = c.id
where c.debtor_id in (select value from json_each(@debtors)) and t.channel <> 'note'
order by t.id`;

const OF_SEVERAL_CASES = OF_ALL.replace(
  'order by',
  `and exists (select 1 from recovery_case o where o.debtor_id = c.debtor_id and o.id <> c.id)
order by`,
);

/** Those of a debtor outside one case, ready to be spread into the facts of that case. */
export function contactsElsewhere(
  contacts: readonly OfCase[] | undefined,
  caseNumber?: number,
): { readonly contactsElsewhere?: readonly ContactElsewhere[] } {
  const others = (contacts ?? []).filter((each) => each.case !== caseNumber).map(({ contact }) => contact);
  return others.length === 0 ? {} : { contactsElsewhere: others };
}
