/** Where a line that is wider than the screen goes on: the one place that decides it. */
import { displayWidth } from './clean.ts';
import { reword, textOf, widthOf, type Ink } from './ink.ts';

/** Lines of at most `width` columns, broken at spaces; a word longer than that keeps its length. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current === '') current = word;
    else if (displayWidth(current) + 1 + displayWidth(word) <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

/** A part of a text by its first place and the one after its last. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Clean pieces that stand on one line, on as many as the width asks for. A command to be typed, a key with its meaning and
 * a word with its figure stay in one piece where a line can hold them.
 */
export function fittedInk(line: readonly Ink[], width: number): Ink[][] {
  if (width === Infinity || widthOf(line) <= width) return [[...line]];
  const text = line.map(textOf).join('');
  // What goes on of an entry of a list stands under its words.
  const indent = ' '.repeat(/^ *(?:- +)?/u.exec(text)?.[0].length ?? 0);
  return fittedStretches(text, indent.length, width).map((stretch, index) => {
    const pieces = cut(line, stretch);
    return index === 0 || indent === '' ? pieces : [indent, ...pieces];
  });
}

/** The same of a text. */
export function fittedText(text: string, width: number): string[] {
  return fittedInk([text], width).map((line) => line.map(textOf).join(''));
}

/** A text in a column: here a word that is wider than the column is broken too, or it would push aside what stands beside it. */
export function brokenText(text: string, width: number): string[] {
  return fittedText(text, width).flatMap((line) =>
    displayWidth(line) <= width ? [line] : pieces(line, width),
  );
}

function pieces(line: string, width: number): string[] {
  const broken = [''];
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    const longer = `${broken.at(-1)}${segment}`;
    if (displayWidth(longer) <= width) broken[broken.length - 1] = longer;
    else broken.push(segment);
  }
  return broken.filter((piece) => piece !== '');
}

/** The first line begins with the text's own indent; the others get theirs from the caller. */
function fittedStretches(text: string, indent: number, width: number): Stretch[] {
  const lines: Stretch[] = [];
  // Suggestions with commands stand below each other; the keys of a menu fill the line.
  const aside = text.includes('dunning ') ? / {3,}/gu : /$^/gu;
  for (const part of separated(text, indent, aside)) {
    let open: Stretch | undefined;
    for (const unit of unitsOf(text, part, width - indent)) {
      const longer: Stretch = { start: open?.start ?? unit.start, end: unit.end };
      if (open === undefined || indent + columns(text, longer) <= width) {
        open = longer;
      } else {
        lines.push(open);
        open = unit;
      }
    }
    if (open !== undefined) lines.push(open);
  }
  return lines.map(({ start, end }, index) => ({ start: index === 0 ? 0 : start, end }));
}

/** What is not broken: a command, a short pair such as `nuove 37`, else a word. */
function unitsOf(text: string, part: Stretch, room: number): Stretch[] {
  return separated(text.slice(0, part.end), part.start, / {2,}/gu).flatMap((group, _index, groups) => {
    if (groups.length > 1 && columns(text, group) <= room / 2) return [group];
    const units: Stretch[] = [];
    let { start } = group;
    for (const command of commandsIn(text, group)) {
      if (columns(text, command) > room) continue;
      units.push(...words(text, { start, end: command.start }, room), command);
      start = command.end;
    }
    return [...units, ...words(text, { start, end: group.end }, room)];
  });
}

/** `dunning next 63` with what it takes, up to a sign that ends it: the full stop of a sentence is no part of it. */
function commandsIn(text: string, stretch: Stretch): Stretch[] {
  const command = /(?<!\S)[("']*dunning (?:(?![.,;:)](?:\s|$)| \(| dunning ).)+[.,;:)"']*/gu;
  return matchesIn(text, stretch, command);
}

function matchesIn(text: string, stretch: Stretch, pattern: RegExp): Stretch[] {
  return [...slice(text, stretch).matchAll(pattern)].map(({ index, 0: found }) => ({
    start: stretch.start + index,
    end: stretch.start + index + found.trimEnd().length,
  }));
}

/** Words, and what is quoted when it is short; some of them with the one before, where a line can hold both. */
function words(text: string, stretch: Stretch, room: number): Stretch[] {
  const joined: Stretch[] = [];
  const quoted = matchesIn(text, stretch, /(?:"[^" ][^"]{0,28}"|\S)+/gu);
  const single = quoted.flatMap((word) =>
    columns(text, word) <= room ? [word] : matchesIn(text, word, /\S+/gu),
  );
  for (const word of single) {
    const before = joined.at(-1);
    const both: Stretch = { start: before?.start ?? 0, end: word.end };
    const isOne =
      before !== undefined && areOne(slice(text, before), slice(text, word)) && columns(text, both) <= room;
    if (isOne) joined.pop();
    joined.push(isOne ? both : word);
  }
  return joined;
}

/** An amount keeps its currency, a figure its percent sign, a day its weekday, an option its value. */
function areOne(before: string, word: string): boolean {
  return (
    word.startsWith('%') ||
    (/\d$/u.test(before) && /^[A-Z]{3}\b/u.test(word)) ||
    (/(?:^|\s)[A-Za-z]{3}$/u.test(before) && /^\d\d\/\d\d/u.test(word)) ||
    /(?:^|\s)\[?--[a-z-]+$/u.test(before)
  );
}

/** The stretches of a text from a place on, without the separators between them. */
function separated(text: string, from: number, separator: RegExp): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  for (const { index, 0: gap } of text.matchAll(separator)) {
    if (index < from) continue;
    if (index > start) stretches.push({ start, end: index });
    start = index + gap.length;
  }
  return start < text.length ? [...stretches, { start, end: text.length }] : stretches;
}

function columns(text: string, stretch: Stretch): number {
  return displayWidth(slice(text, stretch));
}

function slice(text: string, { start, end }: Stretch): string {
  return text.slice(start, end);
}

/** The pieces of a line from one place to another, each with its style. */
function cut(line: readonly Ink[], { start, end }: Stretch): Ink[] {
  const pieces: Ink[] = [];
  let at = 0;
  for (const ink of line) {
    const text = textOf(ink);
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part !== '') pieces.push(reword(ink, part));
    at += text.length;
  }
  return pieces;
}
