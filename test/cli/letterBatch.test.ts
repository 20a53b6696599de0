import path from 'node:path';
import { expect, test } from 'vitest';
import type { Desk } from '../../src/cli/command.ts';
import { openOffice, type OfficeDesk } from '../../src/cli/desk.ts';
import { formatFor } from '../../src/cli/screen/format.ts';
import { isMade, issueLetters } from '../../src/cli/letter/issueLetters.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { withPrintRoom, type PrintRoom } from '../../src/cli/letter/printRoom.ts';
import { day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Book } from '../../src/office/book.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { importRows, issue } from '../support/world.ts';
import { testContext } from '../support/testContext.ts';
import { letterOffice, rowsOf, TODAY, type LetterOffice } from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

/** Does something to the book of an office while its first letter is being printed for real. */
async function issueWhile(
  office: LetterOffice,
  happens: (book: Book) => void,
  isShown = false,
): Promise<Awaited<ReturnType<typeof issueLetters>>> {
  const closers: (() => void)[] = [];
  const { context } = testContext({ cwd: office.dir, env: office.env });
  const desk = {
    context,
    globals: { dir: office.dir },
    today: day(TODAY),
    messages: italian,
    format: formatFor('it'),
    closeAfterwards: (close: () => void) => closers.push(close),
    withoutHints: () => undefined,
  } as unknown as Desk;
  const open: OfficeDesk = await openOffice(desk, 'write');
  let isFirst = true;
  const disturbed = (room: PrintRoom): PrintRoom => ({
    ...room,
    print: async (html) => {
      if (isFirst) {
        isFirst = false;
        await office.work(happens);
      }
      return room.print(html);
    },
  });
  const orders = [1, 2, 3].map((number) => ({
    case: number,
    wish: {},
    ...(isShown && number === 1 ? { prepared: prepareLetter(open.book, open.moment, number) } : {}),
  }));
  try {
    return await withPrintRoom(desk, open.workspace, (room) =>
      issueLetters(open, disturbed(room), orders, { form: 'pdf' }),
    );
  } finally {
    for (const close of closers) close();
  }
}

const [first, ...others] = rowsOf(3);
if (first === undefined) throw new Error('three rows have a first one');

const codeOf = (failure: unknown): string => (failure instanceof Refusal ? failure.code : String(failure));

test('a payment that comes in meanwhile is in the letter: it is prepared and printed anew', async () => {
  const office = await letterOffice(first, ...others);
  const results = await issueWhile(office, (book) =>
    importRows(book, TODAY, { ...first, openCents: 40_000 as never }),
  );
  expect(results.map((result) => isMade(result) && result.issued.protocol)).toEqual([
    '2026/0001',
    '2026/0002',
    '2026/0003',
  ]);
  const [letter] = await office.letters();
  expect(letter).toMatchObject({ case: 1, totalCents: 40_000 });
  expect(pdfText(path.join(office.dir, letter?.file ?? ''))).toContain('400,00');
  expect(office.files()).toHaveLength(3);
});

test('paid in full meanwhile: no letter, and the others move up', async () => {
  const office = await letterOffice(first, ...others);
  const results = await issueWhile(office, (book) =>
    importRows(book, TODAY, { ...first, openCents: 0 as never }),
  );
  expect(results.map((result) => (isMade(result) ? result.issued.protocol : codeOf(result.failure)))).toEqual(
    ['case-closed', '2026/0001', '2026/0002'],
  );
  for (const letter of await office.letters()) {
    expect(pdfText(path.join(office.dir, letter.file))).toContain(`prot. ${letter.protocol}`);
  }
});

test('another letter takes the number meanwhile: the one a person has seen gets the next', async () => {
  const office = await letterOffice(first, ...others);
  const results = await issueWhile(office, (book) => issue(book, TODAY, 2), true);
  expect(results.map((result) => (isMade(result) ? result.issued.protocol : codeOf(result.failure)))).toEqual(
    ['2026/0002', 'not-due', '2026/0003'],
  );
  const [, letter] = await office.letters();
  expect(pdfText(path.join(office.dir, letter?.file ?? ''))).toContain('prot. 2026/0002');
});

test('a letter a person has seen is not issued with other figures', async () => {
  const office = await letterOffice(first, ...others);
  const results = await issueWhile(
    office,
    (book) => importRows(book, TODAY, { ...first, openCents: 40_000 as never }),
    true,
  );
  expect(results.map((result) => (isMade(result) ? result.issued.protocol : codeOf(result.failure)))).toEqual(
    ['letter-overtaken', '2026/0001', '2026/0002'],
  );
});
