const QUOTE = 34;
const QUOTED_AFTER_SPACE = /^\s+"/u;

/**
 * The cells of one line. A cell is quoted from end to end, or not at all: then quotes inside it are letters like any
 * other, as in `Bar "Da Gino"`. `open` when a quoted cell does not end on this line, `irregular` when text stands
 * before or after its quotes.
 */
export function splitLine(line: string, delimiter: string): string[] | 'open' | 'irregular' {
  if (!line.includes('"')) return splitPlain(line, delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) === QUOTE) {
      const end = closingQuote(line, at + 1);
      if (end === -1) return 'open';
      const inside = line.slice(at + 1, end);
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
      if (end + 1 === line.length) return cells;
      if (line.charAt(end + 1) !== delimiter) return 'irregular';
      at = end + 2;
    } else {
      const next = line.indexOf(delimiter, at);
      const cell = next === -1 ? line.slice(at) : line.slice(at, next);
      if (QUOTED_AFTER_SPACE.test(cell)) return 'irregular';
      cells.push(cell);
      if (next === -1) return cells;
      at = next + 1;
    }
  }
}

/** As `line.split(delimiter)`, in two thirds of the time: most of reading a file is this. */
function splitPlain(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (let next = line.indexOf(delimiter); next !== -1; next = line.indexOf(delimiter, at)) {
    cells.push(line.slice(at, next));
    at = next + 1;
  }
  cells.push(line.slice(at));
  return cells;
}

function closingQuote(line: string, from: number): number {
  let end = line.indexOf('"', from);
  while (end !== -1 && line.charCodeAt(end + 1) === QUOTE) end = line.indexOf('"', end + 2);
  return end;
}
