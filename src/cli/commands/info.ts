/** `dunning info [debtor]`: commercial information about a customer; `--add` and `--remove` change it. */
import { Option } from 'commander';
import { debtorById } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import {
  isInForce,
  INFORMATION_KINDS,
  type Information,
  type InformationKind,
} from '../../domain/rating/ratingInformation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rehearse, type Done } from '../../office/act.ts';
import type { Book } from '../../office/book.ts';
import { addInformation, debtorOfInformation, removeInformation } from '../../office/debtor/information.ts';
import { changeHints, whatComesNext, type ComesNext } from '../afterChange.ts';
import { customerWord } from '../agenda/commandFor.ts';
import { shellWord } from '../screen/shellWord.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { partOf, type DunningCommand } from '../dunningCommand.ts';
import { informationEntry, readGivenInformation, type InfoOptions } from '../debtor/infoOptions.ts';
import {
  informationCard,
  informationData,
  informationPage,
  oneInformation,
  type InformationCard,
} from '../debtor/infoView.ts';
import type { Outcome } from '../screen/outcome.ts';
import { ratingText } from '../debtor/ratingView.ts';

/** Describes the command. */
export function infoCommand(kit: CommandKit, run = runInfo): DunningCommand {
  const { argument, options } = kit.messages.information;
  const described = (command: DunningCommand): DunningCommand =>
    command
      .argument('[debtor]', argument)
      .option('--source <text>', options.source)
      .option('--on <date>', options.on)
      .option('--expires <date>', options.expires)
      .option('--amount <amount>', options.amount)
      .option('--note <text>', options.note)
      .option('--year <number>', options.year)
      .option('--revenue <amount>', options.revenue)
      .option('--equity <amount>', options.equity)
      .option('--result <amount>', options.result);
  const info = described(
    kit.command('info').addOption(new Option('--add [kind]', options.add).choices(INFORMATION_KINDS)),
  )
    .option('--remove <number>', options.remove)
    .action(kit.answer(run));
  const add = partOf(kit, 'add', options.addOne).addOption(
    new Option('--kind <kind>', options.kind).choices(INFORMATION_KINDS),
  );
  info.addCommand(
    described(add).action(
      kit.answer((desk: Desk, { kind, ...rest }: InfoOptions & { kind?: InformationKind }, debtor?: string) =>
        run(desk, { ...rest, add: kind ?? true }, debtor),
      ),
    ),
  );
  return info;
}

/** Lists the information, or changes it and says what comes of it. */
export async function runInfo(desk: Desk, options: InfoOptions, argument?: string): Promise<Outcome> {
  const given = readGivenInformation(options);
  if (options.remove !== undefined) return remove(desk, options.remove, argument);
  const office = await openOffice(desk, options.add === undefined ? 'read' : 'write');
  const debtor = await chooseDebtor(desk, office.book, argument);
  if (options.add === undefined) return listed(desk, office.book, debtor);
  const entry = await informationEntry(desk, office.book, options, given);
  const { book, moment } = office;
  const change = { verb: 'added', act: () => addInformation(book, moment, debtor.id, entry) } as const;
  return changed(desk, office, debtor, change);
}

function listed(desk: Desk, book: Book, debtor: Debtor): Outcome {
  const card = informationCard(desk, book, debtor);
  return {
    schema: 'dunning.info/1',
    data: informationData(card),
    screen: (page) => informationPage(page, desk, card),
    hints: card.information.length === 0 ? [desk.messages.information.addHint] : [],
    asOf: desk.asOf,
  };
}

/** The number is enough; with a customer too, it has to be about that one. */
async function remove(desk: Desk, typed: string, argument: string | undefined): Promise<Outcome> {
  if (!/^\d{1,9}$/u.test(typed)) throw new Refusal('usage', 'information-number', { value: typed });
  const office = await openOffice(desk, 'write');
  const { book, moment } = office;
  const number = Number(typed);
  const owner = debtorOfInformation(book, number);
  const debtor =
    argument === undefined ? debtorById(book.database, owner) : await chooseDebtor(desk, book, argument);
  if (debtor?.id !== owner)
    throw new Refusal('not-found', 'no-such-information', { number, name: debtor?.name });
  const change = { verb: 'removed', act: () => removeInformation(book, moment, number) } as const;
  return changed(desk, office, debtor, change);
}

interface InformationChange {
  readonly verb: 'added' | 'removed';
  readonly act: () => Done<Information>;
}

interface Changed {
  readonly result: Information;
  readonly operation: number | null;
  readonly card: InformationCard;
  /** What the open case is due for now. */
  readonly next?: ComesNext;
}

function changed(
  desk: Desk,
  { book }: OfficeDesk,
  debtor: Debtor,
  { verb, act }: InformationChange,
): Outcome {
  const { messages } = desk;
  const words = messages.information;
  const before = informationCard(desk, book, debtor).rated;
  const work = (): Changed => {
    const { result, operation } = act();
    const card = informationCard(desk, book, debtor);
    const { case: number } = card.rated;
    const next = number === undefined ? {} : { next: whatComesNext(desk, book, number) };
    return { result, operation: operation ?? null, card, ...next };
  };
  const { result, operation, card, next } = desk.globals.dryRun
    ? { ...rehearse(book, work), operation: null }
    : work();
  const text = ratingText(desk, card.rated);
  const isOther = card.rated.class !== before.class;
  return {
    schema: 'dunning.info/1',
    data: {
      ...informationData(card),
      operation,
      [verb]: oneInformation(result),
      next: next?.data ?? null,
    },
    screen: (page) => {
      informationPage(page, desk, card);
      page.blank();
      page.paragraph(saidOf(desk, verb, result));
      page.paragraph(
        `${words.rating}: ${isOther ? words.before(text, before.class ?? words.notRated) : text}.`,
      );
      for (const line of next?.lines ?? [words.noOpenCase]) page.paragraph(line);
      if (desk.globals.dryRun) page.line(messages.common.dryRun);
    },
    hints: [...changeHints(desk, operation), ...insolvencyHint(desk, debtor, verb, result, card.rated.case)],
  };
}

/** Proceedings read of somewhere stop everything; their court and the last day for the claim a person records. */
function insolvencyHint(
  { messages, today }: Desk,
  { code }: Debtor,
  verb: InformationChange['verb'],
  information: Information,
  caseNumber: number | undefined,
): readonly string[] {
  const { kind, on } = information;
  if (verb !== 'added' || kind !== 'insolvency-proceeding' || !isInForce(information, today)) return [];
  const who = caseNumber === undefined ? shellWord(code ?? '') : customerWord(caseNumber, { code });
  return [messages.interruptions.insolvency.hintRecord(who, on)];
}

function saidOf(
  { messages, format }: Desk,
  verb: InformationChange['verb'],
  { id, kind, on, expiresOn }: Information,
): string {
  const words = messages.information;
  const day = format.fullDay(on);
  if (verb === 'removed') return words.removed(id, words.kind(kind), day);
  const until = expiresOn === undefined ? words.validAlways : words.validUntil(format.fullDay(expiresOn));
  return words.added(id, words.kind(kind), day, until);
}
