/** The user's own configuration file: which workspace is theirs. */
import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { SettingsUnusable, type SettingProblem } from './settingsProblem.ts';
import { shownValue } from './settingsValue.ts';

/** The workspace named by the key `dir`, as written; undefined when there is no such key. */
export function readUserFolder(file: string): string | undefined {
  try {
    const { dir } = parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (dir === undefined || typeof dir === 'string') return dir;
    throw unusable(file, { line: 1, key: 'dir', value: shownValue(dir), code: 'wrong-type', kind: 'text' });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw unusable(file, { line: error.line, column: error.column, key: '', value: '', code: 'broken-file' });
  }
}

function unusable(file: string, problem: SettingProblem): SettingsUnusable {
  return new SettingsUnusable(file, [problem]);
}
