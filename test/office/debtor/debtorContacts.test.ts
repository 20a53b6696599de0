/** Numbers and mailboxes with their source: what a person found out outlives every import. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import type { Book } from '../../../src/office/book.ts';
import { logContact } from '../../../src/office/case/contacts.ts';
import { correctDebtor, debtorCard, type ContactChanges } from '../../../src/office/debtor/debtorCard.ts';
import { undo } from '../../../src/office/undo.ts';
import { A_DEBTOR } from '../../support/caseWorld.ts';
import { aBookWith, aDebtorFile, aFile, aRow, importRows, importWhole, moment } from '../../support/world.ts';
import { nextOn, refusal } from '../desk.ts';

const TODAY = '2026-11-24';
const MOBILE = '333 000 0107';

function change(book: Book, contacts: Partial<ContactChanges>): void {
  correctDebtor(book, moment(TODAY), 1, {
    details: {},
    traits: {},
    addressConfirmed: false,
    contacts: { added: [], wrong: [], removed: [], ...contacts },
  });
}

function addMobile(book: Book): void {
  change(book, { added: [{ kind: 'phone', value: MOBILE, person: 'Ada Rota', source: 'debtor' }] });
}

/** Phones as `value source`, wrong ones with a cross; the one in use with a star. */
function phones(book: Book): string[] {
  const { debtor, contacts } = debtorCard(book, 1);
  return contacts
    .filter(({ kind }) => kind === 'phone')
    .map(({ value, source, wrongOn }) =>
      [value === debtor.phone ? '*' : '', wrongOn === undefined ? '' : 'x', `${value} ${source}`].join(''),
    );
}

const EXPORTED = `${A_DEBTOR.phone} export`;

describe('an import', () => {
  test('brings the contacts of new debtors', () => {
    const { contacts } = debtorCard(aBookWith(TODAY, aRow()), 1);
    expect(contacts.map(({ kind, source, addedOn }) => `${kind} ${source} ${addedOn}`)).toEqual([
      `phone export ${TODAY}`,
      `email export ${TODAY}`,
      `pec export ${TODAY}`,
    ]);
  });

  const { code = '', name } = A_DEBTOR;

  describe('with several numbers in a cell', () => {
    const others = [{ kind: 'phone', value: MOBILE }] as const;
    const withTwo = aDebtorFile({ code, name, phone: A_DEBTOR.phone ?? '', otherContacts: others });

    test('brings all of a new debtor, the first to use, and nothing the second time', () => {
      const book = aBookWith(TODAY);
      importWhole(book, TODAY, withTwo);
      expect(phones(book)).toEqual([`*${EXPORTED}`, `${MOBILE} export`]);
      expect(importWhole(book, TODAY, withTwo).result.debtors).toEqual({ new: 0, updated: 0 });
    });

    test('adds the second of a known one', () => {
      const book = aBookWith(TODAY, aRow());
      expect(importWhole(book, TODAY, withTwo).result.debtors.updated).toBe(1);
      expect(phones(book)).toEqual([`*${EXPORTED}`, `${MOBILE} export`]);
      change(book, { wrong: [{ value: MOBILE }] });
      expect(importWhole(book, TODAY, withTwo).result.debtors.updated).toBe(0);
    });

    test('uses the second where the first is known to be wrong', () => {
      const book = aBookWith(TODAY, aRow());
      change(book, { wrong: [{ value: A_DEBTOR.phone ?? '' }] });
      importWhole(book, TODAY, withTwo);
      expect(phones(book)).toEqual([`x${EXPORTED}`, `*${MOBILE} export`]);
    });

    test('of rows that name them in another order each comes once', () => {
      const book = aBookWith(TODAY);
      const [first] = withTwo.debtors;
      if (first === undefined) throw new Error('no debtor');
      const debtor = {
        ...first.debtor,
        phone: MOBILE,
        otherContacts: [{ kind: 'phone', value: A_DEBTOR.phone ?? '' }] as const,
      };
      importWhole(book, TODAY, {
        ...withTwo,
        debtors: [{ line: 3, debtor: { ...debtor, email: 'a@a.example' } }, first],
      });
      expect(phones(book)).toHaveLength(2);
    });

    test('an invoice export only fills gaps with them', () => {
      const book = aBookWith(TODAY, aRow());
      importRows(book, TODAY, aRow({ debtor: { ...A_DEBTOR, otherContacts: others } }));
      expect(phones(book)).toEqual([`*${EXPORTED}`]);
    });
  });

  test('adds a second number without deleting the one a person entered', () => {
    const book = aBookWith(TODAY, aRow());
    correctDebtor(book, moment(TODAY), 1, {
      details: { phone: MOBILE },
      traits: {},
      addressConfirmed: false,
    });
    const file = aDebtorFile({ code, name, phone: '0324 000999' });
    expect(importWhole(book, TODAY, file).result.debtors.updated).toBe(1);
    expect(phones(book)).toEqual([EXPORTED, `*${MOBILE} hand`, '0324 000999 export']);
    expect(importWhole(book, TODAY, file).result.debtors.updated).toBe(0);
  });

  test('of customers replaces what an import brought; one of invoices only fills gaps', () => {
    const book = aBookWith(TODAY, aRow());
    importRows(book, TODAY, aRow({ debtor: { phone: '0324 000888' } }));
    expect(phones(book)).toEqual([`*${EXPORTED}`]);
    importWhole(book, TODAY, aDebtorFile({ code, name, phone: '0324 000999' }));
    expect(phones(book)).toEqual([EXPORTED, '*0324 000999 export']);
  });

  test('does not bring back a number known to be wrong, however it is written', () => {
    const book = aBookWith(TODAY, aRow());
    change(book, { wrong: [{ value: '0324/000107', reason: 'a private person' }] });
    importWhole(book, TODAY, aDebtorFile({ code, name, phone: '0324 000107' }));
    importRows(book, TODAY, aRow());
    expect(phones(book)).toEqual([`x${EXPORTED}`]);
  });

  test('an invoice to a public body makes its customer one', () => {
    const book = aBookWith(TODAY);
    importWhole(book, TODAY, { ...aFile([aRow()]), isToPublicBody: true });
    expect(debtorCard(book, 1).debtor.kind).toBe('public');
    const known = aBookWith(TODAY, aRow());
    importWhole(known, TODAY, { ...aFile([aRow({ number: '2' })]), isToPublicBody: true });
    expect(debtorCard(known, 1).debtor.kind).toBe('public');
  });
});

describe('by hand', () => {
  test('added beside the one in use, which stays', () => {
    const book = aBookWith(TODAY, aRow());
    addMobile(book);
    expect(phones(book)).toEqual([`*${EXPORTED}`, `${MOBILE} debtor`]);
    expect(debtorCard(book, 1).contacts.at(-1)).toMatchObject({ person: 'Ada Rota' });
  });

  test('a wrong one gives way to another, and is used again when it is entered again', () => {
    const book = aBookWith(TODAY, aRow());
    addMobile(book);
    change(book, { wrong: [{ value: A_DEBTOR.phone ?? '' }] });
    expect(phones(book)).toEqual([`x${EXPORTED}`, `*${MOBILE} debtor`]);
    expect(debtorCard(book, 1).debtor.wrongPhone).toBe(A_DEBTOR.phone);
    change(book, { removed: [MOBILE] });
    expect(phones(book)).toEqual([`x${EXPORTED}`]);
    change(book, { added: [{ kind: 'phone', value: '0324 000107', source: 'hand' }] });
    expect(phones(book)).toEqual(['*0324 000107 hand']);
    expect(debtorCard(book, 1).debtor).not.toHaveProperty('wrongPhone');
  });

  test('a mailbox that was not the one in use', () => {
    const book = aBookWith(TODAY, aRow());
    change(book, { added: [{ kind: 'pec', value: 'due@pec.example', source: 'register' }] });
    change(book, { wrong: [{ value: 'DUE@pec.example' }] });
    expect(debtorCard(book, 1).debtor.pec).toBe(A_DEBTOR.pec);
  });

  test('one that nobody has is refused', () => {
    expect(() => change(aBookWith(TODAY, aRow()), { removed: ['0000'] })).toThrow(refusal('no-such-contact'));
  });
});

describe('a call to a wrong number', () => {
  function callWrong(book: Book) {
    const entry = { channel: 'call', outcome: 'wrong-number', on: day(TODAY), time: '10:00' } as const;
    return logContact(book, moment(TODAY), 1, entry).result;
  }

  test('goes on with the other number instead of tracing', () => {
    const book = aBookWith('2026-11-02', aRow({ due: '2026-10-20' }));
    importRows(book, TODAY, aRow({ due: '2026-10-20' }));
    addMobile(book);
    const logged = callWrong(book);
    expect(logged).toMatchObject({ wrongPhone: A_DEBTOR.phone, otherPhone: MOBILE, next: { on: TODAY } });
    expect(logged.stepDone).toBeUndefined();
    expect(phones(book)).toEqual([`x${EXPORTED}`, `*${MOBILE} debtor`]);
    expect(nextOn(book, TODAY)?.due).toBe(TODAY);
    undo(book, moment(TODAY));
    expect(phones(book)).toEqual([`*${EXPORTED}`, `${MOBILE} debtor`]);
  });

  test('without another one the number is gone', () => {
    const book = aBookWith(TODAY, aRow());
    expect(callWrong(book)).not.toHaveProperty('otherPhone');
    expect(phones(book)).toEqual([`x${EXPORTED}`]);
  });
});
