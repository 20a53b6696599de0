import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressBlock, ADDRESS_LINE_LENGTH, type Addressee } from '../../src/letters/addressBlock.ts';

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
    'Officine Brandolini S.r.l.',
    'Via dei Fonditori 18',
    '41121 MODENA MO',
  ]);
});

test('the contact person stands under the name', () => {
  const withPerson = anAddressee({ contactPerson: 'Ida Solmi' });
  expect(addressBlock(withPerson, 'it')[1]).toBe('c.a. Ida Solmi');
  expect(addressBlock(withPerson, 'en')[1]).toBe('Attn. Ida Solmi');
});

test('abroad, the country is the last line, in capitals, in the language of the letter; no province', () => {
  const abroad = anAddressee({ country: 'DE', postcode: '50667', city: 'Köln' });
  expect(addressBlock(abroad, 'it').slice(-2)).toEqual(['50667 KÖLN', 'GERMANIA']);
  expect(addressBlock(abroad, 'en').slice(-2)).toEqual(['50667 KÖLN', 'GERMANY']);
  expect(addressBlock({ ...abroad, country: 'Germania' }, 'it').at(-1)).toBe('GERMANIA');
  expect(addressBlock(anAddressee({ country: 'IT' }), 'it').at(-1)).toBe('41121 MODENA MO');
});

test.each([
  ['VIA ROMA,60', 'VIA ROMA 60'],
  ['Via Roma, 15/17', 'Via Roma 15/17'],
  ['Via Roma n. 5', 'Via Roma 5'],
  ['Via Roma, n° 5', 'Via Roma 5'],
  ['Via 4 Novembre 5', 'Via 4 Novembre 5'],
  ['Via Roma, scala B', 'Via Roma, scala B'],
])('the number of %s stands without punctuation', (address, line) => {
  expect(addressBlock(anAddressee({ address }), 'it')[1]).toBe(line);
});

test('a long name goes on between words, a very long one ends with an ellipsis on the third line', () => {
  const name = 'Consorzio Interprovinciale dei Produttori Ortofrutticoli della Valle del Senio';
  expect(addressBlock(anAddressee({ name }), 'it').slice(0, 2)).toEqual([
    'Consorzio Interprovinciale dei Produttori',
    'Ortofrutticoli della Valle del Senio',
  ]);
  const lines = addressBlock(anAddressee({ name: `${name} ${name} ${name}` }), 'it');
  expect(lines).toHaveLength(5);
  expect(lines[2]).toMatch(/…$/u);
});

test('whatever is missing leaves no empty line', () => {
  expect(addressBlock({ name: 'Ditta Senza Dati' }, 'it')).toEqual(['Ditta Senza Dati']);
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
