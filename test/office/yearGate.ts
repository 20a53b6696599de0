/**
 * What must be true at the moment something is about to reach a debtor because the agenda said so. Asked of the tables
 * themselves and not of the rules, which are what is tried here.
 */
import { isHoliday } from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/day.ts';
import type { AgendaEntry } from '../../src/db/agenda.ts';
import type { Breach, YearOffice } from './yearOffice.ts';

/** What is about to reach the debtor. */
export type Reaching = 'letter' | 'post' | 'call' | 'visit';

type Rule = (office: YearOffice, entry: AgendaEntry, reaching: Reaching) => string | undefined;

/** What was agreed with the debtor, or is part of an attempt under way, is no new act of ours (rule 5). */
const AGREED: readonly AgendaEntry['task'][] = [
  'callback',
  'broken-promise',
  'broken-plan',
  'follow-up',
  'retry-call',
  'check-payment',
];

/** Conversations and visits of any case of the debtor, letters that left and stand: the last of them. */
const LAST_ACT = `select max(on_day) from (
  select l.sent_on as on_day from letter l join recovery_case c on c.id = l.case_id
  where c.debtor_id = @debtor and l.status = 'issued' and l.sent_on is not null
  union all
  select t.on_day from contact t join recovery_case c on c.id = t.case_id
  where c.debtor_id = @debtor and t.channel <> 'note' and (t.channel = 'visit'
    or (t.is_third_party = 0 and t.outcome in ('callback', 'promise', 'says-paid', 'disputes', 'refuses'))))`;

const RULES: Readonly<Record<string, Rule>> = {
  'nothing reaches the debtor of a closed case': (office, entry) =>
    office.openCases().includes(entry.case) ? undefined : 'the case is closed',

  'nothing reaches a debtor whose case is held': (office, entry) => {
    const [hold] = office.rows<{ reason: string; until_on: string }>(
      'select reason, until_on from hold where case_id = ? and from_on <= ? and until_on >= ?',
      entry.case,
      office.today,
      office.today,
    );
    return hold === undefined ? undefined : `held until ${hold.until_on}: ${hold.reason}`;
  },

  'nothing reaches a debtor who owes nothing undisputed': (office, entry, reaching) => {
    // Of a plan only the interest may be left: no invoice shows it.
    const isPlanRunning = entry.reasons.some(({ code }) => code === 'plan-running');
    if (isPlanRunning && entry.task === 'callback') return undefined;
    // The courtesy call is about what falls due in a few days.
    const isCourtesy = reaching === 'call' && entry.reasons.some(({ code }) => code === 'falls-due');
    const owed = office.numbers(
      `select sum(i.open_cents) from invoice i join recovery_case c on c.debtor_id = i.debtor_id
       where c.id = ? and i.left_in_case is null and (i.open_cents < 0 or i.due_on < ?)
         and not exists (select 1 from dispute d where d.invoice_id = i.id and d.resolved_on is null)
       group by i.currency`,
      entry.case,
      isCourtesy ? addDays(office.today, 10) : office.today,
    );
    return owed.some((cents) => cents > 0) ? undefined : 'paid, credited or in dispute';
  },

  'nothing reaches a debtor against whom proceedings run': (office, entry) => {
    const [opened] = office.numbers(
      `select n.opened_on from insolvency n join recovery_case c on c.debtor_id = n.debtor_id
       where c.id = ? and n.opened_on <= ? and n.ended_on is null`,
      entry.case,
      office.today,
    );
    return opened === undefined ? undefined : `since ${opened}`;
  },

  'nothing reaches a debtor before a promised day': (office, entry) => {
    if (entry.task === 'callback') return undefined;
    const [promise] = office.numbers(
      'select by_on from promise where case_id = ? and result is null and by_on >= ? order by by_on desc',
      entry.case,
      office.today,
    );
    return promise === undefined ? undefined : `promised by ${promise}`;
  },

  'no step before a granted deadline has ended': (office, entry, reaching) => {
    if (AGREED.includes(entry.task) || reaching === 'post') return undefined;
    const [deadline] = office.numbers(
      'select max(deadline_on) from step_taken where case_id = ?',
      entry.case,
    );
    return deadline !== null && String(deadline) >= office.today ? `granted until ${deadline}` : undefined;
  },

  'no two planned acts inside the spacing': (office, entry, reaching) => {
    if (AGREED.includes(entry.task) || reaching === 'post') return undefined;
    // A further attempt at the step that is under way.
    const attempts =
      'select step from contact where case_id = ? and channel <> ? order by on_day desc, id desc limit 1';
    const [last] = office.rows<{ step: string | null }>(attempts, entry.case, 'note');
    if (last?.step !== undefined && last.step === entry.step) return undefined;
    const debtor = office.numbers(
      'select debtor_id from recovery_case where id = ?',
      entry.case,
    )[0] as number;
    const on = office.book.database.connection.prepare(LAST_ACT).pluck().get({ debtor }) as string | null;
    const earliest = addDays(office.today, -office.book.settings.rules.minContactDays);
    return on === null || on <= earliest ? undefined : `the last act was on ${on}`;
  },

  'nobody is called or visited on a Sunday or holiday': (office, _entry, reaching) => {
    const isInPerson = reaching === 'call' || reaching === 'visit';
    return isInPerson && isHoliday(office.today, office.book.settings.rules.patronDay)
      ? office.today
      : undefined;
  },
};

/** What speaks against an act the agenda proposes. */
export function gate(office: YearOffice, entry: AgendaEntry, reaching: Reaching): Breach[] {
  return Object.entries(RULES).flatMap(([rule, check]) => {
    const found = check(office, entry, reaching);
    const what = entry.task === 'step' ? (entry.step ?? '') : entry.task;
    return found === undefined ? [] : [{ rule, case: entry.case, seen: `${reaching} for ${what}: ${found}` }];
  });
}

/** What a letter just issued lists and must not, or counts wrongly (rules 7, 9, 11 and 12). */
export function letterBreaches(office: YearOffice, caseNumber: number, protocol: string): Breach[] {
  const [year, serial] = protocol.split('/').map(Number) as [number, number];
  const rows = office.rows<ListedItem>(LISTED, { today: office.today, year, serial } as never);
  const totals = new Map<string, number>();
  const breaches: Breach[] = [];
  const found = (rule: string, seen: string): void => void breaches.push({ rule, case: caseNumber, seen });
  for (const row of rows) {
    totals.set(row.currency, (totals.get(row.currency) ?? 0) + row.listed);
    const said = `${protocol} lists ${row.number}`;
    if (row.debtor !== row.caseDebtor) found('a letter lists only what its debtor owes', said);
    if (row.listed !== row.open)
      found('a letter demands what is open', `${said}: ${row.listed}, open ${row.open}`);
    if (row.listed < 0) continue;
    if (row.due >= office.today) found('a letter lists only what is overdue', `${said}, due ${row.due}`);
    if (row.isDisputed === 1) found('a letter lists nothing that is in dispute', said);
    if (row.isPlanned === 1) found('a letter lists nothing that is paid by instalments', said);
    if (row.step === 'legal-warning' && row.wasDemanded === 0)
      found('a legal warning lists only what a letter demanded', said);
  }
  const [content] = office.rows<{ content: string }>(
    'select content from letter where year = ? and serial = ?',
    year,
    serial,
  );
  const { totals: told } = JSON.parse(content?.content ?? '{}') as {
    totals: { cents: number; currency: string }[];
  };
  const [worked, said] = [
    [...totals].map(([currency, cents]) => `${cents} ${currency}`).sort(),
    told.map(({ cents, currency }) => `${cents} ${currency}`).sort(),
  ];
  if (worked.join() !== said.join())
    found('the rows of a letter come to its totals', `${protocol}: ${worked.join()} against ${said.join()}`);
  if (told.some(({ cents }) => cents <= 0))
    found('a letter demands something', `${protocol}: ${said.join()}`);
  return breaches;
}

interface ListedItem {
  readonly number: string;
  readonly due: string;
  readonly currency: string;
  readonly listed: number;
  readonly open: number;
  readonly debtor: number;
  readonly caseDebtor: number;
  readonly step: string;
  readonly isDisputed: 0 | 1;
  readonly isPlanned: 0 | 1;
  readonly wasDemanded: 0 | 1;
}

const LISTED = `select i.number, i.due_on as due, i.currency, li.open_cents as listed, i.open_cents as open,
  i.debtor_id as debtor, c.debtor_id as caseDebtor, l.step,
  exists (select 1 from dispute d where d.invoice_id = i.id and d.resolved_on is null) as isDisputed,
  exists (select 1 from plan_item t join plan p on p.id = t.plan_id where t.invoice_id = i.id and p.result is null
    and not exists (select 1 from plan_instalment r where r.plan_id = p.id and r.due_on < @today)) as isPlanned,
  exists (select 1 from letter e join letter_item ei on ei.letter_id = e.id
    where ei.invoice_id = i.id and e.status = 'issued' and e.sent_on is not null and e.id <> l.id) as wasDemanded
from letter l join letter_item li on li.letter_id = l.id join invoice i on i.id = li.invoice_id
  join recovery_case c on c.id = l.case_id
where l.year = @year and l.serial = @serial`;
