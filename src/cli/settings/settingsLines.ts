/**
 * Where settings stand in the text of `dunning.toml`. The parser only says where a file is broken; to name the line of a
 * value that is impossible, and to change one value while keeping every comment, the lines are looked at here.
 */

/** One `key = value` of the file. */
export interface SettingLine {
  /** `rules.min_contact_days`, `collectors[0].name`, `strategies.fast[2].days`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Tables and values in the order of the file; of a value that is written over several lines, the first one. */
export function settingLines(text: string): SettingLine[] {
  const found: SettingLine[] = [];
  const rows = new Map<string, number>();
  let table = '';
  let openQuotes: string | undefined;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (openQuotes !== undefined) {
      if (content.includes(openQuotes)) openQuotes = undefined;
      continue;
    }
    const line = index + 1;
    const header = HEADER.exec(content);
    const key = KEY.exec(content);
    if (header !== null) {
      table = pathOf(header[2] ?? '');
      if (header[1] === '[[') {
        const row = rows.get(table) ?? 0;
        rows.set(table, row + 1);
        table = `${table}[${row}]`;
      }
      found.push({ path: table, line });
    } else if (key !== null) {
      found.push({ path: joined(table, pathOf(key[1] ?? '')), line });
      openQuotes = quotesLeftOpen(key[2] ?? '');
    }
  }
  return found;
}

/** The line of a path or, when it is not in the file, of the nearest table above it; 1 when there is none. */
export function lineOf(lines: readonly SettingLine[], path: string): number {
  const exact = lines.find((candidate) => candidate.path === path);
  if (exact !== undefined) return exact.line;
  const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  return cut === -1 ? 1 : lineOf(lines, path.slice(0, cut));
}

/** `[name]` or `[[name]]`, whatever follows. */
const HEADER = /^\s*(\[\[|\[)\s*([^[\]]+?)\s*\]/;
const KEY = /^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=(.*)$/;

function pathOf(written: string): string {
  return (written.match(/"[^"]*"|'[^']*'|[^.\s]+/g) ?? [])
    .map((part) => part.replace(/^(["'])(.*)\1$/, '$2'))
    .join('.');
}

function joined(table: string, key: string): string {
  return table === '' ? key : `${table}.${key}`;
}

function quotesLeftOpen(value: string): string | undefined {
  const opening = /^\s*("""|''')/.exec(value)?.[1];
  if (opening === undefined) return undefined;
  return value.split(opening).length === 2 ? opening : undefined;
}
