/** What must be true of the book at the end of every day, whatever happened. One function a rule, named as the rule reads. */
import { addDays, type Day } from '../../src/domain/day.ts';
import type { AgendaEntry } from '../../src/db/agenda.ts';
import { CAPTURED_TABLES } from '../../src/db/capture.ts';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { agendaOn, decide, entryOf } from '../../src/office/agenda/agenda.ts';
import { redo, undo } from '../../src/office/undo.ts';
import type { Breach, YearOffice } from './yearOffice.ts';

/** Every rule of the end of a day. */
export function dailyBreaches(office: YearOffice): Breach[] {
  const agenda = agendaOn(office.book, office.today);
  return [
    ...everyOpenCaseHasExactlyOneEntry(office, agenda),
    ...everyEntryHasReasons(agenda),
    ...theStoredAgendaIsWhatTheRulesSay(office, office.today),
    ...theStoredAgendaIsWhatTheRulesSay(office, addDays(office.today, 1)),
    ...oneLetterForACaseAndStep(office),
    ...protocolNumbersWithoutGaps(office),
    ...oneOpenCaseADebtor(office),
    ...openIsTheAmountLessThePayments(office),
    ...paymentsAreAllocatedWhole(office),
    ...nothingClaimedIsDroppedInSilence(office),
  ];
}

/** The rules of a morning that began with a run. */
export function morningBreaches(office: YearOffice): Breach[] {
  return nothingOverdueWithoutACase(office);
}

function everyOpenCaseHasExactlyOneEntry(office: YearOffice, agenda: readonly AgendaEntry[]): Breach[] {
  const rule = 'every open case has exactly one entry of the agenda';
  const listed = agenda.map((entry) => entry.case).sort((a, b) => a - b);
  const open = office.openCases();
  if (listed.join() === open.join()) return [];
  const wrong = [...new Set([...listed, ...open])].find(
    (number) =>
      listed.filter((each) => each === number).length !== open.filter((each) => each === number).length,
  );
  return [
    {
      rule,
      ...(wrong === undefined ? {} : { case: wrong }),
      seen: `${listed.length} entries of ${open.length} cases`,
    },
  ];
}

function everyEntryHasReasons(agenda: readonly AgendaEntry[]): Breach[] {
  const mute = agenda.filter(
    ({ reasons }) => reasons.length === 0 || reasons.some(({ code }) => code.length === 0),
  );
  return mute.map((entry) => ({
    rule: 'every entry says why',
    case: entry.case,
    seen: `${entry.status} ${entry.task}`,
  }));
}

function theStoredAgendaIsWhatTheRulesSay(office: YearOffice, on: Day): Breach[] {
  const { book } = office;
  const stored = new Map(agendaOn(book, on).map((entry) => [entry.case, JSON.stringify(entry)]));
  return loadFacts(book.database, office.openCases()).flatMap((facts) => {
    const worked = JSON.stringify(entryOf(book, facts, decide(book, facts, on)));
    if (stored.get(facts.number) === worked) return [];
    const seen = `asked for ${on}\n  stored ${stored.get(facts.number)}\n  worked ${worked}`;
    return [{ rule: 'the stored agenda is what the rules say', case: facts.number, seen }];
  });
}

function oneLetterForACaseAndStep(office: YearOffice): Breach[] {
  const doubled = office.rows<{ number: number; step: string; count: number }>(
    `select case_id as number, step, count(*) as count from letter where status = 'issued' group by 1, 2 having count(*) > 1`,
  );
  return doubled.map(({ number, step, count }) => ({
    rule: 'one letter for a case and step',
    case: number,
    seen: `${count} letters for ${step}`,
  }));
}

function protocolNumbersWithoutGaps(office: YearOffice): Breach[] {
  const wrong = office.rows<{ year: number; count: number; first: number; last: number }>(
    `select year, count(distinct serial) as count, min(serial) as first, max(serial) as last from letter
     group by year having count(*) <> max(serial) or count(distinct serial) <> max(serial) or min(serial) <> 1`,
  );
  return wrong.map((row) => ({
    rule: 'protocol numbers have neither gaps nor repeats',
    seen: JSON.stringify(row),
  }));
}

function oneOpenCaseADebtor(office: YearOffice): Breach[] {
  const doubled = office.numbers(
    `select max(id) from recovery_case where status = 'open' group by debtor_id having count(*) > 1`,
  );
  return doubled.map((number) => ({
    rule: 'a debtor has one open case',
    case: number,
    seen: 'there are two',
  }));
}

/** What the bank collects may wait (rule 23). */
function nothingOverdueWithoutACase(office: YearOffice): Breach[] {
  const forgotten = office.rows<{ debtor: number; number: string; due: string }>(
    `select i.debtor_id as debtor, i.number, i.due_on as due from invoice i
     where i.open_cents > 0 and i.due_on < ? and i.left_in_case is null and i.method = 'Bonifico'
       and not exists (select 1 from recovery_case c where c.debtor_id = i.debtor_id and c.status = 'open')
       and (select sum(o.open_cents) from invoice o where o.debtor_id = i.debtor_id and o.currency = i.currency
         and o.left_in_case is null and (o.open_cents < 0 or o.due_on < ? and o.method = 'Bonifico')) > 0`,
    office.today,
    office.today,
  );
  return forgotten.map((row) => ({ rule: 'nothing is overdue without a case', seen: JSON.stringify(row) }));
}

/**
 * What is open of an invoice is its amount less the payments on it that did not bounce and the credits granted, less what had been paid when it
 * first came in. Credit notes are used up without payments.
 */
function openIsTheAmountLessThePayments(office: YearOffice): Breach[] {
  const items = office.rows<{
    id: number;
    number: string;
    paid: number;
    allocated: number;
    currency: string;
  }>(
    `select i.id, i.number, i.amount_cents - i.open_cents as paid, i.currency, coalesce((
       select sum(a.cents) from allocation a join payment p on p.id = a.payment_id
       where a.invoice_id = i.id and p.reversed_on is null), 0)
       + coalesce((select sum(c.cents) from credit c where c.invoice_id = i.id), 0) as allocated
     from invoice i where i.is_credit_note = 0`,
  );
  const { paidBefore } = office;
  return items.flatMap(({ id, number, paid, allocated, currency }) => {
    const before = paidBefore.get(id) ?? paid - allocated;
    paidBefore.set(id, before);
    // The accounting may learn later that what it had counted as paid went back.
    const isGoneBack = office.hasImported && paid - allocated < before;
    if (isGoneBack) paidBefore.set(id, paid - allocated);
    if (isGoneBack || paid - allocated === before) return [];
    const seen = `${number}: ${paid} ${currency} are paid, ${allocated} by payments and ${before} before`;
    // Told once.
    paidBefore.set(id, paid - allocated);
    return [{ rule: 'open is the amount less the payments', seen }];
  });
}

/** Interest agreed with instalments, and what a letter claimed beside the principal, is paid and belongs to no invoice. */
function paymentsAreAllocatedWhole(office: YearOffice): Breach[] {
  const wrong = office.rows<object>(
    `select p.id as payment, p.cents, p.currency, coalesce(sum(a.cents), 0)
         + coalesce((select sum(s.cents) from accessory_share s where s.payment_id = p.id), 0) as allocated,
       count(*) filter (where i.currency <> p.currency) as others,
       exists (select 1 from plan n join recovery_case c on c.id = n.case_id
         where c.debtor_id = p.debtor_id and n.interest_cents > 0) as isWithInterest
     from payment p left join allocation a on a.payment_id = p.id left join invoice i on i.id = a.invoice_id
     group by p.id having others > 0 or allocated > p.cents or (allocated < p.cents and not isWithInterest)`,
  );
  return wrong.map((row) => ({
    rule: 'a payment is shared out whole, in its currency',
    seen: JSON.stringify(row),
  }));
}

/**
 * Asked of the letters themselves: a case that is paid has no interest or lump sum left that one of them claimed (rule 10).
 * What bounces while a newer case is open is the business of that one.
 */
function nothingClaimedIsDroppedInSilence(office: YearOffice): Breach[] {
  const dropped = office.rows<{ number: number; claimed: number; paid: number }>(
    `select c.id as number, sum(i.interest_cents + i.lump_sum_cents) as claimed, coalesce((
       select sum(s.cents) from accessory_share s join payment p on p.id = s.payment_id
       where s.case_id = c.id and (p.reversed_on is null
           or exists (select 1 from recovery_case n where n.debtor_id = c.debtor_id and n.id > c.id))), 0) as paid
     from recovery_case c
     join letter l on l.case_id = c.id and l.status = 'issued' and l.sent_on is not null
     join letter_item i on i.letter_id = l.id
     where c.close_reason in ('paid', 'credited') and c.accessories_waived_on is null
     group by c.id having claimed > paid`,
  );
  return dropped.map(({ number, claimed, paid }) => ({
    rule: 'nothing claimed is dropped in silence',
    case: number,
    seen: `${claimed} claimed, ${paid} paid`,
  }));
}

/** A row with where it stands: `invoice`, its columns. */
type Line = readonly unknown[];

/** Everything undo must bring back: all rows it captures, letters that were voided apart, and the agenda. */
function snapshot(office: YearOffice): Line[] {
  const { connection } = office.book.database;
  const tables: Line[] = CAPTURED_TABLES.flatMap((table): Line[] => {
    const condition = table === 'letter' ? ` where status <> 'void'` : '';
    return connection
      .prepare(`select '${table}', * from ${table}${condition} order by id`)
      .raw()
      .all() as Line[];
  });
  const agenda = agendaOn(office.book, office.today).toSorted((a, b) => a.case - b.case);
  return [...tables, ...agenda.map((entry) => ['agenda', JSON.stringify(entry)])];
}

/** Takes the last thing back and brings it back again: each time the book is exactly as it was. */
export function undoBreaches(office: YearOffice, deed: () => void): Breach[] {
  const [last = 0] = office.numbers('select max(id) from operation');
  const before = snapshot(office);
  deed();
  const after = snapshot(office);
  const [made = 0] = office.numbers(`select count(*) from operation where kind = 'act' and id > ?`, last);
  for (let count = 0; count < made; count += 1) undo(office.book, office.moment);
  const undone = differences('undo restores exactly what was', before, snapshot(office));
  for (let count = 0; count < made; count += 1) redo(office.book, office.moment);
  return [...undone, ...differences('redo brings back exactly what was done', after, snapshot(office))];
}

function differences(rule: string, one: readonly Line[], other: readonly Line[]): Breach[] {
  const isSame =
    one.length === other.length && one.every((line, index) => isSameLine(line, other[index] ?? []));
  if (isSame) return [];
  const onlyIn = (lines: readonly Line[], compared: readonly Line[]): string[] => {
    const known = new Set(compared.map((line) => JSON.stringify(line)));
    return lines.map((line) => JSON.stringify(line)).filter((line) => !known.has(line));
  };
  const gone = onlyIn(one, other).map((line) => `- ${line}`);
  const come = onlyIn(other, one).map((line) => `+ ${line}`);
  return [{ rule, seen: [...gone.slice(0, 3), ...come.slice(0, 3)].join('\n  ') }];
}

function isSameLine(one: Line, other: Line): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
