/** What a letter will say and whether anything speaks against it, shown before it is issued. */
import { addressFindings, isReachedElectronically } from '../../domain/debtor/address.ts';
import { toDecimal } from '../../domain/money.ts';
import { demandedTotals, type LetterClaim, type LetterContent } from '../../domain/letter.ts';
import { leftOutOf } from '../../domain/step/letterPlan.ts';
import { letterBeforeWarning } from '../../domain/nextStep.ts';
import { decide } from '../../office/agenda/agenda.ts';
import { checkDigitalRequest } from '../../domain/conduct/conduct.ts';
import { isNaturalPerson } from '../../domain/conduct/conductRecords.ts';
import { anyCase } from '../../office/case/cases.ts';
import { envelopePhrases } from '../../office/case/conductReview.ts';
import type { PreparedLetter } from '../../office/letter/letters.ts';
import { staleness } from '../../office/agenda/staleness.ts';
import { casesPaying } from '../../office/payment/waitingPayments.ts';
import type { Book } from '../../office/book.ts';
import type { Day } from '../../domain/day.ts';
import type { Desk } from '../command.ts';
import { conductText } from './conductView.ts';
import { bold, yellow, type Ink } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';
import { unprintableOf } from '../../domain/letterFont.ts';
import { blockersAmong } from '../../domain/step/heldBy.ts';
import { reasonText } from '../agenda/reasonView.ts';
import { settingsPhrases, templateFindings } from './templateLint.ts';

/** One thing that was looked at. */
export interface LetterCheck {
  readonly isFine: boolean;
  readonly text: string;
}

/** What was looked at before the letter: the gate, the address, disputes, the age of the data, conduct. */
export function letterChecks(
  desk: Desk,
  book: Book,
  letter: PreparedLetter,
  today: Day,
  dir: string,
): LetterCheck[] {
  // An agreement is no demand: nothing that keeps one from leaving speaks against it.
  if (letter.plan !== undefined) return printChecks(desk, letter);
  const { checks } = desk.messages.letters;
  const { words, common } = desk.messages;
  const facts = anyCase(book, letter.case);
  const decision = decide(book, facts, today);
  const isDemandedFirst = letterBeforeWarning(decision) === letter.step.id;
  const blockers = isDemandedFirst
    ? []
    : blockersAmong(decision.reasons).map((reason) => reasonText(desk, reason));
  const address = addressFindings(facts.debtor, facts).map(words.addressFinding);
  const stale = staleness(book, today);
  const leftOut = leftOutOf(letter.step, decision.claim).map((item) => item.number);
  const isAhead = isDemandedFirst || decision.step?.id === letter.step.id;
  return [
    ...(isAhead || decision.step === undefined
      ? []
      : [warn(checks.notItsTurn(words.step(decision.step.id)))]),
    ...(blockers.length === 0 ? [fine(checks.nothingInTheWay)] : blockers.map(warn)),
    ...(address.length === 0
      ? [fine(isReachedElectronically(facts.debtor) ? checks.noStreetNeeded : checks.addressComplete)]
      : address.map((finding) => warn(checks.address(finding)))),
    ...(facts.disputes.length === 0 ? [] : [warn(checks.disputed(common.invoices(facts.disputes.length)))]),
    ...(leftOut.length === 0 ? [] : [warn(checks.notDemanded(leftOut.join(', ')))]),
    ...(casesPaying(book).has(letter.case) ? [warn(checks.paymentWaits)] : []),
    ...(stale === undefined ? [] : [warn(checks.staleData(stale))]),
    ...conductChecks(desk, book, letter, today, dir),
    ...printChecks(desk, letter),
  ];
}

/** What would come out of the printer as empty boxes. */
function printChecks(
  { messages }: Desk,
  { content: { recipient, creditor, signatory } }: PreparedLetter,
): LetterCheck[] {
  const ours = { ...creditor, contactPerson: signatory.name };
  return [recipient, ours].flatMap((party) => {
    const characters = unprintableOf(party);
    return characters === '' ? [] : [warn(messages.letters.checks.unprintable(party.name, characters))];
  });
}

/** What conduct says against this letter: its way (R5), its envelope (R8), the user's own texts (R11, R15, R18). */
function conductChecks(
  desk: Desk,
  book: Book,
  { content }: PreparedLetter,
  today: Day,
  dir: string,
): LetterCheck[] {
  const { conduct, common } = desk.messages;
  const facts = anyCase(book, content.caseNumber);
  const { phrases, withoutPrivacy } = templateFindings(dir);
  const isUsed = (file: string): boolean => isTemplateOf(file, content);
  const digital =
    content.channel === 'email' || content.channel === 'pec'
      ? checkDigitalRequest(facts.debtor, facts.digitalRequests ?? [], today)
      : undefined;
  return [
    ...(digital === undefined ? [] : [warn(conductText(desk, digital))]),
    ...[
      ...phrases.filter(({ file }) => isUsed(file)),
      ...settingsPhrases(book.settings),
      ...envelopePhrases(content.recipient).map((finding) => ({ ...finding, file: common.customer })),
    ].map(({ file, phrase, fault, rule }) => warn(conduct.phrase(file, phrase, fault, rule))),
    ...(isNaturalPerson(facts.debtor)
      ? withoutPrivacy.filter(isUsed).map((file) => warn(conduct.withoutPrivacy(file)))
      : []),
  ];
}

/** The letter's own template, and what every letter of its language is put together from. */
function isTemplateOf(file: string, { language, template }: LetterContent): boolean {
  const [first, ...rest] = file.split('/');
  if (first === 'partials') return true;
  return first === language && (rest[0] === 'partials' || rest[0] === `${template}.hbs`);
}

/** The card of a letter. */
export function letterCard(
  page: Page,
  desk: Desk,
  letter: PreparedLetter,
  checks: readonly LetterCheck[],
): void {
  const { letters, common, words } = desk.messages;
  const { content } = letter;
  const { card } = letters;
  page.split(
    [bold(`${common.case} ${letter.case}  ${content.recipient.name}`)],
    [words.step(letter.step.id)],
  );
  const invoices = content.items.filter((item) => !item.isCreditNote);
  const oldest = Math.max(0, ...invoices.map((item) => item.daysLate));
  const rows: (readonly [string, ...Ink[]])[] = [
    [
      card.demands,
      card.demandLine(common.invoices(invoices.length), totalText(desk, content), common.days(oldest)),
    ],
    ...claimRows(desk, content),
    [card.language, `${content.language}, ${card.template} ${content.language}/${content.template}.hbs`],
    [
      card.via,
      [words.channel(content.channel), destinationOf(content)].filter((part) => part !== '').join(': '),
    ],
    [card.deadline, deadlineText(desk, content)],
    ...checks.map(({ isFine, text }, index): readonly [string, ...Ink[]] => [
      index === 0 ? card.checks : '',
      ...(isFine ? [`ok  ${text}`] : [yellow(`!!  ${text}`)]),
    ]),
  ];
  page.fields(rows, 2);
}

/** `5.400,00 EUR`, or one amount a currency. */
export function totalText({ format }: Pick<Desk, 'format'>, content: LetterContent): string {
  return demandedTotals(content)
    .map((total) => format.money(total.cents, total.currency))
    .join(' + ');
}

/** Until when the debtor may pay. */
export function deadlineText(
  { messages, format }: Pick<Desk, 'messages' | 'format'>,
  content: LetterContent,
): string {
  const { card } = messages.letters;
  const { plan } = content;
  if (plan !== undefined) {
    const days = plan.instalments.map(({ dueOn }) => format.day(dueOn));
    const total = format.money(plan.totalCents, plan.currency);
    return messages.plans.cardDemands(total, days.length, days[0] ?? '', days.at(-1) ?? '');
  }
  return content.deadline === undefined
    ? card.daysFromArrival(messages.common.days(content.termDays))
    : format.fullDay(content.deadline);
}

/** What programs read of a letter; `protocol` and `file` are null when it has none. */
export function letterData(
  content: LetterContent,
  made: {
    readonly step: string;
    readonly protocol: string | null;
    readonly file: string | null;
    readonly pages: number;
  },
): object {
  const totals = demandedTotals(content);
  const [main] = totals;
  return {
    case: content.caseNumber,
    protocol: made.protocol,
    step: made.step,
    file: made.file,
    pages: made.pages === 0 ? null : made.pages,
    total: main === undefined ? null : toDecimal(main.cents),
    currency: main?.currency ?? null,
    ...(totals.length < 2
      ? {}
      : { totals: totals.map(({ cents, currency }) => ({ total: toDecimal(cents), currency })) }),
    ...(content.account === undefined ? {} : { claims: content.account.claims.map(claimData) }),
    deadline: content.deadline ?? null,
    recipient: { name: content.recipient.name, via: content.channel, to: destinationOf(content) },
  };
}

/** What is claimed in one currency, by kind. */
function claimData({ currency, totals }: LetterClaim): object {
  return {
    currency,
    principal: toDecimal(totals.principal),
    interest: toDecimal(totals.interest),
    lumpSum: toDecimal(totals.lumpSum),
    costs: toDecimal(totals.costs),
    total: toDecimal(totals.total),
  };
}

/** On the card: of what the sum consists, when it is more than the principal. */
function claimRows({ messages, format }: Desk, { account }: LetterContent): (readonly [string, string])[] {
  const { card } = messages.letters;
  return (account?.claims ?? []).map(({ currency, totals, items }, at) => [
    at === 0 ? card.ofWhich : '',
    card.claimLine(
      format.money(totals.principal, currency),
      format.amount(totals.interest),
      totals.lumpSum === 0 ? '' : format.amount(totals.lumpSum),
      Math.max(0, ...items.map((item) => item.uncoveredDays)),
    ),
  ]);
}

function destinationOf({ channel, recipient }: LetterContent): string {
  if (channel === 'pec') return recipient.pec ?? '';
  if (channel === 'email') return recipient.email ?? '';
  const town = [recipient.postcode, recipient.city].filter((part) => part !== undefined).join(' ');
  return [recipient.address, town].filter((part) => part !== undefined && part !== '').join(', ');
}

function fine(text: string): LetterCheck {
  return { isFine: true, text };
}

function warn(text: string): LetterCheck {
  return { isFine: false, text };
}
