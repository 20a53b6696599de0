/** The term of prescription that ends first: a warning from 90 days before on the screen, always there for programs. */
import type { InvoicePrescription } from '../office/prescriptions.ts';
import type { Voice } from './agendaView.ts';
import { red, yellow, type Ink } from './ink.ts';

/** A line of the case's head; none while there is time. */
export function prescriptionFields(
  { messages, format }: Pick<Voice, 'messages' | 'format'>,
  term: InvoicePrescription | undefined,
): (readonly [label: string, value: Ink])[] {
  if (term === undefined || term.state === 'running') return [];
  const { prescription, prescriptionNear, prescriptionExpired } = messages.dossier;
  const { state, invoice, until, daysLeft } = term;
  return state === 'near'
    ? [[prescription, yellow(prescriptionNear(format.day(until), invoice, daysLeft))]]
    : [[prescription, red(prescriptionExpired(format.day(until), invoice))]];
}

/** The same for programs; null when nothing is open. */
export function prescriptionData(term: InvoicePrescription | undefined): object | null {
  if (term === undefined) return null;
  const { invoice, until, daysLeft, state } = term;
  return { invoice, until, daysLeft, state };
}
