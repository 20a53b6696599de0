/** How help is laid out, in the operator's language. */
import { Help, type Argument, type Command, type Option } from 'commander';
import { displayWidth } from './clean.ts';
import type { Messages } from '../messages/messages.ts';
import { NARROW_WIDTH } from './page.ts';
import { fittedText } from './wrap.ts';

/** Columns a description is broken in at least beside its term; with fewer it goes under it. */
const LEAST_ROOM = 32;

/** A help whose titles, placeholders and remarks come from the catalogue. */
export function localisedHelp(messages: Messages, width: number): Help {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': messages.help.usageTitle,
    'Arguments:': messages.help.argumentsTitle,
    'Options:': messages.help.optionsTitle,
    'Commands:': messages.help.commandsTitle,
  };
  const help = new Help();
  help.helpWidth = width;
  help.boxWrap = (text, room) =>
    text
      .split('\n')
      .flatMap((line) => fittedText(line, room))
      .join('\n');
  help.formatItem = (term, termWidth, description) => helpItem(term, termWidth, description, width);
  help.styleTitle = (title) => titles[title] ?? title;
  help.optionDescription = (option) => described(option, messages);
  help.argumentDescription = (argument) => described(argument, messages);
  help.argumentTerm = (argument) => messages.help.placeholder(argument.name());
  const plain = new Help();
  help.optionTerm = (option) => withPlaceholders(plain.optionTerm(option), messages);
  help.subcommandTerm = (command) => withPlaceholders(plain.subcommandTerm(command), messages);
  help.commandUsage = (command) => {
    const usage = withPlaceholders(plain.commandUsage(command), messages);
    return fittedText(usage, width - displayWidth(messages.help.usageTitle) - 1).join('\n  ');
  };
  return help;
}

/** An option or argument with what it means: beside it where there is room, else under it. */
function helpItem(term: string, termWidth: number, description: string, width: number): string {
  const head = `  ${term}`;
  if (description === '') return head;
  const column = termWidth + 4;
  if (width - column < LEAST_ROOM)
    return [head, ...fittedText(description, width - 6).map((line) => `      ${line}`)].join('\n');
  const padding = ' '.repeat(column - displayWidth(head));
  return head + padding + fittedText(description, width - column).join(`\n${' '.repeat(column)}`);
}

function described(target: Option | Argument, messages: Messages): string {
  const remarks: string[] = [];
  if (target.argChoices !== undefined)
    remarks.push(`${messages.help.choices}: ${target.argChoices.join(', ')}`);
  const usual =
    target.defaultValueDescription ??
    (typeof target.defaultValue === 'string' ? target.defaultValue : undefined);
  if (usual !== undefined) remarks.push(`${messages.help.defaultValue}: ${usual}`);
  return remarks.length === 0 ? target.description : `${target.description} (${remarks.join('; ')})`.trim();
}

/** `[case] [options]` becomes `[pratica] [opzioni]`. */
function withPlaceholders(term: string, messages: Messages): string {
  return term.replace(/(?<=[<[])[a-z-]+(?=[.>\]])/gu, (name) => messages.help.placeholder(name));
}

/** The page of the program as a whole: every command under the title of its group, two abreast where there is room. */
export function programHelp(program: Command, messages: Messages, width: number): string {
  const groups = new Map<string, string[]>();
  for (const command of program.commands) {
    const title = command.helpGroup() ?? '';
    groups.set(title, [...(groups.get(title) ?? []), `${command.name().padEnd(9)} ${command.summary()}`]);
  }
  const lines = [
    `${messages.help.usageTitle} dunning ${messages.help.programUsage}`,
    ...fittedText(messages.help.programDescription, width),
    '',
  ];
  const footer = messages.help.programFooter.split('\n').flatMap((line) => fittedText(line, width));
  for (const [title, entries] of groups) lines.push(title, ...abreast(entries, width));
  return [...lines, '', ...footer, ''].join('\n');
}

function abreast(entries: readonly string[], width: number): string[] {
  if (width < NARROW_WIDTH + 18) return entries.flatMap((entry) => fittedText(`  ${entry}`, width));
  const half = Math.ceil(entries.length / 2);
  return entries.slice(0, half).map((left, index) => {
    const right = entries[half + index] ?? '';
    return `  ${left}${' '.repeat(Math.max(1, 39 - displayWidth(left)))}${right}`.trimEnd();
  });
}
