/** Columns and rows named on the command line: `--columns "due_date=3,amount=Totale"`, `--columns "amount=12+13"` for net and tax,
 * `--skip-rows "2=P"`; lines between the rows: `--skip-lines "Moroso|Sollecitato*"`, `--customer-lines first`. */
import type { ColumnPlace, LayoutHints, RowSkip } from '../../domain/import/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';
import { PAID_FIELDS } from '../../intake/money/paidColumns.ts';
import type { MapOptions } from './importMapping.ts';
import { readField } from './importMapWords.ts';
import type { Messages } from '../messages/messages.ts';

/**
 * What the options say. Refuses (usage): `columns-unreadable`, `columns-unknown-field`, `columns-twice`.
 */
export function columnHints(
  messages: Messages,
  { columns, skipRows, skipLines, customerLines }: MapOptions,
): LayoutHints {
  return {
    ...(columns === undefined ? {} : readColumns(messages, columns)),
    ...(skipRows === undefined ? {} : { skip: readSkips(skipRows) }),
    ...(skipLines === undefined ? {} : { skipLines: readLines('--skip-lines', skipLines) }),
    ...(customerLines === undefined ? {} : { customerLines: readLines('--customer-lines', customerLines) }),
  };
}

/** Texts of lines; a star alone would stand for all of them. */
function readLines(flag: '--skip-lines' | '--customer-lines', value: string): string[] {
  const lines = value
    .split('|')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || lines.some((line) => /^[*\s]+$/u.test(line)))
    throw new Refusal('usage', 'columns-unreadable', { flag, value });
  return lines;
}

function readColumns(messages: Messages, text: string): LayoutHints {
  const columns: Record<string, ColumnPlace> = {};
  const unused: ColumnPlace[] = [];
  const seen: ColumnPlace[] = [];
  for (const { left, right } of assignments(text, '--columns').flatMap((one) => parts(messages, one))) {
    const place = readPlace(right);
    if (place === '') throw new Refusal('usage', 'columns-unreadable', { flag: '--columns', value: text });
    const name = unquoted(left);
    const field = name === '-' ? '-' : readField(messages, name);
    if (field === undefined) throw new Refusal('usage', 'columns-unknown-field', { value: name });
    if (seen.includes(place) || field in columns) {
      throw new Refusal('usage', 'columns-twice', { value: seen.includes(place) ? String(place) : name });
    }
    seen.push(place);
    if (field === '-') unused.push(place);
    else columns[field] = place;
  }
  return { columns, ...(unused.length === 0 ? {} : { unused }) };
}

/** What the parts of an amount are, in their order, and those of what was paid. */
const SUMMED: Readonly<Record<string, readonly string[]>> = {
  amount: ['net', 'vat_amount', 'stamp', 'expenses'],
  paid: PAID_FIELDS,
};

/**
 * `amount=12+13` is the net and the tax, further ones the stamp duty and expenses: the amount is their sum. `paid=12+13` are
 * two columns that are both taken off.
 */
function parts(messages: Messages, one: Assignment): Assignment[] {
  const places = pieces(one.right, '+');
  const fields = SUMMED[readField(messages, unquoted(one.left)) ?? ''] ?? [];
  if (places.length < 2 || places.length > fields.length) return [one];
  return places.map((right, at) => ({ left: fields[at] ?? '', right }));
}

function readSkips(text: string): RowSkip[] {
  return assignments(text, '--skip-rows').map(({ left, right }) => ({
    column: readPlace(left),
    values: pieces(right, '|').map(unquoted),
  }));
}

interface Assignment {
  readonly left: string;
  readonly right: string;
}

/** `A=B,C=D`; what stands between quotes is left whole. */
function assignments(text: string, flag: string): Assignment[] {
  return pieces(text, ',').map((piece) => {
    const [left = '', ...right] = pieces(piece, '=');
    if (right.length === 0 || left.trim() === '') {
      throw new Refusal('usage', 'columns-unreadable', { flag, value: text });
    }
    return { left, right: right.join('=') };
  });
}

/** Cut at a mark outside quotes. */
function pieces(text: string, mark: ',' | '=' | '|' | '+'): string[] {
  const found = [''];
  let quote = '';
  for (const character of text) {
    if (quote === '' && character === mark) found.push('');
    else {
      found[found.length - 1] += character;
      if (quote === character) quote = '';
      else if (quote === '' && /["']/u.test(character) && opensPart(found.at(-1) ?? '')) quote = character;
    }
  }
  return found;
}

/** An apostrophe inside a name (`Data dell'ordine`) is no quote. */
function opensPart(piece: string): boolean {
  return /(?:^|[=|+])\s*["']$/u.test(piece);
}

/** Digits are a position counted from 1; a header of digits goes between quotes. */
function readPlace(text: string): ColumnPlace {
  const name = unquoted(text);
  return /^[1-9]\d{0,4}$/u.test(text.trim()) ? Number(name) : name;
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/su.exec(text.trim())?.[2] ?? text.trim();
}
