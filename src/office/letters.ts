/**
 * Issuing a letter, in two halves: what it says is prepared from the book; once it is printed, it is recorded, if the
 * book still says the same. Nothing is numbered that was not printed, and nothing is printed twice.
 */
import { build } from '../db/database.ts';
import { protocolText } from '../db/protocol.ts';
import { claimOn } from '../domain/claim.ts';
import type { CaseFacts, CaseItem } from '../domain/case.ts';
import { daysBetween, partsOf, type Day } from '../domain/day.ts';
import type { LetterLanguage } from '../domain/debtor.ts';
import type { LetterContent, LetterItem, Signatory } from '../domain/letter.ts';
import { channelFor, deadlineFrom, itemsFor, templateFor, termDaysFor } from '../domain/letterPlan.ts';
import { cents, subtract, totalsByCurrency } from '../domain/money.ts';
import type { Decision } from '../domain/nextStep.ts';
import type { PassedStep } from '../domain/ladder.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Collector, Settings } from '../domain/settings.ts';
import { stepOf, type Step } from '../domain/strategy.ts';
import { perform, type Done } from './act.ts';
import { decide } from './agenda.ts';
import { openCase, recordPassedSteps } from './cases.ts';
import { strategyNamed, type Book, type Moment } from './book.ts';

export interface LetterWish {
  /** Default: the step the case is due for. */
  readonly step?: string;
  readonly language?: LetterLanguage;
  /** A rule that refuses is overridden for this reason, which goes into the journal. */
  readonly override?: string;
  readonly isPreview?: boolean;
  /** How many letters of this run come before it: its number follows theirs. */
  readonly offset?: number;
}

/** A letter ready to be laid out and printed. */
export interface PreparedLetter {
  readonly case: number;
  readonly step: Step;
  readonly passed: readonly PassedStep[];
  readonly content: LetterContent;
  readonly items: readonly CaseItem[];
  readonly year: number;
  readonly serial: number;
  readonly override?: string;
}

/** The printed letter, not yet in its place. */
export interface PrintedFile {
  /** As kept in the book: relative to the workspace, with `/`. */
  readonly file: string;
  readonly sha256: string;
  /** 0 when nobody counted them: a letter kept as HTML. */
  readonly pages: number;
  /** Puts the file in its place, at once and for good; called last, while nobody else can write to the book. */
  readonly putInPlace: () => void;
}

export interface IssuedLetter {
  readonly case: number;
  readonly protocol: string;
  readonly step: string;
  readonly deadline?: Day;
}

/**
 * Decides what the letter of a case says today. Every letter, by whatever command, passes here (rule 17).
 * Refuses (rule): `not-due` with every blocker and the date it may pass from; `no-letter-step`, `nothing-to-demand`;
 * `letter-already-issued`, which no reason overrides: one letter a case and step.
 */
export function prepareLetter(
  book: Book,
  moment: Moment,
  caseNumber: number,
  wish: LetterWish = {},
): PreparedLetter {
  const facts = openCase(book, caseNumber);
  const decision = decide(book, facts, moment.today);
  const step = letterStep(book, facts, decision, wish);
  if (wish.override === undefined && wish.isPreview !== true) checkGate(decision, step, facts);
  if (wish.isPreview !== true) checkFirstOfStep(facts, step);
  const claim = claimOn(facts.items, moment.today, book.settings.currency);
  const items = demandable(itemsFor(step, claim));
  if (items.length === 0) throw new Refusal('rule', 'nothing-to-demand', { case: caseNumber });
  const { year, serial } = nextProtocol(book, moment.today, wish.offset ?? 0);
  const passed = step.id === decision.step?.id ? decision.passed : [];
  return {
    case: caseNumber,
    step,
    passed,
    content: contentOf(book, moment, facts, step, items, wish, protocolText(year, serial)),
    items,
    year,
    serial,
    ...(wish.override === undefined ? {} : { override: wish.override }),
  };
}

/**
 * Records a printed letter and has its file put into place, in one transaction.
 * Refuses (rule) when the book changed while it was printing: `letter-overtaken` (print it again), or whatever
 * prepareLetter now refuses.
 */
export function issueLetter(
  book: Book,
  moment: Moment,
  letter: PreparedLetter,
  printed: PrintedFile,
  batch?: number,
): Done<IssuedLetter> {
  const options = { command: 'letter', ...(batch === undefined ? {} : { batch }) };
  return perform(book, moment, options, (recorder) => {
    checkStillTrue(book, moment, letter);
    const { content, step } = letter;
    recordPassedSteps(book, moment, letter.case, letter.passed, recorder);
    const { id } = book.database.run(
      build.insertInto('letter').values({
        year: letter.year,
        serial: letter.serial,
        case_id: letter.case,
        step: step.id,
        template: content.template,
        channel: content.channel,
        language: content.language,
        issued_on: moment.today,
        deadline_on: content.deadline ?? null,
        term_days: content.termDays,
        status: 'issued',
        approved_by: step.needsApproval ? moment.who : null,
        content: JSON.stringify(content),
        file: printed.file,
        sha256: printed.sha256,
        pages: printed.pages,
        sent_on: null,
        sent_via: null,
        sent_reference: null,
        arrived_on: null,
        failed_on: null,
        failure: null,
      }),
    );
    for (const item of letter.items) {
      const values = { letter_id: id, invoice_id: item.id, open_cents: item.openCents };
      book.database.run(build.insertInto('letter_item').values(values));
    }
    const protocol = protocolText(letter.year, letter.serial);
    recorder.note(letter.case, 'letter-issued', {
      protocol,
      step: step.id,
      deadline: content.deadline,
      totals: content.totals,
      file: printed.file,
      sha256: printed.sha256,
      approvedBy: step.needsApproval ? moment.who : undefined,
      override: letter.override,
    });
    // The last thing before the commit: a record without its file would be a letter nobody can show.
    printed.putInPlace();
    return {
      case: letter.case,
      protocol,
      step: step.id,
      ...(content.deadline === undefined ? {} : { deadline: content.deadline }),
    };
  });
}

/** Every letter step may be previewed; only the step the case is due for may be issued without an override. */
function letterStep(book: Book, facts: CaseFacts, decision: Decision, wish: LetterWish): Step {
  const strategy = strategyNamed(book, facts.strategy);
  if (wish.step !== undefined && !strategy.steps.some((step) => step.id === wish.step)) {
    const known = strategy.steps.filter(isLetterStep).map((step) => step.id);
    throw new Refusal('not-found', 'no-such-step', { text: wish.step, known });
  }
  const chosen = wish.step === undefined ? decision.step : stepOf(strategy, wish.step);
  const step = chosen !== undefined && isLetterStep(chosen) ? chosen : undefined;
  if (step !== undefined) return step;
  const upcoming = wish.isPreview === true ? nextLetterStep(strategy.steps, decision.step) : undefined;
  if (upcoming !== undefined) return upcoming;
  throw new Refusal('rule', 'no-letter-step', {
    case: facts.number,
    step: decision.step?.id,
    task: decision.task,
  });
}

function isLetterStep(step: Step): boolean {
  return step.kind === 'letter' || step.kind === 'legal-warning';
}

function nextLetterStep(steps: readonly Step[], from: Step | undefined): Step | undefined {
  const start = from === undefined ? 0 : steps.findIndex((step) => step.id === from.id);
  return steps.slice(start).find(isLetterStep);
}

function checkGate(decision: Decision, step: Step, facts: CaseFacts): void {
  const isItsTurn = decision.step?.id === step.id;
  if (isItsTurn && decision.blockers.length === 0) return;
  // With a blocker that does not end by itself no day can be named, nor while another step comes first.
  const isDateKnown = isItsTurn && decision.blockers.every((blocker) => blocker.until !== undefined);
  throw new Refusal('rule', 'not-due', {
    case: facts.number,
    step: step.id,
    ahead: isItsTurn ? undefined : decision.step?.id,
    blockers: JSON.stringify(decision.blockers),
    due: isDateKnown ? decision.due : undefined,
  });
}

/** A letter that was voided or came back makes room for another one; any other stands. */
function checkFirstOfStep(facts: CaseFacts, step: Step): void {
  const issued = facts.letters.find((letter) => letter.step === step.id);
  if (issued === undefined) return;
  throw new Refusal('rule', 'letter-already-issued', {
    case: facts.number,
    step: step.id,
    protocol: issued.protocol,
  });
}

/** A currency in which credit notes weigh as much as the invoices is left out of the demand (rule 12). */
function demandable(items: readonly CaseItem[]): readonly CaseItem[] {
  const totals = totalsByCurrency(items.map((item) => ({ cents: item.openCents, currency: item.currency })));
  const owed = new Set(totals.filter((total) => total.cents > 0).map((total) => total.currency));
  return items.filter((item) => owed.has(item.currency));
}

function contentOf(
  book: Book,
  { today }: Moment,
  facts: CaseFacts,
  step: Step,
  items: readonly CaseItem[],
  wish: LetterWish,
  protocol: string,
): LetterContent {
  const { settings } = book;
  const { debtor } = facts;
  const termDays = termDaysFor(step, debtor);
  const rows = items.map((item) => letterItem(item, today));
  const stamp = stampOf(wish, settings.isSample);
  const invoices = items.filter((item) => item.openCents > 0).map((item) => item.number);
  // A preview has no number, so it must not name the one that another letter will get.
  const given = wish.isPreview === true ? [] : [protocol];
  const reference = [...given, facts.number, invoices.join(', ')].join(' - ');
  return {
    template: templateFor(step, facts),
    language: wish.language ?? debtor.language,
    tone: step.tone ?? 'firm',
    ...(wish.isPreview === true ? {} : { protocol }),
    ...(stamp === undefined ? {} : { stamp }),
    caseNumber: facts.number,
    issuedOn: today,
    place: settings.place,
    creditor: settings.creditor,
    ...signedBy(settings, facts, step),
    recipient: debtor,
    channel: channelFor(step, debtor),
    items: rows,
    totals: totalsByCurrency(rows.map((row) => ({ cents: row.openCents, currency: row.currency }))),
    // The term of a legal warning runs from the day it arrives, which no one knows yet (rule 3).
    ...(step.kind === 'legal-warning' ? {} : { deadline: deadlineFrom(today, termDays, settings.rules) }),
    termDays,
    earlier: facts.letters
      .filter((letter) => letter.sentOn !== undefined)
      .map((letter) => ({
        protocol: letter.protocol,
        sentOn: letter.sentOn as Day,
        via: letter.sentVia ?? 'post',
      })),
    paymentReference: reference.slice(0, 140),
  };
}

/**
 * Whoever follows the case signs and answers the phone. A legal warning is signed by the first person of the settings,
 * who stands for the company; the phone stays with the collector.
 */
function signedBy(
  { collectors }: Settings,
  facts: CaseFacts,
  step: Step,
): { signatory: Signatory; contact: Signatory } {
  const [first] = collectors;
  const assigned = collectors.find((collector) => collector.id === facts.collector) ?? first;
  return { signatory: person(step.kind === 'legal-warning' ? first : assigned), contact: person(assigned) };
}

function person({ id: _id, ...printed }: Collector): Signatory {
  return printed;
}

function stampOf(wish: LetterWish, isSample: boolean): 'draft' | 'sample' | undefined {
  if (wish.isPreview === true) return 'draft';
  return isSample ? 'sample' : undefined;
}

/** What is open is demanded, never the whole invoice of which a part was paid. */
function letterItem(item: CaseItem, today: Day): LetterItem {
  return {
    number: item.number,
    ...(item.instalment === undefined ? {} : { instalment: item.instalment }),
    ...(item.issuedOn === undefined ? {} : { issuedOn: item.issuedOn }),
    dueOn: item.dueOn,
    amountCents: item.amountCents,
    paidCents: subtract(item.amountCents, item.openCents),
    openCents: item.openCents,
    currency: item.currency,
    daysLate: item.openCents < 0 ? 0 : Math.max(0, daysBetween(item.dueOn, today)),
    isCreditNote: item.isCreditNote,
  };
}

function nextProtocol(book: Book, today: Day, offset: number): { year: number; serial: number } {
  const { year } = partsOf(today);
  const row = book.database.one(
    build
      .selectFrom('letter')
      .select((eb) => eb.fn.max('serial').as('serial'))
      .where('year', '=', year),
  );
  return { year, serial: (row?.serial ?? 0) + 1 + offset };
}

/** Between preparing and recording, an import or another window may have changed the case. */
function checkStillTrue(book: Book, moment: Moment, letter: PreparedLetter): void {
  const { year, serial } = nextProtocol(book, moment.today, 0);
  const again = prepareLetter(book, moment, letter.case, {
    step: letter.step.id,
    language: letter.content.language,
    ...(letter.override === undefined ? {} : { override: letter.override }),
  });
  const isSame = year === letter.year && serial === letter.serial && sayTheSame(again, letter);
  if (!isSame) throw new Refusal('rule', 'letter-overtaken', { case: letter.case });
}

/** Whether two letters differ in nothing but their number. */
export function sayTheSame({ content: a }: PreparedLetter, { content: b }: PreparedLetter): boolean {
  const withoutNumber = { protocol: '', paymentReference: '' };
  return JSON.stringify({ ...a, ...withoutNumber }) === JSON.stringify({ ...b, ...withoutNumber });
}

/** A letter of the register. */
export interface LetterLine {
  readonly id: number;
  readonly case: number;
  readonly protocol: string;
  readonly step: string;
  readonly channel: string;
  readonly language: string;
  readonly issuedOn: Day;
  readonly deadline?: Day;
  readonly status: 'issued' | 'void' | 'undelivered';
  readonly file: string;
  readonly sha256: string;
  readonly sentOn?: Day;
  readonly sentVia?: string;
  readonly sentReference?: string;
  readonly arrivedOn?: Day;
  readonly failedOn?: Day;
  readonly failure?: string;
  readonly totalCents: number;
}

/** The letters of a case, oldest first, voided ones included: their numbers were given. */
export function lettersOf(book: Book, caseNumber: number): LetterLine[] {
  const rows = book.database.all(
    build
      .selectFrom('letter')
      .selectAll()
      .where('case_id', '=', caseNumber)
      .orderBy('year')
      .orderBy('serial'),
  );
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    protocol: protocolText(row.year, row.serial),
    step: row.step,
    channel: row.channel,
    language: row.language,
    issuedOn: row.issued_on as Day,
    ...(row.deadline_on === null ? {} : { deadline: row.deadline_on as Day }),
    status: row.status,
    file: row.file,
    sha256: row.sha256,
    ...(row.sent_on === null ? {} : { sentOn: row.sent_on as Day }),
    ...(row.sent_via === null ? {} : { sentVia: row.sent_via }),
    ...(row.sent_reference === null ? {} : { sentReference: row.sent_reference }),
    ...(row.arrived_on === null ? {} : { arrivedOn: row.arrived_on as Day }),
    ...(row.failed_on === null ? {} : { failedOn: row.failed_on as Day }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    totalCents: cents((JSON.parse(row.content) as LetterContent).totals[0]?.cents ?? 0),
  }));
}
