/** Addresses as people type them and as the Post's machines read them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postalAddress } from '../../../src/domain/debtor/addressNorm.ts';
import { inCapitals, streetLines } from '../../../src/domain/debtor/addressStreet.ts';

/** The lines of a street, from the top, as one text. */
function lines(typed: string): string {
  const { additional, building, street } = streetLines(typed).lines;
  return [additional, building, street].filter((line) => line !== undefined).join(' | ');
}

describe('the kind of street', () => {
  test.each([
    ['V. dei Carpini 4', 'VIA DEI CARPINI 4'],
    ['V.Carpini 4', 'VIA CARPINI 4'],
    ['V CARPINI 4', 'VIA CARPINI 4'],
    ['V.le dei Carpini 4', 'VIALE DEI CARPINI 4'],
    ['vle Carpini 4', 'VIALE CARPINI 4'],
    ['P.zza Carpini 4', 'PIAZZA CARPINI 4'],
    ['P.za Carpini 4', 'PIAZZA CARPINI 4'],
    ['PZZA CARPINI 4', 'PIAZZA CARPINI 4'],
    ['PZA CARPINI 4', 'PIAZZA CARPINI 4'],
    ['P.le Carpini 4', 'PIAZZALE CARPINI 4'],
    ['P.tta Carpini 4', 'PIAZZETTA CARPINI 4'],
    ['C.so Carpini 4', 'CORSO CARPINI 4'],
    ['cso Carpini 4', 'CORSO CARPINI 4'],
    ['L.go Carpini 4', 'LARGO CARPINI 4'],
    ['Vic. Carpini 4', 'VICOLO CARPINI 4'],
    ['V.lo Carpini 4', 'VICOLO CARPINI 4'],
    ['Str. Carpini 4', 'STRADA CARPINI 4'],
    ['Strada prov. Carpini 4', 'STRADA PROVINCIALE CARPINI 4'],
    ['Str. stat. 9 km 4', 'STRADA STATALE 9 KM 4'],
    ['S.P. 71 km 4', 'STRADA PROVINCIALE 71 KM 4'],
    ['Strada Collaudo km 4,5', 'STRADA COLLAUDO KM 4,5'],
    ['SP71 4', 'STRADA PROVINCIALE 71 4'],
    ['S.S. 9 n. 4', 'STRADA STATALE 9 N 4'],
    ['Loc. Carpini 4', 'LOCALITA CARPINI 4'],
    ['Località Carpini 4', 'LOCALITA CARPINI 4'],
    ["Localita' Carpini 4", 'LOCALITA CARPINI 4'],
    ['Fraz. Carpini 4', 'FRAZIONE CARPINI 4'],
    ['Fr. Carpini 4', 'FRAZIONE CARPINI 4'],
    ['C.da Carpini 4', 'CONTRADA CARPINI 4'],
    ['B.go Carpini 4', 'BORGO CARPINI 4'],
    ['Trav. Carpini 4', 'TRAVERSA CARPINI 4'],
    ['L.mare Carpini 4', 'LUNGOMARE CARPINI 4'],
    ['Lungo Tevere Carpini 4', 'LUNGOTEVERE CARPINI 4'],
    ['G.ria Carpini 4', 'GALLERIA CARPINI 4'],
    ['Reg. Carpini 4', 'REGIONE CARPINI 4'],
    ['Zona ind. Carpini 4', 'ZONA INDUSTRIALE CARPINI 4'],
    ['Z.I. Carpini 4', 'ZONA INDUSTRIALE CARPINI 4'],
    ['Z.A. Carpini 4', 'ZONA ARTIGIANALE CARPINI 4'],
    ['Sal. Carpini 4', 'SALITA CARPINI 4'],
    ['Vill. Carpini 4', 'VILLAGGIO CARPINI 4'],
    ['Res. Carpini 4', 'RESIDENZA CARPINI 4'],
    ['Cas. Carpini 4', 'CASCINA CARPINI 4'],
    ['F.ta Carpini 4', 'FONDAMENTA CARPINI 4'],
    ['Viale V. Carpini 4', 'VIALE V. CARPINI 4'],
    ['Carpini 4', 'CARPINI 4'],
  ])('%s is %s', (typed, expected) => {
    expect(lines(typed)).toBe(expected);
  });
});

describe('the number', () => {
  test.each([
    ['Via dei Carpini,60', 'VIA DEI CARPINI 60'],
    ['Via dei Carpini, 15/17', 'VIA DEI CARPINI 15/17'],
    ['Via dei Carpini n. 5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini N.5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini, n° 5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini nr. 5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini n.c. 5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini, civ. 5', 'VIA DEI CARPINI 5'],
    ['Via dei Carpini 12/A', 'VIA DEI CARPINI 12/A'],
    ['Via dei Carpini 5/bis', 'VIA DEI CARPINI 5 BIS'],
    ['Via dei Carpini 5 ter', 'VIA DEI CARPINI 5 TER'],
    ['Via dei Carpini snc', 'VIA DEI CARPINI SNC'],
    ['Via dei Carpini, S.N.C.', 'VIA DEI CARPINI SNC'],
    ['Via dei Carpini s.n.', 'VIA DEI CARPINI SNC'],
    ['Via 8 Marzo 5', 'VIA 8 MARZO 5'],
    ['Via 8 Marzo, 5', 'VIA 8 MARZO 5'],
  ])('%s is %s', (typed, expected) => {
    expect(lines(typed)).toBe(expected);
  });
});

describe('parts that have a line of their own', () => {
  test.each([
    ['Via dei Carpini 15 INTERNO 3', 'INTERNO 3 | VIA DEI CARPINI 15'],
    ['Via dei Carpini, 15, sc. B, p. 2, int.3', 'SCALA B PIANO 2 INTERNO 3 | VIA DEI CARPINI 15'],
    ['Via dei Carpini 15 piano terra', 'PIANO TERRA | VIA DEI CARPINI 15'],
    ['Via dei Carpini 15 p.no 2', 'PIANO 2 | VIA DEI CARPINI 15'],
    ['Via dei Carpini 15 - Pal. C', 'PALAZZINA C | VIA DEI CARPINI 15'],
    ['Via dei Carpini, scala B', 'SCALA B | VIA DEI CARPINI'],
    ['Via dei Carpini snc edificio 2', 'EDIFICIO 2 | VIA DEI CARPINI SNC'],
    ['Via della Scala 5', 'VIA DELLA SCALA 5'],
    ['Via Scala 5', 'VIA SCALA 5'],
    ['Via dei Carpini 5 Piano di Sopra', 'VIA DEI CARPINI 5 PIANO DI SOPRA'],
    ['Via dei Carpini 5 scala', 'VIA DEI CARPINI 5 SCALA'],
    ['c/o Studio Zambelli, Via dei Carpini 4', 'PRESSO STUDIO ZAMBELLI | VIA DEI CARPINI 4'],
    ['Via dei Carpini 4 c/o Studio Zambelli', 'PRESSO STUDIO ZAMBELLI | VIA DEI CARPINI 4'],
    ['Via dei Carpini 4 (presso Zambelli)', 'PRESSO ZAMBELLI | VIA DEI CARPINI 4'],
    ['presso Zambelli, Mario', 'PRESSO ZAMBELLI MARIO'],
    ['presso ,', ''],
    ['C.P. 12', 'CASELLA POSTALE 12'],
    ['Casella postale n. 33', 'CASELLA POSTALE 33'],
    ['cas. post. 7', 'CASELLA POSTALE 7'],
    ['', ''],
  ])('%s is %s', (typed, expected) => {
    expect(lines(typed)).toBe(expected);
  });
});

describe('what is remarkable about a street', () => {
  test.each([
    ['Via dei Carpini 4', []],
    ['Carpini 4', ['no-street-type']],
    ["Ca' dei Carpini 4", ['no-street-type']],
    ['Carpini', ['no-street-type']],
    ['Sdr. Carpini 4', ['unknown-street-type']],
    ['Strd Carpini 4', ['unknown-street-type']],
    ['Vl Carpini 4', ['unknown-street-type']],
    ['Lindenweg 4', []],
    ['Am Lindenweg 4', []],
    ['Via dei Carpini, 4, int. 2', ['several-commas']],
    ['presso Zambelli', ['street-is-presso']],
    ['Località Carpini', ['non-ascii']],
    ['Via dei Carpini n° 4', []],
    ['', []],
  ])('%s: %j', (typed, expected) => {
    expect(streetLines(typed).findings).toEqual(expected);
  });
});

describe('the town and its province', () => {
  const STREET = { address: 'Via dei Carpini 4' };

  test.each([
    [{ postcode: '41012', city: 'Carpi', province: 'MO' }, '41012 CARPI MO'],
    [{ postcode: '41012', city: 'Carpi' }, '41012 CARPI MO'],
    [{ postcode: '41012', city: 'Carpi (MO)' }, '41012 CARPI MO'],
    [{ postcode: '09028', city: 'Sestu' }, '09028 SESTU'],
    [{ postcode: '47891', city: 'Dogana', province: 'RM' }, '47891 DOGANA'],
    [{ postcode: '00120', city: 'Città del Vaticano' }, '00120 CITTA DEL VATICANO'],
    [{ city: 'Carpi, Modena' }, 'CARPI MODENA'],
    [{ city: 'Carpi (zona nord)' }, 'CARPI (ZONA NORD)'],
    [{ city: 'Carpi (XX)' }, 'CARPI (XX)'],
    [{ postcode: '4101', city: 'Carpi' }, '4101 CARPI'],
    [{}, ''],
  ])('%j is %s', (typed, expected) => {
    const { postcode, city, province } = postalAddress({ ...STREET, ...typed });
    expect([postcode, city, province].filter((part) => part !== undefined).join(' ')).toBe(expected);
  });

  test.each([
    [{ postcode: '41012', city: 'Carpi', province: 'MO' }, []],
    [{ postcode: '41012', city: 'Carpi', province: 'RE' }, ['province-differs']],
    [{ postcode: '41012', city: 'Carpi', province: 'ZZ' }, ['unknown-province']],
    [{ postcode: '20843', city: 'Verano Brianza', province: 'MI' }, ['province-differs']],
    [{ postcode: '09028', city: 'Sestu', province: 'CI' }, []],
    [{ postcode: '07026', city: 'Olbia', province: 'OT' }, []],
    [{ postcode: '07026', city: 'Olbia', province: 'RM' }, ['province-differs']],
    [{ postcode: '47891', city: 'Dogana', province: 'SM' }, []],
    [{ postcode: '20090', city: 'Milano', province: 'MI' }, ['postcode-not-of-city']],
    [{ postcode: '20121', city: 'Milano', province: 'MI' }, []],
    [{ postcode: '47121', city: 'Forlì', province: 'FC' }, ['non-ascii']],
    [{ city: 'Forlì', address: 'Località Ò' }, ['non-ascii']],
    [{ postcode: '4101', city: 'Carpi', province: 'MO' }, []],
    [{ city: 'x'.repeat(36) }, ['city-too-long']],
    [{ address: `Via ${'x'.repeat(44)}` }, ['line-too-long']],
  ])('%j: %j', (typed, expected) => {
    expect(postalAddress({ ...STREET, ...typed }).remarks).toEqual(expected);
  });
});

describe('laws', () => {
  test('capitals of the basic alphabet only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(inCapitals(text)).toMatch(/^(?:[!-`{-~](?:[ -`{-~]*[!-`{-~])?)?$/u);
      }),
    );
    expect(inCapitals('Łódź ’s Øre')).toBe("LODZ 'S ORE");
  });

  test('what was normalised once stays as it is', () => {
    const word = fc.constantFrom(
      'Via',
      'V.le',
      'dei',
      'Carpini',
      '5',
      'n.',
      '12/A',
      'int.',
      'B',
      ',',
      'c/o',
      'Neri',
      'snc',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const { street = '' } = streetLines(words.join(' ')).lines;
        expect(streetLines(street).lines.street ?? '').toBe(street);
      }),
    );
  });
});
