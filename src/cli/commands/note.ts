/** `dunning note [case] [text]`: something worth knowing, with a reminder if wanted; no attempt at reaching anybody. */
import { logContact, type ContactEntry } from '../../office/case/contacts.ts';
import { openCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { agreedAppointment } from '../contact/appointment.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import type { Outcome } from '../screen/outcome.ts';
import { agreedLine } from '../contact/recordContact.ts';
import { refuseSayingNothing } from '../saidTexts.ts';
import { whyUnpaidOption } from '../contact/contactFlags.ts';
import { saidWhyUnpaid } from '../contact/whyUnpaid.ts';
import type { UnpaidReason } from '../../domain/conduct/unpaidReason.ts';

export interface NoteOptions {
  readonly note?: string;
  readonly next?: string;
  readonly contact?: string;
  readonly whyUnpaid?: UnpaidReason;
}

/** Describes the command. */
export function noteCommand(kit: CommandKit, run = runNote): DunningCommand {
  const { options, noteArgument } = kit.messages.contacts;
  return kit
    .command('note')
    .argument('[case]', kit.messages.common.caseArgument)
    .argument('[text...]', noteArgument)
    .option('--note <text>', noteArgument)
    .option('--next <moment>', options.noteNext)
    .option('--contact <person>', options.contact)
    .addOption(whyUnpaidOption(kit))
    .action(kit.answer(run));
}

/** Records the note. */
export async function runNote(
  desk: Desk,
  options: NoteOptions,
  argument?: string,
  words: readonly string[] = [],
): Promise<Outcome> {
  const office = await openOffice(desk, 'write');
  const { book, moment } = office;
  const { debtor, number } = openCase(book, (await chooseCase(desk, book, argument)).case);
  const { ask } = desk.messages.contacts;
  const typed = (options.note ?? words.join(' ')).trim();
  refuseSayingNothing({ note: typed });
  requireFlags(desk, [{ flag: '--note', example: '"..."', isGiven: typed !== '' }]);
  const note =
    typed === '' ? await desk.ask.text({ message: ask.note, flag: '--note', example: '"..."' }) : typed;
  const question = { message: ask.callback, flag: '--next', example: '+3' };
  const next =
    options.next === undefined ? undefined : await agreedAppointment(desk, office, question, options.next);
  const entry: ContactEntry = {
    channel: 'note',
    outcome: 'note',
    on: moment.today,
    time: moment.time,
    note,
    ...(options.contact === undefined ? {} : { person: options.contact }),
    ...(options.whyUnpaid === undefined ? {} : { whyUnpaid: options.whyUnpaid }),
    ...(next === undefined ? {} : { next: next.appointment }),
  };
  const carried = carryOut(
    desk,
    book,
    () => logContact(book, moment, number, entry),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'note',
    case: number,
    debtor: debtor.name,
    operation: carried.operation,
    next: carried.next,
    said: [
      desk.messages.contacts.said.note(note),
      ...(options.whyUnpaid === undefined ? [] : [saidWhyUnpaid(desk, options.whyUnpaid)]),
      ...agreedLine(desk, next?.appointment, carried.next),
    ],
    data: {
      note,
      ...(options.whyUnpaid === undefined ? {} : { whyUnpaid: options.whyUnpaid }),
      ...(next === undefined ? {} : { agreed: next.appointment }),
    },
    ...(next === undefined ? {} : { warnings: next.warnings }),
  });
}
