/** A class given by hand: it wins, it ends, it is given back, and undo restores what was. */
import { describe, expect, test } from 'vitest';
import { readJournal } from '../../../src/db/journal.ts';
import { debtorById } from '../../../src/db/debtors.ts';
import { ratingOf } from '../../../src/db/ratings.ts';
import { day } from '../../../src/domain/day.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import type { Book } from '../../../src/office/book.ts';
import { addInformation } from '../../../src/office/debtor/information.ts';
import { mergeDebtors } from '../../../src/office/debtor/mergeDebtors.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { explainedRating, openRatings } from '../../../src/office/debtor/rating.ts';
import { chooseRating, giveRatingBack, ratingByHand } from '../../../src/office/debtor/ratingChoice.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { aBookWith, aRow, moment } from '../../support/world.ts';
import { refusal } from '../desk.ts';

const TODAY = '2026-11-24';
const now = moment(TODAY);
const UNTIL = day('2026-11-30');

/** Case 1 owes three invoices: class D by its points. */
function aDebtorOfClassD(): Book {
  const book = aBookWith(
    TODAY,
    aRow({ number: '2026/81', due: '2026-09-02' }),
    aRow({ number: '2026/91', due: '2026-10-02' }),
    aRow({ number: '2026/101', due: '2026-11-02' }),
  );
  housekeeping(book, now);
  return book;
}

const give = (book: Book, change = {}) =>
  chooseRating(book, now, 1, { class: 'A', reason: 'guaranteed by the group', ...change });

function told(book: Book): string[] {
  return readJournal(book.database, { withUndone: false })
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('rating'));
}

describe('a class given by hand', () => {
  test('wins over the points, with its reason kept, in the agenda and in the strategy', () => {
    const book = aDebtorOfClassD();
    expect(agendaOn(book, now.today)[0]).toMatchObject({ weightPercent: 110 });
    give(book);
    expect(ratingOf(book.database, 1)).toBe('A');
    expect(debtorById(book.database, 1)?.rating).toEqual({ class: 'A', since: TODAY, isByHand: true });
    expect(agendaOn(book, now.today)[0]).toMatchObject({ weightPercent: 80 });
    expect(explainedRating(book, 1, now.today)).toMatchObject({
      class: 'A',
      rating: { class: 'D' },
      byHand: { class: 'A', reason: 'guaranteed by the group', on: TODAY, who: 'anna' },
    });
    const because = readJournal(book.database, { withUndone: false }).filter(
      ({ kind }) => kind === 'strategy-chosen',
    );
    expect(because.at(-1)?.data).toMatchObject({ to: 'white-gloves', class: 'A', hand: 'yes' });
    expect(told(book)).toEqual(['rating-chosen']);
  });

  test('stays when the points change, and a second choice takes its place', () => {
    const book = aDebtorOfClassD();
    give(book);
    addInformation(book, now, 1, { kind: 'protest', source: 'register', on: now.today });
    expect(ratingOf(book.database, 1)).toBe('A');
    give(book, { class: 'B', reason: 'only half of it' });
    expect(ratingByHand(book, 1, now.today)).toMatchObject({ class: 'B', reason: 'only half of it' });
    expect(openRatings(book, now.today)).toMatchObject([{ class: 'B', rating: { class: 'E' } }]);
  });

  test('counts on its last day, and no longer the day after', () => {
    const book = aDebtorOfClassD();
    give(book, { until: UNTIL });
    housekeeping(book, moment(UNTIL));
    expect(ratingOf(book.database, 1)).toBe('A');
    expect(explainedRating(book, 1, day('2026-12-01'))).toMatchObject({ class: 'D', since: '2026-12-01' });
    housekeeping(book, moment('2026-12-01'));
    expect(ratingOf(book.database, 1)).toBe('D');
    expect(debtorById(book.database, 1)?.rating).not.toHaveProperty('isByHand');
    const [, changed] = readJournal(book.database, { withUndone: false }).filter(({ kind }) =>
      kind.startsWith('rating'),
    );
    expect(changed?.data).toMatchObject({ from: 'A', to: 'D', wasByHand: true });
  });

  test('that is the one of the points keeps its day, and its end is told all the same', () => {
    const book = aDebtorOfClassD();
    chooseRating(book, moment('2026-11-25'), 1, { class: 'D', reason: 'as it is', until: UNTIL });
    expect(debtorById(book.database, 1)?.rating).toEqual({ class: 'D', since: TODAY, isByHand: true });
    housekeeping(book, moment('2026-12-01'));
    expect(debtorById(book.database, 1)?.rating).toEqual({ class: 'D', since: TODAY });
    expect(told(book)).toEqual(['rating-chosen', 'rating-changed']);
  });

  test('is given back; where there is none, that is refused', () => {
    const book = aDebtorOfClassD();
    expect(() => giveRatingBack(book, now, 1)).toThrow(refusal('rating-not-by-hand'));
    give(book);
    giveRatingBack(book, now, 1);
    expect(ratingOf(book.database, 1)).toBe('D');
    expect(told(book)).toEqual(['rating-chosen', 'rating-given-back', 'rating-changed']);
  });

  test('is undone and redone', () => {
    const book = aDebtorOfClassD();
    give(book);
    give(book, { class: 'B' });
    undo(book, now);
    expect(ratingByHand(book, 1, now.today)?.class).toBe('A');
    undo(book, now);
    expect([ratingByHand(book, 1, now.today), ratingOf(book.database, 1)]).toEqual([undefined, 'D']);
    redo(book, now);
    expect(ratingOf(book.database, 1)).toBe('A');
  });

  test.each([
    ['of the debtor that goes moves over', [2], 'B'],
    ['of the debtor that stays counts where both have one', [1, 2], 'A'],
  ])('after a merger the one %s', (_what, debtors, expected) => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '9', debtor: { name: 'Twice S.r.l.' } }));
    for (const debtor of debtors)
      chooseRating(book, now, debtor, { class: debtor === 1 ? 'A' : 'B', reason: 'known' });
    mergeDebtors(book, now, { into: 1, from: 2, words: { closedInto: String, deadlineOf: String } });
    expect(ratingByHand(book, 1, now.today)?.class).toBe(expected);
    expect(ratingOf(book.database, 1)).toBe(expected);
  });
});
