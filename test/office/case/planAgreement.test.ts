/** The agreement on a plan: a letter to be signed, which is no step and demands nothing. */
import { describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../src/domain/agreed/agreement.ts';
import { day } from '../../../src/domain/day.ts';
import type { Book } from '../../../src/office/book.ts';
import { lettersOf } from '../../../src/office/letter/letterRegister.ts';
import { issueLetter, prepareLetter } from '../../../src/office/letter/letters.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { cancelPlan } from '../../../src/office/case/plans.ts';
import { markDelivered, markFailed, markSent } from '../../../src/office/letter/posting.ts';
import { undo } from '../../../src/office/undo.ts';
import { voidLetter } from '../../../src/office/letter/voiding.ts';
import { aBookWith, aRow, issue, moment, printed } from '../../support/world.ts';
import { nextOn, on, pay, refusal } from '../desk.ts';
import { plan, TODAY } from '../planWorld.ts';

describe('the agreement', () => {
  function agreed(): Book {
    const book = aBookWith(TODAY, aRow());
    plan(book, { basisPoints: 850 });
    return book;
  }

  test('is a letter with a number, and says what was agreed', () => {
    const book = agreed();
    const { content, items } = prepareLetter(book, moment(TODAY), 1, { step: AGREEMENT });
    expect(content).toMatchObject({
      template: 'plan-agreement',
      protocol: '2026/0001',
      paymentReference: '2026/0001 - 1 - 2026/101',
      earlier: [],
      plan: { basisPoints: 850, graceDays: 5, principalCents: 150_000, madeOn: TODAY },
    });
    expect(content.deadline).toBeUndefined();
    expect(items).toEqual([]);
    expect(issue(book, TODAY, 1, { step: AGREEMENT })).toMatchObject({
      protocol: '2026/0001',
      step: AGREEMENT,
    });
    expect(on(book, TODAY).plan?.agreement).toBe('2026/0001');
  });

  test('is to be posted, and is no step and holds nothing, sent, arrived or returned', () => {
    const book = agreed();
    const before = nextOn(book, TODAY);
    issue(book, TODAY, 1, { step: AGREEMENT });
    expect(nextOn(book, TODAY)).toMatchObject({
      status: 'due',
      task: 'post',
      mayTakeStep: false,
      reasons: expect.arrayContaining([{ code: 'task-post', values: { protocol: '2026/0001' } }]),
    });
    const [sent] = markSent(book, moment(TODAY), ['2026/0001'], { on: day(TODAY), via: 'pec' }).result;
    expect(sent).toEqual({
      case: 1,
      protocol: '2026/0001',
      step: AGREEMENT,
      via: 'pec',
      on: TODAY,
      heldBy: [],
    });
    expect(nextOn(book, TODAY)).toEqual(before);
    expect(on(book, TODAY).facts).toMatchObject({ letters: [], steps: [] });
    markFailed(book, moment(TODAY), '2026/0001', 'full mailbox');
    expect(nextOn(book, TODAY)).toEqual(before);
  });

  test('arrives without a term of its own', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    markSent(book, moment(TODAY), ['2026/0001'], { on: day(TODAY), via: 'pec' });
    expect(markDelivered(book, moment(TODAY), '2026/0001', day(TODAY)).result.deadline).toBeUndefined();
    expect(on(book, TODAY).facts.steps).toEqual([]);
  });

  test('is issued once, and again when the first one was voided', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    expect(() => issue(book, TODAY, 1, { step: AGREEMENT, override: 'again' })).toThrow(
      refusal('letter-already-issued'),
    );
    voidLetter(book, moment(TODAY), '2026/0001', 'a mistake');
    expect(issue(book, TODAY, 1, { step: AGREEMENT }).protocol).toBe('2026/0002');
  });

  test('stays on the desk once its plan broke: that is spoken about, before and after the run', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    expect(nextOn(book, '2026-12-18')).toMatchObject({ status: 'due', task: 'post' });
    const spoken = { status: 'due', task: 'broken-plan' };
    expect(nextOn(book, '2026-12-21')).toMatchObject(spoken);
    housekeeping(book, moment('2026-12-21'));
    expect(nextOn(book, '2026-12-21')).toMatchObject(spoken);
  });

  test.each<[string, string, (book: Book) => unknown]>([
    ['broken', '2026-12-21', () => undefined],
    ['broken, after the run', '2026-12-21', (book) => housekeeping(book, moment('2026-12-21'))],
  ])('is not sent when its plan is over: %s; what left before is recorded', (_name, today, happens) => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    happens(book);
    const send = (left: string, override?: string) =>
      markSent(book, moment(today), ['2026/0001'], {
        on: day(left),
        ...(override === undefined ? {} : { override }),
      });
    expect(() => send(today)).toThrow(refusal('agreement-over', { since: '2026-12-20' }));
    expect(send(TODAY).result).toMatchObject([{ protocol: '2026/0001', heldBy: [] }]);
    undo(book, moment(today));
    expect(send(today, 'asked for').result).toMatchObject([{ protocol: '2026/0001' }]);
  });

  test('is voided when another plan takes the place of the broken one', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    plan(book, { parts: { count: 1, first: day('2027-01-14'), every: { unit: 'month' } } }, '2026-12-21');
    expect(lettersOf(book, 1)).toMatchObject([{ status: 'void', protocol: '2026/0001' }]);
    expect(nextOn(book, '2026-12-21')).toMatchObject({ status: 'held' });
  });

  test('is previewed as often as one likes', () => {
    const { content } = prepareLetter(agreed(), moment(TODAY), 1, { step: AGREEMENT, isPreview: true });
    expect(content).toMatchObject({ stamp: 'draft', paymentReference: '1 - 2026/101' });
    expect(content.protocol).toBeUndefined();
  });

  test('needs a plan that is being paid', () => {
    const book = aBookWith(TODAY, aRow());
    expect(() => prepareLetter(book, moment(TODAY), 1, { step: AGREEMENT })).toThrow(refusal('no-plan'));
    plan(book);
    expect(() => prepareLetter(book, moment('2027-01-01'), 1, { step: AGREEMENT })).toThrow(
      refusal('no-plan'),
    );
  });

  test('is not recorded when the plan changed while it was printing', () => {
    const book = agreed();
    const letter = prepareLetter(book, moment(TODAY), 1, { step: AGREEMENT });
    cancelPlan(book, moment(TODAY), 1, 'other terms');
    plan(book);
    expect(() => issueLetter(book, moment(TODAY), letter, printed())).toThrow(refusal('letter-overtaken'));
  });

  test('keeps what it said', () => {
    const book = agreed();
    issue(book, TODAY, 1, { step: AGREEMENT });
    pay(book, '2026-12-14', 50_000);
    const row = book.database.connection.prepare('select content from letter').get() as { content: string };
    expect(JSON.parse(row.content)).toMatchObject({ totals: [{ cents: 150_000 }] });
  });
});
