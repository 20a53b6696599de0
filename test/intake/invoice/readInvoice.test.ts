import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import type { IncomingItem } from '../../../src/domain/import/incoming.ts';
import { INVOICE_COLUMNS } from '../../../src/intake/invoice/invoiceRecords.ts';
import { matchHeader } from '../../../src/intake/header/matchHeader.ts';
import { paymentMethod } from '../../../src/intake/invoice/paymentMethod.ts';
import { rejectedFile } from '../../../src/intake/file/rejectedFile.ts';
import { invoiceXml, payment, vat, type BodyPlan, type InvoicePlan } from '../invoiceXml.ts';
import { readGood } from '../readText.ts';
import { readGoodBytes, refusalOf } from '../workbook.ts';

async function read(plan: InvoicePlan = {}): ReturnType<typeof readGoodBytes> {
  return readGoodBytes(Buffer.from(invoiceXml(plan)));
}

/** What becomes of one document: its items in short, or its problems. */
async function outcome(body: BodyPlan): Promise<string[]> {
  const { items, problems } = await read({ bodies: [body] });
  return [...items.map(brief), ...problems.map(({ column, code }) => `${column}: ${code}`)];
}

function brief({ instalment, dueOn, amountCents, isCreditNote, method }: IncomingItem): string {
  return [instalment ?? '-', dueOn, amountCents, method ?? '', isCreditNote ? 'credit' : ''].join(' ').trim();
}

async function refused(plan: InvoicePlan): ReturnType<typeof refusalOf> {
  return refusalOf(Buffer.from(invoiceXml(plan)));
}

const person = (id: string): string =>
  `<DatiAnagrafici>${id}<Anagrafica><Nome>Ida</Nome><Cognome>Brughi</Cognome></Anagrafica></DatiAnagrafici>`;
const abroad = (country: string, postcode: string): string =>
  `<Sede><Indirizzo>Rue du Lac 1</Indirizzo><CAP>${postcode}</CAP><Comune>Lyon</Comune><Provincia>EE</Provincia><Nazione>${country}</Nazione></Sede>`;
const vatId = (country: string, code: string): string =>
  `<IdFiscaleIVA><IdPaese>${country}</IdPaese><IdCodice>${code}</IdCodice></IdFiscaleIVA>`;

describe('an electronic invoice', () => {
  it('to a public body says so', async () => {
    expect(await read({ format: 'FPA12' })).toHaveProperty('isToPublicBody', true);
    expect(await read()).not.toHaveProperty('isToPublicBody');
  });

  it('has characters written as numbers', async () => {
    const name =
      '<Anagrafica><Denominazione>Caff&#232; Per&#xF9; &amp; C. &amp;#232;</Denominazione></Anagrafica>';
    const file = await read({
      customer: `<DatiAnagrafici>${vatId('IT', '99900010010')}${name}</DatiAnagrafici>`,
    });
    expect(file.items).toMatchObject([{ debtor: { name: 'Caffè Perù & C. &#232;' } }]);
  });

  it('is an item of the customer it names, wholly open', async () => {
    const file = await read();
    expect(file).toMatchObject({
      kind: 'items',
      rowCount: 1,
      ignoredCount: 0,
      knowsPayments: false,
      problems: [],
      notes: [],
    });
    expect(file.layout.source).toBe('fatturapa');
    expect(file.items).toEqual([
      {
        line: 1,
        debtor: {
          name: 'Rame & Figli S.r.l.',
          vatNumber: '99900010010',
          taxCode: '99900010010',
          address: 'Via del Maglio 4/B',
          postcode: '24121',
          city: 'Bergamo',
          province: 'BG',
          pec: 'rame@pec.example',
        },
        number: '2026/31',
        issuedOn: '2026-07-31',
        dueOn: '2026-09-30',
        isCreditNote: false,
        amountCents: 122_000,
        openCents: 122_000,
        currency: 'EUR',
        method: 'bonifico',
      },
    ]);
  });

  test.each(['p:', 'ns0:', 'q1:', ''])('is found under the prefix %j', async (prefix) => {
    expect((await read({ prefix })).items).toHaveLength(1);
  });

  const name = 'Caffè “Lume” – 5 €';
  const customer = `${person('').replace(/<Nome>.*<\/Cognome>/u, `<Denominazione>${name}</Denominazione>`)}${abroad('FR', '69001')}`;
  test.each([
    ['utf8', ''],
    ['utf8', '<?xml version="1.0"?>'],
    ['utf8', '\uFEFF<?xml version="1.0" encoding="UTF-8"?>'],
    ['win1252', '<?xml version="1.0" encoding="windows-1252"?>'],
    ['win1252', "<?xml version='1.0' encoding='ISO-8859-1'?>"],
    ['utf16-le', '\uFEFF<?xml version="1.0" encoding="UTF-16"?>'],
    ['utf16-be', '\uFEFF<?xml version="1.0" encoding="UTF-16"?>'],
  ])('is read in %s under %j', async (encoding, declaration) => {
    const file = await readGoodBytes(iconv.encode(invoiceXml({ declaration, customer }), encoding));
    expect(file.items[0]?.debtor.name).toBe(name);
  });

  it('may hold several documents of one customer', async () => {
    const { items, rowCount } = await read({
      bodies: [{ number: '1' }, { number: '2', date: '2026-08-01' }],
    });
    expect(items.map(({ line, number, issuedOn }) => [line, number, issuedOn])).toEqual([
      [1, '1', '2026-07-31'],
      [2, '2', '2026-08-01'],
    ]);
    expect(rowCount).toBe(2);
  });

  it('says by what order the customer finds it', async () => {
    const general = `<DatiOrdineAcquisto><IdDocumento>ODA 7</IdDocumento><CodiceCUP>J11B</CodiceCUP><CodiceCIG>Z1234</CodiceCIG></DatiOrdineAcquisto>
      <DatiContratto><CodiceCIG>Z1234</CodiceCIG></DatiContratto>`;
    const { items } = await read({ bodies: [{ general }] });
    expect(items[0]?.reference).toBe('ODA 7, CIG Z1234, CUP J11B');
  });
});

describe('what is to be paid, and when', () => {
  test.each<[string, BodyPlan, string[]]>([
    ['the date it names', {}, ['- 2026-09-30 122000 bonifico']],
    [
      'a date with a time zone',
      { payments: payment('5.00', '2026-09-30+02:00') },
      ['- 2026-09-30 500 bonifico'],
    ],
    ['days from its own date', { payments: payment('5.00', '', terms('30')) }, ['- 2026-08-30 500 RIBA']],
    [
      'days from another date',
      { payments: payment('5.00', '', terms('60', '2026-08-31')) },
      ['- 2026-10-30 500 RIBA'],
    ],
    [
      'neither: thirty days from its own date',
      { payments: payment('5.00', '') },
      ['- 2026-08-30 500 bonifico'],
    ],
    [
      'days that are none',
      { payments: payment('5.00', '', terms('fine mese')) },
      ['Data scadenza: bad-date'],
    ],
    [
      'a day that does not exist',
      { payments: payment('5.00', '2026-09-31') },
      ['Data scadenza: no-such-day'],
    ],
    [
      'instalments, numbered in their order',
      { payments: payment('400.00') + payment('400.00', '2026-10-31') + payment('420.00', '2026-11-30', '') },
      ['1 2026-09-30 40000 bonifico', '2 2026-10-31 40000 bonifico', '3 2026-11-30 42000'],
    ],
    [
      'a choice of two banks for the whole',
      { payments: payment('1220.00') + payment('1220.00') },
      ['- 2026-09-30 122000 bonifico'],
    ],
    [
      'a choice of two banks for each instalment',
      {
        payments: ['2026-09-30', '2026-10-31', '2026-09-30', '2026-10-31']
          .map((due) => payment('610.00', due))
          .join(''),
      },
      ['1 2026-09-30 61000 bonifico', '2 2026-10-31 61000 bonifico'],
    ],
    [
      'the whole on two days',
      { payments: payment('1220.00') + payment('1220.00', '2026-10-31') },
      ['Importo: missing-amount', 'Importo: missing-amount'],
    ],
    ['no payment data: the total, after thirty days', { payments: '' }, ['- 2026-08-30 122000']],
    ['an amount in words', { payments: payment('mille') }, ['Importo: bad-amount']],
    ['an amount with a comma', { payments: payment('1220,00') }, ['Importo: bad-amount']],
    ['no amount', { payments: payment('') }, ['Importo: missing-amount']],
    ['nothing to pay of a total', { payments: payment('0.00') }, ['Importo: missing-amount']],
    ['a debit note', { type: 'TD05' }, ['- 2026-09-30 122000 bonifico']],
    ['a deferred invoice', { type: 'TD24' }, ['- 2026-09-30 122000 bonifico']],
    [
      'a credit note',
      { type: 'TD04', payments: payment('244.00', '2026-09-15') },
      ['- 2026-09-15 -24400 bonifico credit'],
    ],
    [
      'a credit note without payment data',
      { type: 'TD04', payments: '', total: '244.00' },
      ['- 2026-07-31 -24400  credit'],
    ],
    [
      'a credit note with a minus',
      { type: 'TD04', payments: payment('-244.00') },
      ['- 2026-09-30 -24400 bonifico credit'],
    ],
    ['no number', { number: ' ' }, ['Numero documento: missing-number']],
  ])('%s', async (_, body, expected) => {
    expect(await outcome(body)).toEqual(expected);
  });

  // The date is missing in all of these; a credit note has its own, so that the amount shows.
  test.each<[string, BodyPlan, number]>([
    ['the total', {}, -122_000],
    [
      'less what is withheld',
      {
        document:
          '<DatiRitenuta><ImportoRitenuta>200.00</ImportoRitenuta></DatiRitenuta><DatiRitenuta><ImportoRitenuta>40.00</ImportoRitenuta></DatiRitenuta>',
      },
      -98_000,
    ],
    ['less VAT that the customer pays to the Treasury', { summary: vat('1000.00', '220.00', 'S') }, -100_000],
    [
      'the sums of the summary where there is no total',
      { total: '', summary: vat('1000.00', '220.00') + vat('10.00', '0.00') },
      -123_000,
    ],
    ['those without split VAT', { total: '', summary: vat('1000.00', '220.00', 'S') }, -100_000],
  ])('without payment data: %s', async (_, body, amount) => {
    const { items } = await read({ bodies: [{ ...body, type: 'TD04', payments: '' }] });
    expect(items[0]?.amountCents).toBe(amount);
  });

  it('nothing to add up is a missing amount', async () => {
    const body = { type: 'TD04', total: '', summary: '', payments: '' };
    expect(await outcome(body)).toEqual(['Importo: missing-amount']);
    expect(await outcome({ ...body, total: 'molto' })).toEqual(['Importo: missing-amount']);
  });

  test.each([
    ['MP01', 'contanti'],
    ['MP05', 'bonifico'],
    ['MP12', 'RIBA'],
    ['MP19', 'SEPA Direct Debit'],
    ['MP21', 'SEPA Direct Debit B2B'],
    ['MP23', 'PagoPA'],
    ['MP99', 'MP99'],
    ['', ''],
  ])('%s is %s', (code, words) => expect(paymentMethod(code)).toBe(words));
});

describe('the customer', () => {
  const taxCode = '<CodiceFiscale>BRGDIA80A41A794X</CodiceFiscale>';

  test.each<[string, string, object]>([
    [
      'a German company',
      person(vatId('DE', '123456788')) + abroad('DE', '80331'),
      { vatNumber: 'DE123456788', country: 'DE', postcode: '80331' },
    ],
    [
      'a French one, its number already with the country',
      person(vatId('FR', 'FR12345678901')) + abroad('FR', '69001'),
      { vatNumber: 'FR12345678901' },
    ],
    [
      'a foreign company with an Italian number',
      person(vatId('IT', '99900010010')) + abroad('FR', '69001'),
      { vatNumber: '99900010010', country: 'FR' },
    ],
    [
      'somebody outside the Union, without number',
      person(vatId('US', 'OO99999999999')) + abroad('US', '00000'),
      { country: 'US' },
    ],
    ['a person, first name first', person('') + abroad('IT', '24121'), { name: 'Ida Brughi' }],
  ])('%s', async (_, customer, expected) => {
    const { items, problems } = await read({ customer, pec: '' });
    expect(problems).toEqual([]);
    expect(items[0]?.debtor).toMatchObject(expected);
  });

  it('without a number of its own has none, and a postcode nobody has is left out', async () => {
    const { items } = await read({
      customer: person(vatId('US', '99999999999')) + abroad('US', '00000'),
      pec: 'x',
    });
    expect(items[0]?.debtor).toEqual({
      name: 'Ida Brughi',
      address: 'Rue du Lac 1',
      city: 'Lyon',
      country: 'US',
    });
  });

  it('has numbers with the right check characters, or the row is bad', async () => {
    const { problems } = await read({
      customer: person(vatId('IT', '99900010011') + taxCode) + abroad('IT', '24121'),
    });
    expect(problems.map(({ column, code }) => `${column}: ${code}`)).toEqual([
      'Partita IVA: bad-vat-number',
      'Codice fiscale: bad-tax-code',
    ]);
  });

  it('needs a name', async () => {
    const { problems } = await read({ customer: abroad('IT', '24121') });
    expect(problems).toMatchObject([{ column: 'Ragione sociale', code: 'missing-debtor' }]);
  });
});

describe('documents nobody owes us anything by', () => {
  test.each([
    'TD16',
    'TD17',
    'TD18',
    'TD19',
    'TD20',
    'TD21',
    'TD22',
    'TD23',
    'TD26',
    'TD27',
    'TD28',
    'TD29',
    'TD77',
  ])('%s is passed over, and said', async (type) => {
    const file = await read({ bodies: [{ type }, {}] });
    expect(file).toMatchObject({ rowCount: 1, ignoredCount: 1 });
    expect(file.notes).toEqual([{ code: 'not-receivable', count: 1, detail: type }]);
  });

  it('may be a whole file, whoever the seller is: in a self-invoice that is the supplier', async () => {
    const file = await read({
      bodies: [{ type: 'TD17' }, { type: 'TD18' }],
      seller: vatId('DE', '123456788'),
    });
    expect(file).toMatchObject({ rowCount: 0, ignoredCount: 2, items: [], problems: [] });
    expect(file.notes).toEqual([{ code: 'not-receivable', count: 2, detail: 'TD17, TD18' }]);
  });
});

describe('files that are refused as a whole', () => {
  test.each<[string, InvoicePlan, string]>([
    ['an invoice we received', { seller: vatId('IT', '99900010010') }, 'passive-invoice'],
    ['no seller', { seller: '' }, 'passive-invoice'],
    ['a simplified invoice', { root: 'FatturaElettronicaSemplificata' }, 'simplified-invoice'],
    ['a receipt of the exchange system', { root: 'RicevutaConsegna' }, 'other-xml'],
    ['a workbook saved as XML', { root: 'Workbook' }, 'old-spreadsheet'],
    ['no document in it', { bodies: [] }, 'damaged-file'],
    ['a document type', { declaration: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' }, 'unsafe-xml'],
    ['an encoding nobody knows', { declaration: '<?xml version="1.0" encoding="klingon"?>' }, 'damaged-file'],
  ])('%s', async (_, plan, code) => {
    expect(await refused(plan)).toMatchObject({ code });
  });

  test.each([
    ['cut off', Buffer.from(invoiceXml()).subarray(0, 700)],
    ['a tag closed by another', Buffer.from(invoiceXml().replace('</Comune>', '</Cap>'))],
    ['bytes that are no UTF-8', iconv.encode(invoiceXml().replace('Bergamo', 'Cantù'), 'win1252')],
  ])('%s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toMatchObject({ code: 'damaged-file' });
  });

  it('elements inside elements without end', async () => {
    const deep = `<?xml version="1.0"?>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`;
    expect(await refusalOf(Buffer.from(deep))).toEqual({ code: 'too-deep-xml' });
  });

  it('larger than any invoice', async () => {
    const bytes = Buffer.concat([Buffer.from(invoiceXml()), Buffer.alloc(20_000_000, 32)]);
    expect(await refusalOf(bytes)).toEqual({ code: 'too-large', detail: '> 20 MB' });
  });

  it('ours is known by the tax code too, and by a number with the country', async () => {
    const seller = '<CodiceFiscale>99900088883</CodiceFiscale>';
    expect((await read({ seller })).items).toHaveLength(1);
    expect((await read({ seller: vatId('IT', 'IT99900088883') })).items).toHaveLength(1);
    expect(await refused({ seller: vatId('DE', '99900088883') })).toMatchObject({ code: 'passive-invoice' });
  });
});

describe('rows set aside', () => {
  test.each(INVOICE_COLUMNS)('%s has a header by which CSV is read: %s', (field, header) => {
    expect(matchHeader(header)?.field).toBe(field);
  });

  it('come back as a CSV file once somebody has corrected the due date', async () => {
    const file = await read({ bodies: [{ payments: payment('1220.00', '2026-09-31') }] });
    expect(file.problems).toMatchObject([{ line: 1, column: 'Data scadenza', code: 'no-such-day' }]);
    const csv = rejectedFile(file, 'motivo', () => 'data inesistente').replace(
      '2026-07-31;2026-09-31;',
      '2026-07-31;30/09/2026;',
    );
    const again = await readGood(csv, { dates: file.layout.dates, decimal: file.layout.decimal });
    const { line: _, ...item } = (await read()).items[0] ?? { line: 0 };
    expect(again.items).toMatchObject([item]);
  });
});

/** Terms in days, from a date of their own or from that of the invoice. */
function terms(days: string, from = ''): string {
  const start =
    from === '' ? '' : `<DataRiferimentoTerminiPagamento>${from}</DataRiferimentoTerminiPagamento>`;
  return `<ModalitaPagamento>MP12</ModalitaPagamento>${start}<GiorniTerminiPagamento>${days}</GiorniTerminiPagamento>`;
}
