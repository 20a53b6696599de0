import { parse } from 'csv-parse/sync';
import { UnreadableFile, type LineBreak } from '../layout.ts';
import { splitLine } from './splitLine.ts';

/** Takes text piece by piece and hands out records; `end` after the last piece. */
export interface RecordReader {
  write(text: string): void;
  end(): void;
}

/** A quoted cell may run over lines; one that runs over more than this was never closed. */
const LONGEST_RECORD_LINES = 100;

/** No line of a list is longer; what follows is not kept until the memory is full, only to find that no quote ends. */
const LONGEST_LINE = 16_000_000;

/**
 * Cuts text into records and calls `onRecord(cells, line)` for each, blank lines excepted; `line` is where the record
 * starts, counted from `firstLine` for the first line written.
 *
 * Regular lines are split directly, which is several times faster than csv-parse; lines with quotes in odd places go to
 * csv-parse. Throws `UnreadableFile` (`broken-quotes`, with the line) for a quote that is never closed, and for a line or a
 * cell of more than 16 million characters.
 */
export function createRecordReader(
  format: { readonly delimiter: string; readonly lineBreak: LineBreak },
  onRecord: (cells: string[], line: number) => void,
  skipLines = 0,
): RecordReader {
  const { delimiter, lineBreak } = format;
  let rest = '';
  let lineNumber = 0;
  let pending: { text: string; line: number } | undefined;

  function takeLine(raw: string): void {
    lineNumber += 1;
    if (lineNumber <= skipLines) return;
    const line = lineBreak === '\n' && raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (pending === undefined) {
      if (line !== '') takeRecord(line, lineNumber, raw);
      return;
    }
    takeRecord(`${pending.text}${lineBreak}${line}`, pending.line, `${pending.text}${lineBreak}${raw}`);
  }

  function takeRecord(text: string, line: number, raw: string): void {
    const cells = splitLine(text, delimiter);
    if (cells === 'open') {
      if (lineNumber - line >= LONGEST_RECORD_LINES || text.length > LONGEST_LINE)
        throw brokenQuotes(text, line);
      pending = { text: raw, line };
      return;
    }
    // Quotes that only fall apart on a later line mean that the first of them was never closed.
    if (cells === 'irregular' && pending !== undefined) throw brokenQuotes(text, line);
    pending = undefined;
    onRecord(cells === 'irregular' ? splitIrregular(text, delimiter, line) : cells, line);
  }

  return {
    write(text) {
      const end = text.lastIndexOf(lineBreak);
      if (end === -1) {
        rest += text;
        if (rest.length > LONGEST_LINE) throw brokenQuotes(rest, lineNumber + 1);
        return;
      }
      // Only the line that was cut in two is put together: the text itself stays as it came, and is never copied.
      let at = text.indexOf(lineBreak);
      const first = rest + text.slice(0, at);
      rest = text.slice(end + 1);
      takeLine(first);
      for (let from = at + 1; from <= end; from = at + 1) {
        at = text.indexOf(lineBreak, from);
        takeLine(text.slice(from, at));
      }
    },
    end() {
      if (rest !== '') takeLine(rest);
      rest = '';
      if (pending !== undefined) throw brokenQuotes(pending.text, pending.line);
    },
  };
}

/** Spaces around a quoted cell are passed over; a cell with other text around its quotes is taken as it stands. */
function splitIrregular(text: string, delimiter: string, line: number): string[] {
  const cells = parseRelaxed(text, delimiter, true) ?? parseRelaxed(text, delimiter, false);
  if (cells === undefined) throw brokenQuotes(text, line);
  return cells;
}

function parseRelaxed(text: string, delimiter: string, trim: boolean): string[] | undefined {
  try {
    return parse(text, { delimiter, trim, relax_quotes: true, relax_column_count: true })[0] ?? [];
  } catch {
    return undefined;
  }
}

function brokenQuotes(text: string, line: number): UnreadableFile {
  return new UnreadableFile('broken-quotes', { line, detail: text.slice(0, 80) });
}
