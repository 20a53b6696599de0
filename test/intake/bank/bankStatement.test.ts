import { createReadStream } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  payersMark,
  type BankMovement,
  type BankStatement,
  type StatementFormat,
} from '../../../src/domain/payment/bankMovement.ts';
import type { FileProblem, LayoutHints } from '../../../src/domain/import/incoming.ts';
import { toDecimal } from '../../../src/domain/money.ts';
import { bankTextParts } from '../../../src/intake/bank/bankText.ts';
import { readStatement, statementFormat } from '../../../src/intake/bank/bankStatement.ts';
import type { OpenBytes } from '../../../src/intake/layout.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');

function file(name: string): OpenBytes {
  return () => createReadStream(path.join(FIXTURES, name)) as AsyncIterable<Buffer>;
}

function text(content: string): OpenBytes {
  return async function* () {
    yield Buffer.from(content);
  };
}

async function statementOf(open: OpenBytes, hints: LayoutHints = {}): Promise<BankStatement> {
  const format = await statementFormat(open);
  const read = await readStatement(open, format as StatementFormat, hints);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.statement;
}

async function problemOf(open: OpenBytes): Promise<FileProblem | undefined> {
  const format = await statementFormat(open);
  const read = await readStatement(open, format as StatementFormat);
  return read.ok ? undefined : read.problem;
}

/** `1: 2026-11-12 1500.00 EUR TESSITURA "FT 1"`: one line of a statement, compared at a glance. */
function told({ line, bookedOn, cents, currency, counterparty = '-', remittance }: BankMovement): string {
  return `${line}: ${bookedOn} ${toDecimal(cents)} ${currency} ${counterparty} "${remittance}"`;
}

/** A notification with one entry. */
function camtOf(inside: string): OpenBytes {
  return text(
    `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry>${inside}</Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`,
  );
}

/** A statement with one entry on its fourth line. */
function mt940Of(line: string, balance = ':60F:C261230EUR1,00'): OpenBytes {
  return text(`:20:X\n:25:1\n${balance}\n${line}\n:62F:C261230EUR1,00\n`);
}

/** A statement with one record 62, from its position 14 on. */
function cbiOf(fields: string): OpenBytes {
  return text(` RH0306905428131126X\n 620000001001${fields}48\n EF\n`);
}

describe('which file is a statement', () => {
  test.for([
    ['bank/camt053.xml', 'camt'],
    ['bank/camt-cbi.xml', 'camt'],
    ['bank/mt940.txt', 'mt940'],
    ['bank/cbi.txt', 'cbi'],
    ['bank/dare-avere.csv', 'bank-csv'],
    ['bank/con-trn.csv', 'bank-csv'],
    ['bank/senza-segno.csv', 'bank-csv'],
    ['import/desktop-schedule.csv', undefined],
    ['import/web-invoices.csv', undefined],
    ['import/customers.csv', undefined],
    ['import/open-items-german.csv', undefined],
    ['import/ageing.csv', undefined],
  ] as const)('%s: %s', async ([name, format]) => {
    expect(await statementFormat(file(name))).toBe(format);
  });

  test.for([
    ['nothing', ''],
    ['an invoice', '<?xml version="1.0"?><p:FatturaElettronica xmlns:p="x"></p:FatturaElettronica>'],
    [
      'a ledger of invoices',
      'Data;Scadenza;Descrizione;Dare;Avere\n01/10/2026;31/10/2026;Fattura 12;100,00;\n',
    ],
    ['a ledger of one account', 'Data;Descrizione;Dare;Avere\n01/10/2026;Fattura 12;100,00;\n'],
    ['a text', 'RHum and stories\n'],
  ] as const)('not %s', async ([, content]) => {
    expect(await statementFormat(text(content))).toBeUndefined();
  });

  test('a file in two bytes a character is recognised as well', async () => {
    const content = 'Data;Valuta;Descrizione;Entrate;Uscite\r\n12/11/2026;12/11/2026;FT 1;1,00;\r\n';
    const open: OpenBytes = async function* () {
      yield Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
    };
    expect((await statementOf(open)).movements.map(told)).toEqual(['2: 2026-11-12 1.00 EUR - "FT 1"']);
  });
});

describe('camt', () => {
  test('entries, transactions of a batch, signs, texts; what is not booked is left out', async () => {
    const { movements, ignoredCount, problems } = await statementOf(file('bank/camt053.xml'));
    expect(movements.map(told)).toEqual([
      '1: 2026-11-12 1500.00 EUR TESSITURA VALDOSSOLA SRL "SALDO FT 2026/101 & CONGUAGLI"',
      '2: 2026-11-12 100.00 EUR PRIMO "FT 7 RF18539007547034"',
      '2: 2026-11-12 200.00 EUR SECONDO "INCASSO DISTINTA"',
      '3: 2026-11-13 -50.00 EUR - "INSOLUTO RIBA ROSSI FT 12"',
    ]);
    expect(movements[0]).toMatchObject({
      valueOn: '2026-11-13',
      account: 'IT40S0542811101000000654321',
      counterpartIban: 'DE02120300000000202051',
      reference: '0306900000000001',
      reasonCode: '48',
    });
    expect(movements.map(({ reference }) => reference).slice(1)).toEqual([
      '0306900000000002/1',
      '0306900000000002/2',
      'TX-77',
    ]);
    expect(movements[3]?.reasonCode).toBe('42');
    expect([ignoredCount, problems]).toEqual([2, []]);
  });

  test('the Italian wrapper, its prefixes and its encoding', async () => {
    const { movements } = await statementOf(file('bank/camt-cbi.xml'));
    expect(movements.map(told)).toEqual(['1: 2026-11-12 25.50 EUR Caffè Nazionale "FT 3"']);
    expect(movements[0]).toMatchObject({ account: '00001234', reference: 'E2E-1' });
  });

  const day = '<BookgDt><Dt>2026-11-12</Dt></BookgDt>';

  test.for([
    ['no day', '<Amt Ccy="EUR">1.00</Amt>', 'bad-date'],
    [
      'a day that does not exist',
      '<Amt Ccy="EUR">1.00</Amt><BookgDt><Dt>2026-02-30</Dt></BookgDt>',
      'bad-date',
    ],
    ['no amount', day, 'missing-amount'],
    ['a fraction of a cent', `<Amt Ccy="EUR">1.005</Amt>${day}`, 'too-many-decimals'],
    ['no currency', `<Amt>1.00</Amt>${day}`, 'bad-currency'],
    ['no direction', `<Amt Ccy="EUR">1.00</Amt>${day}`, 'bad-amount'],
  ] as const)('an entry with %s is a bad row', async ([, inside, code]) => {
    expect((await statementOf(camtOf(inside))).problems).toMatchObject([{ line: 1, code }]);
  });

  const party = (name: string): string => `<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>`;
  const part = (amount: string, inside = ''): string =>
    `<TxDtls>${amount}${inside}<RmtInf><Ustrd>FT 1</Ustrd></RmtInf></TxDtls>`;
  const batch = (amount: string, ...parts: string[]): OpenBytes =>
    camtOf(
      `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>${day}<NtryDtls>${parts.join('')}</NtryDtls>`,
    );

  test('transactions that do not come to the entry are taken as one, with what all of them say', async () => {
    const one = '<Amt Ccy="EUR">1.00</Amt>';
    const { movements } = await statementOf(
      batch('5.00', part(one, party('ALFA')), part(one, party('BETA'))),
    );
    expect(movements.map(told)).toEqual(['1: 2026-11-12 5.00 EUR ALFA, BETA "FT 1 FT 1"']);
  });

  test('what was instructed is what came, where all of it comes to the entry', async () => {
    const instructed = '<AmtDtls><InstdAmt><Amt Ccy="EUR">1.00</Amt></InstdAmt></AmtDtls>';
    const { movements } = await statementOf(batch('2.00', part(instructed), part(instructed)));
    expect(movements.map(({ cents }) => cents)).toEqual([100, 100]);
  });

  test('a return among collections is taken off their sum', async () => {
    const back = '<Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>';
    const reason = '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>';
    const { movements } = await statementOf(
      batch('2.00', part('<Amt Ccy="EUR">3.00</Amt>'), part(back, reason)),
    );
    expect(movements).toMatchObject([{ cents: 300 }, { cents: -100, isReturn: true }]);
  });

  test.for([
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><Document><BkToCstmrStmt></BkToCstmrStmt></Document>',
      'unsafe-xml',
    ],
    ['something cut off', '<Document><BkToCstmrStmt><Stmt>', 'damaged-file'],
    ['nothing in it', '<Document><BkToCstmrStmt></BkToCstmrStmt></Document>', 'no-rows'],
  ] as const)('a file with %s is refused', async ([, content, code]) => {
    expect(await problemOf(text(content))).toMatchObject({ code });
  });

  const booked = `<BookgDt><Dt>2026-11-12</Dt></BookgDt>`;
  const debtor = '<RltdPties><Dbtr><Nm>ROSSI SRL</Nm></Dbtr></RltdPties>';

  test.for([
    ['a reversal', `<RvslInd>true</RvslInd>${booked}<NtryDtls><TxDtls>${debtor}</TxDtls></NtryDtls>`],
    [
      'a return with its reason',
      `${booked}<NtryDtls><TxDtls>${debtor}<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls></NtryDtls>`,
    ],
    [
      'an unpaid direct debit',
      `${booked}<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>${debtor}</TxDtls></NtryDtls>`,
    ],
  ] as const)('%s is money taken back from a payer', async ([, inside]) => {
    const entry = (sign: string): OpenBytes =>
      camtOf(`<Amt Ccy="EUR">7.00</Amt><CdtDbtInd>${sign}</CdtDbtInd>${inside}`);
    const [back] = (await statementOf(entry('DBIT'))).movements;
    expect(back).toMatchObject({ cents: -700, isReturn: true, counterparty: 'ROSSI SRL' });
    const [forth] = (await statementOf(entry('CRDT'))).movements;
    expect(forth).toMatchObject({ cents: 700, isDebitReversed: true });
    expect(forth).not.toHaveProperty('isReturn');
  });

  test.each(['', 'DLY:', 'PRD:'])(
    'the periodic wrapper under the prefix "%s", and a batch inside it',
    async (prefix) => {
      const tag = (name: string, inside: string, attributes = ''): string =>
        `<${prefix}${name}${attributes}>${inside}</${prefix}${name}>`;
      const part = (amount: string, name: string, text: string): string =>
        tag(
          'TxDtls',
          tag('Amt', amount, ' Ccy="EUR"') +
            tag('RltdPties', tag('Dbtr', tag('Pty', tag('Nm', name)))) +
            tag('RmtInf', tag('Ustrd', text.slice(0, 4)) + tag('Ustrd', text.slice(4))),
        );
      const entry = tag(
        'Ntry',
        tag('Amt', '30.07', ' Ccy="EUR"') +
          tag('CdtDbtInd', 'CRDT') +
          tag('Sts', 'BOOK') +
          day +
          tag('AcctSvcrRef', 'B7') +
          tag('NtryDtls', part('10.03', 'PRIMO', 'FT 101/A') + part('20.04', 'SECONDO', 'FT 102')),
      ).replace(day, day.replaceAll(/<(\/?)/gu, `<$1${prefix}`));
      const file = `<BDY:CBIBdyBkToCstmrStmtReq xmlns:BDY="a" xmlns:DLY="b" xmlns:PRD="c"><BDY:X><BDY:CBIPrdcStmtReqLogMsg>${tag('Stmt', entry)}</BDY:CBIPrdcStmtReqLogMsg></BDY:X></BDY:CBIBdyBkToCstmrStmtReq>`;
      const { movements } = await statementOf(text(file));
      expect(movements.map(told)).toEqual([
        '1: 2026-11-12 10.03 EUR PRIMO "FT 101/A"',
        '1: 2026-11-12 20.04 EUR SECONDO "FT 102"',
      ]);
      expect(movements.map(({ reference }) => reference)).toEqual(['B7/1', 'B7/2']);
    },
  );

  test('all references of a transaction, the payer’s as such', async () => {
    const refs =
      '<Refs><AcctSvcrRef>TX1</AcctSvcrRef><EndToEndId>ORD-5</EndToEndId></Refs><Amt Ccy="EUR">1.00</Amt>';
    const { movements } = await statementOf(
      camtOf(
        `<Amt Ccy="EUR">2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>${booked}<AcctSvcrRef>B7</AcctSvcrRef><NtryDtls><TxDtls>${refs}</TxDtls><TxDtls><Amt Ccy="EUR">1.00</Amt></TxDtls></NtryDtls>`,
      ),
    );
    expect(movements.map(({ reference, marks }) => [reference, marks])).toEqual([
      ['TX1', ['TX1', 'B7/1', 'E2E:ORD-5']],
      ['B7/2', undefined],
    ]);
  });

  test('a file too large to be a statement is refused', async () => {
    const start = Buffer.from('<Document><BkToCstmrStmt>');
    const open: OpenBytes = async function* () {
      yield start;
      for (let piece = 0; piece < 51; piece += 1) yield Buffer.alloc(1_000_000, 32);
    };
    expect(await problemOf(open)).toMatchObject({ code: 'too-large' });
  });
});

describe('MT940', () => {
  test('exact amounts, signs, days at the turn of the year, three manners of text', async () => {
    const { movements, ignoredCount } = await statementOf(file('bank/mt940.txt'));
    expect(movements.map(told)).toEqual([
      '6: 2026-12-31 1500.00 EUR TESSITURA VALDOSSOLA SRL "SALDO FT 2026/101"',
      '9: 2027-01-02 -12.50 EUR - "COMMISSIONI"',
      '11: 2027-01-02 -300.00 EUR - "STORNO BONIFICO"',
      '13: 2027-01-02 20.00 EUR CANTIERI BREZZA DI MARE "FT 88 E 89"',
      '15: 2027-01-02 40.00 EUR OFFICINE LUMEN SPA "FATT 2026/215"',
    ]);
    expect(movements.map(({ reference }) => reference)).toEqual([
      '0306900000000009',
      undefined,
      undefined,
      undefined,
      'ORD-5',
    ]);
    // The last one is the payer's own.
    expect(movements.map(({ marks }) => marks)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      [payersMark('ORD-5')],
    ]);
    expect(movements[3]?.counterpartIban).toBe('DE02120300000000202051');
    expect(movements[1]?.valueOn).toBe('2026-12-31');
    expect(ignoredCount).toBe(1);
  });

  test.for([
    ['no amount', ':61:261231CNTRF', 'bad-amount'],
    ['a month thirteen', ':61:261331C1,00NTRFX', 'no-such-day'],
    ['a booking day that does not exist', ':61:2612310230C1,00NTRFX', 'no-such-day'],
    ['three decimals', ':61:261231C1,005NTRFX', 'too-many-decimals'],
  ] as const)('an entry with %s is a bad row', async ([, line, code]) => {
    expect((await statementOf(mt940Of(line))).problems).toMatchObject([{ line: 4, code }]);
  });

  test.each([
    ['0,07', 7],
    ['0,1', 10],
    ['19,99', 1_999],
    ['1005,', 100_500],
    ['1234567,1', 123_456_710],
    ['999999999,99', 99_999_999_999],
  ])('%s is %i cents, whatever fractions a computer likes', async (written, amount) => {
    const { movements } = await statementOf(mt940Of(`:61:261112C${written}NTRFNONREF`));
    expect(movements.map((each) => each.cents)).toEqual([amount]);
  });

  test.each([
    ['C', 100, {}],
    ['D', -100, {}],
    ['RC', -100, { isReturn: true }],
    ['RD', 100, { isDebitReversed: true }],
  ] as const)('%s', async (sign, amount, marks) => {
    const { movements } = await statementOf(mt940Of(`:61:261112${sign}1,00NTRFNONREF`));
    const [one] = movements;
    expect(one?.cents).toBe(amount);
    expect({
      ...(one?.isReturn === undefined ? {} : { isReturn: one.isReturn }),
      ...(one?.isDebitReversed === undefined ? {} : { isDebitReversed: one.isDebitReversed }),
    }).toEqual(marks);
  });

  test('what came back says so by its kind', async () => {
    const [back] = (await statementOf(mt940Of(':61:261112D1,00NRTINONREF'))).movements;
    expect(back).toMatchObject({ cents: -100, isReturn: true });
    const [forth] = (await statementOf(mt940Of(':61:261112C1,00NRTINONREF'))).movements;
    expect(forth).not.toHaveProperty('isReturn');
  });

  test('of a tagged text, what the payer wrote and no more', async () => {
    const written = ':61:261112C1,00NTRFNONREF\n:86:?20EREF+99?21SVWZ+FT 7?22ABWA+ROSSI 12/3';
    expect((await statementOf(mt940Of(written))).movements).toMatchObject([{ remittance: 'FT 7' }]);
  });

  test('without a currency nothing can be taken', async () => {
    expect((await statementOf(mt940Of(':61:261231C1,00NTRFX', ':28C:1'))).problems).toMatchObject([
      { code: 'bad-currency' },
    ]);
  });

  test('booked in December for value in January', async () => {
    const { movements } = await statementOf(mt940Of(':61:2701021231C1,00NTRFX'));
    expect(movements).toMatchObject([{ bookedOn: '2026-12-31', valueOn: '2027-01-02' }]);
  });
});

describe('CBI', () => {
  test('a reference that the payer chose is marked as such', async () => {
    const ordering = ` 630000001001ID1${' '.repeat(35)}7\n`;
    const movement = ' 620000001001131126131126C000000000001,0048\n';
    const { movements } = await statementOf(text(` RH0306905428131126X\n${movement}${ordering} EF\n`));
    expect(movements).toMatchObject([{ reference: '7', marks: [payersMark('7')] }]);
  });

  test('movements with what records 63 add to them; balances are none', async () => {
    const { movements, ignoredCount, problems } = await statementOf(file('bank/cbi.txt'));
    expect(movements.map(told)).toEqual([
      '3: 2026-11-13 1500.00 EUR TESSITURA VALDOSSOLA SRL "SALDO FATTURA 2026/101 DEL 02/10/2026"',
      '11: 2026-11-13 -50.00 EUR - "INSOLUTO RIBA ROSSI FT 12 TRN 0306900000000012345"',
    ]);
    expect(movements[0]).toMatchObject({
      valueOn: '2026-11-12',
      account: 'S0542811101000000654321',
      counterpartIban: 'DE02120300000000202051',
      reasonCode: '48',
    });
    expect(movements[0]).not.toHaveProperty('reference');
    expect(movements[1]).toMatchObject({ reference: '0306900000000012345', reasonCode: '42' });
    expect([ignoredCount, problems]).toEqual([1, []]);
  });

  test.each([
    ['100,00+', 'EUR', 10_000],
    ['100,00-', 'EUR', -10_000],
    ['+100,00', 'EUR', 10_000],
    ['€ -100,00', 'EUR', -10_000],
    ['1.100,00 CR', 'EUR', 110_000],
    ['1.100,00CR', 'EUR', 110_000],
    ['1.100,00 DR', 'EUR', -110_000],
    ['-1.100,00 DR', 'EUR', -110_000],
    ['100,00 C', 'EUR', 10_000],
    ['100,00 D', 'EUR', -10_000],
    ['100,00 A', 'EUR', 10_000],
    ['CR 100,00', 'EUR', 10_000],
    ['Dare 100,00', 'EUR', -10_000],
    ['100,00 USD CR', 'USD', 10_000],
    ['+$ 100,00', 'USD', 10_000],
    ['100,00- CHF', 'CHF', -10_000],
  ])('"%s" is %s %i, from a file with no other sign', async (written, currency, amount) => {
    const open = text(`Data contabile;Data valuta;Importo;Causale\n12/11/2026;;${written};FT 1\n`);
    expect((await statementOf(open)).movements).toMatchObject([{ cents: amount, currency }]);
  });

  test.each([
    ['Importo;Divisa', '-100,00 CR;EUR', 'Importo', 'bad-amount'],
    ['Importo;Divisa', '+$ 100,00;EUR', 'Importo', 'currency-differs'],
    ['Entrate;Uscite', ';100,00 CR', 'Uscite', 'bad-amount'],
    ['Entrate;Uscite', '100,00 DR;', 'Entrate', 'bad-amount'],
  ])('%s with %s is a bad row', async (columns, cells, column, code) => {
    const open = text(`Data contabile;Data valuta;${columns};Causale\n12/11/2026;;${cells};FT 1\n`);
    expect((await statementOf(open)).problems).toMatchObject([{ line: 2, column, code }]);
  });

  test('an amount without a word, where others have one, may be either', async () => {
    const rows = ['1,00 CR', '2,00', '3,00-'].map((amount) => `12/11/2026;;${amount};FT 1\n`);
    const open = text(`Data contabile;Data valuta;Importo;Causale\n${rows.join('')}`);
    expect(await statementOf(open)).toMatchObject({
      movements: [{ cents: 100 }, { cents: -300 }],
      problems: [{ line: 3, column: 'Importo', value: '2,00', code: 'bad-amount' }],
    });
  });

  test.each([
    [';100,00 DR', -10_000],
    ['100,00 CR;', 10_000],
    ['100,00+;', 10_000],
    [';100,00-', -10_000],
  ])('in two columns "%s" is %i', async (cells, amount) => {
    const open = text(`Data contabile;Data valuta;Entrate;Uscite;Causale\n12/11/2026;;${cells};FT 1\n`);
    expect((await statementOf(open)).movements).toMatchObject([{ cents: amount }]);
  });

  test.for([
    ['a day that does not exist', '131126310226C000000000001,00', 'no-such-day'],
    ['an amount that is none', '131126131126C0000000000DIECI', 'bad-amount'],
    ['no sign', '131126131126 000000000001,00', 'bad-amount'],
  ] as const)('a movement with %s is a bad row', async ([, fields, code]) => {
    expect((await statementOf(cbiOf(fields))).problems).toMatchObject([{ line: 2, code }]);
  });
});

describe('CSV of banks', () => {
  test('on a statement "avere" is money in; balances are no movements', async () => {
    const { movements, ignoredCount } = await statementOf(file('bank/dare-avere.csv'));
    expect(movements.map(told)).toEqual([
      '5: 2026-11-12 1500.00 EUR TESSITURA VALDOSSOLA SRL "BONIF. DA TESSITURA VALDOSSOLA SRL PER FT 2026/101; CAFFÈ"',
      '6: 2026-11-13 -12.50 EUR - "CANONE MENSILE"',
    ]);
    expect(ignoredCount).toBe(2);
  });

  test('"valuta" beside a date is a date, and a TRN of its own is the reference', async () => {
    const { movements } = await statementOf(file('bank/con-trn.csv'));
    expect(movements).toMatchObject([
      { cents: 150_000, valueOn: '2026-11-13', reference: '0306900000000001' },
      { cents: -300, remittance: 'COMMISSIONI' },
    ]);
  });

  test('amounts without any sign are refused', async () => {
    expect(await problemOf(file('bank/senza-segno.csv'))).toEqual({ code: 'no-sign', detail: 'Importo' });
  });

  const HEADER = 'Data contabile;Data valuta;Importo;Valuta;Descrizione;Causale;Segno';

  test.for([
    ['a sign in a column of its own', '12/11/2026;12/11/2026;1.500,00;CHF;FT 1;48;D', '-1500.00 CHF'],
    ['a sign of a credit', '12/11/2026;12/11/2026;1.500,00;CHF;FT 1;48;A', '1500.00 CHF'],
    ['no currency', '12/11/2026;12/11/2026;+1.500,00;;FT 1;48;', '1500.00 EUR'],
    ['a minus behind', '12/11/2026;12/11/2026;1.500,00-;EUR;FT 1;48;', '-1500.00 EUR'],
  ] as const)('%s', async ([, row, expected]) => {
    const { movements } = await statementOf(text(`${HEADER}\n${row}\n`));
    expect(movements.map(told).join()).toContain(expected);
  });

  test.for([
    ['a day that does not exist', '31/02/2026;;1,00;EUR;FT 1;48;A', 'Data contabile', 'no-such-day'],
    ['an amount in words', '12/11/2026;;dieci;EUR;FT 1;48;A', 'Importo', 'bad-amount'],
  ] as const)('%s is a bad row', async ([, row, column, code]) => {
    const good = '12/11/2026;12/11/2026;-2,00;EUR;FT 1;48;';
    const { problems } = await statementOf(text(`${HEADER}\n${good}\n${row}\n`));
    expect(problems).toMatchObject([{ line: 3, column, code }]);
  });

  test('money in and out on one row is a bad row', async () => {
    const open = text(
      'Data operazione;Descrizione;Entrate;Uscite\n12/11/2026;FT 1;1,00;2,00\n13/11/2026;FT 2;;-3,00\n',
    );
    expect(await statementOf(open)).toMatchObject({
      problems: [{ line: 2, code: 'bad-amount' }],
      movements: [{ cents: -300 }],
    });
  });

  test('columns for payer and account, and a reason in words', async () => {
    const open = text(
      'Data contabile,Data valuta,Importo,Descrizione,Causale,Ordinante,IBAN ordinante,Rapporto\n' +
        '2026-11-12,2026-11-12,-1.00,FT 1,BONIFICO ESTERO,Rossi,DE02 1203 0000 0000 2020 51,00/123\n' +
        '2026-11-12,2026-11-12,0.00,FT 1,48,,,\n',
    );
    const { movements, ignoredCount } = await statementOf(open);
    expect(movements).toMatchObject([
      {
        counterparty: 'Rossi',
        counterpartIban: 'DE02120300000000202051',
        remittance: 'FT 1 BONIFICO ESTERO',
        account: '00/123',
      },
    ]);
    expect(ignoredCount).toBe(1);
  });

  test('days month first, where no other reading is possible', async () => {
    const open = text('Data contabile;Data valuta;Importo;Causale\n11/25/2026;11/25/2026;-1,00;FT 1\n');
    expect((await statementOf(open)).movements).toMatchObject([
      { bookedOn: '2026-11-25', remittance: 'FT 1' },
    ]);
  });

  test('a decimal mark that nothing decides is asked for', async () => {
    const open = text('Data contabile;Data valuta;Importo;Causale\n12/11/2026;12/11/2026;-1.500;FT 1\n');
    expect(await problemOf(open)).toMatchObject({ code: 'ambiguous-decimal', flag: '--decimal' });
    expect((await statementOf(open, { decimal: 'comma' })).movements).toMatchObject([{ cents: -150_000 }]);
    const whole = text('Data contabile;Data valuta;Importo;Causale\n12/11/2026;12/11/2026;-1500;FT 1\n');
    expect((await statementOf(whole)).movements).toMatchObject([{ cents: -150_000 }]);
  });

  test.each([
    ['D', -100],
    ['Dare', -100],
    ['Addebito', -100],
    ['USCITA', -100],
    ['DBIT', -100],
    ['A', 100],
    ['Accredito', 100],
    ['Entrata', 100],
    ['', 100],
  ])('the sign "%s" makes it %i', async (sign, amount) => {
    const open = text(`Data contabile;Data valuta;Segno;Importo;Causale\n12/11/2026;;${sign};1,00;FT 1\n`);
    expect((await statementOf(open)).movements).toMatchObject([{ cents: amount }]);
  });

  test('another word for the sign leaves open where the money went', async () => {
    const open = text('Data contabile;Data valuta;Segno;Importo;Causale\n12/11/2026;;X;1,00;FT 1\n');
    expect(await statementOf(open)).toMatchObject({
      movements: [],
      problems: [{ line: 2, column: 'Segno', value: 'X', code: 'bad-amount' }],
    });
  });

  test.each([
    [
      'amounts with their currency',
      'Data Contabile;Data Valuta;Addebiti (euro);Accrediti (euro);Descrizione operazioni',
    ],
    ['short words', 'DATA CONT.;DATA VAL.;DARE;AVERE;DESCR.'],
    ['an amount in euro', 'Data operazione;Data valuta;Importo in euro;Saldo (EUR);Descrizione'],
  ])('headers with %s', async (_what, header) => {
    const isOne = header.includes('Importo');
    const row = isOne
      ? '20/11/2026;21/11/2026;610,00;1.000,00;FT 1234'
      : '20/11/2026;21/11/2026;;610,00;FT 1234';
    const back = isOne ? '21/11/2026;21/11/2026;-1,00;999,00;COMM' : '21/11/2026;21/11/2026;1,00;;COMM';
    expect((await statementOf(text(`${header}\n${row}\n${back}\n`))).movements).toMatchObject([
      { cents: 61_000, bookedOn: '2026-11-20', valueOn: '2026-11-21', remittance: 'FT 1234' },
      { cents: -100 },
    ]);
  });

  test('what is not booked yet, or was refused, is no movement', async () => {
    const rows = ['Non contabilizzato', 'In attesa', 'DECLINED', 'Contabilizzato', ''].map(
      (state) => `12/11/2026;12/11/2026;-1,00;FT 1;${state}\n`,
    );
    for (const header of ['Stato', 'Contabilizzazione']) {
      const open = text(`Data contabile;Data valuta;Importo;Descrizione;${header}\n${rows.join('')}`);
      const statement = await statementOf(open);
      expect(statement).toMatchObject({ ignoredCount: 3, movements: [{ line: 5 }, { line: 6 }] });
    }
  });

  test('a header alone is no statement', async () => {
    expect(
      await problemOf(text('Data contabile;Data valuta;Importo;Causale\nSaldo finale;;1,00;\n')),
    ).toMatchObject({
      code: 'no-rows',
    });
  });
});

describe('the one text of Italian banks', () => {
  test.for([
    [
      'BONIFICO A VOSTRO FAVORE DISPOSTO DA: ROSSI SRL CAUSALE: FT 12 TRN 0306900000000001',
      'ROSSI SRL',
      'FT 12',
      '0306900000000001',
    ],
    [
      'Bonif. SEPA da Rossi Srl - saldo ft 12',
      'Rossi Srl',
      'Bonif. SEPA da Rossi Srl - saldo ft 12',
      undefined,
    ],
    ['ORDINANTE: DITTA UNO PER CONTO DITTA DUE CAUSALE: X', 'DITTA UNO PER CONTO DITTA DUE', 'X', undefined],
    ['BONIFICO ORD: ALFA SRL CAUSALE FT 7', 'ALFA SRL', 'FT 7', undefined],
    ['BONIFICO DA ROSSI SRL FT 2026/101', 'ROSSI SRL', 'BONIFICO DA ROSSI SRL FT 2026/101', undefined],
    ['BONIFICO DA ROSSI SRL SALDO FATT. 7', 'ROSSI SRL', 'BONIFICO DA ROSSI SRL SALDO FATT. 7', undefined],
    ['BONIFICO DA NUMERO UNO SRL N. 7', 'NUMERO UNO SRL', 'BONIFICO DA NUMERO UNO SRL N. 7', undefined],
    ['SALDO FT 7 ORD: 4711', undefined, 'SALDO FT 7 ORD: 4711', undefined],
    ['MITT.: ROSSI MARIO CRO 12345678901 CAUSALE FT 7', 'ROSSI MARIO', 'FT 7', '12345678901'],
    ['VERSAMENTO CONTANTE', undefined, 'VERSAMENTO CONTANTE', undefined],
    ['riga\u0007 con \u001b[31mcolori\n e ritorni', undefined, 'riga con colori e ritorni', undefined],
  ] as const)('%s', ([written, counterparty, remittance, reference]) => {
    expect(bankTextParts(written)).toEqual({
      remittance,
      ...(counterparty === undefined ? {} : { counterparty }),
      ...(reference === undefined ? {} : { reference }),
    });
  });

  test('an account that is named is the payer’s', () => {
    expect(bankTextParts('BONIFICO DA ROSSI IBAN DE02120300000000202051').counterpartIban).toBe(
      'DE02120300000000202051',
    );
  });
});
