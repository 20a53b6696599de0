/** Changes one value in the text of `dunning.toml` and leaves every other line, with its comments, as it is. */
import type { SettingValue } from './settingsKeys.ts';
import { settingLines } from './settingsLines.ts';

/**
 * The text with the value of `key` (`rules.patron_day`) changed, or put back to its default when `value` is undefined.
 * Undefined when the value is written in a way that only a person should change: over several lines, or inside `{ }`.
 */
export function editSetting(text: string, key: string, value: SettingValue | undefined): string | undefined {
  const found = settingLines(text).find(({ path }) => path === key);
  const lines = text.split('\n');
  if (found !== undefined) {
    const changed = changedLine(lines[found.line - 1] ?? '', value);
    return changed === undefined ? undefined : replaced(lines, found.line - 1, [changed]);
  }
  if (value === undefined) return text;
  const cut = key.lastIndexOf('.');
  return cut === -1
    ? insert(lines, undefined, key, value)
    : insert(lines, key.slice(0, cut), key.slice(cut + 1), value);
}

/** A value as TOML writes it. */
export function tomlValue(value: SettingValue): string {
  // JSON's escapes are TOML's; only DEL would be left as it is.
  return typeof value === 'string'
    ? JSON.stringify(value).replaceAll('\u007F', String.raw`\u007F`)
    : String(value);
}

/** Indentation and name, the value on one line, then an optional comment and the carriage return of a Windows file. */
const ONE_LINE = /^(\s*)([^=]+?)(\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'[{]+)(\s*(?:#.*)?)$/;

function changedLine(line: string, value: SettingValue | undefined): string | undefined {
  const ending = line.endsWith('\r') ? '\r' : '';
  const [, indent = '', name = '', equals = '', old = '', comment = ''] = ONE_LINE.exec(line.trimEnd()) ?? [];
  if (name === '' || (/^""|^''/.test(old) && comment.startsWith(old.charAt(0)))) return undefined;
  const written = value === undefined ? `# ${name}${equals}${old}` : `${name}${equals}${tomlValue(value)}`;
  return `${indent}${written}${comment}${ending}`;
}

/** Puts the value where its comment stands, else at the end of its table, else into a new table at the end. */
function insert(
  lines: readonly string[],
  table: string | undefined,
  name: string,
  value: SettingValue,
): string {
  const ending = lines.some((line) => line.endsWith('\r')) ? '\r' : '';
  const written = `${name} = ${tomlValue(value)}${ending}`;
  const { first, afterLast } = rangeOf(lines, table);
  if (first === undefined) return [...trimmed(lines), ending, `[${table}]${ending}`, written, ''].join('\n');
  const asComment = new RegExp(`^\\s*#\\s*${name}\\s*=`);
  const commented = lines.findIndex(
    (line, index) => index >= first && index < afterLast && asComment.test(line),
  );
  const comment = /\s+#[^"']*$/.exec((lines[commented] ?? '').trimEnd())?.[0] ?? '';
  if (commented !== -1)
    return replaced(lines, commented, [`${name} = ${tomlValue(value)}${comment}${ending}`]);
  let last = afterLast;
  while (last > first && /^\s*(#.*)?$/.test(lines[last - 1] ?? '')) last -= 1;
  return [...lines.slice(0, last), written, ...lines.slice(last)].join('\n');
}

/** The lines of a table without its header; of the values above every table when none is named. */
function rangeOf(
  lines: readonly string[],
  table: string | undefined,
): { first: number | undefined; afterLast: number } {
  const isOfTable = (line: string): boolean => /^\s*\[\s*([^[\]]+?)\s*\]/.exec(line)?.[1] === table;
  const header = table === undefined ? -1 : lines.findIndex(isOfTable);
  if (table !== undefined && header === -1) return { first: undefined, afterLast: 0 };
  const next = lines.findIndex((line, index) => index > header && /^\s*\[/.test(line));
  return { first: header + 1, afterLast: next === -1 ? lines.length : next };
}

function replaced(lines: readonly string[], index: number, by: readonly string[]): string {
  return [...lines.slice(0, index), ...by, ...lines.slice(index + 1)].join('\n');
}

function trimmed(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}
