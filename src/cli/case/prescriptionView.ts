/** Terms of prescription: a warning from some days before the end on the screen, always there for programs. */
import type { CasePrescriptions, InvoicePrescription } from '../../office/debtor/prescriptions.ts';
import type { Voice } from '../agenda/agendaView.ts';
import { red, yellow, type Ink } from '../screen/ink.ts';

/** Lines of the case's head; none while there is time. */
export function prescriptionFields(
  voice: Pick<Voice, 'messages' | 'format'>,
  { next, ended }: CasePrescriptions,
): (readonly [label: string, value: Ink])[] {
  const lines = [...endedLines(voice, ended), ...(next === undefined ? [] : nextLines(voice, next))];
  return lines.map((line, index) => [index === 0 ? voice.messages.dossier.prescription : '', line] as const);
}

function endedLines(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  ended: readonly InvoicePrescription[],
): Ink[] {
  const [first, ...rest] = ended;
  if (first === undefined) return [];
  const { prescriptionExpired, expiredBeside } = messages.dossier;
  const text = prescriptionExpired(format.day(first.until), first.invoice);
  return [red(rest.length === 0 ? text : `${text}${expiredBeside(rest.length)}`)];
}

/** The credit gone, its interest is as well. */
function nextLines(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  { state, invoice, until, daysLeft, interest }: InvoicePrescription,
): Ink[] {
  const { prescriptionNear, interestNear, interestExpired } = messages.dossier;
  if (state === 'expired') return [];
  return [
    ...(state === 'near' ? [yellow(prescriptionNear(format.day(until), invoice, daysLeft))] : []),
    ...(interest?.state === 'near'
      ? [yellow(interestNear(format.day(interest.until), invoice, interest.daysLeft))]
      : []),
    ...(interest?.state === 'expired' ? [red(interestExpired(format.day(interest.until), invoice))] : []),
  ];
}

/** The same for programs; null when nothing is open. */
export function prescriptionData({ next, ended }: CasePrescriptions): object | null {
  if (next === undefined) return null;
  const { invoice, until, daysLeft, state, interest } = next;
  return {
    invoice,
    until,
    daysLeft,
    state,
    interestUntil: interest?.until ?? null,
    ended: ended.map((each) => ({ invoice: each.invoice, until: each.until })),
  };
}
