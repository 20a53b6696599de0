/** How help is laid out, in the operator's language. */
import { Help, type Argument, type Command, type Option } from 'commander';
import { displayWidth } from './clean.ts';
import type { Messages } from './messages/messages.ts';
import { NARROW_WIDTH } from './page.ts';

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
  help.styleTitle = (title) => titles[title] ?? title;
  help.optionDescription = (option) => described(option, messages);
  help.argumentDescription = (argument) => described(argument, messages);
  help.argumentTerm = (argument) => messages.help.placeholder(argument.name());
  const plain = new Help();
  help.optionTerm = (option) => withPlaceholders(plain.optionTerm(option), messages);
  help.subcommandTerm = (command) => withPlaceholders(plain.subcommandTerm(command), messages);
  help.commandUsage = (command) => withPlaceholders(plain.commandUsage(command), messages);
  return help;
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
    messages.help.programDescription,
    '',
  ];
  for (const [title, entries] of groups) lines.push(title, ...abreast(entries, width));
  return [...lines, '', ...messages.help.programFooter.split('\n'), ''].join('\n');
}

function abreast(entries: readonly string[], width: number): string[] {
  if (width < NARROW_WIDTH + 18) return entries.map((entry) => `  ${entry}`);
  const half = Math.ceil(entries.length / 2);
  return entries.slice(0, half).map((left, index) => {
    const right = entries[half + index] ?? '';
    return `  ${left}${' '.repeat(Math.max(1, 39 - displayWidth(left)))}${right}`.trimEnd();
  });
}
