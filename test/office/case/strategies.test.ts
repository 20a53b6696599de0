/** The strategies of the settings change while cases climb them: nothing is sent twice, and nobody else is held up. */
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { STANDARD, type Strategy } from '../../../src/domain/strategy/strategy.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import type { Book } from '../../../src/office/book.ts';
import { logContact } from '../../../src/office/case/contacts.ts';
import { prepareLetter } from '../../../src/office/letter/letters.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { aBookWith, aRow, moment, someSettings } from '../../support/world.ts';
import { call, nextOn, OTHER, refusal, send } from '../desk.ts';

/** The book under settings in which the standard strategy's steps go by other names. */
function renamed(book: Book, names: Readonly<Record<string, string>>): Book {
  const steps = STANDARD.steps.map((step) => ({ ...step, id: names[step.id] ?? step.id }));
  return withStrategies(book, { standard: { ...STANDARD, steps } });
}

function withStrategies(book: Book, strategies: { readonly standard: Strategy }): Book {
  return { ...book, settings: someSettings({}, { strategies }) };
}

test('steps renamed in the settings stay behind the case: no letter goes twice', () => {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  call(book, '2026-11-20');
  send(book, '2026-11-25');
  const changed = renamed(book, {
    'first-letter': 'sollecito-1',
    'phone-call': 'telefonata',
    'second-letter': 'sollecito-2',
  });
  expect(nextOn(changed, '2026-12-09')).toMatchObject({ step: 'visit', due: '2026-12-09' });
});

test('a case whose strategy left the settings is one task, and the others go on', () => {
  const book = aBookWith('2026-11-09', aRow(), aRow({ number: '2026/200', debtor: OTHER }));
  book.database.connection.exec(`update recovery_case set strategy = 'fiera' where id = 1`);
  const other = withStrategies(book, { standard: { ...STANDARD, steps: STANDARD.steps.slice(2) } });
  expect(agendaOn(other, day('2026-11-09'))).toMatchObject([
    { case: 1, status: 'due', task: 'choose-strategy', mayTakeStep: false },
    { case: 2, status: 'due', task: 'step', step: 'first-letter' },
  ]);
  expect(agendaOn(other, day('2026-11-09'))[0]?.reasons).toContainEqual({
    code: 'task-choose-strategy',
    values: { strategy: 'fiera' },
  });
  expect(() => prepareLetter(other, moment('2026-11-09'), 1)).toThrow(refusal('unknown-strategy'));
  expect(housekeeping(other, moment('2026-11-09')).result).toMatchObject({
    letters: [{ case: 2 }],
    unusable: [{ case: 1, strategy: 'fiera' }],
  });
  logContact(other, moment('2026-11-09'), 1, {
    channel: 'note',
    outcome: 'note',
    on: day('2026-11-09'),
    note: 'they sold the fair',
  });
  expect(nextOn(other, '2026-11-09')?.task).toBe('choose-strategy');
});
