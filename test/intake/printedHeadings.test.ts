/** Printed lists: how the headings above the rows are written, and lists with a column of customers. */
import { describe, expect, it, test } from 'vitest';
import { HEADER, owners, refused, row, told } from './printed.ts';
import { readGood } from './readText.ts';

describe('several names above one group', () => {
  const lines = [HEADER, 'Rossi', 'Firenze', row(1), 'Bianchi', 'Milano', row(2)];

  it('are asked about, and one answer is for all groups', async () => {
    const problem = await refused(lines);
    expect(problem).toEqual({
      code: 'customer-unsure',
      line: 2,
      flag: '--customer-lines first',
      detail: 'Rossi / Firenze',
    });
    expect(await owners(lines, { customerLines: ['first'] })).toEqual(['Rossi 1', 'Bianchi 2']);
    expect(await owners(lines, { customerLines: ['last'] })).toEqual(['Firenze 1', 'Milano 2']);
    expect(await owners(lines, { customerLines: ['Rossi', 'bian*'] })).toEqual(['Rossi 1', 'Bianchi 2']);
    expect(await owners(lines, { skipLines: ['Firenze', 'Milano'] })).toEqual(['Rossi 1', 'Bianchi 2']);
  });

  it('a note is asked about all the same', async () => {
    const noted = [...lines, 'attendere', row(3)];
    expect(await refused(noted, { customerLines: ['first'] })).toMatchObject({ detail: 'attendere' });
  });

  it('those of a customer without rows, closed by its sum, are none of the next one’s', async () => {
    const closed = ['00012 Rossi', 'Totale cliente;;;0,00', '00013 Neri', row(1), 'Totale cliente;;;10,00'];
    expect(await owners([HEADER, ...closed])).toEqual(['00013 Neri 1']);
  });
});

describe('how headings are written', () => {
  test.each([
    ['Conto: C 0000123 - ROSSI SRL', '0000123 ROSSI SRL'],
    ['Mastro 1401 Conto 00012 ROSSI SRL', '00012 ROSSI SRL'],
    ['Codice : 00012 Rag. soc. : ROSSI SRL', '00012 ROSSI SRL'],
    ['A/C: ABC001 Name: ABC Ltd Contact: John Tel: 020 123456', 'ABC001 ABC Ltd'],
    ['501.00012 ROSSI SRL            Tel. 055 123456', '501.00012 ROSSI SRL'],
    ['00012 ROSSI SRL   Saldo: 30,00', '00012 ROSSI SRL'],
    ['10001 Müller GmbH, Hauptstr. 1, 80331 München', '10001 Müller GmbH'],
    ['ROSSI SRL (cod. 00012)', '00012 ROSSI SRL'],
    ['ROSSI SRL - 00012', '00012 ROSSI SRL'],
    ['Ditta: ROSSI SRL', 'ROSSI SRL'],
    ['Spett.le ROSSI SRL', 'ROSSI SRL'],
    ['*** ROSSI SRL ***', 'ROSSI SRL'],
    ['Cliente: 12 ROSSI SRL;;;30,00', '12 ROSSI SRL'],
    ['Cliente:;00012;ROSSI SRL;', '00012 ROSSI SRL'],
    ['00012;ROSSI SRL;99900001019;rossi@pec.example', '00012 ROSSI SRL'],
    ['00012;ROSSI SRL;Tel. 055 123456;', '00012 ROSSI SRL'],
    ['00012;ROSSI SRL;FIRENZE;FI', '00012 ROSSI SRL'],
    ['Rossi Mario - C.F. RSSMRA80A01H501U', 'Rossi Mario'],
  ])('%s', async (heading, expected) => {
    expect(await owners([HEADER, heading, row(1)])).toEqual([`${expected} 1`]);
  });

  test.each([
    ['Spett.le', 'Rossi'],
    ['Cliente:', 'Rossi'],
    ['Rossi', 'Data ultimo sollecito: 12/10/2026'],
    ['Rossi', 'IBAN IT60X0542811101000000123456'],
    ['Agente BRUNI', 'Rossi'],
  ])('on two lines: %s, %s', async (...heading) => {
    expect(await owners([HEADER, ...heading, row(1)])).toEqual(['Rossi 1']);
  });

  it('with their sums beside them, and without a word, they are told', async () => {
    const lines = [HEADER, '00012 Rossi;;;10,00', row(1), '00013 Neri;;;20,00', row(2)];
    expect(await refused(lines)).toMatchObject({ code: 'missing-columns' });
    const expected = ['00012 Rossi 1', '00013 Neri 2'];
    expect(await owners(lines, { customerLines: ['0*'] })).toEqual(expected);
    expect(await owners(lines, { customerLines: ['00012 Rossi', '00013 NERI'] })).toEqual(expected);
  });

  it('no row with a day is one, whatever is told', async () => {
    const lines = ['Cliente;Numero;Scadenza;Importo', 'Rossi;1;20260213;10,00', 'Neri;2;20260213;20,00'];
    const told = { customerLines: ['rossi*'], skipLines: ['neri*'] };
    expect(await owners(lines, told)).toEqual(['Rossi 1', 'Neri 2']);
  });

  it('with their sums below their rows they cannot be read', async () => {
    const lines = [HEADER, row(1), 'Cliente: 12 Rossi;;;10,00', row(2), 'Cliente: 13 Neri;;;20,00'];
    expect(await refused(lines)).toMatchObject({ code: 'customer-unsure', line: 3 });
  });
});

describe('lists with a column of customers', () => {
  const header = `Cliente;${HEADER};Descrizione`;
  const named = (name: string, number: number): string => `${name};${row(number)};Merce`;

  it('words in other columns are about the rows', async () => {
    const lines = [
      header,
      named('Rossi', 1),
      named('', 2),
      ';;;;;da chiarire',
      named('', 3),
      named('Neri', 4),
    ];
    expect(await owners(lines)).toEqual(['Rossi 1', 'Rossi 2', 'Rossi 3', 'Neri 4']);
  });

  it('a name without a row is asked about where rows name their own', async () => {
    const lines = [
      header,
      named('Rossi', 1),
      named('', 2),
      'Verificato;;;;;',
      named('', 3),
      named('Neri', 4),
    ];
    const problem = await refused(lines);
    expect(problem).toMatchObject({ code: 'customer-unsure', line: 4, detail: 'Verificato' });
    expect(await owners(lines, told(problem))).toContain('Rossi 3');
    expect(await owners(lines, told(problem, 'customerLines'))).toContain('Verificato 3');
  });

  it('an address below the name, beside other rows, is no customer', async () => {
    const lines = [
      header,
      named('Rossi', 1),
      named('Via Roma 1', 2),
      named('50131 Firenze FI', 3),
      named('', 4),
      named('', 5),
    ];
    const problem = await refused(lines);
    expect(problem).toEqual({
      code: 'customer-unsure',
      line: 3,
      flag: '--skip-lines "Via Roma 1|50131 Firenze FI"',
      detail: 'Via Roma 1',
    });
    expect(await owners(lines, told(problem))).toEqual([
      'Rossi 1',
      'Rossi 2',
      'Rossi 3',
      'Rossi 4',
      'Rossi 5',
    ]);
    expect(await owners(lines, told(problem, 'customerLines'))).toContain('Via Roma 1 2');
  });

  it('and a customer called like one is asked about in no list without groups', async () => {
    const names = ['Rossi', 'Via Roma 1', 'Neri', 'Verdi'];
    const lines = names.map((name, at) => named(name, at + 1));
    expect(await owners([header, ...lines])).toEqual(names.map((name, at) => `${name} ${at + 1}`));
  });

  it('rows without a number that are passed over still say whose the next ones are', async () => {
    const lines = [
      `Cliente;${HEADER}`,
      'Rossi;;;;30,00',
      `;${row(1)}`,
      `;${row(2)}`,
      'Neri;;;;30,00',
      `;${row(3)}`,
    ];
    const hints = { skip: [{ column: 'Numero', values: [''] }] };
    expect(await owners(lines, hints)).toEqual(['Rossi 1', 'Rossi 2', 'Neri 3']);
    const above = [`;${HEADER}`, 'Cliente: 12 Rossi;;;;', `;${row(1)}`, ';;12/10/2026;;', `;${row(2)}`];
    expect(await owners(above, hints)).toEqual(['12 Rossi 1', '12 Rossi 2']);
  });
});

describe('the currency on a line of its own', () => {
  const customer = ['Cliente: 12 Rossi', row(1)];

  test.each([
    ['above the header', ['Valuta: USD', HEADER, ...customer]],
    ['above all rows', [HEADER, 'Valuta: USD', ...customer]],
  ])('%s is that of the list', async (_, lines) => {
    const { items } = await readGood(lines.join('\r\n'));
    expect(items.map(({ currency }) => currency)).toEqual(['USD']);
  });

  test.each([
    ['several', [HEADER, 'Valuta: EUR', ...customer, 'Valuta: USD', 'Cliente: 13 Neri', row(2)], 'EUR, USD'],
    ['one in the middle', [HEADER, ...customer, 'Divisa USD', 'Cliente: 13 Neri', row(2)], 'USD'],
  ])('%s: that of each document cannot be told', async (_, lines, detail) => {
    expect(await refused(lines)).toEqual({ code: 'currencies-between', detail });
  });
});
