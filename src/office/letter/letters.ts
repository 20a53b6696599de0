/**
 * Issuing a letter, in two halves: what it says is prepared from the book; once it is printed, it is recorded, if the
 * book still says the same. Nothing is numbered that was not printed, and nothing is printed twice.
 */
import { build } from '../../db/build.ts';
import { protocolText } from '../../db/protocol.ts';
import { AGREEMENT, AGREEMENT_STEP } from '../../domain/agreed/agreement.ts';
import { agreementObstacles } from '../../domain/agreed/agreementGate.ts';
import { digitalBlockers } from '../../domain/step/blockers.ts';
import type { CaseFacts, CaseItem } from '../../domain/case.ts';
import { partsOf, type Day } from '../../domain/day.ts';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import { insolvencyOn } from '../../domain/step/insolvency.ts';
import { demandedTotals, type LetterContent } from '../../domain/letter.ts';
import { itemsFor } from '../../domain/step/letterPlan.ts';
import { letterBeforeWarning, type Decision } from '../../domain/nextStep.ts';
import type { PassedStep } from '../../domain/step/ladder.ts';
import { splitClaim } from '../../domain/agreed/plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import { stepOf, type Step } from '../../domain/strategy/strategy.ts';
import { perform, type Done } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import { openCase, recordPassedSteps } from '../case/cases.ts';
import { strategyNamed, type Book, type Moment } from '../book.ts';
import { letterAccount } from './letterAccount.ts';
import { letterContent } from './letterContent.ts';
import { agreementContent, keepAgreement } from '../case/planAgreement.ts';

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
  /** The plan it is the agreement on. */
  readonly plan?: number;
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
 * `letter-already-issued`, which no reason overrides: one letter a case and step. Neither is insolvency overridden.
 */
export function prepareLetter(
  book: Book,
  moment: Moment,
  caseNumber: number,
  wish: LetterWish = {},
): PreparedLetter {
  const facts = openCase(book, caseNumber);
  if (wish.step === AGREEMENT) return prepareAgreement(book, moment, facts, wish);
  const decision = decide(book, facts, moment.today);
  const step = letterStep(book, facts, decision, wish);
  if (isGateAsked(facts, wish, moment.today)) checkGate(book, decision, step, facts, moment.today);
  if (wish.isPreview !== true) checkFirstOfStep(facts, step);
  const { climbing } = splitClaim(facts, book.settings.rules, moment.today, book.settings.currency);
  const items = itemsFor(step, climbing);
  if (items.length === 0) throw new Refusal('rule', 'nothing-to-demand', { case: caseNumber });
  const { year, serial } = nextProtocol(book, moment.today, wish.offset ?? 0);
  const passed = step.id === decision.step?.id ? decision.passed : [];
  return {
    case: caseNumber,
    step,
    passed,
    content: letterContent(book, moment, facts, {
      step,
      items,
      account: step.kind === 'legal-warning' ? letterAccount(book, facts, items, moment.today) : undefined,
      wish,
      protocol: protocolText(year, serial),
    }),
    items,
    year,
    serial,
    ...(wish.override === undefined ? {} : { override: wish.override }),
  };
}

/** A preview reaches nobody. No reason of ours overrides proceedings: what is owed is claimed there (rule 15). */
function isGateAsked(facts: CaseFacts, wish: LetterWish, today: Day): boolean {
  if (wish.isPreview === true) return false;
  return wish.override === undefined || insolvencyOn(facts, today) !== undefined;
}

/** The agreement on instalments: it demands nothing of an item, takes no step and is due when a person wants it. */
function prepareAgreement(book: Book, moment: Moment, facts: CaseFacts, wish: LetterWish): PreparedLetter {
  const { year, serial } = nextProtocol(book, moment.today, wish.offset ?? 0);
  const { content, plan } = agreementContent(book, moment, facts, wish, protocolText(year, serial));
  const obstacles = isGateAsked(facts, wish, moment.today)
    ? agreementObstacles(facts, plan, book.settings.rules, moment.today)
    : [];
  if (obstacles.length > 0) {
    const blockers = JSON.stringify(obstacles);
    throw new Refusal('rule', 'not-due', { case: facts.number, step: AGREEMENT_STEP.id, blockers });
  }
  return {
    case: facts.number,
    step: AGREEMENT_STEP,
    passed: [],
    content,
    items: [],
    year,
    serial,
    ...(wish.override === undefined ? {} : { override: wish.override }),
    plan: plan.id,
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
    keepItems(book, id, letter);
    if (letter.plan !== undefined) keepAgreement(book, letter.plan, id);
    const protocol = protocolText(letter.year, letter.serial);
    recorder.note(letter.case, 'letter-issued', {
      protocol,
      step: step.id,
      deadline: content.deadline,
      totals: demandedTotals(content),
      ...accessoriesIn(content),
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

/** Which items it demands, and what it claims for each beside the principal (rules 10 and 11). */
function keepItems({ database }: Book, letter: number, { items, content }: PreparedLetter): void {
  const claimed = new Map(
    content.account?.claims.flatMap((claim) => claim.items).map((each) => [each.invoice, each]),
  );
  for (const item of items) {
    const values = {
      letter_id: letter,
      invoice_id: item.id,
      open_cents: item.openCents,
      interest_cents: claimed.get(item.id)?.interest ?? 0,
      lump_sum_cents: claimed.get(item.id)?.lumpSum ?? 0,
    };
    database.run(build.insertInto('letter_item').values(values));
  }
}

/** For the journal: what is claimed beside the principal, by kind and currency. */
function accessoriesIn({ account }: LetterContent): { readonly accessories?: object[] } {
  if (account === undefined) return {};
  return {
    accessories: account.claims.map(({ currency, totals: { interest, lumpSum, costs } }) => ({
      currency,
      interest,
      lumpSum,
      costs,
    })),
  };
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
    // A refusal names everything in the way, also where no step is ahead (rule 17).
    blockers: JSON.stringify(decision.blockers),
  });
}

function isLetterStep(step: Step): boolean {
  return step.kind === 'letter' || step.kind === 'legal-warning';
}

function nextLetterStep(steps: readonly Step[], from: Step | undefined): Step | undefined {
  const start = from === undefined ? 0 : steps.findIndex((step) => step.id === from.id);
  return steps.slice(start).find(isLetterStep);
}

function checkGate({ settings }: Book, decision: Decision, step: Step, facts: CaseFacts, today: Day): void {
  const isItsTurn = decision.step?.id === step.id;
  if (isItsTurn && decision.blockers.length === 0) return;
  // The decision has looked at the way of its own step only.
  const digital = isItsTurn ? [] : digitalBlockers(facts, step, settings.rules, today);
  if (letterBeforeWarning(decision) === step.id && digital.length === 0) return;
  // With a blocker that does not end by itself no day can be named, nor while another step comes first.
  const isDateKnown = isItsTurn && decision.blockers.every((blocker) => blocker.until !== undefined);
  throw new Refusal('rule', 'not-due', {
    case: facts.number,
    step: step.id,
    ahead: isItsTurn ? undefined : decision.step?.id,
    blockers: JSON.stringify([...decision.blockers, ...digital]),
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
