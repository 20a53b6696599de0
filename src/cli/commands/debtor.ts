/** `dunning debtor [code]`: a customer's master data and contacts; with options, corrected, or merged with another. */
import { Option } from 'commander';
import { rehearse } from '../../office/act.ts';
import {
  correctDebtor,
  debtorCard,
  type DebtorCard,
  type DebtorCorrection,
} from '../../office/debtor/debtorCard.ts';
import { changeHints, whatComesNext, type ComesNext } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import {
  CORRECTIONS,
  readCorrection,
  refuseStrayOptions,
  TEXT_FLAGS,
  type DebtorOptions,
} from '../debtor/debtorFlags.ts';
import { addInsolvencyOptions, changeInsolvency, isAboutInsolvency } from '../debtor/debtorInsolvency.ts';
import { mergeInto } from '../debtor/debtorMerge.ts';
import { debtorData, debtorPage, debtorWarnings } from '../debtor/debtorPage.ts';
import { addTermsOptions, changeTerms, isAboutTerms } from '../debtor/debtorTerms.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { partOf, type DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Describes the command. */
export function debtorCommand(kit: CommandKit, run = runDebtor): DunningCommand {
  const { debtor } = kit.messages.contacts;
  const { options } = kit.messages.debtors;
  const command = kit.command('debtor').argument('[code]', debtor.argument);
  for (const [name, flag] of Object.entries(TEXT_FLAGS)) {
    command.option(`${flag} <text>`, debtor.options[name as keyof typeof TEXT_FLAGS]);
  }
  command.addCommand(
    partOf(kit, 'merge', options.mergeTwo)
      .argument('<debtor>', debtor.argument)
      .argument('<other>', options.mergeOther)
      .option('--override <reason>', options.override)
      .action(
        kit.answer((desk: Desk, given: Pick<DebtorOptions, 'override'>, into: string, merge: string) =>
          run(desk, { ...given, merge }, into),
        ),
      ),
  );
  return addTermsOptions(addInsolvencyOptions(command, kit), kit)
    .option('--contact-person <person>', debtor.options.contactPerson)
    .addOption(new Option('--language <language>', debtor.options.language).choices(['it', 'en']))
    .addOption(new Option('--kind <kind>', debtor.options.kind).choices(['company', 'person', 'public']))
    .option('--consumer', debtor.options.consumer)
    .option('--no-consumer', debtor.options.noConsumer)
    .option('--confirm-address', debtor.options.confirmAddress)
    .option('--add-phone <number>', options.addPhone)
    .option('--add-email <text>', options.addEmail)
    .option('--add-pec <text>', options.addPec)
    .addOption(
      new Option('--source <source>', options.source).choices(['hand', 'debtor', 'register', 'statement']),
    )
    .option('--person <person>', options.person)
    .option('--wrong <text>', options.wrong)
    .option('--reason <reason>', options.reason)
    .option('--remove-contact <text>', options.removeContact)
    .option('--merge <debtor>', options.merge)
    .option('--override <reason>', options.override)
    .action(kit.answer(run));
}

/** Shows the debtor; or corrects it, or makes another one part of it, and shows it then. */
export async function runDebtor(desk: Desk, options: DebtorOptions, argument?: string): Promise<Outcome> {
  if (isAboutTerms(options)) return changeTerms(desk, options, argument);
  if (isAboutInsolvency(options)) return changeInsolvency(desk, options, argument);
  refuseStrayOptions(options);
  if (options.merge !== undefined) return mergeInto(desk, argument, options.merge, options.override);
  const isCorrection = CORRECTIONS.some((name) => options[name] !== undefined);
  const office = await openOffice(desk, isCorrection ? 'write' : 'read');
  const { id, country } = await chooseDebtor(desk, office.book, argument);
  const correction = isCorrection ? readCorrection(options, country) : undefined;
  return correction === undefined ? shown(desk, office, id) : corrected(desk, office, id, correction);
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
  const { details, traits, addressConfirmed, contacts } = correction;
  const changed = [...Object.keys(details), ...Object.keys(traits)];
  const words = desk.messages.contacts.debtor;
  const { debtors } = desk.messages;
  const reached = [
    [debtors.contactAdded, contacts?.added.map(({ value }) => value) ?? []],
    [debtors.contactWrong, contacts?.wrong.map(({ value }) => value) ?? []],
    [debtors.contactRemoved, contacts?.removed ?? []],
  ] as const;
  const labels = changed.map((field) => desk.messages.journal.fieldName(field)).join(', ');
  return {
    schema: 'dunning.debtor/1',
    data: {
      ...debtorData(card),
      operation,
      changed,
      addressConfirmed,
      ...(contacts === undefined ? {} : { contactChanges: contacts }),
      ...(next === undefined ? {} : { next: next.data }),
    },
    screen: (page) => {
      debtorPage(page, desk, card);
      page.blank();
      if (changed.length > 0) page.paragraph(words.corrected(labels));
      for (const [said, values] of reached) if (values.length > 0) page.paragraph(said(values.join(', ')));
      if (addressConfirmed) page.line(words.addressConfirmed);
      for (const line of next?.lines ?? []) page.paragraph(line);
      if (desk.globals.dryRun) page.line(desk.messages.common.dryRun);
    },
    warnings: debtorWarnings(desk, card),
    hints: changeHints(desk, operation),
  };
}
