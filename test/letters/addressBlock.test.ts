import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADDRESS_LINE_LENGTH } from '../../src/domain/debtor/addressNorm.ts';
import { addressBlock, type Addressee } from '../../src/letters/addressBlock.ts';

function anAddressee(deviation: Partial<Addressee> = {}): Addressee {
  return {
    name: 'Officine Brandolini S.r.l.',
    address: 'Via dei Fonditori 18',
    postcode: '41121',
    city: 'Modena',
    province: 'MO',
    ...deviation,
  };
}

test('name, street, and CAP CITTA PR in capitals', () => {
  expect(addressBlock(anAddressee(), 'it')).toEqual([
    'OFFICINE BRANDOLINI S.R.L.',
    'VIA DEI FONDITORI 18',
    '41121 MODENA MO',
  ]);
});

test('the contact person stands under the name', () => {
  const withPerson = anAddressee({ contactPerson: 'Ida Solmi' });
  expect(addressBlock(withPerson, 'it')[1]).toBe('C.A. IDA SOLMI');
  expect(addressBlock(withPerson, 'en')[1]).toBe('ATTN. IDA SOLMI');
});

test('abroad, the country is the last line, in capitals, in the language of the letter; no province', () => {
  const abroad = anAddressee({ country: 'DE', postcode: '50667', city: 'Köln' });
  expect(addressBlock(abroad, 'it').slice(-2)).toEqual(['50667 KÖLN', 'GERMANIA']);
  expect(addressBlock(abroad, 'en').slice(-2)).toEqual(['50667 KÖLN', 'GERMANY']);
  expect(addressBlock({ ...abroad, country: 'Germania' }, 'it').at(-1)).toBe('GERMANIA');
  expect(addressBlock(anAddressee({ country: 'IT' }), 'it').at(-1)).toBe('41121 MODENA MO');
});

test('abroad, name and street stay as they were typed', () => {
  const abroad = anAddressee({
    country: 'DE',
    address: 'Gereonstraße 5, 2. Stock',
    postcode: '50667',
    city: 'Köln',
  });
  expect(addressBlock(abroad, 'it').slice(0, 2)).toEqual([
    'Officine Brandolini S.r.l.',
    'Gereonstraße 5, 2. Stock',
  ]);
});

test('the street as the Post reads it, stairs and floor above it, in the care of whom above both', () => {
  const address = 'V.le dei Fonditori, n. 18, sc. B int. 3 c/o Studio Zambelli';
  expect(addressBlock(anAddressee({ address, province: '' }), 'it').slice(1)).toEqual([
    'PRESSO STUDIO ZAMBELLI',
    'SCALA B INTERNO 3',
    'VIALE DEI FONDITORI 18',
    '41121 MODENA MO',
  ]);
});

test('a long name goes on between words, a very long one ends with an ellipsis on the third line', () => {
  const name = 'Consorzio Interprovinciale dei Produttori Ortofrutticoli della Valle del Senio';
  expect(addressBlock(anAddressee({ name }), 'it').slice(0, 2)).toEqual([
    'CONSORZIO INTERPROVINCIALE DEI PRODUTTORI',
    'ORTOFRUTTICOLI DELLA VALLE DEL SENIO',
  ]);
  const lines = addressBlock(anAddressee({ name: `${name} ${name} ${name}` }), 'it');
  expect(lines).toHaveLength(5);
  expect(lines[2]).toMatch(/…$/u);
});

test('whatever is missing leaves no empty line', () => {
  expect(addressBlock({ name: 'Ditta Senza Dati' }, 'it')).toEqual(['DITTA SENZA DATI']);
});

test('no line is empty, longer than 44 characters, or broken', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      fc.constantFrom('IT', 'PL', 'xx-?'),
      (name, address, city, contactPerson, country) => {
        for (const line of addressBlock(
          { name, address, city, contactPerson, country, postcode: '41121' },
          'it',
        )) {
          expect(Array.from(line).length).toBeLessThanOrEqual(ADDRESS_LINE_LENGTH);
          expect(line).toMatch(/^\S(?:[^\n\r]*\S)?$/u);
        }
      },
    ),
  );
});
