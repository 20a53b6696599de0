/**
 * Issues letters one after the other, printing two at a time. Each is prepared with the number it will get; when one
 * before it fails, its number moves up and it is prepared and printed again: numbers never have gaps.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { build } from '../../db/build.ts';
import type { LetterContent } from '../../domain/letter.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  issueLetter,
  prepareLetter,
  sayTheSame,
  type IssuedLetter,
  type LetterWish,
  type PreparedLetter,
} from '../../office/letter/letters.ts';
import type { Book, Moment } from '../../office/book.ts';
import type { OfficeDesk } from '../desk.ts';
import { letterFileName, placeLetter, prepareFolder, type LetterForm } from './letterFiles.ts';
import type { PrintRoom } from './printRoom.ts';

/** A letter to be issued. */
export interface LetterOrder {
  readonly case: number;
  readonly wish: LetterWish;
  /**
   * Prepared already, and shown to the person: it may get another number meanwhile, but not say anything else. Such an
   * order goes alone or comes first.
   */
  readonly prepared?: PreparedLetter;
}

/** A letter that was issued. */
export interface LetterMade {
  readonly case: number;
  readonly issued: IssuedLetter;
  readonly content: LetterContent;
  /** Relative to the workspace. */
  readonly file: string;
  readonly pages: number;
}

/** What became of an order: the letter, or why there is none. */
export type LetterResult = LetterMade | { readonly case: number; readonly failure: unknown };

/** Whether the order became a letter. */
export function isMade(result: LetterResult): result is LetterMade {
  return 'issued' in result;
}

/** Two are being printed; the third is laid out meanwhile. */
const IN_HAND = 3;

/** How often a letter of a batch is prepared anew when the book changes while it is being printed. */
const MOST_ATTEMPTS = 3;

interface Pages {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

interface InHand {
  readonly order: LetterOrder;
  readonly attempt: number;
  readonly prepared: PreparedLetter;
  readonly printing: Promise<Pages | { readonly failure: unknown }>;
}

interface Waiting {
  readonly order: LetterOrder;
  readonly attempt: number;
  /** What a person has seen, under the number it has now. */
  readonly prepared?: PreparedLetter;
}

interface IssueOptions {
  readonly form: LetterForm;
  readonly onEach?: (result: LetterResult, count: number) => void;
  /** The operation they are undone with; without it, with the first of them. */
  readonly batch?: number;
}

/** Issues the letters in their order; a failed one is reported and the others go on. All of them are one undo. */
export async function issueLetters(
  { workspace, book, moment }: OfficeDesk,
  room: PrintRoom,
  orders: readonly LetterOrder[],
  { form, onEach, batch: begun }: IssueOptions,
): Promise<LetterResult[]> {
  const results = new Map<LetterOrder, LetterResult>();
  const inHand: InHand[] = [];
  let waiting = orders.map((order): Waiting => asShown(order, 1));
  let batch = begun;

  const report = (order: LetterOrder, result: LetterResult): void => {
    results.set(order, result);
    onEach?.(result, results.size);
  };
  const putBack = (): void => {
    waiting = [...inHand.splice(0).map(({ order, attempt }) => ({ order, attempt })), ...waiting];
  };
  const takeUp = ({ order, attempt, prepared: seen }: Waiting): void => {
    try {
      const offset = inHand.length;
      const prepared = seen ?? prepareLetter(book, moment, order.case, { ...order.wish, offset });
      prepareFolder(join(workspace.dir, dirname(letterFileName(prepared, form))));
      const html = room.layOut(prepared.content);
      inHand.push({ order, attempt, prepared, printing: pagesOf(html, form, room) });
    } catch (failure) {
      // Nothing was numbered for it, so those in hand keep their numbers.
      report(order, { case: order.case, failure });
    }
  };

  while (waiting.length > 0 || inHand.length > 0) {
    while (inHand.length < IN_HAND) {
      const next = waiting.shift();
      if (next === undefined) break;
      takeUp(next);
    }
    const first = inHand.shift();
    if (first === undefined) continue;
    const { order, prepared, attempt } = first;
    const printed = await first.printing;
    if ('failure' in printed) {
      report(order, { case: order.case, failure: printed.failure });
      putBack();
      continue;
    }
    try {
      const file = letterFileName(prepared, form);
      const done = issueLetter(book, moment, prepared, fileOf(workspace.dir, file, printed, book), batch);
      batch ??= done.operation;
      report(order, {
        case: order.case,
        issued: done.result,
        content: prepared.content,
        file,
        pages: printed.pages,
      });
    } catch (failure) {
      putBack();
      const again = attempt < MOST_ATTEMPTS && isOvertaken(failure) ? anew(book, moment, order) : undefined;
      if (again === undefined) report(order, { case: order.case, failure });
      else waiting.unshift({ ...again, attempt: attempt + 1 });
    }
  }
  return orders.flatMap((order) => results.get(order) ?? []);
}

function asShown(order: LetterOrder, attempt: number): Waiting {
  const { prepared } = order;
  return { order, attempt, ...(prepared === undefined ? {} : { prepared }) };
}

function isOvertaken(failure: unknown): boolean {
  return failure instanceof Refusal && failure.code === 'letter-overtaken';
}

/** A letter nobody has seen is simply prepared again; one that was shown only if it still says the same. */
function anew(book: Book, moment: Moment, order: LetterOrder): Omit<Waiting, 'attempt'> | undefined {
  if (order.prepared === undefined) return { order };
  try {
    const prepared = prepareLetter(book, moment, order.case, order.wish);
    return sayTheSame(prepared, order.prepared) ? { order, prepared } : undefined;
  } catch {
    // It is refused now: the first refusal, that the case has changed, says more.
    return undefined;
  }
}

async function pagesOf(
  html: string,
  form: LetterForm,
  room: PrintRoom,
): Promise<Pages | { readonly failure: unknown }> {
  if (form === 'html') return { bytes: new TextEncoder().encode(html), pages: 0 };
  try {
    return await room.print(html);
  } catch (failure) {
    return { failure };
  }
}

function fileOf(dir: string, file: string, { bytes, pages }: Pages, book: Book) {
  return {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    pages,
    putInPlace: () => placeLetter(dir, file, bytes, (other) => isRecorded(book, other)),
  };
}

/** Whether the book knows the file; the letter being recorded is in it already, but its file is not there yet. */
function isRecorded({ database }: Book, file: string): boolean {
  return database.one(build.selectFrom('letter').select('id').where('file', '=', file)) !== undefined;
}
