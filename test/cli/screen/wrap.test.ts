/** Where a line that is wider than the screen goes on. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/cli/screen/clean.ts';
import { bold, textOf } from '../../../src/cli/screen/ink.ts';
import { fittedInk, fittedText } from '../../../src/cli/screen/wrap.ts';

const HINTS = 'Per iniziare: dunning work    Una sola: dunning next 63    Perché no: dunning why';

describe('a line wider than the screen', () => {
  test.each([
    ['what fits stays as it is', 81, HINTS, [HINTS]],
    [
      'suggestions go below each other',
      80,
      HINTS,
      ['Per iniziare: dunning work', 'Una sola: dunning next 63', 'Perché no: dunning why'],
    ],
    [
      'a command stays in one piece',
      60,
      'Per farlo, se la diffida va bene così com’è: dunning letter 3 --approve',
      ['Per farlo, se la diffida va bene così com’è:', 'dunning letter 3 --approve'],
    ],
    [
      'so do two of them',
      40,
      'La prima volta: dunning demo (dati finti) oppure dunning init',
      ['La prima volta: dunning demo (dati', 'finti) oppure dunning init'],
    ],
    [
      'its bracket goes with it',
      40,
      'incasso da confermare della banca (dunning pay --proposals): 700,00 EUR',
      ['incasso da confermare della banca', '(dunning pay --proposals): 700,00 EUR'],
    ],
    [
      'one that is too long is broken before an option',
      50,
      'Per esempio: dunning rates add --commercial 2027-H1 --rate 2,15 --source "G.U. 12"',
      ['Per esempio: dunning rates add', '--commercial 2027-H1 --rate 2,15', '--source "G.U. 12"'],
    ],
    [
      'a count is not torn from its word',
      65,
      'nuove 137  aggiornate 1.012  di cui saldate 21  da correggere 10',
      ['nuove 137  aggiornate 1.012  di cui saldate 21  da correggere 10'],
    ],
    [
      'whatever the width',
      63,
      'nuove 137  aggiornate 1.012  di cui saldate 21  da correggere 10',
      ['nuove 137  aggiornate 1.012  di cui saldate 21', 'da correggere 10'],
    ],
    [
      'the keys of a menu fill the line',
      40,
      '  o potrebbe e non vuole   i disguido interno   l durevole',
      ['  o potrebbe e non vuole', '  i disguido interno   l durevole'],
    ],
    ['a percentage keeps its sign', 16, 'fatturati di (100 %)', ['fatturati di', '(100 %)']],
    ['an amount its currency', 16, 'restano 1.250,50 EUR', ['restano', '1.250,50 EUR']],
    ['a day its weekday', 18, 'entro lun 30/11/2026', ['entro', 'lun 30/11/2026']],
    [
      'an entry of a list goes on under its words',
      31,
      '  - lettera 2026/0001: manca la prova della consegna',
      ['  - lettera 2026/0001: manca la', '    prova della consegna'],
    ],
    ['a path is never cut', 10, 'In /tmp/acme/lettere/2026', ['In', '/tmp/acme/lettere/2026']],
  ])('%s', (_name, width, text, lines) => {
    expect(fittedText(text, width)).toEqual(lines);
  });

  test('keeps the style of every piece', () => {
    expect(fittedInk(['Pratica ', bold('42 Rossi S.r.l.')], 15)).toEqual([
      ['Pratica ', bold('42')],
      [bold('Rossi S.r.l.')],
    ]);
  });

  const word = fc.stringMatching(/^[a-zà0-9,.%-]{1,12}$/u);
  const texts = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '    ')), { minLength: 1, maxLength: 30 });

  test('never loses a word, nor is wider than the screen', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 100 }), (parts, width) => {
        const text = parts.flat().join('').trim();
        const lines = fittedText(text, width);
        expect(lines.join(' ').split(/ +/u)).toEqual(text.split(/ +/u));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(fittedInk([text], Infinity).map((line) => line.map(textOf).join(''))).toEqual([text]);
      }),
    );
  });
});
