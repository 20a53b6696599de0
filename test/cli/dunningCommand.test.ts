import { Argument, Option } from 'commander';
import { expect, test } from 'vitest';
import { DunningCommand } from '../../src/cli/dunningCommand.ts';
import { it as italian } from '../../src/cli/messages/it.ts';

/** A command with one of everything that can be got wrong. */
function sample(): { command: DunningCommand; help: () => string } {
  let help = '';
  const collectHelp = (text: string): void => {
    help += text;
  };
  const command = new DunningCommand('sent', { messages: italian, helpWidth: 80, collectHelp })
    .argument('<protocol>', 'il protocollo')
    .addArgument(new Argument('[step]', 'il passo').choices(['first-letter', 'visit']))
    .addOption(new Option('--via <code>', 'come').choices(['post', 'pec']).default('post').conflicts('undo'))
    .option('--undo', 'annulla')
    .requiredOption('--on <date>', 'quando')
    .action(() => undefined);
  return { command, help: () => help };
}

/** One row for each of commander's methods that is overridden: they are undocumented. */
test.each([
  ['missingArgument', ['--on', 'oggi'], 'missing-argument', { argument: 'protocollo' }],
  ['missingMandatoryOptionValue', ['2026/1'], 'missing-option', { flag: '--on' }],
  ['optionMissingArgument', ['2026/1', '--on'], 'option-needs-value', { flag: '--on' }],
  [
    'unknownOption',
    ['2026/1', '--on', 'x', '--vai', 'y'],
    'unknown-option',
    { flag: '--vai', suggestion: '--via' },
  ],
  ['_excessArguments', ['2026/1', 'visit', 'x', '--on', 'oggi'], 'excess-arguments', { extra: ['x'] }],
  [
    '_conflictingOption',
    ['2026/1', '--on', 'x', '--via', 'pec', '--undo'],
    'conflicting-options',
    { other: '--undo' },
  ],
  [
    '_callParseArg, option',
    ['2026/1', '--via', 'fax'],
    'invalid-choice',
    { flag: '--via', choices: ['post', 'pec'] },
  ],
  [
    '_callParseArg, argument',
    ['2026/1', 'walk', '--on', 'x'],
    'invalid-choice',
    { flag: 'step', value: 'walk' },
  ],
])('%s', async (_method, argv, code, values) => {
  const { command, help } = sample();
  const failure = await command.parseAsync(argv, { from: 'user' }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind: 'usage', code, values });
  expect(help()).toBe('');
});

test('help names choices, defaults and placeholders in Italian', async () => {
  const { command, help } = sample();
  await command.parseAsync(['--help'], { from: 'user' }).catch(() => undefined);
  expect(help()).toContain('Uso: sent [opzioni] <protocollo> [passo]');
  expect(help()).toContain('come (scelte: post, pec; se manca: post)');
  expect(help()).toContain('--on <data>');
  expect(help()).not.toMatch(/choices|default|Options|Arguments/u);
});
