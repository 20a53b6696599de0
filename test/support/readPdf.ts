/**
 * Prints the text of a PDF as it lies on the pages: a line a line, far apart what lies far apart, a form feed after each
 * page. A program of its own, as PDF.js reads in its own time and tests ask one thing after the other (pdfText.ts).
 */
import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';

/** A piece of text as PDF.js hands it out: where its base line begins, how large and how wide it is, in points. */
interface Piece {
  readonly text: string;
  readonly left: number;
  readonly height: number;
  readonly size: number;
  readonly width: number;
  /** Stamped across the page. */
  readonly isSlanted: boolean;
}

/** Pieces whose base lines differ by less, in points, stand on one line. */
const SAME_LINE = 3;
/** Gaps in heights of a letter: between words, and between columns. */
const [BETWEEN_WORDS, BETWEEN_COLUMNS] = [0.15, 1];

const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[2] ?? '')));
for (let number = 1; number <= pdf.numPages; number += 1) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  const pieces = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [along = 1, up = 0, , , left = 0, height = 0] = item.transform as readonly number[];
    const size = Math.hypot(along, up);
    return [{ text: item.str, left, height, size, width: item.width, isSlanted: up !== 0 }];
  });
  process.stdout.write(`${linesOf(pieces).map(laidOut).join('\n')}\n\f`);
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.find(([first]) => first !== undefined && isBeside(first, piece));
    if (line === undefined) lines.push([piece]);
    else line.push(piece);
  }
  return lines.sort(([a], [b]) => (b?.height ?? 0) - (a?.height ?? 0));
}

function isBeside(one: Piece, other: Piece): boolean {
  return !one.isSlanted && !other.isSlanted && Math.abs(one.height - other.height) < SAME_LINE;
}

function laidOut(line: readonly Piece[]): string {
  let text = '';
  let end: number | undefined;
  for (const piece of [...line].sort((a, b) => a.left - b.left)) {
    const gap = end === undefined ? 0 : (piece.left - end) / piece.size;
    if (gap > BETWEEN_COLUMNS) text += '   ';
    else if (gap > BETWEEN_WORDS && !text.endsWith(' ')) text += ' ';
    text += piece.text;
    end = piece.left + piece.width;
  }
  return text.trimEnd();
}
