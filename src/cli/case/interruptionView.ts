/** What interrupts a case, in words and for programs: proceedings, tracing, why it is not paid, what is disputed. */
import type { CaseFacts, DisputeFact } from '../../domain/case.ts';
import type { ContactSource } from '../../domain/debtor/debtorContact.ts';
import type { InsolvencyFact } from '../../domain/step/insolvency.ts';
import type { Voice } from '../agenda/agendaView.ts';
import { dayText } from '../agenda/agendaView.ts';
import type { Ink } from '../screen/ink.ts';

/** Proceedings for programs; days are ISO. */
export function insolvencyData({
  procedure,
  openedOn,
  court,
  number,
  fileBy,
  claimFiledOn,
}: InsolvencyFact): object {
  return {
    procedure,
    openedOn,
    court: court ?? null,
    number: number ?? null,
    fileBy: fileBy ?? null,
    claimFiledOn: claimFiledOn ?? null,
  };
}

/** Proceedings in a line: which, since when, where, and how the claim stands. */
export function insolvencyText(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  { procedure, openedOn, court = '', number, fileBy, claimFiledOn }: InsolvencyFact,
): string {
  const { insolvency, procedure: word } = messages.interruptions;
  const where = [court, number === undefined ? '' : `n. ${number}`].filter((part) => part !== '').join(' ');
  const claim =
    claimFiledOn === undefined
      ? insolvency.toFile(fileBy === undefined ? '' : format.day(fileBy))
      : insolvency.filedOn(format.day(claimFiledOn));
  return `${insolvency.line(word(procedure), format.day(openedOn), where)}; ${claim}`;
}

/** The fields at the head of a case: none of them for most cases. */
export function interruptionFields(
  voice: Voice,
  { insolvency, unpaidReason }: Pick<CaseFacts, 'insolvency' | 'unpaidReason'>,
): (readonly [label: string, value: string])[] {
  const { interruptions } = voice.messages;
  return [
    ...(insolvency === undefined
      ? []
      : [[interruptions.insolvency.field, insolvencyText(voice, insolvency)] as const]),
    ...(unpaidReason === undefined
      ? []
      : [[interruptions.unpaid.field, interruptions.unpaidReason(unpaidReason)] as const]),
  ];
}

/** Why an invoice is disputed: the usual reason, the debtor's words, or both. */
export function disputeText(
  { messages }: Pick<Voice, 'messages'>,
  { kind = 'other', reason }: Pick<DisputeFact, 'kind' | 'reason'>,
): string {
  const usual = kind === 'other' ? '' : messages.interruptions.disputeKind(kind);
  return [usual, reason].filter((part) => part !== '').join(': ');
}

/** Enquiries and what came of them, a row each. */
export function tracingRows(
  voice: Voice,
  { tracings = [] }: Pick<CaseFacts, 'tracings'>,
): (readonly Ink[])[] {
  const { trace } = voice.messages.interruptions;
  return tracings.map(({ asked, askedOn, until, result, answeredOn = askedOn, found, source }) => {
    const whom = asked === undefined ? [] : [trace.askedOf(asked)];
    const told = source === undefined ? [] : [result === 'found' ? sourceName(voice, source) : source];
    const what = result === undefined ? trace.waiting(dayText(voice, until)) : trace.results[result];
    const kinds = found.map((kind) => trace.kinds[kind]).join(', ');
    return [
      dayText(voice, answeredOn),
      [what, kinds].filter((part) => part !== '').join(': '),
      [...whom, ...told].join('; '),
    ];
  });
}

/** The usual sources are kept as codes. */
function sourceName({ messages }: Voice, source: string): string {
  const coded = CODED.find((code) => code === source);
  return coded === undefined ? messages.interruptions.trace.toldBy(source) : messages.debtors.source(coded);
}

const CODED: readonly ContactSource[] = ['debtor', 'register', 'statement'];
