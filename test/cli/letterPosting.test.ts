import { protocolsIn, rangeText } from '../../src/cli/letter/protocolRange.ts';
import { describe, expect, test } from 'vitest';
import { atLegalWarning, letterOffice, rowsOf, type LetterOffice } from './letterOffice.ts';

interface NextJson {
  readonly next: { readonly step: string | null; readonly due: string | null; readonly task: string };
}

async function dataOf<Data>(office: LetterOffice, ...argv: readonly string[]): Promise<Data> {
  const run = await office.run([...argv, '--json']);
  if (run.status !== 0) throw new Error(run.stdout);
  return (run.json() as { data: Data }).data;
}

/** Both cases have their first letter, 2 before 1; kept as HTML, as nothing here looks at the paper. */
async function twoIssued(): Promise<LetterOffice> {
  const office = await letterOffice(...rowsOf(2));
  await office.run(['letter', '--due', '--yes', '--html']);
  return office;
}

describe('sent', () => {
  test('several letters at once: the term runs, the next step is known, one undo takes it back', async () => {
    const office = await twoIssued();
    const later = { env: { DUNNING_TODAY: '2026-11-26' } };
    const run = await office.run(
      ['sent', '2026/1', '2026-0002', '--via', 'registered', '--on', 'ieri'],
      later,
    );
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('Lettera 2026/0001 partita mer 25/11/2026, raccomandata.');
    expect(run.stdout).toContain('Il termine per pagare scade lun 07/12/2026.');
    expect(run.stdout).toMatch(/Prossimo passo: chiamata, mer 09\/12\/2026/u);
    expect(run.stderr).toContain('dunning undo');
    expect(await office.letters()).toMatchObject([
      { sentOn: '2026-11-25', sentVia: 'registered' },
      { sentOn: '2026-11-25', sentVia: 'registered' },
    ]);
    await office.run(['undo', '--yes'], later);
    expect((await office.letters()).map(({ sentOn }) => sentOn)).toEqual([undefined, undefined]);
  });

  test('as data: how, when, until when, and what comes next', async () => {
    const office = await twoIssued();
    const [sent] = await dataOf<readonly (object & NextJson)[]>(office, 'sent', '2026/0001', '--ref', 'RR 1');
    expect(sent).toMatchObject({
      protocol: '2026/0001',
      via: 'post',
      on: '2026-11-24',
      deadline: '2026-12-04',
      reference: 'RR 1',
    });
    expect(sent?.next).toMatchObject({ step: 'phone-call', due: '2026-12-07' });
  });

  test('of a letter that became wrong the agenda names what takes it out', async () => {
    const office = await twoIssued();
    await office.run(['pay', '1', '--amount', '100']);
    const [entry] = await dataOf<readonly object[]>(office, 'next', '1');
    expect(entry).toMatchObject({ task: 'post', command: 'dunning letter --void 2026/0002' });
    expect((await office.run(['today'])).stdout).toContain('annullare la 2026/0002 e rifarla');
  });

  test('while the case is held: recorded, with a warning and exit 3', async () => {
    const office = await twoIssued();
    await office.run(['hold', '1', '--until', '2026-12-01', '--reason', 'direzione']);
    const run = await office.run(['sent', '2026/0001', '2026/0002', '--json']);
    expect(run.status).toBe(3);
    expect(run.json()).toMatchObject({
      ok: true,
      data: [{ protocol: '2026/0001' }, { protocol: '2026/0002' }],
      warnings: [{ code: 'sent-while-held', message: expect.stringContaining('sospesa (direzione)') }],
    });
    expect((await office.run(['log', '1'])).stdout).toContain('benché la pratica fosse ferma');
  });

  test('a rehearsal changes nothing', async () => {
    const office = await twoIssued();
    const { stdout } = await office.run(['sent', '2026/0001', '--dry-run']);
    expect(stdout).toContain('Il termine per pagare scade ven 04/12/2026.');
    expect((await office.letters())[0]?.sentOn).toBeUndefined();
  });

  test.each([
    ['an unknown number', ['sent', '2026/0001', '2026/0009'], 4],
    ['a day to come', ['sent', '2026/0001', '--on', 'domani'], 2],
    ['a day before it was issued', ['sent', '2026/0001', '--on', '2026-11-20'], 7],
    ['the same one twice', ['sent', '2026/0001', '2026/0001'], 7],
    ['one reference for two', ['sent', '2026/0001', '2026/0002', '--ref', 'RR 1'], 2],
    ['an unknown way', ['sent', '2026/0001', '--via', 'pigeon'], 2],
  ])('%s is refused, and none of them has left', async (_what, argv, status) => {
    const office = await twoIssued();
    expect((await office.run(argv)).status).toBe(status);
    expect((await office.letters()).map(({ sentOn }) => sentOn)).toEqual([undefined, undefined]);
  });
});

test.each([
  [['2026/0145', '2026/0146', '2026/0147'], '2026/0145-0147'],
  [['2026/0145', '2026/0147'], '2026/0145 2026/0147'],
  [['2026/0145'], '2026/0145'],
  [['2026/9999', '2026/10000'], '2026/9999-10000'],
])('the numbers %j are written %s, and read back', (protocols, text) => {
  expect(rangeText(protocols, ' ')).toBe(text);
  expect(text.split(' ').flatMap(protocolsIn)).toEqual(protocols);
});

test.each(['2026-0145', '2026/5-4', '2026/1-999999', 'x'])('%s is no range', (text) => {
  expect(protocolsIn(text)).toEqual([text]);
});

describe('receipt', () => {
  test('registered post that was refused or not collected counts as delivered; the words are told as a code', async () => {
    const office = await twoIssued();
    await office.run(['sent', '2026/0001', '2026/0002', '--via', 'registered']);
    const refused = await office.run(['receipt', '2026/0001', '--failed', 'compiuta giacenza', '--json']);
    expect([refused.status, refused.json()]).toEqual([
      7,
      expect.objectContaining({ error: expect.objectContaining({ code: 'counts-as-delivered' }) }),
    ]);
    const [failed, other] = [
      await dataOf(office, 'receipt', '2026/0001', '--failed', 'trasferito'),
      await dataOf(office, 'receipt', '2026/0002', '--failed', 'boh'),
    ];
    expect([failed, other]).toMatchObject([{ failureKind: 'moved' }, { failureKind: 'other' }]);
  });

  test('the term of a legal warning runs from the day it arrived', async () => {
    const office = await letterOffice();
    await atLegalWarning(office);
    await office.run(['letter', '1', '--approve', '--html']);
    const plain = await office.run(['sent', '2026/0003', '--via', 'post']);
    expect([plain.status, plain.stderr]).toEqual([7, expect.stringContaining('provi la consegna')]);
    const sent = await office.run(['sent', '2026/0003']);
    expect(sent.stdout).toContain('Il termine decorre dalla consegna');
    const receipt = await dataOf<object & NextJson>(office, 'receipt', '2026/0003', '--delivered', 'oggi');
    expect(receipt).toMatchObject({
      delivered: '2026-11-24',
      deadline: '2026-12-09',
      next: { step: 'uncollectibility-report' },
    });
  });

  test('a letter that came back is issued again after the address has been checked', async () => {
    const office = await twoIssued();
    await office.run(['sent', '2026/0001']);
    const failed = await office.run(['receipt', '2026/0001', '--failed', 'destinatario trasferito']);
    expect(failed.stdout).toContain('Lettera 2026/0001 non consegnata: destinatario trasferito.');
    expect(failed.stdout).toContain('Indirizzo da verificare oggi.');
    expect((await office.run(['letter', '2', '--yes', '--html'])).status).toBe(7);
    await office.run(['debtor', 'K2', '--address', 'Via Nuova 2', '--confirm-address']);
    expect((await office.run(['letter', '2', '--yes', '--html'])).stdout).toContain('Emessa 2026/0003');
  });

  test.each([
    ['neither delivered nor failed', ['receipt', '2026/0001'], 2, '--delivered'],
    ['both', ['receipt', '2026/0001', '--delivered', 'oggi', '--failed', 'x'], 2, '--delivered'],
    ['a file, for now', ['receipt', 'ricevuta.EML'], 2, '--delivered'],
    [
      'a letter that has not left',
      ['receipt', '2026/0002', '--delivered', 'oggi'],
      7,
      'dunning sent 2026/0002',
    ],
    ['an unknown number', ['receipt', '2026/0099', '--failed', 'x'], 4, 'anno/numero'],
    ['before it left', ['receipt', '2026/0001', '--delivered', '2026-11-23'], 7, '--delivered'],
  ])('%s: refused, with what to do', async (_what, argv, status, hint) => {
    const office = await twoIssued();
    await office.run(['sent', '2026/0001']);
    const run = await office.run(argv);
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining(hint)]);
  });
});
