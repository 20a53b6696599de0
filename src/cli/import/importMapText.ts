/** The text of a saved map: TOML with comments, made to be read and changed by hand. */
import type { LayoutHints } from '../../domain/import/incoming.ts';
import type { SavedMap } from '../../intake/savedMap.ts';
import type { Messages } from '../messages/messages.ts';

type Comments = Messages['importMaps']['comments'];

/** Writes a map down, each part under a sentence that says what it is for. */
export function mapText(
  { header, hints }: SavedMap,
  name: string,
  { importMaps, imports }: Messages,
): string {
  const { comments } = importMaps;
  const { columns = {}, unused = [], skip = [] } = hints;
  return [
    ...comments.intro(name).map(comment),
    '',
    comment(header === undefined ? comments.noHeader : comments.header),
    `header = ${header === undefined ? 'false' : listText(header)}`,
    ...optional(hints.linesBefore, (lines) => [comment(comments.linesBefore), `lines_before = ${lines}`]),
    ...optional(hints.termDays, (days) => [comment(comments.terms), `terms = ${days}`]),
    '',
    comment(comments.writing),
    ...writingLines(hints),
    '',
    ...lineKeys(hints, comments),
    comment(comments.rowsWithoutNumber),
    `rows_without_number = "${hints.skipsUnnumbered === true ? 'skip' : 'report'}"`,
    '',
    ...(unused.length === 0 ? [] : [comment(comments.unused), `unused = ${listText(unused)}`, '']),
    ...comments.columns(header === undefined).map(comment),
    '[columns]',
    ...Object.entries(columns).map(
      ([field, place]) => `${field} = ${valueText(place)} # ${imports.fieldName(field)}`,
    ),
    '',
    comment(comments.skip),
    ...(skip.length === 0
      ? exampleOfSkip(comments)
      : skip.flatMap(({ column, values }) => [
          '[[skip]]',
          `column = ${valueText(column)}`,
          `values = ${listText(values)}`,
        ])),
    '',
  ].join('\n');
}

/** What was not said stands there as a comment: each file is looked at for it. */
function writingLines({ encoding, delimiter, dates, decimal }: LayoutHints): string[] {
  const line = (key: string, value: string | undefined, example: string): string =>
    value === undefined ? `# ${key} = "${example}"` : `${key} = "${value}"`;
  return [
    line('encoding', encoding, 'windows-1252'),
    line('delimiter', delimiter === '\t' ? 'tab' : delimiter, ';'),
    line('dates', dates, 'dmy'),
    line('decimal', decimal, 'comma'),
  ];
}

function lineKeys({ skipLines, customerLines }: LayoutHints, { lines: about }: Comments): string[] {
  const keys = [
    ...optional(skipLines, (lines) => [`skip_lines = ${listText(lines)}`]),
    ...optional(customerLines, (lines) => [`customer_lines = ${listText(lines)}`]),
  ];
  return keys.length === 0 ? [] : [comment(about), ...keys, ''];
}

function exampleOfSkip({ skipExample }: Comments): string[] {
  return ['[[skip]]', `column = "${skipExample.column}"`, `values = ["${skipExample.value}"]`].map(comment);
}

function optional<Value>(value: Value | undefined, lines: (value: Value) => string[]): string[] {
  return value === undefined ? [] : lines(value);
}

function comment(text: string): string {
  return `# ${text}`;
}

function listText(values: readonly (string | number)[]): string {
  return `[${values.map(valueText).join(', ')}]`;
}

/** Strings of JSON are strings of TOML; the one character JSON leaves as it is and TOML does not is DEL. */
function valueText(value: string | number): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value).replaceAll('\u007F', '\\u007F');
}
