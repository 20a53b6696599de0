/** `dunning config`: the settings with where each comes from; `get`, `set` and `path` for one of them. */
import { Refusal } from '../../domain/refusal.ts';
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { ReadSettings } from '../settings/settings.ts';
import { editSetting } from '../settings/settingsEdit.ts';
import { readSettingsText, writeSettings } from '../settings/settingsFile.ts';
import { SETTING_KEYS, settingKey, type SettingKey, type SettingValue } from '../settings/settingsKeys.ts';
import { lineOf, settingLines, type SettingLine } from '../settings/settingsLines.ts';
import { SettingsUnusable } from '../settings/settingsProblem.ts';
import { readValue, typedValue } from '../settings/settingsValue.ts';
import { closest } from '../screen/suggestion.ts';
import type { Outcome } from '../screen/outcome.ts';
import { findWorkspace, settingsFile } from '../workspace/workspace.ts';

/** One setting as it counts now. */
export interface ShownSetting {
  readonly key: string;
  readonly value: SettingValue | null;
  readonly origin: 'environment' | 'file' | 'default' | 'unset';
  /** Of the file, when it is written there. */
  readonly line?: number;
}

/** Describes the command and its three parts. */
export function configCommand(kit: CommandKit): DunningCommand {
  const { help } = kit.messages.settings;
  const config = kit.command('config').description(help.config).action(kit.answer(runConfig));
  const part = (name: string, summary: string): DunningCommand =>
    kit.command(name).summary(summary).description(summary);
  config.addCommand(
    part('get', help.get).argument('<key>', help.keyArgument).action(kit.answer(runConfigGet)),
  );
  config.addCommand(
    part('set', help.set)
      .argument('<key>', help.keyArgument)
      .argument('<value>', help.valueArgument)
      .action(kit.answer(runConfigSet)),
  );
  config.addCommand(part('path', help.path).action(kit.answer(runConfigPath)));
  return config;
}

/** Every setting; refuses with all problems when the file has any. */
export async function runConfig({ context, globals, messages }: Desk): Promise<Outcome> {
  const { dir, origin } = await findWorkspace(context, globals.dir);
  const file = settingsFile(dir);
  const text = readSettingsText(file);
  const read = await readText(text);
  if (!('settings' in read)) throw new SettingsUnusable(file, read.problems);
  const { collectors, strategies } = read.settings;
  const lines = settingLines(text);
  const rows = SETTING_KEYS.map((key) => shown(key, read, lines, context.env));
  const ladders = Object.values(strategies).map(({ name, steps }) => ({
    name,
    steps: steps.map(({ id }) => id),
  }));
  const words = messages.settings;
  return {
    schema: 'dunning.config/1',
    data: { dir, origin, file, settings: rows, collectors, strategies: ladders },
    screen: (page) => {
      page.heading(words.title);
      page.fields([
        [words.folder, `${dir} (${words.foundBy[origin]})`],
        [words.file, file],
      ]);
      page.blank();
      page.table(
        [{ header: words.key }, { header: words.value, wraps: true }, { header: words.origin }],
        rows.map((row) => [
          row.key,
          row.value === null ? '' : String(row.value),
          whereFrom(row, words.origins),
        ]),
        0,
      );
      page.blank();
      page.fields([
        [words.collectors, collectors.map(({ id, name }) => `${id} (${name})`).join(', ')],
        [
          words.strategies,
          ladders.map(({ name, steps }) => `${name} (${words.steps(steps.length)})`).join(', '),
        ],
      ]);
    },
    hints: [words.editHint(file)],
  };
}

/** One value, alone on its line. */
export async function runConfigGet(
  { context, globals }: Desk,
  _options: unknown,
  name: string,
): Promise<Outcome> {
  const key = knownKey(name);
  const text = readSettingsText(settingsFile((await findWorkspace(context, globals.dir)).dir));
  const row = shown(key, await readText(text), settingLines(text), context.env);
  return {
    schema: 'dunning.config-value/1',
    data: row,
    screen: () => undefined,
    raw: row.value === null ? '' : `${String(row.value)}\n`,
  };
}

/** Where the settings are, also when they cannot be read. */
export async function runConfigPath({ context, globals }: Desk): Promise<Outcome> {
  const { dir, origin } = await findWorkspace(context, globals.dir);
  const file = settingsFile(dir);
  return {
    schema: 'dunning.config-path/1',
    data: { dir, origin, file },
    screen: () => undefined,
    raw: `${file}\n`,
  };
}

/** Changes one value in the file; the file as it would be is checked before anything is written. */
export async function runConfigSet(
  desk: Desk,
  _options: unknown,
  name: string,
  typed: string,
): Promise<Outcome> {
  const { context, globals, messages } = desk;
  const key = knownKey(name);
  const file = settingsFile((await findWorkspace(context, globals.dir)).dir);
  const text = readSettingsText(file);
  const before = await readText(text);
  const value = valueFor(key, typed, desk);
  const changed = editSetting(text, key.key, value);
  if (changed === undefined) throw new Refusal('rule', 'setting-by-hand', { key: key.key, file });
  const after = await readText(changed);
  refuseNewProblems(before, after, file);
  const [old, fresh] = [before, after].map((read) => read.written.get(key.key) ?? key.fallback ?? null);
  const isChanged = old !== fresh || changed !== text;
  if (isChanged && !globals.dryRun) writeSettings(file, changed);
  const words = messages.settings;
  const [was, is] = [old, fresh].map((each) =>
    each === null || each === undefined ? words.origins.unset : String(each),
  );
  return {
    schema: 'dunning.config-set/1',
    data: { key: key.key, before: old, after: fresh, file, written: isChanged && !globals.dryRun },
    screen: (page) => {
      if (!isChanged) page.line(words.unchanged(key.key, is ?? ''));
      else page.line((globals.dryRun ? words.wouldChange : words.changed)(key.key, was ?? '', is ?? ''));
    },
    hints: isChanged && !globals.dryRun ? [words.backHint(key.key, old === null ? '' : String(old))] : [],
  };
}

/** The value in the form the file keeps; undefined to go back to the default. */
function valueFor(key: SettingKey, typed: string, { messages }: Desk): SettingValue | undefined {
  if (typed.trim() === '') {
    if (key.isRequired === true) throw new Refusal('usage', 'setting-required', { key: key.key });
    return undefined;
  }
  const read = readValue(typedValue(typed, key.kind), key.kind, key.choices);
  if ('value' in read) return read.value;
  const remedy = messages.settings.unfit(read.problem);
  throw new Refusal('usage', 'setting-unfit', { key: key.key, value: typed, remedy });
}

/** A file that has other problems may be mended one setting at a time, but never made worse. */
function refuseNewProblems(before: ReadSettings, after: ReadSettings, file: string): void {
  const known = new Set(before.problems.map(({ key, code }) => `${key} ${code}`));
  const [first, ...rest] = after.problems.filter(({ key, code }) => !known.has(`${key} ${code}`));
  if (first !== undefined) throw new SettingsUnusable(file, [first, ...rest]);
}

async function readText(text: string): Promise<ReadSettings> {
  const { readSettings } = await import('../settings/settings.ts');
  return readSettings(text);
}

function knownKey(name: string): SettingKey {
  const key = settingKey(name);
  if (key !== undefined) return key;
  const suggestion = closest(
    name,
    SETTING_KEYS.map((candidate) => candidate.key),
  );
  throw new Refusal('usage', 'unknown-setting', { key: name, suggestion });
}

function shown(
  { key, fallback, variable }: SettingKey,
  read: ReadSettings,
  lines: readonly SettingLine[],
  env: Desk['context']['env'],
): ShownSetting {
  const replaced = variable === undefined ? undefined : env[variable];
  if (replaced !== undefined && replaced !== '') return { key, value: replaced, origin: 'environment' };
  const written = read.written.get(key);
  if (written !== undefined) return { key, value: written, origin: 'file', line: lineOf(lines, key) };
  return { key, value: fallback ?? null, origin: fallback === undefined ? 'unset' : 'default' };
}

function whereFrom(
  { key, origin, line }: ShownSetting,
  words: Desk['messages']['settings']['origins'],
): string {
  if (origin === 'file') return words.file(line ?? 1);
  return origin === 'environment' ? words.environment(settingKey(key)?.variable ?? '') : words[origin];
}
