/** `dunning sent PROTOCOL...`: letters have left; from here on the term runs. */
import { Option } from 'commander';
import { AGREEMENT } from '../../domain/agreed/agreement.ts';
import type { LetterChannel } from '../../domain/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rehearse } from '../../office/act.ts';
import { anyCase } from '../../office/case/cases.ts';
import { markSent, type JustSent, type SentLetter } from '../../office/letter/posting.ts';
import { changeHints, whatComesNext, type ComesNext } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import { protocolsIn } from '../letter/protocolRange.ts';
import { reasonText } from '../agenda/reasonView.ts';

export interface SentOptions {
  readonly via?: LetterChannel;
  readonly ref?: string;
  readonly on?: string;
  readonly override?: string;
}

/** Describes the command. */
export function sentCommand(kit: CommandKit): DunningCommand {
  const { options, protocolArgument } = kit.messages.letters;
  return kit
    .command('sent')
    .argument('<protocol...>', protocolArgument)
    .addOption(new Option('--via <way>', options.via).choices(['post', 'registered', 'pec', 'email', 'hand']))
    .option('--ref <reference>', options.ref)
    .option('--on <date>', options.sentOn)
    .option('--override <reason>', options.sentOverride)
    .action(kit.answer(runSent));
}

/** Records all of them as one act, or none. */
export async function runSent(desk: Desk, options: SentOptions, named: readonly string[]): Promise<Outcome> {
  const protocols = named.flatMap(protocolsIn);
  if (options.ref !== undefined && protocols.length > 1) throw new Refusal('usage', 'reference-for-one');
  const { book, moment, workspace } = await openOffice(desk, 'write');
  const patron = workspace.settings.rules.patronDay;
  const on =
    options.on === undefined
      ? desk.today
      : dayOption(options.on, { flag: '--on', today: desk.today, patron, direction: 'past' }).day;
  const sending = {
    on,
    ...(options.via === undefined ? {} : { via: options.via }),
    ...(options.ref === undefined ? {} : { reference: options.ref }),
    ...(options.override === undefined ? {} : { override: options.override }),
  };
  const act = (): {
    letters: readonly JustSent[];
    operation: number | null;
    next: readonly ComesNext[];
  } => {
    const { result: letters, operation } = markSent(book, moment, protocols, sending);
    const next = letters.map((letter) => whatComesNext(desk, book, letter.case));
    return { letters, operation: operation ?? null, next };
  };
  const { letters, operation, next } = desk.globals.dryRun
    ? { ...rehearse(book, act), operation: null }
    : act();
  const names = letters.map((letter) => anyCase(book, letter.case).debtor.name);
  const warnings = letters.flatMap((letter) => warningsOf(desk, letter));
  return {
    schema: 'dunning.sent/1',
    data: letters.map(({ heldBy: _heldBy, ...letter }, index) => ({
      ...letter,
      deadline: letter.deadline ?? null,
      reference: options.ref ?? null,
      operation,
      next: next[index]?.data,
    })),
    screen: (page) => {
      for (const [index, letter] of letters.entries()) {
        page.line(bold(`${desk.messages.common.case} ${letter.case}  ${names[index] ?? ''}`));
        const lines = [...sentencesOf(desk, letter), ...(next[index]?.lines ?? [])];
        for (const line of lines) page.paragraph(line, 2);
      }
      if (desk.globals.dryRun) page.line(desk.messages.common.dryRun);
    },
    exitCode: warnings.length > 0 ? 3 : 0,
    warnings,
    hints: changeHints(desk, operation),
  };
}

/** It left although something held its case: what happened is kept, and told. */
function warningsOf(desk: Desk, { protocol, heldBy, case: number }: JustSent): Warning[] {
  const { sentWhileHeld } = desk.messages.letters.said;
  return heldBy.map(({ code, values, until }) => ({
    code: 'sent-while-held',
    message: sentWhileHeld(protocol, number, reasonText(desk, { code, values: { ...values, until } })),
  }));
}

/** That it left, and until when the debtor may pay. */
function sentencesOf(
  { messages, format }: Desk,
  { protocol, step, via, on, deadline }: SentLetter,
): string[] {
  const { said } = messages.letters;
  const sent = said.sent(protocol, format.fullDay(on), messages.words.channel(via));
  if (step === AGREEMENT) return [sent];
  return [
    sent,
    deadline === undefined
      ? said.termFromArrival(`dunning receipt ${protocol} --delivered`)
      : said.termUntil(format.fullDay(deadline)),
  ];
}
