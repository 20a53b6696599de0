/** What happens in an office besides the agenda: exports come in, debtors move, colleagues hold, assign, correct, take back. */
import { isWorkingDay } from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/day.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import {
  assignCase,
  closeCase,
  holdCase,
  reopenCase,
  resumeCase,
  skipStep,
} from '../../src/office/case/cases.ts';
import { resolveDisputes } from '../../src/office/case/disputes.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { addInformation } from '../../src/office/debtor/information.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { markDelivered, markFailed } from '../../src/office/letter/posting.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { voidLetter } from '../../src/office/letter/voiding.ts';
import { aFile, importWhole } from '../support/world.ts';
import { bounces, callsUs, disputes, pays, paysNamed, promisesByMail } from './yearDebtors.ts';
import type { YearOffice } from './yearOffice.ts';
import {
  agreesOnPlan,
  asksForDebtor,
  changesStrategy,
  givesPlanUp,
  grantsCredit,
  proceedingsEnd,
  proceedingsOpen,
  traces,
} from './yearRecovery.ts';
import { confirmAddress, workOn } from './yearWork.ts';

type Event = (office: YearOffice) => void;

/** An event with how often it happens beside the others. New deeds of the office are added here. */
const EVENTS: Readonly<Record<string, readonly [weight: number, event: Event]>> = {
  pays: [40, pays],
  'pays an invoice it names': [12, paysNamed],
  'a payment bounces': [5, bounces],
  'calls and promises': [8, (office) => callsUs(office, 'promise')],
  'calls and says it is paid': [4, (office) => callsUs(office, 'says-paid')],
  'calls and wants a call back': [4, (office) => callsUs(office, 'callback')],
  'promises by mail': [5, promisesByMail],
  'disputes by mail': [6, disputes],
  'a dispute is answered': [5, answers],
  'a letter comes back': [4, comesBack],
  'a letter is known to have arrived': [3, arrives],
  'an unsent letter is torn up': [2, tornUp],
  hold: [7, holds],
  resume: [4, resumes],
  skip: [3, skips],
  close: [3, closes],
  reopen: [4, reopens],
  assign: [4, assigns],
  'address corrected': [
    3,
    (office) => office.onSomeCase((number) => confirmAddress(office, { case: number })),
  ],
  'number or mailbox corrected': [4, corrects],
  'information comes in': [2, informs],
  'instalments are agreed': [6, (office) => office.onSomeCase((number) => agreesOnPlan(office, number))],
  'a plan is given up': [1, givesPlanUp],
  'somebody is asked for the debtor': [
    3,
    (office) => office.onSomeCase((number) => asksForDebtor(office, number)),
  ],
  'the debtor is traced': [3, (office) => office.onSomeCase((number) => traces(office, number))],
  'proceedings open': [2, (office) => office.onSomeCase((number) => proceedingsOpen(office, number))],
  'proceedings end': [2, proceedingsEnd],
  'another strategy': [4, (office) => office.onSomeCase((number) => changesStrategy(office, number))],
  'a credit is granted': [4, grantsCredit],
  'something is taken back': [9, takesBack],
};

const WEIGHTS = Object.fromEntries(Object.entries(EVENTS).map(([name, [weight]]) => [name, weight]));

/** One thing that happens. */
export function somethingHappens(office: YearOffice): void {
  EVENTS[office.chance.weighted(WEIGHTS)]?.[1](office);
}

/** An export comes from the accounting: mostly a usual one, now and then the whole list. */
export function importExport(office: YearOffice): void {
  const isWhole = office.chance.percent(30);
  const rows = office.ledger.export(!isWhole);
  office.hasImported = true;
  const manner = isWhole ? { isWholeList: true, permission: {} } : {};
  const isDone = office.attempt(isWhole ? 'import of the whole list' : 'import', undefined, () => {
    const { result } = importWhole(office.book, office.today, aFile(rows), manner);
    if (!result.isAccepted && rows.length > 0)
      throw new Error(JSON.stringify([result.problems, result.doubts]));
  });
  if (!isDone) office.tell([{ rule: 'one bad case does not stop an import', seen: 'it was refused' }]);
}

/** What cron does every morning. */
export function nightRun(office: YearOffice): void {
  const isDone = office.attempt('run', undefined, () =>
    housekeeping(office.book, { ...office.moment, who: 'cron' }),
  );
  if (!isDone) office.tell([{ rule: 'one bad case does not stop the run', seen: 'the run was refused' }]);
}

/** The last thing of a day, of any kind: what undo and redo are tried on. */
export function lastThing(office: YearOffice): void {
  const which = office.chance.below(10);
  if (which === 0) return importExport(office);
  const isWorked = isWorkingDay(office.today, office.book.settings.rules.patronDay);
  const due = isWorked ? agendaOn(office.book, office.today).filter(({ status }) => status === 'due') : [];
  if (which < 6 && due.length > 0) return workOn(office, office.chance.oneOf(due));
  for (const name of office.chance.percent(50) ? ['pays', 'hold'] : ['disputes by mail', 'a payment bounces'])
    EVENTS[name]?.[1](office);
}

function answers(office: YearOffice): void {
  const sql = `select distinct d.case_id from dispute d join recovery_case c on c.id = d.case_id
    where d.resolved_on is null and c.status = 'open'`;
  const number = office.someOf(office.numbers(sql));
  if (number === undefined) return;
  office.attempt('a dispute is answered', number, () =>
    resolveDisputes(office.book, office.moment, number, { resolution: 'rejected' }),
  );
}

/** A letter of the last weeks that left and of which nothing was heard. */
function someLetterUnderWay(office: YearOffice): { case: number; protocol: string } | undefined {
  const letters = office.rows<{ case: number; protocol: string }>(
    `select case_id as "case", year || '/' || serial as protocol from letter
     where status = 'issued' and sent_on > ? and arrived_on is null`,
    addDays(office.today, -25),
  );
  return letters.length === 0 ? undefined : office.chance.oneOf(letters);
}

function comesBack(office: YearOffice): void {
  const letter = someLetterUnderWay(office);
  if (letter === undefined) return;
  office.attempt('a letter comes back', letter.case, () =>
    markFailed(office.book, office.moment, letter.protocol, 'moved'),
  );
}

function arrives(office: YearOffice): void {
  const letter = someLetterUnderWay(office);
  if (letter === undefined) return;
  office.attempt('a letter arrives', letter.case, () =>
    markDelivered(office.book, office.moment, letter.protocol, office.today),
  );
}

function tornUp(office: YearOffice): void {
  const [letter] = office.rows<{ case: number; protocol: string }>(
    `select case_id as "case", year || '/' || serial as protocol from letter where status = 'issued' and sent_on is null`,
  );
  if (letter === undefined) return;
  office.attempt('an unsent letter is torn up', letter.case, () =>
    voidLetter(office.book, office.moment, letter.protocol, 'the name was wrong'),
  );
}

function holds(office: YearOffice): void {
  const until = addDays(office.today, office.chance.between(0, 20));
  office.onSomeCase((number) => {
    office.attempt('hold', number, () =>
      holdCase(office.book, office.moment, number, { reason: 'fair', until }),
    );
  });
}

function resumes(office: YearOffice): void {
  const sql = `select h.case_id from hold h join recovery_case c on c.id = h.case_id
    where c.status = 'open' and h.until_on >= ?`;
  const number = office.someOf(office.numbers(sql, office.today));
  if (number !== undefined)
    office.attempt('resume', number, () => resumeCase(office.book, office.moment, number));
}

function skips(office: YearOffice): void {
  office.onSomeCase((number) => {
    office.attempt('skip', number, () =>
      skipStep(office.book, office.moment, number, 'agreed with the director'),
    );
  });
}

function closes(office: YearOffice): void {
  const reason = office.chance.oneOf(['court', 'agency', 'write-off', 'wait', 'mistake'] as const);
  office.onSomeCase((number) => {
    office.attempt('close', number, () => closeCase(office.book, office.moment, number, { reason }));
  });
}

/** What a person closed, while nothing newer of the debtor is open. */
function reopens(office: YearOffice): void {
  const sql = `select max(id) from recovery_case c where close_reason not in ('paid', 'credited')
    and not exists (select 1 from recovery_case o where o.debtor_id = c.debtor_id and o.status = 'open') group by debtor_id`;
  const number = office.someOf(office.numbers(sql));
  if (number !== undefined)
    office.attempt('reopen', number, () => reopenCase(office.book, office.moment, number));
}

function assigns(office: YearOffice): void {
  const collectors = office.book.settings.collectors.map(({ id }) => id);
  office.onSomeCase((number) => {
    office.attempt('assign', number, () =>
      assignCase(office.book, office.moment, number, office.chance.oneOf(collectors)),
    );
  });
}

function corrects(office: YearOffice): void {
  const { book, chance } = office;
  office.onSomeCase((number) => {
    const { debtor } = office.factsOf(number);
    const details = chance.oneOf([
      { phone: `+39 010 ${chance.between(100_000, 999_999)}` },
      { pec: `nuova${debtor.id}@pec.example` },
      { email: `ufficio${debtor.id}@anno.example` },
    ]);
    const traits = chance.percent(20) ? ({ kind: 'person', isConsumer: true } as const) : {};
    office.attempt('number or mailbox corrected', number, () =>
      correctDebtor(book, office.moment, debtor.id, { details, traits, addressConfirmed: false }),
    );
  });
}

function informs(office: YearOffice): void {
  office.onSomeCase((number) => {
    const { debtor } = office.factsOf(number);
    office.attempt('information comes in', number, () =>
      addInformation(office.book, office.moment, debtor.id, {
        kind: 'protest',
        source: 'register',
        on: office.today,
      }),
    );
  });
}

/** One to three acts, newest first; sometimes they come back. */
function takesBack(office: YearOffice): void {
  const times = office.chance.between(1, 3);
  for (let time = 0; time < times; time += 1)
    office.attempt('undo', undefined, () => undo(office.book, office.moment));
  if (office.chance.percent(30)) office.attempt('redo', undefined, () => redo(office.book, office.moment));
}
