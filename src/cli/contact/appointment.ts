/** The next date of a case as a person says it: never in the past, in the hours people may be called, on a working day. */
import { toWorkingDay } from '../../domain/calendar.ts';
import { isContactTime } from '../../domain/conduct/conduct.ts';
import type { Appointment } from '../../domain/conduct/contactPlan.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SpokenDay } from '../../domain/spokenDay.ts';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { dayOption } from '../optionValues.ts';
import type { Warning } from '../screen/outcome.ts';
import { say } from '../screen/sentence.ts';

/** An appointment that will do, and what was changed about it without asking. */
export interface AgreedAppointment {
  readonly appointment: Appointment;
  readonly warnings: readonly Warning[];
}

/** Where the date comes from when it has not been typed yet. */
export interface AppointmentQuestion {
  readonly message: string;
  /** For the messages: `--next`. */
  readonly flag: string;
  readonly example: string;
}

/**
 * The appointment typed as an option or, without one, asked for. A day off is asked about in a terminal and moved
 * elsewhere, with a warning. Refuses (usage): `day-unreadable`, `day-passed`, `next-in-past`, `next-outside-hours`.
 */
export async function agreedAppointment(
  desk: Desk,
  office: OfficeDesk,
  question: AppointmentQuestion,
  typed: string | undefined,
): Promise<AgreedAppointment> {
  const { patronDay: patron } = office.book.settings.rules;
  const read =
    typed === undefined
      ? undefined
      : dayOption(typed, { flag: question.flag, today: desk.today, patron, direction: 'future' });
  const problem = read && problemOf(read, office);
  if (problem !== undefined) throw problem;
  let said = read ?? (await askDay(desk, office, question));
  for (;;) {
    const moved = toWorkingDay(said.day, patron);
    if (moved === said.day) return { appointment: appointmentOf(said), warnings: [] };
    const words = [desk.format.fullDay(said.day), desk.format.fullDay(moved)] as const;
    const onWorkingDay = appointmentOf({ ...said, day: moved });
    if (!desk.ask.isPossible) {
      const warning = { code: 'moved-to-working-day', message: desk.messages.caseLife.moved(...words) };
      return { appointment: onWorkingDay, warnings: [warning] };
    }
    const isMoved = await desk.ask.confirm({
      message: desk.messages.caseLife.askMove(...words),
      usually: true,
    });
    if (isMoved) return { appointment: onWorkingDay, warnings: [] };
    // A Saturday morning may be agreed; a Sunday or a holiday may not.
    if (isContactTime(said.day, said.time, patron)) return { appointment: appointmentOf(said), warnings: [] };
    said = await askDay(desk, office, question);
  }
}

/** What is wrong with a date a person typed after a key, as a sentence; undefined when it will do. */
export function appointmentComplaint(desk: Desk, office: OfficeDesk, typed: string): string | undefined {
  try {
    const { patronDay: patron } = office.book.settings.rules;
    const read = dayOption(typed, { flag: '--next', today: desk.today, patron, direction: 'future' });
    return sentenceOf(desk, problemOf(read, office));
  } catch (error) {
    if (error instanceof Refusal) return sentenceOf(desk, error);
    throw error;
  }
}

function askDay(
  desk: Desk,
  office: OfficeDesk,
  { message, flag, example }: AppointmentQuestion,
): Promise<SpokenDay> {
  return desk.ask.day({
    message,
    flag,
    example,
    direction: 'future',
    patron: office.book.settings.rules.patronDay,
    complaint: (said) => sentenceOf(desk, problemOf(said, office)),
  });
}

function problemOf({ day, time }: SpokenDay, { book, moment }: OfficeDesk): Refusal | undefined {
  if (time === undefined) return undefined;
  const { patronDay: patron } = book.settings.rules;
  if (day === moment.today && time < moment.time)
    return new Refusal('usage', 'next-in-past', { on: day, time });
  const counts = isContactTime(day, undefined, patron) ? day : toWorkingDay(day, patron);
  return isContactTime(counts, time, patron)
    ? undefined
    : new Refusal('usage', 'next-outside-hours', { on: day, time });
}

function sentenceOf({ messages, format }: Desk, refusal: Refusal | undefined): string | undefined {
  return refusal && say(messages.refusals, refusal.code, refusal.values, format)?.message;
}

function appointmentOf({ day, time }: SpokenDay): Appointment {
  return { on: day, ...(time === undefined ? {} : { time }) };
}
