/** The assessment of a case: its claim, what it may still bring, until when, and which way to go; recorded as its last step. */
import { readJournal } from '../../db/journal.ts';
import { debtorRating } from '../../db/interestEvidence.ts';
import {
  assess,
  SOLVENCIES,
  type Assessment,
  type Evidence,
  type Obstacle,
} from '../../domain/court/assessment.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { daysBetween, type Day } from '../../domain/day.ts';
import type { ClaimedItem, ClaimWithInterest } from '../../domain/interest/interestClaim.ts';
import { sum, type Cents, type Money } from '../../domain/money.ts';
import { insolvencyOn } from '../../domain/step/insolvency.ts';
import { planStanding } from '../../domain/agreed/plan.ts';
import { openPromise } from '../../domain/agreed/promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import { untraceableSigns, type UntraceableSign } from '../../domain/court/untraceable.ts';
import { smallCredits, type SmallCredits } from '../../domain/court/smallCredit.ts';
import { perform, type Done } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import { anyCase, openCase, takeStep } from '../case/cases.ts';
import type { Book, Moment } from '../book.ts';
import {
  acknowledgedOn as acknowledgedBefore,
  prescriptionsOf,
  type InvoicePrescription,
} from '../debtor/prescriptions.ts';
import { statementOf, type Statement } from './statement.ts';

/** What a person tells; what is absent is taken from the last assessment, then from the rating, then unknown. */
export interface AssessmentWish extends Partial<Evidence> {
  /** The day of a signed acknowledgement of debt. */
  readonly acknowledgedOn?: Day;
}

export interface CaseAssessment {
  readonly statement: Statement;
  /** The claim in the creditor's currency; where nothing is owed in that, the first one. */
  readonly claim: ClaimWithInterest;
  /** What is claimed in other currencies: never added up, and not assessed. */
  readonly beside: readonly Money[];
  /** Court costs and limits of the law are in the creditor's currency, and the claim is not: they cannot be compared. */
  readonly isForeign: boolean;
  readonly assessment: Assessment;
  readonly evidence: Evidence;
  /** Where the solvency comes from. */
  readonly solvencyFrom: 'person' | 'rating' | 'nobody';
  readonly acknowledgedOn?: Day;
  /** Days late of the oldest item. */
  readonly daysLate: number;
  readonly obstacles: readonly Obstacle[];
  /** What shows that the debtor cannot be found; none when nothing does. */
  readonly untraceable: readonly UntraceableSign[];
  /** Of the item that is prescribed first. */
  readonly prescription: InvoicePrescription;
  readonly smallCredits: SmallCredits;
}

/** What was written down, and whether that was the case's step. */
export interface RecordedAssessment {
  readonly assessed: CaseAssessment;
  readonly stepDone?: string;
  /** The step that comes first, when the assessment is not due yet. */
  readonly ahead?: string;
  /** That step is the assessment itself, whose turn has not come. */
  readonly isTooEarly?: boolean;
}

/** Assesses a case as of a day. Refuses (rule): `nothing-to-assess`. */
export function assessCase(
  book: Book,
  caseNumber: number,
  on: Day,
  wish: AssessmentWish = {},
): CaseAssessment {
  const facts = anyCase(book, caseNumber);
  const statement = statementOf(book, caseNumber, on);
  const { currency } = book.settings;
  // Of paid invoices, what letters claimed beside them may be left.
  const owed = statement.claims.filter(({ items }) => items.some((each) => worthOf(each) > 0));
  const claim = owed.find((each) => each.currency === currency) ?? owed[0];
  const [first, ...rest] = claim?.items.filter((each) => worthOf(each) > 0) ?? [];
  if (claim === undefined || first === undefined)
    throw new Refusal('rule', 'nothing-to-assess', { case: caseNumber });
  const items = [first, ...rest] as const;
  const { acknowledgedOn, solvencyFrom, ...evidence } = evidenceOf(book, facts, wish);
  const terms = prescriptionsOf(
    book,
    facts,
    items.map((each) => each.item),
    acknowledgedOn,
    on,
  );
  const soonest = terms.reduce((soon, each) => (each.until < soon.until ? each : soon));
  const obstacles = obstaclesOf(book, facts, on);
  const untraceable = untraceableSigns(facts).filter((sign) => sign.on <= on);
  const assessment = assess(
    {
      items: items.map((each) => ({ cents: worthOf(each), daysLate: daysBetween(each.item.dueOn, on) })),
      claimCents: claim.totals.total,
      evidence,
      isUntraceable: untraceable.length > 0,
      prescription: soonest,
      obstacles,
    },
    book.settings.court,
  );
  const credit = (each: ClaimedItem) => ({ dueOn: each.item.dueOn, cents: worthOf(each) });
  return {
    statement,
    claim,
    beside: owed
      .filter((each) => each !== claim)
      .map((each): Money => ({ cents: each.totals.total, currency: each.currency })),
    isForeign: claim.currency !== currency,
    assessment,
    evidence,
    solvencyFrom,
    ...(acknowledgedOn === undefined ? {} : { acknowledgedOn }),
    daysLate: daysBetween(first.item.dueOn, on),
    obstacles,
    untraceable,
    prescription: soonest,
    smallCredits: smallCredits([credit(first), ...rest.map(credit)], book.settings.smallCreditCents, on),
  };
}

/**
 * Compares nothing without a rate of exchange, which no setting has. Refuses (rule): `assessed-abroad`.
 */
export function refuseForeign({ statement, claim, isForeign }: CaseAssessment): void {
  if (isForeign)
    throw new Refusal('rule', 'assessed-abroad', { case: statement.case, currency: claim.currency });
}

/** What an item is assessed with: its principal; once that is paid, what is left beside it. */
function worthOf({ open, interest, lumpSum }: ClaimedItem): Cents {
  return open === 0 ? sum([interest, lumpSum]) : open;
}

/** Writes an assessment down; it completes the assessment step when that is the one ahead. */
export function recordAssessment(
  book: Book,
  moment: Moment,
  caseNumber: number,
  wish: AssessmentWish = {},
): Done<RecordedAssessment> {
  return perform(book, moment, { command: 'assess' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const assessed = assessCase(book, caseNumber, moment.today, wish);
    refuseForeign(assessed);
    const { step, passed, blockers } = decide(book, facts, moment.today);
    const isItsTurn = step?.kind === 'assessment' && blockers.length === 0;
    const { assessment, claim, evidence, acknowledgedOn } = assessed;
    if (isItsTurn) {
      const { recommendation: reason } = assessment;
      const taken = { step: step.id, kind: step.kind, outcome: 'done', on: moment.today, reason } as const;
      takeStep(book, moment, caseNumber, taken, passed, recorder);
    }
    recorder.note(caseNumber, 'court-assessment', {
      ...(isItsTurn ? { step: step.id } : {}),
      recommendation: assessment.recommendation,
      ...evidence,
      acknowledgedOn,
      cents: claim.totals.total,
      currency: claim.currency,
      courtNet: assessment.court.net,
      agencyNet: assessment.agency.net,
      prescribedOn: assessed.prescription.until,
    });
    return {
      assessed,
      ...(isItsTurn ? { stepDone: step.id } : {}),
      ...(isItsTurn || step === undefined ? {} : { ahead: step.id, isTooEarly: step.kind === 'assessment' }),
    };
  });
}

function evidenceOf(
  { database }: Book,
  { number, debtor }: CaseFacts,
  wish: AssessmentWish,
): Evidence & Pick<CaseAssessment, 'solvencyFrom' | 'acknowledgedOn'> {
  const recorded = readJournal(database, { caseNumber: number, withUndone: false });
  const last = recorded.findLast((entry) => entry.kind === 'court-assessment')?.data ?? {};
  const told = wish.solvency ?? SOLVENCIES.find((each) => each !== 'unknown' && each === last['solvency']);
  const rated = debtorRating(database, debtor.id);
  const acknowledgedOn = wish.acknowledgedOn ?? acknowledgedBefore(database, number);
  return {
    solvency: told ?? rated ?? 'unknown',
    solvencyFrom: told !== undefined ? 'person' : rated === undefined ? 'nobody' : 'rating',
    otherCreditors: wish.otherCreditors ?? Number(last['otherCreditors'] ?? 0),
    ...(acknowledgedOn === undefined ? {} : { acknowledgedOn }),
  };
}

/** What has to end, or to be done, before anybody is asked to sue. */
function obstaclesOf({ settings }: Book, facts: CaseFacts, on: Day): Obstacle[] {
  const isHeld = facts.holds.some((hold) => hold.from <= on && hold.until >= on);
  const isDelivered = facts.letters.some((letter) => letter.arrivedOn !== undefined);
  const isPlanned = facts.plans.some((plan) => planStanding(plan, settings.rules, on).state === 'running');
  return [
    ...(insolvencyOn(facts, on) === undefined ? [] : ['insolvent' as const]),
    ...(openPromise(facts, settings.rules, on) === undefined ? [] : ['promise-open' as const]),
    ...(isPlanned ? ['plan-running' as const] : []),
    ...(isHeld ? ['on-hold' as const] : []),
    ...(isDelivered ? [] : ['no-demand-delivered' as const]),
  ];
}
