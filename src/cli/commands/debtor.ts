/** `dunning debtor [code]`: a customer's master data and contacts; with options, corrected. */
import { Option } from 'commander';
import { rehearse } from '../../office/act.ts';
import type { Book } from '../../office/book.ts';
import {
  correctDebtor,
  debtorCard,
  findDebtors,
  type DebtorCard,
  type DebtorCorrection,
} from '../../office/debtorCard.ts';
import type { Debtor } from '../../domain/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { changeHints, whatComesNext, type ComesNext } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { readCorrection, TEXT_FLAGS, type DebtorOptions } from '../debtorFlags.ts';
import { debtorData, debtorPage } from '../debtorPage.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../outcome.ts';

/** Describes the command. */
export function debtorCommand(kit: CommandKit, run = runDebtor): DunningCommand {
  const { debtor } = kit.messages.contacts;
  const command = kit.command('debtor').argument('[code]', debtor.argument);
  for (const [name, flag] of Object.entries(TEXT_FLAGS)) {
    command.option(`${flag} <text>`, debtor.options[name as keyof typeof TEXT_FLAGS]);
  }
  return command
    .option('--contact-person <person>', debtor.options.contactPerson)
    .addOption(new Option('--language <language>', debtor.options.language).choices(['it', 'en']))
    .addOption(new Option('--kind <kind>', debtor.options.kind).choices(['company', 'person', 'public']))
    .option('--consumer', debtor.options.consumer)
    .option('--no-consumer', debtor.options.noConsumer)
    .option('--confirm-address', debtor.options.confirmAddress)
    .action(kit.answer(run));
}

/** Shows the debtor, or corrects it and shows it then. */
export async function runDebtor(desk: Desk, options: DebtorOptions, argument?: string): Promise<Outcome> {
  const isCorrection = Object.keys(options).some((name) => name in TEXT_FLAGS || OTHER_CHANGES.has(name));
  const office = await openOffice(desk, isCorrection ? 'write' : 'read');
  const { id, country } = await chooseDebtor(desk, office.book, argument);
  const correction = isCorrection ? readCorrection(options, country) : undefined;
  return correction === undefined ? shown(desk, office, id) : corrected(desk, office, id, correction);
}

const OTHER_CHANGES = new Set(['contactPerson', 'language', 'kind', 'consumer', 'confirmAddress']);

async function chooseDebtor(desk: Desk, book: Book, argument: string | undefined): Promise<Debtor> {
  const { which } = desk.messages.contacts.debtor;
  const text = argument ?? (await desk.ask.text({ message: which, flag: '[code]', example: 'C00123' }));
  const found = findDebtors(book, text);
  const [only] = found;
  if (only === undefined) throw new Refusal('not-found', 'no-such-debtor', { text });
  if (found.length === 1) return only;
  if (!desk.ask.isPossible) {
    const names = found.slice(0, 5).map(label);
    throw new Refusal('not-found', 'several-debtors', { text, count: found.length, names });
  }
  const choices = found.slice(0, 20).map((each) => ({ value: String(each.id), label: label(each) }));
  const chosen = await desk.ask.choose({ message: which, flag: '[code]', choices });
  return found.find(({ id }) => String(id) === chosen) ?? only;
}

function label({ code, name }: Debtor): string {
  return [code ?? '', name].join(' ').trim();
}

function shown(desk: Desk, { book }: OfficeDesk, id: number): Outcome {
  const card = debtorCard(book, id);
  return {
    schema: 'dunning.debtor/1',
    data: debtorData(card),
    screen: (page) => debtorPage(page, desk, card),
  };
}

interface Corrected {
  readonly card: DebtorCard;
  readonly operation: number | null;
  /** What the open case is due for now. */
  readonly next?: ComesNext;
}

function corrected(
  desk: Desk,
  { book, moment }: OfficeDesk,
  id: number,
  correction: DebtorCorrection,
): Outcome {
  const work = (): Corrected => {
    const { operation } = correctDebtor(book, moment, id, correction);
    const card = debtorCard(book, id);
    const open = card.cases.find(({ isOpen }) => isOpen);
    const next = open === undefined ? {} : { next: whatComesNext(desk, book, open.number) };
    return { card, operation: operation ?? null, ...next };
  };
  const { card, operation, next } = desk.globals.dryRun
    ? { ...rehearse(book, work), operation: null }
    : work();
  const { details, traits, addressConfirmed } = correction;
  const changed = [...Object.keys(details), ...Object.keys(traits)];
  const words = desk.messages.contacts.debtor;
  const labels = changed.map((field) => desk.messages.journal.fieldName(field)).join(', ');
  return {
    schema: 'dunning.debtor/1',
    data: {
      ...debtorData(card),
      operation,
      changed,
      addressConfirmed,
      ...(next === undefined ? {} : { next: next.data }),
    },
    screen: (page) => {
      debtorPage(page, desk, card);
      page.blank();
      if (changed.length > 0) page.paragraph(words.corrected(labels));
      if (addressConfirmed) page.line(words.addressConfirmed);
      for (const line of next?.lines ?? []) page.paragraph(line);
      if (desk.globals.dryRun) page.line(desk.messages.common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}
