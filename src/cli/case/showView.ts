/** The case on one screen. */
import type { CaseFile, FileItem } from '../../office/case/caseFile.ts';
import type { LetterLine } from '../../office/letter/letterRegister.ts';
import { dayText, hasLastDay, moneyText, todoWithHour, type Voice } from '../agenda/agendaView.ts';
import { bold, red, yellow, type Ink } from '../screen/ink.ts';
import { disputeText, interruptionFields, tracingRows } from './interruptionView.ts';
import { writeJournal } from './journalView.ts';
import { moneyWaitingFields } from '../money/moneyWaiting.ts';
import type { Page } from '../screen/page.ts';
import { planScreen } from '../money/planView.ts';
import { prescriptionFields } from './prescriptionView.ts';
import { ratingByHandText } from '../debtor/ratingView.ts';
import { bindingBlocker, reasonText } from '../agenda/reasonView.ts';
import { amountsOf, caseTotals } from './showData.ts';
import { chosenText, isUsual, proposalText } from './strategyView.ts';
import type { Column } from '../screen/table.ts';

/** Lines of history on the screen. */
const SHOWN_HISTORY = 5;

/** Below this width the issue dates of invoices give way. */
const WIDTH_FOR_ISSUE_DATES = 72;

type Field = readonly [label: string, ...value: Ink[]];

/** Writes the whole screen. */
export function writeCaseFile(page: Page, voice: Voice, file: CaseFile): void {
  writeHead(page, voice, file);
  page.blank();
  writeItems(page, voice, file);
  writePromises(page, voice, file);
  writePlan(page, voice, file);
  writeDisputes(page, voice, file);
  writeHolds(page, voice, file);
  section(page, voice.messages.interruptions.trace.title, tracingRows(voice, file.facts));
  writeWaiting(page, voice, file);
  writeLetters(page, voice, file);
  writeHistory(page, voice, file);
}

function writeHead(page: Page, voice: Voice, file: CaseFile): void {
  const { messages, format } = voice;
  const { agenda, common } = messages;
  const { facts, decision } = file;
  const { debtor } = facts;
  const late = decision.claim.daysLate > 0 ? [`${decision.claim.daysLate} ${common.daysShort}`] : [];
  const code = debtor.code === undefined ? [] : [agenda.customerCode(debtor.code)];
  page.heading(agenda.caseTitle(facts.number, debtor.name), [...code, ...late].join(' - '));
  const fields: Field[] = [[agenda.status, statusText(voice, file)]];
  const binding = decision.status === 'due' ? undefined : bindingBlocker(decision.reasons, decision.due);
  if (binding !== undefined) fields.push(['', reasonText(voice, binding)]);
  if (file.openCase !== undefined) fields.push(['', yellow(agenda.openCase(file.openCase))]);
  for (const { currency, overdue, disputed, open } of caseTotals(file)) {
    const all = agenda.overdueAndOpen(format.money(overdue, currency), format.money(open, currency));
    fields.push([common.overdue, all]);
    if (disputed > 0) fields.push([agenda.disputed, format.money(disputed, currency)]);
  }
  fields.push(
    ...moneyWaitingFields(voice, file.moneyWaiting),
    [agenda.contact, contactText(voice, file)],
    [agenda.address, addressText(voice, file)],
    [agenda.assigned, agenda.assignedTo(facts.collector, facts.strategy, format.day(facts.openedOn))],
    ...strategyLines(voice, file).map((line): Field => ['', line]),
  );
  if (file.ratingByHand !== undefined)
    fields.push([messages.information.rating, ratingByHandText(voice, file.ratingByHand)]);
  fields.push(...interruptionFields(voice, facts), ...prescriptionFields(voice, file.prescriptions));
  page.fields(fields);
}

/** Why it is on its strategy, where a rule or a person had a reason to choose, and what the rules would choose by now. */
function strategyLines(voice: Voice, { standing }: CaseFile): string[] {
  const proposal = proposalText(voice, standing);
  return [
    ...(isUsual(standing) ? [] : [chosenText(voice, standing)]),
    ...(proposal === undefined ? [] : [proposal]),
  ];
}

/** `da fare: prima lettera`; `in attesa: seconda lettera, dal mar 01/12`; why and when a case was closed. */
function statusText(voice: Voice, { decision, entry }: CaseFile): string {
  const { agenda, words } = voice.messages;
  const [closed] = decision.reasons;
  if (decision.status === 'closed') return closed === undefined ? '' : reasonText(voice, closed);
  const todo = todoWithHour(voice, entry);
  const status = words.status(decision.status);
  const { due } = decision;
  if (decision.status === 'due' || due === undefined || hasLastDay(entry))
    return agenda.statusText(status, todo);
  return agenda.statusFrom(status, todo, voice.format.fullDay(due));
}

function contactText({ messages }: Voice, { facts: { debtor } }: CaseFile): string {
  const { agenda } = messages;
  const ways = [
    debtor.contactPerson,
    debtor.phone,
    debtor.email,
    debtor.pec === undefined ? undefined : `PEC ${debtor.pec}`,
    debtor.wrongPhone === undefined ? undefined : agenda.wrongNumber(debtor.wrongPhone),
  ].filter((way) => way !== undefined);
  return ways.length === 0 ? agenda.noContact : ways.join('  ');
}

function addressText({ messages }: Voice, { facts: { debtor } }: CaseFile): string {
  const { address, postcode, city, province, country } = debtor;
  const town = [postcode, city, province === undefined ? undefined : `(${province})`].filter(
    (part) => part !== undefined,
  );
  const parts = [address, town.join(' '), country].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? messages.agenda.noAddress : parts.join(', ');
}

function writeItems(page: Page, voice: Voice, { items }: CaseFile): void {
  const { agenda, common } = voice.messages;
  const open = items.filter((item) => item.state !== 'settled');
  const settled = items.filter((item) => item.state === 'settled');
  const hasDates = page.width >= WIDTH_FOR_ISSUE_DATES;
  const names = agenda.itemColumns;
  const columns: Column[] = [
    { header: names.number, wraps: true, cardLine: 1 },
    ...(hasDates ? [{ header: names.issued, cardLine: 2 }] : []),
    { header: names.due, cardLine: 2 },
    { header: names.open, align: 'right', cardLine: 1 },
    { header: common.daysShort, align: 'right', cardLine: 2, cardSuffix: common.daysShort },
    { header: names.state, wraps: true, cardLine: 3 },
  ];
  const isMixed = new Set(open.map((item) => item.currency)).size > 1;
  page.table(
    columns,
    open.map((item) => itemCells(voice, item, isMixed, hasDates)),
  );
  if (open.length === 0) page.line(`  ${agenda.noOpenItems}`);
  if (settled.length > 0) {
    page.paragraph(agenda.settledItems(settled.length, moneyText(voice, amountsOf(settled))), 2);
  }
}

function itemCells({ messages, format }: Voice, item: FileItem, isMixed: boolean, hasDates: boolean): Ink[] {
  const { agenda } = messages;
  const { number, instalment, issued, due, open, amount, currency, daysLate } = item;
  const state = itemState(messages, format, item);
  return [
    instalment === undefined ? number : agenda.instalment(number, instalment),
    ...(hasDates ? [issued === undefined ? '' : format.day(issued)] : []),
    format.day(due),
    isMixed ? format.money(open, currency) : format.amount(open),
    daysLate > 0 ? String(daysLate) : '',
    open === amount ? state : agenda.partOf(state, format.amount(amount)),
  ];
}

/** Why an overdue invoice is not chased, and until when; or that it came back. */
function itemState({ agenda }: Voice['messages'], format: Voice['format'], item: FileItem): string {
  const { method = 'other', countsFrom, returnedOn } = item;
  if (item.state === 'at-the-bank' && countsFrom !== undefined)
    return agenda.atTheBank(method, format.day(countsFrom).slice(0, 5));
  const state = agenda.itemStates[item.state];
  return item.state === 'overdue' && returnedOn !== undefined
    ? agenda.cameBack(state, format.day(returnedOn).slice(0, 5))
    : state;
}

function writePromises(page: Page, voice: Voice, { promises }: CaseFile): void {
  const { agenda } = voice.messages;
  section(
    page,
    agenda.promisesTitle,
    promises.map((promise) => {
      const isInPart = promise.state === 'broken' && promise.paidCents > 0;
      const state = isInPart ? agenda.promiseInPart : agenda.promiseStates[promise.state];
      const received = agenda.received(voice.format.amount(promise.paidCents));
      return [
        agenda.promise(voice.format.money(promise.cents, promise.currency), dayText(voice, promise.by)),
        promise.state === 'broken' ? red(`${state}, ${received}`) : `${state}, ${received}`,
      ];
    }),
  );
}

function writePlan(page: Page, voice: Voice, { plan }: CaseFile): void {
  if (plan === undefined) return;
  page.blank();
  page.line(bold(voice.messages.plans.title));
  planScreen(page, voice, plan);
}

function writeDisputes(page: Page, voice: Voice, { facts, items }: CaseFile): void {
  const { agenda } = voice.messages;
  section(
    page,
    agenda.disputesTitle,
    facts.disputes.map((dispute) => [
      items.find((item) => item.id === dispute.invoiceId)?.number ?? '',
      agenda.answerBy(dayText(voice, dispute.answerBy)),
      disputeText(voice, dispute),
    ]),
  );
}

/** Holds that run on the day asked about, or will. */
function writeHolds(page: Page, voice: Voice, { facts }: CaseFile): void {
  const { agenda } = voice.messages;
  const running = facts.holds.filter((hold) => hold.until >= voice.asOf);
  section(
    page,
    agenda.holdsTitle,
    running.map(({ until, reason }) => [agenda.until(dayText(voice, until)), reason]),
  );
}

/** Money of the debtor that waits: for a person to say yes, or to say which invoice it pays. */
function writeWaiting(page: Page, voice: Voice, { toConfirm, notPlaced, facts }: CaseFile): void {
  const { payments } = voice.messages;
  const rowOf = ({ movement }: CaseFile['toConfirm'][number], whatToDo: string): string[] => [
    voice.format.day(movement.bookedOn),
    voice.format.money(movement.cents, movement.currency),
    whatToDo,
    movement.remittance,
  ];
  section(
    page,
    payments.proposedTitle,
    toConfirm.map((each) => rowOf(each, payments.toConfirm(each.id))),
  );
  section(
    page,
    payments.notPlacedTitle,
    notPlaced.map((each) => {
      const namesOthers = each.findings.reasons.some(({ code }) => code.startsWith('invoices-'));
      return rowOf(each, payments.toPlace(each.id, facts.number, namesOthers));
    }),
  );
}

function writeLetters(page: Page, voice: Voice, { letters }: CaseFile): void {
  const { agenda, words } = voice.messages;
  section(
    page,
    agenda.lettersTitle,
    letters.map((letter) => [
      letter.protocol,
      words.step(letter.step),
      agenda.issued(dayText(voice, letter.issuedOn)),
      letterState(voice, letter),
    ]),
  );
}

/** Issued is not sent, sent is not delivered: the furthest of them, each with its day. */
function letterState(voice: Voice, letter: LetterLine): Ink {
  const { agenda, words } = voice.messages;
  if (letter.status === 'void') return agenda.voided;
  if (letter.sentOn === undefined) return yellow(agenda.toBeSent);
  const sent = agenda.sent(dayText(voice, letter.sentOn), words.channel(letter.sentVia ?? letter.channel));
  if (letter.failedOn !== undefined)
    return red(`${sent}; ${agenda.undelivered(dayText(voice, letter.failedOn))}`);
  if (letter.arrivedOn === undefined) return sent;
  return `${sent}; ${agenda.delivered(dayText(voice, letter.arrivedOn))}`;
}

function writeHistory(page: Page, voice: Voice, { journal, facts }: CaseFile): void {
  const { agenda } = voice.messages;
  if (journal.length === 0) return;
  const shown = journal.slice(-SHOWN_HISTORY);
  const isCut = shown.length < journal.length;
  const note = isCut
    ? ` (${agenda.lastOf(shown.length, journal.length, `dunning log ${facts.number}`)})`
    : '';
  page.blank();
  page.line(bold(agenda.journalTitle + note));
  writeJournal(page, voice, shown, false);
}

/** A titled list; nothing at all when it is empty. The last column gives way on a narrow screen. */
function section(page: Page, title: string, rows: readonly (readonly Ink[])[]): void {
  const [first] = rows;
  if (first === undefined) return;
  page.blank();
  page.line(bold(title));
  const last = first.length - 1;
  page.table(
    first.map((_, index): Column => ({ header: '', ...(index === last ? { wraps: true } : {}) })),
    rows,
  );
}
