/** Rule 11: with every letter skipped the legal warning has nothing to list, and all commands say so alike. */
import { beforeEach, expect, test } from 'vitest';
import { skipStep } from '../../src/office/case/cases.ts';
import { aRow, importRows, moment } from '../support/world.ts';
import { letterOffice, type LetterOffice } from './letterOffice.ts';

let office: LetterOffice;

beforeEach(async () => {
  office = await letterOffice(aRow());
  await office.work((book) => {
    // Both letters, the call and the visit: the warning falls on that day.
    for (const on of ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'])
      skipStep(book, moment(on), 1, 'in person');
    importRows(book, '2026-11-23', aRow());
  });
});

async function dataOf(...argv: string[]) {
  const { json } = await office.run([...argv, '--json']);
  return json() as { readonly ok: boolean; readonly data?: unknown; readonly error?: unknown };
}

test('the agenda asks for a decision, and no command would issue the warning', async () => {
  const decided = { status: 'due', task: 'decide', step: 'legal-warning', due: '2026-11-23' };
  expect((await dataOf('next', '1')).data).toMatchObject([
    { ...decided, command: 'dunning letter 1 --step second-letter' },
  ]);
  expect((await dataOf('today')).data).toMatchObject({
    sections: [{ id: 'decisions', items: [decided] }],
  });
  expect((await dataOf('why', '1')).data).toMatchObject([
    { ...decided, blockers: [{ code: 'nothing-demanded', from: null }] },
  ]);
  expect((await dataOf('run')).data).toMatchObject({ waiting: [{ case: 1 }] });
  expect((await dataOf('letter', '--due')).data).toEqual([]);
  expect((await dataOf('letter', '1', '--approve')).error).toMatchObject({ code: 'not-due', exit: 7 });
  expect(await office.letters()).toEqual([]);
});

test('the letter it names may be issued without an override; then the warning comes after its term', async () => {
  expect((await dataOf('letter', '1', '--step', 'first-letter', '--html', '--yes')).error).toMatchObject({
    code: 'not-due',
  });
  const issued = await dataOf('letter', '1', '--step', 'second-letter', '--html', '--yes');
  expect(issued).toMatchObject({ ok: true, data: [{ protocol: '2026/0001', step: 'second-letter' }] });
  expect((await dataOf('sent', '2026/0001')).data).toMatchObject([
    { next: { status: 'waiting', step: 'legal-warning', due: '2026-12-07' } },
  ]);
  const { data } = await dataOf('letter', '1', '--preview', '--html');
  expect(data).toMatchObject([{ step: 'legal-warning', total: '1549.40' }]);
});

test('under the card of work the letter has its key, and so has skipping the warning', async () => {
  const { asked, stdout } = await office.run(['work'], {
    terminal: 100,
    answers: ['j', 'no letter wanted', 'q'],
  });
  expect(asked.join('\n') + stdout).toContain('dunning letter 1 --step second-letter');
  expect((await dataOf('next', '1')).data).toMatchObject([{ step: 'uncollectibility-report' }]);
});

test('issued and not sent it keeps the case open, and undoing the sending brings the decision back', async () => {
  await office.run(['letter', '1', '--step', 'second-letter', '--html', '--yes']);
  expect((await dataOf('next', '1')).data).toMatchObject([{ status: 'due', task: 'post' }]);
  await office.run(['sent', '2026/0001']);
  await office.run(['undo', '--yes']);
  expect((await dataOf('next', '1')).data).toMatchObject([{ task: 'post' }]);
  await office.run(['undo', '--yes']);
  expect((await dataOf('next', '1')).data).toMatchObject([{ task: 'decide' }]);
});
