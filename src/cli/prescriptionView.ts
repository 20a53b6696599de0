/** The term of prescription that ends first: a warning from 90 days before on the screen, always there for programs. */
import type { InvoicePrescription } from '../office/prescriptions.ts';
import type { Voice } from './agendaView.ts';
import { red, yellow, type Ink } from './ink.ts';

/** Lines of the case's head; none while there is time. The credit gone, its interest is as well. */
export function prescriptionFields(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  term: InvoicePrescription | undefined,
): (readonly [label: string, value: Ink])[] {
  if (term === undefined) return [];
  const { prescription, prescriptionNear, prescriptionExpired, interestNear, interestExpired } =
    messages.dossier;
  const { state, invoice, until, daysLeft, interest } = term;
  if (state === 'expired') return [[prescription, red(prescriptionExpired(format.day(until), invoice))]];
  const lines = [
    ...(state === 'near' ? [yellow(prescriptionNear(format.day(until), invoice, daysLeft))] : []),
    ...(interest?.state === 'near'
      ? [yellow(interestNear(format.day(interest.until), invoice, interest.daysLeft))]
      : []),
    ...(interest?.state === 'expired' ? [red(interestExpired(format.day(interest.until), invoice))] : []),
  ];
  return lines.map((line, index) => [index === 0 ? prescription : '', line] as const);
}

/** The same for programs; null when nothing is open. */
export function prescriptionData(term: InvoicePrescription | undefined): object | null {
  if (term === undefined) return null;
  const { invoice, until, daysLeft, state, interest } = term;
  return { invoice, until, daysLeft, state, interestUntil: interest?.until ?? null };
}
