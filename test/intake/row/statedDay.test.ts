import { describe, expect, it, test } from 'vitest';
import { statedDay } from '../../../src/intake/row/statedDay.ts';
import { aWorkbook, dateCell, readGoodBytes } from '../workbook.ts';
import { readGood } from '../readText.ts';

describe('the day a report states', () => {
  test.each([
    ['Situazione al 31/10/2026', '2026-10-31'],
    ['Situazione clienti aperta al 31/10/2026 - Ditta di Prova', '2026-10-31'],
    ['Partite aperte al 31.10.26', '2026-10-31'],
    ['Stampato il 24/11/2026 10:15', '2026-11-24'],
    ['Data stampa: 24/11/2026', '2026-11-24'],
    ['Aggiornato al 24 novembre 2026', '2026-11-24'],
    ['A/R Ageing as of Nov 24, 2026', '2026-11-24'],
    ['As at 2026-11-24', '2026-11-24'],
    ['Stand: 24.11.2026', '2026-11-24'],
    ['Stichtag 24.11.2026', '2026-11-24'],
    ['Situation au 24/11/2026', '2026-11-24'],
    ['Imprimé le 24/11/2026', '2026-11-24'],
    ['Gedruckt am 24.11.2026', '2026-11-24'],
  ])('%s', (line, day) => expect(statedDay([line], 'dmy')).toBe(day));

  test.each([
    'Scadenze al 31/10/2026',
    'Scadenzario al 31/10/2026',
    'Situazione scadenze dal 01/01/2026 al 31/10/2026',
    'Situazione 01/01/2026 - 31/10/2026',
    'Situazione fino al 31/10/2026',
    'Situazione al 31/02/2026',
    'Data: 31/10/2026',
    'Ristampato il 31/10/2026',
    'Ditta di Prova S.r.l.',
  ])('none: %s', (line) => expect(statedDay([line], 'dmy')).toBeUndefined());

  it('is that of the situation rather than that of the print, and ordered as the rows are', () => {
    expect(statedDay(['Stampato il 24/11/2026', 'Situazione al 31/10/2026'], 'dmy')).toBe('2026-10-31');
    expect(statedDay(['as of 10/11/2026'], 'mdy')).toBe('2026-10-11');
    expect(statedDay(['as of 10/11/2026'], 'ymd')).toBeUndefined();
    expect(statedDay(['as of 10/31/2026'], 'ymd')).toBe('2026-10-31');
    expect(statedDay(['as of 31/10/2026'], 'ymd')).toBe('2026-10-31');
  });

  const ROWS = 'Cliente;Numero;Data;Scadenza;Importo\nRossi;1;13/01/2026;13/02/2026;10,00';

  test.each([
    ['above the header, in two cells', `Ditta;;;;\n"Situazione al";31/10/2026;;;\n${ROWS}`],
    ['below the rows', `${ROWS}\nTotale;;;;10,00\nStampato il 31/10/2026;;;;`],
    ['below the rows, in other words', `${ROWS}\nSituazione al 31/10/2026;;;;`],
  ])('is read %s', async (_, text) => {
    const { layout, items } = await readGood(text);
    expect(layout.statedOn).toBe('2026-10-31');
    expect(items).toHaveLength(1);
  });

  it('is read above a list without a header', async () => {
    const columns = { debtor_name: 1, invoice_no: 2, due_date: 4, amount: 5 };
    const rows = 'Rossi;1;13/01/2026;13/02/2026;10,00\nRossi;2;13/01/2026;13/02/2026;10,00';
    const { layout } = await readGood(`Stampato il 31/10/2026\n${rows}`, { columns, hasHeader: false });
    expect(layout.statedOn).toBe('2026-10-31');
  });

  it('is read in a workbook', async () => {
    const rows = [
      ['Situazione al', dateCell(46_326)],
      ['Cliente', 'Numero', 'Data', 'Scadenza', 'Importo'],
      ['Rossi', '1', '13/01/2026', '13/02/2026', 10],
    ];
    expect((await readGoodBytes(aWorkbook({ rows }))).layout.statedOn).toBe('2026-10-31');
  });
});
