/** A case that a credit note closed does not open again beside another one: the run and the imports must go on. */
import { expect, test } from 'vitest';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { closeCase, reopenCase } from '../../src/office/case/cases.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { day } from '../../src/domain/day.ts';
import { aBookWith, aRow, importRows, moment } from '../support/world.ts';

test('an older case was reopened meanwhile: what is owed again is its business', () => {
  const book = aBookWith('2026-11-09', aRow());
  closeCase(book, moment('2026-11-10'), 1, { reason: 'wait' });
  const later = aRow({ number: '2026/102', due: '2026-11-12' });
  const credit = { number: 'NC1', amount: -150_000, due: '2026-11-12' };
  importRows(book, '2026-11-16', later);
  importRows(book, '2026-11-17', later, aRow(credit));
  expect(caseFile(book, 2, day('2026-11-17'))).toMatchObject({
    facts: { isOpen: false, closeReason: 'credited' },
  });
  reopenCase(book, moment('2026-11-19'), 1);
  importRows(book, '2026-11-20', later, aRow({ ...credit, open: -10_000 }));
  housekeeping(book, moment('2026-11-20'));
  expect(agendaOn(book, day('2026-11-20'))).toMatchObject([{ case: 1, owedCents: 290_000 }]);
});
