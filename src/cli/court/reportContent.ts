/** The report of uncollectibility in words: the facts of the case put into the language it is printed in. */
import type { Day } from '../../domain/day.ts';
import { daysBetween } from '../../domain/day.ts';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import type { Signatory } from '../../domain/letter.ts';
import { subtract, type Cents } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ReportedAttempt, UncollectibilityReport } from '../../domain/court/uncollectibilityReport.ts';
import type { LetterLine } from '../../office/letter/letterRegister.ts';
import type { UncollectibilityFacts } from '../../office/court/uncollectibility.ts';
import {
  becauseText,
  countedFrom,
  evidenceText,
  signsText,
  percentText,
  prescriptionText,
  taxLines,
} from './assessmentView.ts';
import { capitalised } from '../screen/capitalised.ts';
import { formatFor, type Format } from '../screen/format.ts';
import { disputeText } from '../case/interruptionView.ts';
import { leftOutTexts, rateRemarks } from '../money/interestView.ts';
import { loadMessages } from '../language.ts';
import type { Messages } from '../messages/messages.ts';
import { reportGaps } from './reportGaps.ts';
import { returnedLetters } from '../letter/returnedLetters.ts';

/** What the report is written with. */
export interface ReportVoice {
  readonly messages: Messages;
  readonly format: Format;
}

/** How the report is to be printed. */
export interface ReportWish {
  readonly language: LetterLanguage;
  readonly isPreview: boolean;
  /** The collector's id of whoever writes it. */
  readonly who: string;
}

/** The words of a language. */
export async function reportVoice(language: LetterLanguage): Promise<ReportVoice> {
  return { messages: await loadMessages(language), format: formatFor(language) };
}

/** The whole report, ready to be laid out. */
export function reportContent(
  voice: ReportVoice,
  settings: Settings,
  written: UncollectibilityFacts,
  wish: ReportWish,
): UncollectibilityReport {
  const { messages, format } = voice;
  const { assessed, facts, on } = written;
  const { claim } = assessed;
  const stamp = wish.isPreview ? 'draft' : settings.isSample ? 'sample' : undefined;
  return {
    language: wish.language,
    ...(stamp === undefined ? {} : { stamp }),
    caseNumber: facts.number,
    issuedOn: on,
    place: settings.place,
    creditor: settings.creditor,
    author: authorOf(settings, wish.who),
    debtor: facts.debtor,
    openedOn: facts.openedOn,
    addresses: addressesTried(voice, written),
    ...untraceableText(voice, written),
    currency: claim.currency,
    basis: messages.court.regime(assessed.statement.terms.regime),
    items: claim.items.map(({ item, open, interest, lumpSum }) => ({
      number:
        item.instalment === undefined
          ? item.number
          : messages.agenda.instalment(item.number, item.instalment),
      ...(item.issuedOn === undefined ? {} : { issuedOn: item.issuedOn }),
      dueOn: item.dueOn,
      amountCents: item.amountCents,
      paidCents: subtract(item.amountCents, open),
      openCents: open,
      interestCents: interest,
      lumpSumCents: lumpSum,
      daysLate: open < 0 ? 0 : daysBetween(item.dueOn, on),
    })),
    totals: claim.totals,
    remarks: remarksOf(voice, written),
    attempts: attemptsOf(voice, written, settings),
    promises: written.promises.map((promise) => ({
      on: promise.madeOn,
      by: promise.by,
      promised: format.money(promise.cents, promise.currency),
      outcome: [
        messages.court.report.promise[promise.state],
        messages.court.report.received(format.money(promise.paidCents, promise.currency)),
      ].join(', '),
    })),
    plans: written.plans.map(({ plan, state, since, totalCents, paidCents, instalments }) => ({
      on: plan.madeOn,
      agreed: messages.court.report.plan(format.money(totalCents, plan.currency), instalments.length),
      outcome: [
        messages.court.report.planState(
          messages.dossier.planState(state),
          since === undefined ? '' : format.day(since),
        ),
        messages.court.report.received(format.money(paidCents, plan.currency)),
      ].join(', '),
    })),
    disputes: written.disputes.map(({ openedOn, invoice, kind, reason, resolvedOn, resolution }) => {
      const { dispute, answered } = messages.court.report;
      const isAnswered = resolvedOn !== undefined && resolution !== undefined;
      const answer = isAnswered ? answered(dispute[resolution], format.day(resolvedOn)) : dispute.open;
      return { on: openedOn, invoice, reason: disputeText({ messages }, { kind, reason }), answer };
    }),
    information: informationRows(voice, written),
    figures: figuresOf(voice, written),
    tax: taxOf(voice, written),
    conclusion: assessed.isForeign
      ? messages.court.report.notCompared(assessed.claim.currency)
      : messages.court.report.conclusion(
          messages.court.assess.way(assessed.assessment.recommendation),
          capitalised(becauseText(voice, assessed)),
        ),
    gaps: reportGaps(voice, written),
    attachments: written.letters.map(({ file, sha256 }) => ({ text: file, sha256 })),
  };
}

function authorOf({ collectors }: Settings, who: string): Signatory {
  const { id: _id, ...author } = collectors.find((collector) => collector.id === who) ?? collectors[0];
  return author;
}

function addressesTried({ messages, format }: ReportVoice, { facts, letters }: UncollectibilityFacts) {
  const { report } = messages.court;
  const { debtor } = facts;
  const town = [
    debtor.postcode,
    debtor.city,
    debtor.province === undefined ? undefined : `(${debtor.province})`,
  ];
  const address = [debtor.address, town.filter((part) => part !== undefined).join(' ')]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  const { fromStreet, fromMailbox } = returnedLetters(letters, facts);
  const returned = ({ protocol, failedOn, failure = '' }: LetterLine): string =>
    report.returned(protocol, format.day(failedOn as Day), failure);
  const returnedFrom = (mailbox: string): string =>
    fromMailbox
      .filter((each) => each.mailbox === mailbox)
      .map(({ letter }) => returned(letter))
      .join('; ');
  const pecs = new Set([debtor.pec, ...facts.failedDeliveries.map(({ sentToPec }) => sentToPec)]);
  const checked =
    debtor.addressCheckedOn === undefined
      ? []
      : [report.addressOf.checked(format.day(debtor.addressCheckedOn))];
  return [
    ...(address === ''
      ? []
      : [{ text: address, note: [...checked, ...fromStreet.map(returned)].join('; ') }]),
    ...[debtor.phone, debtor.email]
      .filter((each) => each !== undefined)
      .map((text) => ({ text, note: returnedFrom(text) })),
    ...[...pecs]
      .filter((each) => each !== undefined)
      .map((pec) => ({ text: `PEC ${pec}`, note: returnedFrom(pec) })),
    ...(debtor.wrongPhone === undefined ? [] : [{ text: debtor.wrongPhone, note: report.wrongPhone }]),
  ];
}

/** That the debtor cannot be found, since when, and by what. */
function untraceableText(
  { messages, format }: ReportVoice,
  { assessed }: UncollectibilityFacts,
): { readonly untraceable?: string } {
  const signs = signsText({ messages, format }, assessed.untraceable);
  return signs === '' ? {} : { untraceable: messages.court.report.untraceable(signs) };
}

function remarksOf({ messages, format }: ReportVoice, { assessed }: UncollectibilityFacts): string[] {
  const { court } = messages;
  const [, ...others] = assessed.statement.claims;
  return [
    ...leftOutTexts({ messages, format }, assessed.statement).map((text) => `${text}.`),
    ...others.map(
      ({ currency, totals }) => `${court.otherCurrency(currency)}: ${format.money(totals.total, currency)}.`,
    ),
    ...rateRemarks({ messages, format }, [assessed.claim]).map(({ message }) => message),
  ];
}

/** Letters, calls, visits, tracing and what was skipped, in the order it happened. */
function attemptsOf(
  voice: ReportVoice,
  written: UncollectibilityFacts,
  { collectors }: Settings,
): ReportedAttempt[] {
  const { messages } = voice;
  const { what } = messages.court.report;
  const nameOf = (id: string): string =>
    id === 'cron' ? messages.journal.byItself : (collectors.find((each) => each.id === id)?.name ?? id);
  const letters = written.letters.map((letter) => ({
    ...letterAttempt(voice, letter),
    author: nameOf(letter.who),
  }));
  const contacts = written.contacts
    .filter((contact) => contact.channel !== 'note')
    .map((contact): ReportedAttempt => {
      const spoken = contact.isThirdParty
        ? [what.thirdParty]
        : [
            ...(contact.person === undefined ? [] : [what.person(contact.person)]),
            ...(contact.note === undefined ? [] : [contact.note]),
          ];
      return {
        on: contact.on,
        ...(contact.time === undefined ? {} : { time: contact.time }),
        what: what.contact(contact.channel),
        author: nameOf(contact.by),
        outcome: [messages.words.outcome(contact.outcome), ...spoken].join(' - '),
        isProofMissing: false,
      };
    });
  const steps = written.steps.map(({ step, outcome, on, reason }): ReportedAttempt => {
    const name = messages.words.step(step);
    const isSkipped = outcome === 'skipped';
    return {
      on,
      what: isSkipped ? what.skipped(name) : what.step(name),
      author: nameOf(written.facts.collector),
      outcome: isSkipped ? (reason ?? '') : what.doneAs(reason ?? ''),
      isProofMissing: false,
    };
  });
  return [...letters, ...contacts, ...steps].sort((a, b) => order(a, b));
}

function order(a: ReportedAttempt, b: ReportedAttempt): number {
  const [first, second] = [`${a.on} ${a.time ?? ''}`, `${b.on} ${b.time ?? ''}`];
  return first < second ? -1 : Number(first > second);
}

function letterAttempt(
  { messages, format }: ReportVoice,
  letter: UncollectibilityFacts['letters'][number],
): Omit<ReportedAttempt, 'author'> {
  const { delivery, what, reference, hash, noProof } = messages.court.report;
  const { sentOn, arrivedOn, failedOn, sentVia, sentReference, sha256 } = letter;
  const via = messages.words.channel(sentVia ?? letter.channel);
  const isUnproved = arrivedOn === undefined && failedOn === undefined;
  const outcome =
    arrivedOn !== undefined
      ? delivery.delivered(format.day(arrivedOn))
      : failedOn !== undefined
        ? delivery.failed(format.day(failedOn), letter.failure ?? '')
        : sentOn === undefined
          ? delivery.unsent
          : delivery.sent;
  const references = sentReference === undefined ? [] : [reference(sentReference)];
  return {
    on: sentOn ?? letter.issuedOn,
    what: what.letter(messages.words.step(letter.step), letter.protocol, via),
    outcome,
    proof: isUnproved
      ? [noProof, ...references].join('; ')
      : [...references, hash(`${sha256.slice(0, 16)}...`)].join('; '),
    isProofMissing: isUnproved,
  };
}

function informationRows(
  { messages, format }: ReportVoice,
  { information, contacts }: UncollectibilityFacts,
) {
  const { report } = messages.court;
  const found = information.map(({ on, source, kind, cents, currency, note }) => ({
    on,
    source,
    text: [
      report.informationKinds[kind],
      ...(cents === undefined || currency === undefined ? [] : [format.money(cents, currency)]),
      ...(note === undefined ? [] : [note]),
    ].join(', '),
  }));
  const notes = contacts
    .filter((contact) => contact.channel === 'note' && contact.note !== undefined)
    .map((contact) => ({ on: contact.on, source: report.note(contact.by), text: contact.note ?? '' }));
  return [...found, ...notes].sort((a, b) => (a.on < b.on ? -1 : 1));
}

function figuresOf(voice: ReportVoice, { assessed }: UncollectibilityFacts) {
  const { messages, format } = voice;
  const { assess, report } = messages.court;
  const { assessment, claim, daysLate } = assessed;
  const money = (amount: Cents): string => format.money(amount, claim.currency);
  const { court, agency } = assessment;
  const way = (label: string, { chance, expected, net }: typeof court) => ({
    label,
    value: `${money(expected)} (${percentText(voice, chance)}); ${report.figures.left(money(net))}`,
  });
  return [
    { label: assess.evidence, value: evidenceText(voice, assessed) },
    { label: assess.chance, value: assess.byAge(percentText(voice, assessment.chanceByAge), daysLate) },
    ...(assessed.isForeign
      ? []
      : [
          way(report.figures.expectedOutOfCourt, agency),
          way(report.figures.expectedInCourt, court),
          { label: report.figures.costs, value: money(assessment.costs.total) },
        ]),
  ];
}

function taxOf(voice: ReportVoice, { assessed }: UncollectibilityFacts): string[] {
  const { messages, format } = voice;
  const { assess, tax } = messages.court;
  const money = (amount: Cents): string => format.money(amount, assessed.claim.currency);
  const term = assessed.prescription;
  return [
    ...(assessed.isForeign ? [] : taxLines(voice, assessed.smallCredits, money)),
    tax.vatNote,
    `${assess.prescription}: ${prescriptionText(voice, term, term.invoice)}, ${countedFrom(voice, term)}`,
  ];
}
