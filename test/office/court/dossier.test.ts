import { describe, expect, test } from 'vitest';
import { readJournal } from '../../../src/db/journal.ts';
import { day } from '../../../src/domain/day.ts';
import { holdCase } from '../../../src/office/case/cases.ts';
import { dossierFacts, recordDossier } from '../../../src/office/court/dossier.ts';
import { aBookWith, aRow, moment } from '../../support/world.ts';
import { refusal } from '../desk.ts';

const TODAY = '2026-11-24';
const MADE = { path: 'dossiers/1', sha256: 'ab12', files: 9, putInPlace: () => undefined };

describe('a dossier on record', () => {
  test('the journal says where it is and what its index hashes to; the next one does not tell of it', () => {
    const book = aBookWith(TODAY, aRow());
    const written = dossierFacts(book, 1, day(TODAY));
    recordDossier(book, moment(TODAY), written, MADE);
    const last = readJournal(book.database, { caseNumber: 1, withUndone: false }).at(-1);
    expect(last).toMatchObject({
      kind: 'dossier-made',
      data: { path: 'dossiers/1', sha256: 'ab12', files: 9 },
    });
    expect(dossierFacts(book, 1, day(TODAY))).toEqual(written);
  });

  test('is refused when the case changed meanwhile, and nothing is put into place', () => {
    const book = aBookWith(TODAY, aRow());
    const written = dossierFacts(book, 1, day(TODAY));
    holdCase(book, moment(TODAY), 1, { reason: 'talks', until: day('2026-12-24') });
    let isThere = false;
    const made = { ...MADE, putInPlace: () => void (isThere = true) };
    expect(() => recordDossier(book, moment(TODAY), written, made)).toThrow(refusal('dossier-overtaken'));
    expect(isThere).toBe(false);
  });
});
