/** A working day at the desk: people do what the agenda proposes, and nothing else, with every outcome there is. */
import { addDays } from '../../src/domain/day.ts';
import { isWorkingDay } from '../../src/domain/calendar.ts';
import { cents } from '../../src/domain/money.ts';
import type { AgendaEntry } from '../../src/db/agenda.ts';
import type { StepKind } from '../../src/domain/strategy/strategy.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { waiveAccessories } from '../../src/office/case/accessories.ts';
import { closeCase, holdCase, skipStep } from '../../src/office/case/cases.ts';
import { logContact, type ContactEntry } from '../../src/office/case/contacts.ts';
import { resolveDisputes } from '../../src/office/case/disputes.ts';
import { correctDebtor } from '../../src/office/debtor/debtorCard.ts';
import { issueLetter, prepareLetter } from '../../src/office/letter/letters.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { cancelPlan } from '../../src/office/case/plans.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/letter/posting.ts';
import { gate, letterBreaches, type Reaching } from './yearGate.ts';
import type { YearOffice } from './yearOffice.ts';
import { asksForDebtor, filesClaim, grantsCredit, traces } from './yearRecovery.ts';

type Work = (office: YearOffice, entry: AgendaEntry) => void;

/** So much of what is due gets done in a day. */
const DILIGENCE_PERCENT = 65;

/** What the agenda proposes, by task; a new task needs its line here, or the year never does it. */
const BY_TASK: Readonly<Record<Exclude<AgendaEntry['task'], 'step' | 'none'>, Work>> = {
  callback: call,
  'retry-call': call,
  'follow-up': call,
  'broken-promise': call,
  'broken-plan': hearAboutPlan,
  'check-payment': checkPayment,
  post: postLetter,
  receipt: proveDelivery,
  'check-address': confirmAddress,
  'answer-dispute': answerDispute,
  decide: decideAtTheEnd,
  'file-claim': (office, { case: number }) => filesClaim(office, number),
  'choose-strategy': () => undefined,
};

/** And the step itself, by its kind. */
const BY_KIND: Readonly<Record<StepKind, Work>> = {
  call,
  visit,
  letter: writeLetter,
  'legal-warning': writeLetter,
  'address-check': confirmAddress,
  tracing: (office, { case: number }) =>
    office.chance.percent(40) ? asksForDebtor(office, number) : traces(office, number),
  report: skip,
  assessment: decideAtTheEnd,
};

/** Works through the agenda of the day, most urgent first. */
export function workTheAgenda(office: YearOffice): void {
  if (!isWorkingDay(office.today, office.book.settings.rules.patronDay)) return;
  for (const { case: number } of agendaOn(office.book, office.today)) {
    if (!office.chance.percent(DILIGENCE_PERCENT)) continue;
    // What was done to another case may have changed this one.
    const [entry] = agendaOn(office.book, office.today, [number]);
    if (entry !== undefined && entry.status === 'due') workOn(office, entry);
  }
}

/** Does what one entry proposes. */
export function workOn(office: YearOffice, entry: AgendaEntry): void {
  if (entry.task === 'none') return;
  if (entry.task !== 'step') BY_TASK[entry.task](office, entry);
  else if (entry.kind !== undefined) BY_KIND[entry.kind](office, entry);
}

function reach(office: YearOffice, entry: AgendaEntry, reaching: Reaching, deed: () => unknown): boolean {
  const breaches = gate(office, entry, reaching);
  const what = entry.task === 'step' ? (entry.step ?? reaching) : entry.task;
  const isDone = office.attempt(`${reaching}: ${what}`, entry.case, deed);
  if (isDone) office.tell(breaches);
  return isDone;
}

function call(office: YearOffice, entry: AgendaEntry): void {
  const outcome = office.chance.weighted({
    'no-answer': 26,
    busy: 5,
    voicemail: 8,
    callback: 9,
    promise: 22,
    'says-paid': 8,
    disputes: 5,
    refuses: 11,
    'wrong-number': 4,
    note: 2,
  });
  if (office.chance.percent(4)) return thirdParty(office, entry);
  reach(office, entry, 'call', () =>
    logContact(office.book, office.moment, entry.case, spoken(office, entry, 'call', outcome)),
  );
}

function thirdParty(office: YearOffice, entry: AgendaEntry): void {
  const contact = {
    channel: 'call',
    outcome: 'no-answer',
    on: office.today,
    time: '11:20',
    isThirdParty: true,
  } as const;
  office.attempt('call: somebody else answers', entry.case, () =>
    logContact(office.book, office.moment, entry.case, contact),
  );
}

function visit(office: YearOffice, entry: AgendaEntry): void {
  const outcome = office.chance.weighted({
    nobody: 30,
    moved: 12,
    promise: 25,
    refuses: 18,
    callback: 8,
    disputes: 7,
  });
  reach(office, entry, 'visit', () =>
    logContact(office.book, office.moment, entry.case, spoken(office, entry, 'visit', outcome)),
  );
}

/** A contact with what its outcome needs. */
export function spoken(
  { today, chance }: YearOffice,
  entry: Pick<AgendaEntry, 'owedCents' | 'currency'>,
  channel: 'call' | 'visit',
  outcome: ContactEntry['outcome'],
): ContactEntry {
  const part = chance.oneOf([1, 1, 2, 3]);
  const promise = {
    cents: cents(Math.max(1, Math.trunc(entry.owedCents / part))),
    currency: entry.currency,
    by: addDays(today, chance.between(0, 12)),
  };
  return {
    channel,
    outcome,
    on: today,
    time: chance.oneOf(['09:20', '11:45', '15:10', '18:30']),
    ...(outcome === 'callback'
      ? { next: { on: addDays(today, chance.between(0, 6)), time: chance.oneOf(['10:00', '17:00']) } }
      : {}),
    ...(outcome === 'promise' ? { promise } : {}),
    ...(outcome === 'disputes' ? { dispute: { reason: 'goods', invoices: [] } } : {}),
    ...(outcome === 'wrong-number' && chance.percent(40)
      ? { newPhone: `+39 06 ${chance.between(100_000, 999_999)}` }
      : {}),
  };
}

/** Where only the interest that was agreed is left, it is waived; else the debtor is heard. */
function hearAboutPlan(office: YearOffice, entry: AgendaEntry): void {
  if (entry.owedCents > 0) return call(office, entry);
  office.attempt('plan given up', entry.case, () =>
    cancelPlan(office.book, office.moment, entry.case, 'the interest is waived'),
  );
}

function checkPayment(office: YearOffice, entry: AgendaEntry): void {
  const { book, today, chance } = office;
  // It has come in, or it has not and the debtor is told so.
  if (chance.percent(50)) return call(office, entry);
  const paid = Math.max(1, Math.trunc(entry.owedCents / chance.oneOf([1, 1, 2])));
  office.attempt('the payment has come', entry.case, () =>
    recordPayment(book, office.moment, entry.case, { cents: cents(paid), on: today }),
  );
}

function writeLetter(office: YearOffice, entry: AgendaEntry): void {
  const { book } = office;
  let protocol = '';
  const isDone = reach(office, entry, 'letter', () => {
    const at = office.moment;
    const letter = prepareLetter(book, at, entry.case);
    ({ protocol } = issueLetter(book, at, letter, office.printed(JSON.stringify(letter.content))).result);
  });
  if (!isDone) return;
  office.tell(letterBreaches(office, entry.case, protocol));
  // Most letters leave with the evening's post.
  if (office.chance.percent(75)) postLetter(office, { ...entry, task: 'post' });
}

function postLetter(office: YearOffice, entry: AgendaEntry): void {
  const { book, today } = office;
  const letter = office.factsOf(entry.case).letters.find(({ sentOn }) => sentOn === undefined);
  if (letter === undefined) return;
  reach(office, entry, 'post', () => markSent(book, office.moment, [letter.protocol], { on: today }));
}

function proveDelivery(office: YearOffice, entry: AgendaEntry): void {
  const { book, today, chance } = office;
  const letter = office
    .factsOf(entry.case)
    .letters.find(
      ({ step, sentOn, arrivedOn }) =>
        step === 'legal-warning' && sentOn !== undefined && arrivedOn === undefined,
    );
  if (letter?.sentOn === undefined) return;
  if (chance.percent(80)) {
    const on = chance.percent(50) ? today : letter.sentOn;
    office.attempt('legal warning delivered', entry.case, () =>
      markDelivered(book, office.moment, letter.protocol, on),
    );
  } else {
    office.attempt('legal warning comes back', entry.case, () =>
      markFailed(book, office.moment, letter.protocol, 'unknown'),
    );
  }
}

/** Looks the address up: it is right as it stands, or another one. */
export function confirmAddress(office: YearOffice, { case: number }: Pick<AgendaEntry, 'case'>): void {
  const { book, chance } = office;
  const { debtor } = office.factsOf(number);
  const right = {
    address: `Via Nuova ${chance.between(1, 99)}`,
    postcode: '50131',
    city: 'Firenze',
    province: 'FI',
  };
  const isRight = debtor.address !== undefined && debtor.postcode !== '50100' && chance.percent(40);
  office.attempt('address checked', number, () =>
    correctDebtor(book, office.moment, debtor.id, {
      details: isRight ? {} : right,
      traits: {},
      addressConfirmed: true,
    }),
  );
}

function skip(office: YearOffice, entry: AgendaEntry): void {
  office.attempt(`skipped: ${entry.step ?? ''}`, entry.case, () =>
    skipStep(office.book, office.moment, entry.case, 'done outside the program'),
  );
}

function answerDispute(office: YearOffice, { case: number }: AgendaEntry): void {
  if (office.chance.percent(30)) return grantsCredit(office);
  office.attempt('dispute answered', number, () =>
    resolveDisputes(office.book, office.moment, number, { resolution: 'rejected' }),
  );
}

function decideAtTheEnd(office: YearOffice, entry: AgendaEntry): void {
  const { case: number } = entry;
  if (entry.reasons.some(({ code }) => code === 'accessories-left'))
    return decideAboutAccessories(office, entry);
  const reason = office.chance.oneOf(['court', 'agency', 'write-off', 'wait'] as const);
  office.attempt(`closed: ${reason}`, number, () =>
    closeCase(office.book, office.moment, number, { reason }),
  );
}

/** Once the principal is paid: waived, paid after all, promised, or given to the lawyer. */
function decideAboutAccessories(office: YearOffice, { case: number, reasons }: AgendaEntry): void {
  const { book, moment, chance } = office;
  const { cents: left, currency } = reasons.find(({ code }) => code === 'accessories-left')?.values ?? {};
  if (chance.percent(50))
    return void office.attempt('accessories waived', number, () => waiveAccessories(book, moment, number));
  if (chance.percent(60)) {
    const amount = cents(chance.percent(50) ? Number(left) : Math.ceil(Number(left) / 2));
    const entry = { cents: amount, currency: String(currency), on: office.today };
    return void office.attempt('accessories paid', number, () => recordPayment(book, moment, number, entry));
  }
  const until = addDays(office.today, 10);
  if (chance.percent(50))
    return void office.attempt('hold', number, () =>
      holdCase(book, moment, number, { reason: 'asked again', until }),
    );
  office.attempt('accessories to court', number, () => closeCase(book, moment, number, { reason: 'court' }));
}
