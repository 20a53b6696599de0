/** An assessment as people and programs read it: every figure it rests on, and the proposal at the end. */
import type { Way } from '../../domain/court/assessment.ts';
import type { CourtSettings } from '../../domain/court/courtCosts.ts';
import { toDecimal, type Cents } from '../../domain/money.ts';
import type { Prescription } from '../../domain/court/prescription.ts';
import type { SmallCredits } from '../../domain/court/smallCredit.ts';
import type { UntraceableSign } from '../../domain/court/untraceable.ts';
import type { CaseAssessment } from '../../office/court/assessment.ts';
import type { Voice } from '../agenda/agendaView.ts';
import { assessmentBasis, basisData, basisLines } from './assessmentBasis.ts';
import { bold, red, yellow, type Ink } from '../screen/ink.ts';
import { rateText, totalsData, uncoveredDays } from '../money/interestView.ts';
import { moneyData } from '../money/moneyData.ts';
import type { Page } from '../screen/page.ts';

/** What this needs of the desk. */
type Reader = Pick<Voice, 'messages' | 'format'>;

/** The shape of `dunning.assess/1`. */
export function assessmentData(reader: Reader, assessed: CaseAssessment, settings: CourtSettings): object {
  const { statement, claim, assessment, evidence, prescription: term, smallCredits } = assessed;
  const { costs, court, agency } = assessment;
  return {
    case: statement.case,
    debtor: { code: statement.debtor.code ?? null, name: statement.debtor.name },
    asOf: statement.asOf,
    currency: claim.currency,
    claim: { regime: statement.terms.regime, ...totalsData(claim), uncoveredDays: uncoveredDays([claim]) },
    notAssessed: assessed.beside.map(moneyData),
    evidence: {
      ...evidence,
      solvencyFrom: assessed.solvencyFrom,
      acknowledgedOn: assessed.acknowledgedOn ?? null,
    },
    daysLate: assessed.daysLate,
    chance: {
      byAgePercent: percent(assessment.chanceByAge),
      solvencyPercent: assessment.solvencyPercent,
      otherCreditorsPercent: assessment.othersPercent,
      untraceablePercent: assessment.untraceablePercent,
    },
    untraceable: assessed.untraceable,
    court: {
      ...wayData(court),
      contribution: toDecimal(costs.contribution),
      stamp: toDecimal(costs.stamp),
      lawyer: toDecimal(costs.lawyer),
      other: toDecimal(costs.other),
    },
    agency: wayData(agency),
    prescription: {
      until: term.until,
      invoice: term.invoice,
      kind: term.kind,
      years: term.years,
      article: term.article,
      from: term.from,
      restartedBy: term.interruption?.by ?? null,
      reference: term.interruption?.reference ?? null,
      daysLeft: term.daysLeft,
      state: term.state,
    },
    smallCredits: {
      limit: toDecimal(smallCredits.limit),
      small: smallCredits.small,
      credits: smallCredits.count,
      total: toDecimal(smallCredits.total),
      sixMonthsOn: smallCredits.since,
      oldEnough: smallCredits.isOldEnough,
    },
    obstacles: assessed.obstacles,
    recommendation: assessment.recommendation,
    because: assessment.because,
    dependsOnSolvency: assessment.dependsOnSolvency ?? null,
    basis: basisData(reader, assessmentBasis(reader, assessed, settings)),
  };
}

function wayData({ chance, expected, costs, net }: Way): object {
  return {
    chancePercent: percent(chance),
    expected: toDecimal(expected),
    costs: toDecimal(costs),
    net: toDecimal(net),
  };
}

/** The assessment on a screen. */
export function writeAssessment(
  page: Page,
  reader: Reader,
  assessed: CaseAssessment,
  settings: CourtSettings,
): void {
  const { format, messages } = reader;
  const { assess } = messages.court;
  const { statement, claim, assessment } = assessed;
  const money = (amount: Cents): string => format.money(amount, claim.currency);
  page.split(
    [bold(messages.agenda.caseTitle(statement.case, statement.debtor.name))],
    [assess.title(format.day(statement.asOf))],
  );
  const { principal, interest, lumpSum, total } = claim.totals;
  page.fields([
    [assess.claim, money(total)],
    ['', assess.claimLine(format.amount(principal), format.amount(interest), format.amount(lumpSum))],
    ...besideRows(reader, assessed),
    [assess.evidence, evidenceText(reader, assessed)],
    [assess.chance, assess.byAge(percentText(reader, assessment.chanceByAge), assessed.daysLate)],
    [
      '',
      assess.adjusted(assessment.solvencyPercent, assessment.othersPercent, assessment.untraceablePercent),
    ],
    ...signRows(reader, assessed),
  ]);
  const { costs, court, agency } = assessment;
  writeWay(page, reader, assessed, assess.courtTitle, court, [
    [assess.contribution, costs.contribution],
    [assess.stamp, costs.stamp],
    [assess.lawyer, costs.lawyer],
    [assess.other, costs.other],
  ]);
  writeWay(page, reader, assessed, assess.agencyTitle, agency, [
    [assess.commission(commissionText(reader, agency)), agency.costs],
  ]);
  page.blank();
  page.fields([
    [assess.prescription, prescriptionText(reader, assessed.prescription, assessed.prescription.invoice)],
    ['', countedFrom(reader, assessed.prescription)],
    ...termWarning(reader, assessed.prescription),
    [assess.smallCredit, taxLines(reader, assessed.smallCredits, money).join('; ')],
  ]);
  page.blank();
  page.fields([
    [assess.recommended, bold(assess.way(assessment.recommendation))],
    ['', becauseText(reader, assessed)],
  ]);
  const { dependsOnSolvency: depends } = assessment;
  if (depends !== undefined)
    page.paragraph(assess.depends(assess.way(depends.good), assess.way(depends.poor)));
  page.blank();
  page.line(bold(messages.court.basis.title));
  for (const line of basisLines(reader, assessmentBasis(reader, assessed, settings))) page.paragraph(line, 2);
  page.paragraph(messages.court.basis.curve, 2);
  page.paragraph(assess.disclaimer);
}

/** What is owed in other currencies, and why it is not in the sums. */
function besideRows({ messages, format }: Reader, { beside }: CaseAssessment): [string, string][] {
  return beside.length === 0 ? [] : [['', messages.court.assess.beside(format.sums(beside))]];
}

/** Why this way: what has to end first, or what the sums say. */
export function becauseText({ messages }: Reader, { assessment, obstacles }: CaseAssessment): string {
  const { assess } = messages.court;
  const because = assess.because(assessment.because);
  return assessment.because === 'obstacles'
    ? `${because}: ${obstacles.map(assess.obstacle).join(', ')}`
    : because;
}

/** The day, with the term and the kind of credit. */
export function prescriptionText({ messages, format }: Reader, term: Prescription, invoice: string): string {
  const { assess } = messages.court;
  return assess.prescribes(
    format.day(term.until),
    invoice,
    term.years,
    term.article,
    assess.creditKind(term.kind),
  );
}

/** What the term counts from. */
export function countedFrom({ messages, format }: Reader, { from, interruption }: Prescription): string {
  const { assess } = messages.court;
  if (interruption === undefined) return assess.countsFromDue(format.day(from));
  return assess.countsFrom(
    assess.interruption(interruption.by),
    format.day(from),
    interruption.reference ?? '',
  );
}

/** What tax law makes of the size and the age of the credits. */
export function taxLines(
  { messages, format }: Reader,
  credits: SmallCredits,
  money: (amount: Cents) => string,
): string[] {
  const { tax } = messages.court;
  return [
    tax.small(credits.small, credits.count, money(credits.limit)),
    ...(credits.count === 1 ? [] : [tax.total(money(credits.total), credits.isTotalSmall)]),
    tax.sixMonths(format.day(credits.since), credits.isOldEnough),
  ];
}

/** `24,3%`, from millionths. */
export function percentText({ format }: Pick<Reader, 'format'>, millionths: number): string {
  return `${percent(millionths).replace('.', format.language === 'it' ? ',' : '.')}%`;
}

function percent(millionths: number): string {
  const tenths = String(Math.round(millionths / 1_000)).padStart(2, '0');
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}`;
}

/** Solvency and who says so, and how many others want to be paid. */
export function evidenceText({ messages }: Reader, { evidence, solvencyFrom }: CaseAssessment): string {
  const { assess } = messages.court;
  const solvency = assess.solvency(evidence.solvency);
  return [
    solvencyFrom === 'rating' ? `${solvency} (${assess.fromRating})` : solvency,
    ...(evidence.otherCreditors === 0 ? [] : [assess.otherCreditors(evidence.otherCreditors)]),
  ].join(', ');
}

/** What shows that the debtor cannot be found, in a line. */
export function signsText({ messages, format }: Reader, signs: readonly UntraceableSign[]): string {
  const { sign } = messages.court.report;
  const texts = signs.map((each) => {
    const on = format.day(each.on);
    if (each.kind === 'not-found') return sign.notFound(on, each.asked ?? '');
    return each.kind === 'moved' ? sign.moved(on) : sign.returned(each.protocol, on, each.reason);
  });
  return texts.join('; ');
}

function signRows(reader: Reader, { untraceable }: CaseAssessment): [string, string][] {
  if (untraceable.length === 0) return [];
  return [[reader.messages.court.assess.untraceable, signsText(reader, untraceable)]];
}

function termWarning({ messages }: Reader, { state, daysLeft }: Prescription): (readonly [string, Ink])[] {
  const { assess } = messages.court;
  if (state === 'running') return [];
  return [['', state === 'expired' ? red(assess.expired) : yellow(assess.near(daysLeft))]];
}

/** What a way brings, less each of its costs, makes what is left. */
function writeWay(
  page: Page,
  reader: Reader,
  { claim }: CaseAssessment,
  title: string,
  { chance, expected, net }: Way,
  costs: readonly (readonly [label: string, amount: Cents])[],
): void {
  const { format, messages } = reader;
  const { assess } = messages.court;
  page.blank();
  page.line(bold(title));
  const rows: [string, Ink][] = [
    [
      assess.expected(percentText(reader, chance), format.amount(claim.totals.total)),
      format.amount(expected),
    ],
    ...costs.map(([label, amount]): [string, Ink] => [`- ${label}`, format.amount(amount)]),
    [`= ${assess.left}`, bold(format.amount(net))],
  ];
  page.table([{ header: '' }, { header: '', align: 'right' }], rows, 2, { hasHeader: false });
}

function commissionText(reader: Reader, { expected, costs }: Way): string {
  const basisPoints = expected === 0 ? 0 : Math.round((costs * 10_000) / expected);
  return rateText(reader, basisPoints);
}
