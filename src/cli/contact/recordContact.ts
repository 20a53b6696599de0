/** A call or a visit from the command line to the book, and what is said about it afterwards. */
import { logContact, seeCase, type ContactEntry, type LoggedContact } from '../../office/case/contacts.ts';
import type { Appointment } from '../../domain/conduct/contactPlan.ts';
import { carryOut, changeOutcome, type ComesNext } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { Desk } from '../command.ts';
import {
  readContactOptions,
  refuseUnusedOptions,
  type ContactOptions,
  type SpokenChannel,
} from './contactOptions.ts';
import { chooseOutcome, completeEntry, type ChosenOutcome, type ContactDraft } from './contactQuestions.ts';
import { openOffice } from '../desk.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import { promiseData, promiseLines, promiseWarnings } from './promiseView.ts';
import { saidWhyUnpaid } from './whyUnpaid.ts';

/** Runs `call` or `visit`: one contact with one case. */
export async function runContact(
  desk: Desk,
  channel: SpokenChannel,
  options: ContactOptions,
  argument: string | undefined,
): Promise<Outcome> {
  if (options.outcome !== undefined) refuseUnusedOptions(options, options.outcome);
  const office = await openOffice(desk, 'write');
  const read = readContactOptions(desk, office, options);
  const match = await chooseCase(desk, office.book, argument);
  const atHand = seeCase(office.book, office.moment, match.case);
  return recordContact({ desk, office, atHand, channel, options, read, asksWhyUnpaid: true });
}

/** Asks what is missing, records the contact and tells what follows; leaving a question records nothing. */
export async function recordContact(draft: ContactDraft): Promise<Outcome> {
  return recordChosen(draft, await chooseOutcome(draft));
}

/** The same with the outcome at hand. */
export async function recordChosen(draft: ContactDraft, chosen: ChosenOutcome): Promise<Outcome> {
  const { desk, office, atHand, channel, options } = draft;
  const { facts } = atHand;
  if (options.outcome === undefined) refuseUnusedOptions(options, chosen.outcome);
  const { entry, warnings } = await completeEntry(draft, chosen);
  const { book, moment } = office;
  const { patronDay } = book.settings.rules;
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => logContact(book, moment, facts.number, entry, atHand),
    () => facts.number,
  );
  return changeOutcome(desk, {
    command: channel,
    case: facts.number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [...saidAbout(draft, entry, result), ...agreedLine(desk, result.next, next)],
    data: contactData(entry, result),
    warnings: [
      ...warnings,
      ...conductWarnings(desk, result),
      ...promiseWarnings(desk, patronDay, facts, entry.promise),
    ],
  });
}

/** Rule 16: what really happened is recorded, and what was wrong with it is said. */
function conductWarnings({ messages }: Desk, { conduct }: Pick<LoggedContact, 'conduct'>): Warning[] {
  return conduct.map((finding) => ({
    code: `conduct-${finding}`,
    message: messages.contacts.conduct(finding),
  }));
}

function saidAbout(
  { desk, atHand, channel }: ContactDraft,
  entry: ContactEntry,
  logged: LoggedContact,
): string[] {
  const { contacts, words } = desk.messages;
  const { said } = contacts;
  const { attempt, stepDone, disputed = [], wrongPhone, otherPhone, checkOn } = logged;
  const lines = [said[channel](words.outcome(entry.outcome))];
  if (attempt !== undefined) lines.push(said.attempt(attempt.number, attempt.of));
  if (entry.promise !== undefined && checkOn !== undefined) {
    lines.push(...promiseLines(desk, entry.promise, checkOn, atHand.decision.claim.main));
  }
  if (disputed.length > 0) lines.push(said.disputed(disputed.join(', ')));
  if (wrongPhone !== undefined) lines.push(said.wrongPhone(wrongPhone));
  if (entry.newPhone !== undefined) lines.push(said.newPhone(entry.newPhone));
  if (otherPhone !== undefined) lines.push(desk.messages.debtors.otherPhone(otherPhone));
  if (entry.whyUnpaid !== undefined) lines.push(saidWhyUnpaid(desk, entry.whyUnpaid));
  if (stepDone !== undefined) lines.push(said.stepDone(words.step(stepDone)));
  return lines;
}

/** The date that was set, where something else comes first: a promise that runs, a letter to post. */
export function agreedLine(
  { messages, format }: Desk,
  agreed: Appointment | undefined,
  { data }: Pick<ComesNext, 'data'>,
): string[] {
  if (agreed === undefined || (data.due === agreed.on && data.at === agreed.time)) return [];
  const day = format.fullDay(agreed.on);
  const when = agreed.time === undefined ? day : messages.caseLife.next.at(day, agreed.time);
  return [messages.contacts.said.agreed(when)];
}

/** What was recorded; days are ISO, money a decimal string. */
function contactData(entry: ContactEntry, logged: LoggedContact): Record<string, unknown> {
  const { channel, outcome, on, time, note, person, promise, dispute, newPhone, whyUnpaid, isThirdParty } =
    entry;
  const { contact, attempt, stepDone, disputed, checkOn, wrongPhone, otherPhone } = logged;
  return {
    contact,
    channel,
    outcome,
    on,
    ...given({
      time,
      note,
      person,
      thirdParty: isThirdParty,
      whyUnpaid,
      attempt,
      stepDone,
      newPhone,
      wrongPhone,
      otherPhone,
      agreed: logged.next,
    }),
    ...(promise === undefined || checkOn === undefined ? {} : { promise: promiseData(promise, checkOn) }),
    ...(dispute === undefined
      ? {}
      : { dispute: { kind: dispute.kind ?? 'other', reason: dispute.reason, invoices: disputed ?? [] } }),
  };
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
