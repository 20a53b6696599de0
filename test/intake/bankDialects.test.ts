/** How the banks of Italy write the same two movements: a transfer that came in, and a fee. */
import { describe, expect, test } from 'vitest';
import type { BankStatement, StatementFormat } from '../../src/domain/payment/bankMovement.ts';
import { readStatement, statementFormat } from '../../src/intake/bank/bankStatement.ts';
import type { OpenBytes } from '../../src/intake/layout.ts';

function bytes(content: string | Buffer): OpenBytes {
  return async function* () {
    yield Buffer.from(content as string);
  };
}

async function statementOf(content: string | Buffer): Promise<BankStatement> {
  const open = bytes(content);
  const read = await readStatement(open, (await statementFormat(open)) as StatementFormat);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.statement;
}

/** What a statement with a known header says of its rows. */
async function rowsUnder(header: string, ...rows: string[]): Promise<BankStatement> {
  return statementOf(`${header}\n${rows.join('\n')}\n`);
}

const IN_OUT = 'Data contabile;Data valuta;Descrizione;Dare;Avere';

describe('headers of banks', () => {
  test.each([
    ['Data Registrazione;Data valuta;Descrizione;Importo (EUR);', '16.11.2026;16.11.2026;FT 7;1.610,00;'],
    ['Data;Valuta;Descrizione;Euro;Caus.;', '16/11/2026;16/11/2026;FT 7;1.610,00;048;'],
    [
      'Codice;Data operazione;Data valuta;Descrizione;Divisa;Debito;Credito',
      '1;16/11/2026;16/11/2026;FT 7;EUR;;1.610,00',
    ],
    [
      'Data operazione;Data valuta;Causale / Descrizione operazione;Importo (EUR)',
      '16/11/2026;16/11/2026;FT 7;1.610,00',
    ],
    [
      'Data Contabile;Data Valuta;Importo;Divisa;Causale / Descrizione;Stato',
      '16/11/2026;16/11/2026;1.610,00;EUR;FT 7;Contabilizzato',
    ],
    ['DATA CONT.;DATA VAL.;DESCRIZIONE;IMPORTO(€)', '16/11/2026;16/11/2026;FT 7;1.610,00'],
    ['Booking date,Value date,Description,Amount,Currency', '2026-11-16,2026-11-16,FT 7,1610.00,EUR'],
  ])('%s', async (header, row) => {
    const fee = row.replace('FT 7', 'SPESE').replace(/1\.?610[,.]00/u, (amount) => `-1${amount.at(-3)}50`);
    expect((await rowsUnder(header, row, fee)).movements).toMatchObject([
      { bookedOn: '2026-11-16', valueOn: '2026-11-16', cents: 161_000, currency: 'EUR', remittance: 'FT 7' },
      { remittance: 'SPESE' },
    ]);
  });

  test.each([
    'Numero;Data;Cliente;Descrizione;Importo;Valuta',
    'Data;Numero fattura;Descrizione;Importo;Valuta',
    'N. doc.;Data;Descrizione;Dare;Avere;Valuta',
  ])('"%s" heads invoices, whose "Valuta" is a currency', async (header) => {
    expect(await statementFormat(bytes(`${header}\n`))).toBeUndefined();
  });
});

test('beside value days a number is one of the bank', async () => {
  const header = 'Intestatario;Riferimento;Data contabile;Data valuta;Documento;Descrizione;Dare;Avere';
  const read = await rowsUnder(header, 'DITTA;77;16/11/2026;16/11/2026;;FT 7;;1,00');
  expect(read.movements).toMatchObject([{ cents: 100, remittance: 'FT 7' }]);
});

describe('rows that are written in another way', () => {
  const transfer = '16/11/2026;16/11/2026;BONIFICO DISPOSTO DA: ROSSI SRL;;100,00';

  test('a text that goes on below, without a day and an amount, belongs to its movement', async () => {
    const read = await rowsUnder(
      IN_OUT,
      transfer,
      ';;CAUSALE: ACCONTO;;',
      ';;FATT 77;;',
      '17/11/2026;;SPESE;1,00;',
    );
    expect(read.movements).toMatchObject([
      { line: 2, cents: 10_000, counterparty: 'ROSSI SRL', remittance: 'ACCONTO FATT 77' },
      { line: 5, remittance: 'SPESE' },
    ]);
    expect(read).toMatchObject({ ignoredCount: 0, problems: [] });
  });

  test.each(['', ';;;;'])(
    'what stands after a blank row "%s", or is a total, is no part of a text',
    async (blank) => {
      const read = await rowsUnder(
        IN_OUT,
        transfer,
        ';;Totale movimenti 1;;',
        blank,
        ';;Stampato il 20/11/2026;;',
      );
      expect(read.movements).toMatchObject([{ remittance: 'BONIFICO DISPOSTO DA: ROSSI SRL' }]);
      expect(read).toMatchObject({ ignoredCount: 2, problems: [] });
    },
  );

  test('the foot of a page is no bad row', async () => {
    const read = await rowsUnder(IN_OUT, transfer, 'Stampato il 20/11/2026;;;;', 'Pagina 1 di 1');
    expect(read).toMatchObject({ movements: [{ line: 2 }], ignoredCount: 2, problems: [] });
  });

  test('an amount without any day is a bad row, with its value day alone it is not booked yet', async () => {
    const read = await rowsUnder(
      IN_OUT,
      transfer,
      ';;BONIFICO DA BIANCHI SPA;;50,00',
      ';18/11/2026;POS;2,00;',
    );
    expect(read).toMatchObject({
      movements: [{ line: 2 }],
      problems: [{ line: 3, column: 'Data contabile' }],
      ignoredCount: 1,
    });
  });

  test('a row that ends before its amounts is a bad row', async () => {
    const read = await rowsUnder(
      IN_OUT,
      transfer,
      '17/11/2026;17/11/2026;BONIFICO DISPOSTO DA: BIANCHI SPA',
      'CAUSALE: FT 12;;50,00',
    );
    expect(read).toMatchObject({
      movements: [{ line: 2 }],
      problems: [{ line: 3, code: 'wrong-field-count' }],
    });
  });

  test('a text in the last column keeps what a delimiter in it cut off', async () => {
    const header = 'Data contabile;Data valuta;Dare;Avere;Descrizione';
    const read = await rowsUnder(header, '16/11/2026;;;200,00;PAG. FT 12/A;13/A');
    expect(read.movements).toMatchObject([{ remittance: 'PAG. FT 12/A;13/A' }]);
  });
});

describe('amounts without a sign', () => {
  const HEADER = 'Data contabile;Data valuta;Importo;Descrizione';
  const transfers = [
    '16/11/2026;;100,00;BONIFICO A VOSTRO FAVORE DISPOSTO DA: ROSSI SRL CAUSALE: FT 7',
    '17/11/2026;;50,00;BONIFICO SEPA DA BIANCHI SPA FT 8',
  ];

  test('are money in where every text says so', async () => {
    expect((await rowsUnder(HEADER, ...transfers)).movements).toMatchObject([
      { cents: 10_000 },
      { cents: 5_000 },
    ]);
  });

  test.each([
    'COMMISSIONI SU BONIFICO A VOSTRO FAVORE',
    'PAGAMENTO POS',
    'STORNO BONIFICO DISPOSTO DA: ROSSI SRL',
  ])('are refused beside "%s"', async (text) => {
    await expect(rowsUnder(HEADER, ...transfers, `18/11/2026;;1,00;${text}`)).rejects.toThrow('no-sign');
  });
});
