/** `dunning import` on files whose columns have to be told: by flags, by a saved map, by answers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { aWorkbook, dateCell } from '../intake/workbook.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';
import { putIn } from './importWorld.ts';

const HEADERLESS = [
  '900;A;2026-09-30;1220.00;2026/7;Segheria Pino S.r.l.',
  '901;A;2026-10-31;100.00;2026/8;Lanificio Blu S.p.A.',
  '902;P;2026-10-31;55.00;88/B;Carta e Colla S.n.c.',
  '903;A;2026-12-31;12.00;;',
  '',
].join('\n');
const COLUMNS = ['--columns', 'due_date=3,importo=4,invoice_no=5,debtor_name=6', '--skip-rows', '2=P,5='];
/** Everything by name but the due date, under a name nobody knows. */
const UNUSUAL =
  'Cliente;Numero;Termine;Importo\nRame S.r.l.;1;30/09/2026;10,00\nZinco S.p.A.;2;31/10/2026;20,50\n';

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

const put = (name: string, content: string | Uint8Array): string => putIn(world, name, content);

const inTerminal = (argv: readonly string[], ...answers: readonly string[]) =>
  world.run(argv, { terminal: 80, answers });

/** Net and tax, no due dates: what was invoiced, and nothing else. */
const ISSUED = 'Cliente;Numero;Data;Imponibile;Imposta\nRame S.r.l.;1;30/09/2026;10,00;2,20\n';

describe('a list of what was invoiced', () => {
  test('comes in without an option: net and tax are added up, and the screen says how long they had', async () => {
    const run = await world.run(['import', put('a.csv', ISSUED)]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('imponibile = Imponibile, imposta = Imposta');
    expect(run.stdout).toContain('Scadenze  non ci sono: data del documento + 30 giorni');
    expect(run.stdout).toContain('12,20 EUR in 1 partita');
    expect(run.stderr).toContain('non dice che cosa è già stato pagato: aggiunge quello che manca');
    expect(run.stderr).toContain('1 fattura senza scadenza: scade 30 giorni dopo la data');
  });

  test('the sum can be told, and is kept in a map', async () => {
    const file = put('a.csv', ISSUED.replace('Imponibile;Imposta', 'A;"B+C"'));
    const told = ['--columns', `amount=4+'B+C'`, '--terms', '60', '--save-map', 'portale'];
    expect(await world.data('import', file, ...told)).toMatchObject({
      layout: { columns: { net: 'A', vat_amount: 'B+C' }, termDays: 60 },
      openTotal: [{ amount: '12.20' }],
    });
    const again = put('b.csv', ISSUED.replace('Imponibile;Imposta', 'A;"B+C"').replace(';1;', ';2;'));
    expect(await world.data('import', again)).toMatchObject({
      layout: { termDays: 60, map: { name: 'portale' } },
      openTotal: [{ amount: '12.20' }],
    });
    expect(await world.data('import', again, '--terms', '90', '--dry-run')).toMatchObject({
      layout: { termDays: 90 },
    });
  });

  test('the net alone is refused with what to say instead, and so is a map that names it', async () => {
    const file = put('a.csv', ISSUED);
    const run = await world.run(['import', file, '--columns', 'amount=4']);
    expect([run.status, run.stderr]).toEqual([5, expect.stringContaining('--columns "amount=4+5"')]);
    put('maps/vecchia.toml', 'header = true\n[columns]\namount = "Imponibile"\n');
    expect((await world.run(['import', file, '--map', 'vecchia'])).status).toBe(5);
    const net = await world.data('import', file, '--columns', 'amount=4,-=5');
    expect(net).toMatchObject({ openTotal: [{ amount: '10.00' }] });
  });

  test.each(['366', 'trenta', '-1', ''])('terms of %j days are refused', async (days) => {
    const run = await world.run(['import', put('a.csv', ISSUED), `--terms=${days}`]);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('--terms 30')]);
  });

  test('is no whole list of open items', async () => {
    const run = await world.run(['import', put('a.csv', ISSUED), '--snapshot']);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('non che cosa è ancora aperto')]);
  });

  test('a column that may hold the due dates is asked for', async () => {
    const unsure = UNUSUAL.replace('Cliente;', 'Data;Cliente;').replaceAll(/^(?=[RZ])/gmu, '01/08/2026;');
    const run = await world.run(['import', put('a.csv', unsure)]);
    expect([run.status, run.stderr]).toEqual([5, expect.stringContaining('--columns "due_date=4"')]);
    expect(run.stderr).toContain('--terms 30');
    const asked = await inTerminal(['import', put('a.csv', unsure)], 'scadenza', 's', '');
    expect(asked.stdout).toContain('scadenza = Termine');
  });
});

describe('two columns of what was paid', () => {
  const PAID = [
    'Cliente;Numero;Data;Scadenza;Totale;Acconto;Pagato',
    'Rame S.r.l.;1;30/08/2026;30/09/2026;100,00;30,00;50,00',
    '',
  ].join('\n');

  test('that may be one in the other are refused with what to say', async () => {
    const run = await world.run(['import', put('a.csv', PAID)]);
    expect([run.status, run.stderr]).toEqual([
      5,
      expect.stringContaining(
        `Se tutte: --columns "paid=6+7". Se una sola: --columns "paid=6". Se una non c'entra: --columns "-=7".`,
      ),
    ]);
  });

  test.each([
    ['paid=6+7', '20.00'],
    ['pagato=Acconto+Pagato', '20.00'],
    ['paid=6', '70.00'],
    ['-=7', '70.00'],
    ['-=6', '50.00'],
  ])('%s settles it', async (columns, amount) => {
    expect(await world.data('import', put('a.csv', PAID), '--columns', columns)).toMatchObject({
      openTotal: [{ amount }],
    });
  });

  test('are kept in a map', async () => {
    const told = ['--columns', 'paid=6+7', '--save-map', 'acconti'];
    await world.data('import', put('a.csv', PAID), ...told);
    expect(await world.data('import', put('b.csv', PAID.replace(';1;', ';2;')))).toMatchObject({
      layout: { map: { name: 'acconti' }, columns: { paid: 'Acconto', paid_2: 'Pagato' } },
      openTotal: [{ amount: '20.00' }],
    });
  });
});

describe('columns told by flags', () => {
  test('a file without a header: read by position, rows of others passed over, all of it shown', async () => {
    const run = await world.run(['import', put('a.csv', HEADERLESS), ...COLUMNS, '--width', '80']);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('senza\n          intestazione');
    expect(run.stdout).toContain('Colonne   scadenza = colonna 3, importo = colonna 4, numero = colonna 5');
    expect(run.stdout).toContain('Saltate   2 righe come indicato');
    expect(run.stdout).toContain('1.320,00 EUR in 2 partite');
    expect(Math.max(...run.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  test('the document has the columns by position', async () => {
    const data = await world.data('import', put('a.csv', HEADERLESS), ...COLUMNS);
    expect(data).toMatchObject({
      layout: { headerLine: 0, columns: { due_date: '3', amount: '4', invoice_no: '5', debtor_name: '6' } },
      counts: { rows: 2, new: 2, ignored: 2 },
    });
  });

  test.each([
    ['amount=3+', 'columns-unreadable'],
    ['due_date', 'columns-unreadable'],
    ['due_date=', 'columns-unreadable'],
    ['quando=3', 'columns-unknown-field'],
    ['due_date=3,invoice_date=3', 'columns-twice'],
    ['due_date=3,scadenza=4', 'columns-twice'],
  ])('--columns "%s" is refused', async (columns, code) => {
    const run = await world.run(['import', put('a.csv', HEADERLESS), '--columns', columns, '--json']);
    expect([run.status, run.json()]).toMatchObject([2, { error: { code } }]);
  });

  test('names with commas and equals signs go between quotes', async () => {
    const text = 'Cliente;Numero;"Fine, netta";A=B\nRame;1;30/09/2026;10,00\n';
    const columns = `due_date='Fine, netta',amount="A=B"`;
    expect((await world.run(['import', put('a.csv', text), '--columns', columns])).status).toBe(0);
  });

  test('rows set aside of a file without a header come back with the same flags', async () => {
    const bad = HEADERLESS.replace('2026-10-31;100.00', '2026-10-35;100.00');
    const run = await world.run(['import', put('a.csv', bad), ...COLUMNS, '--skip-bad']);
    expect(run.status).toBe(3);
    expect(run.stdout).toContain(
      '--columns "due_date=3,amount=4,invoice_no=5,debtor_name=6" --skip-rows "2=P,5="',
    );
    const aside = path.join(world.dir, 'a.scarti.csv');
    writeFileSync(aside, readFileSync(aside, 'utf8').replace('2026-10-35', '2026-10-31'));
    expect(await world.data('import', aside, ...COLUMNS)).toMatchObject({ counts: { new: 1, rejected: 0 } });
  });
});

describe('without a terminal', () => {
  test.each<[string, string, readonly string[]]>([
    ['import-no-header', HEADERLESS, ['--columns', '3 = 2026-09-30, 4 = 1220.00']],
    ['import-missing-columns', UNUSUAL, ['scadenza', '--columns', 'Cliente, Numero, Termine, Importo']],
    [
      'import-ambiguous-column',
      'Cliente;Numero;Scadenza;Importo;Totale\nRame;1;30/09/2026;10,00;12,00\nZinco;2;30/09/2026;5,00;7,00\n',
      ['--columns', 'Importo, Totale'],
    ],
    ['import-ambiguous-dates', 'Customer,Invoice no,Due date,Amount\nRame,1,03/04/2026,10.00\n', ['--dates']],
    ['import-ambiguous-decimal', 'Cliente;Numero;Scadenza;Importo\nRame;1;30/09/2026;1.200\n', ['--decimal']],
  ])('%s names the columns and the flag that settles it', async (code, text, parts) => {
    const run = await world.run(['import', put('a.csv', text), '--json']);
    const { error } = run.json() as { error: { code: string; message: string; hint: string } };
    expect([run.status, error.code, run.asked]).toEqual([5, code, []]);
    for (const part of parts) expect(`${error.message} ${error.hint}`).toContain(part);
  });
});

describe('a saved map', () => {
  const saved = () => path.join(world.dir, 'maps', 'gestionale.toml');

  test('is kept with comments, read by name, and changes nothing the second time', async () => {
    const run = await world.run(['import', put('a.csv', HEADERLESS), ...COLUMNS, '--save-map', 'gestionale']);
    expect(run.stdout).toContain('Mappa gestionale salvata in maps/gestionale.toml.');
    const text = readFileSync(saved(), 'utf8');
    expect(text).toContain('header = false');
    expect(text).toContain('rows_without_number = "skip"');
    expect(text).toContain('due_date = 3 # scadenza');
    expect(await world.data('import', put('b.csv', HEADERLESS), '--map', 'gestionale')).toMatchObject({
      layout: { map: { name: 'gestionale', isByHeader: false } },
      counts: { new: 0, unchanged: 2 },
    });
  });

  test('is used by itself for a file with exactly its header, and not with --map none', async () => {
    const columns = ['--columns', 'due_date=Termine'];
    await world.run(['import', put('a.csv', UNUSUAL), ...columns, '--save-map', 'gestionale']);
    const later = put('b.csv', UNUSUAL.replace('10,00', '11,00'));
    const run = await world.run(['import', later]);
    expect(run.stdout).toContain("Mappa    gestionale, perché l'intestazione è la sua");
    expect(run.status).toBe(0);
    expect((await world.run(['import', later, '--map', 'none'])).status).toBe(5);
    const other = put('c.csv', UNUSUAL.replace('Importo', 'Totale'));
    expect((await world.run(['import', other])).status).toBe(5);
  });

  test('works for workbooks', async () => {
    const rows = [
      ['Cliente', 'Numero', 'Termine', 'Importo'],
      ['Rame S.r.l.', 'A/1', dateCell(46_265), 1220.5],
    ];
    const workbook = put('a.xlsx', aWorkbook({ name: 'Aperte', rows }));
    const first = await world.run([
      'import',
      workbook,
      '--columns',
      'due_date=Termine',
      '--save-map',
      'gestionale',
    ]);
    expect(first.status).toBe(0);
    const run = await world.run(['import', workbook]);
    expect(run.stdout).toContain('Mappa    gestionale');
  });

  test('a column the file does not have: one sentence, its columns, the remedy, nothing imported', async () => {
    put('maps/gestionale.toml', '[columns]\ndue_date = "Scade il"\n');
    const before = world.fingerprint();
    const run = await world.run(['import', put('a.csv', UNUSUAL), '--map', 'gestionale']);
    expect(run.status).toBe(5);
    expect(run.stderr).toContain('non c\'è la colonna "Scade il" che indica la mappa gestionale');
    expect(run.stderr).toContain('Cliente, Numero, Termine, Importo');
    expect(run.stderr).toContain('Correggi maps/gestionale.toml');
    expect(world.fingerprint()).toBe(before);
  });

  test('with errors: all of them at once, each with its line', async () => {
    put('maps/gestionale.toml', 'dates = "gma"\n\n[columns]\nscadenza = 3\namount = 0\n');
    const run = await world.run(['import', put('a.csv', UNUSUAL), '--map', 'gestionale']);
    expect(run.status).toBe(5);
    expect(run.stderr).toContain('riga 1: dates = gma: scelte dmy mdy ymd');
    expect(run.stderr).toContain('riga 4: columns.scadenza non esiste');
    expect(run.stderr).toContain('riga 5: columns.amount = 0: serve il nome');
  });

  test('with errors, and nobody asked for it: passed over, and said', async () => {
    put('maps/rotta.toml', 'dates = ');
    const run = await world.run(['import', put('a.csv', UNUSUAL.replace('Termine', 'Scadenza'))]);
    expect([run.status, run.stderr]).toEqual([0, expect.stringContaining('La mappa rotta contiene errori')]);
  });

  test.each<[string, readonly string[], number, string]>([
    ['a name nobody kept', ['--map', 'altra'], 4, 'map-missing'],
    ['a name that is no name', ['--save-map', '../x'], 2, 'map-name'],
    ['a name that is taken', ['--save-map', 'gestionale'], 2, 'map-exists'],
  ])('%s is refused', async (_, flags, status, code) => {
    put('maps/gestionale.toml', 'dates = "dmy"\n');
    const run = await world.run(['import', put('a.csv', UNUSUAL), ...flags, '--json']);
    expect([run.status, run.json()]).toMatchObject([status, { error: { code } }]);
  });

  test('a rehearsal keeps none', async () => {
    const file = put('a.csv', HEADERLESS);
    await world.run(['import', file, ...COLUMNS, '--save-map', 'gestionale', '--dry-run']);
    expect(existsSync(saved())).toBe(false);
  });
});

describe('in a terminal', () => {
  test('a file without a header: guesses are confirmed, the plan shown, the map kept', async () => {
    const answers = ['', '', '', '', '', '', '', '', 's', 'gestionale'];
    const run = await inTerminal(['import', put('a.csv', HEADERLESS)], ...answers);
    expect(run.status).toBe(0);
    expect(run.asked).toEqual([
      'La riga 1 contiene i nomi delle colonne? (s/N)',
      'Colonna 1 (900, 901, 902, 903) è [-]',
      'Colonna 2 (A, P) è [cliente o fornitore]',
      'Colonna 3 (2026-09-30, 2026-10-31, 2026-12-31) è [scadenza]',
      'Colonna 4 (1220.00, 100.00, 55.00, 12.00) è [importo]',
      'Colonna 5 (2026/7, 2026/8, 88/B) è [numero]',
      'Colonna 6 (Segheria Pino S.r.l., ...) è [cliente]',
      'Una delle prime righe non ha numero di documento. Salto le righe così? (S/n)',
      'Importo 2 righe? (S/n)',
      'Nome per ricordare queste colonne (Invio = non ricordare)',
    ]);
    expect(run.stdout).toContain('Mappa gestionale salvata');
    const again = await inTerminal(['import', put('b.csv', HEADERLESS)], 'map:gestionale', 's');
    expect(again.stdout).toContain('invariate 2');
  });

  test('elsewhere the option proposed settles it', async () => {
    const file = put('a.csv', HEADERLESS);
    const refused = await world.run(['import', file]);
    const told = /--columns "([^"]+)" --skip-rows "([^"]+)"/u.exec(refused.stderr);
    const run = await world.run([
      'import',
      file,
      '--columns',
      told?.[1] ?? '',
      '--skip-rows',
      told?.[2] ?? '',
    ]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('Righe     nuove 2');
  });

  test('< goes back, a word nobody knows and one that is taken are explained', async () => {
    const answers = ['', '-', '-', 'boh', 'data', '<', 'scadenza', 'scadenza', '', '', '', '', '', 'n'];
    const run = await inTerminal(['import', put('a.csv', HEADERLESS)], ...answers);
    expect(run.asked).toContain('"boh" non è tra i dati che si importano; - se la colonna non serve.');
    expect(run.asked).toContain('scadenza è già colonna 3: torna indietro con < per cambiarla.');
    expect(run.stdout).toContain('Non importato: non è cambiato niente.');
    expect(run.stderr + run.stdout).toMatch(/Le stesse risposte senza domande:\s--columns "due_date=3/u);
  });

  test('only the columns its header does not name are asked', async () => {
    const run = await inTerminal(['import', put('a.csv', UNUSUAL)], '', 's', '');
    expect(run.asked[0]).toBe('"Termine" (30/09/2026, 31/10/2026) è [scadenza]');
    expect(run.status).toBe(0);
    expect(existsSync(path.join(world.dir, 'maps'))).toBe(false);
  });

  test('what is still missing is said, and asked again', async () => {
    const run = await inTerminal(['import', put('a.csv', UNUSUAL)], '-', 'scadenza', 's', '');
    expect(run.stdout).toContain('Manca ancora: scadenza.');
    expect(run.status).toBe(0);
  });

  test.each<[string, string, readonly string[]]>([
    ['the order of dates', 'Customer,Invoice no,Due date,Amount\nRame,1,03/04/2026,10.00\n', ['dmy']],
    ['the decimal mark', 'Cliente;Numero;Scadenza;Importo\nRame;1;30/09/2026;1.200\n', ['point']],
    [
      'which of two columns',
      'Cliente;Numero;Scadenza;Importo;Totale\nRame;1;30/09/2026;10,00;12,00\nZinco;2;30/09/2026;5,00;7,00\n',
      ['4'],
    ],
    [
      'whether the balance of a document counts',
      'Cliente;Numero;Rata;Scadenza;Importo rata;Residuo doc.\nRame;1;1;30/09/2026;10,00;20,00\nRame;1;2;30/10/2026;10,00;20,00\n',
      ['4'],
    ],
    [
      'what C and F are',
      'Tipo;Cliente;Numero;Scadenza;Importo\nC;Rame;1;30/09/2026;10,00\nF;Zinco;2;30/09/2026;5,00\n',
      ['party_kind'],
    ],
    [
      'what an unknown column of amounts says',
      'Cliente;Numero;Scadenza;Importo;Somme\nRame;1;30/09/2026;10,00;10,00\nZinco;2;30/09/2026;5,00;0,00\n',
      ['paid'],
    ],
    [
      'whether a column has the names',
      'Codice;Z;Numero;Scadenza;Importo\n1;Rame Srl;1;30/09/2026;10,00\n2;Zinco Spa;2;30/09/2026;5,00\n',
      ['debtor_name'],
    ],
    [
      'which of several columns are off the amount: all',
      'Cliente;Numero;Scadenza;Totale;Acconto;Pagato\nRame;1;30/09/2026;100,00;30,00;50,00\nZinco;2;30/09/2026;80,00;10,00;20,00\n',
      ['all'],
    ],
    [
      'which of several columns are off the amount: one',
      'Cliente;Numero;Scadenza;Totale;Acconto;Pagato\nRame;1;30/09/2026;100,00;30,00;50,00\nZinco;2;30/09/2026;80,00;10,00;20,00\n',
      ['6'],
    ],
    [
      'whether a column is off the amount: it is',
      'Cliente;Numero;Scadenza;Totale;Primo acconto\nRame;1;30/09/2026;100,00;5,00\n',
      ['5'],
    ],
    [
      'whether a column is off the amount: it is not',
      'Cliente;Numero;Scadenza;Totale;Primo acconto\nRame;1;30/09/2026;100,00;5,00\n',
      ['none'],
    ],
    [
      'whether a total beside ages is what is open',
      'Date,Due Date,Number,Contact,Current,1 Month,2 Months,Older,Total\n01/07/2026,31/08/2026,1,Rame,0.00,60.00,0.00,0.00,100.00\n13/07/2026,31/08/2026,2,Zinco,0.00,0.00,50.00,0.00,50.00\n',
      ['open_balance'],
    ],
    [
      'that it says nothing',
      'Cliente;Numero;Scadenza;Importo;Somme\nRame;1;30/09/2026;10,00;10,00\nZinco;2;30/09/2026;5,00;0,00\n',
      ['none'],
    ],
  ])('%s is one question', async (_, text, answers) => {
    const run = await inTerminal(['import', put('a.csv', text)], ...answers, 's', '');
    expect([run.status, run.asked.length]).toEqual([0, answers.length + 2]);
  });

  test('the plan is shown once, and what changes nothing is not asked about', async () => {
    const list = 'Cliente;Numero;Scadenza;Importo\nRame;1;30/09/2026;10,00\n';
    const first = await inTerminal(['import', put('a.csv', list)], 's');
    expect(first.stdout.match(/Formato/gu)).toHaveLength(1);
    const again = await inTerminal(['import', put('b.csv', `${list}\n`)]);
    expect([again.status, again.asked]).toEqual([0, []]);
    expect(again.stdout).toContain('invariate 1');
  });

  test('what stopped an import stands in its document', async () => {
    const list = 'Cliente;Numero;Scadenza;Importo\nRame;1;31/09/2026;10,00\nZinco;2;30/09/2026;5,00\n';
    const run = await world.run(['import', put('a.csv', list), '--json']);
    expect([run.status, run.json()]).toMatchObject([
      5,
      { ok: false, error: { code: 'import-bad-rows', exit: 5 } },
    ]);
  });

  test('leaving in the middle leaves nothing', async () => {
    const before = world.fingerprint();
    const run = await inTerminal(['import', put('a.csv', HEADERLESS)], '', '', '^C');
    expect(run.status).toBe(130);
    expect(world.fingerprint()).toBe(before);
  });

  test('--yes answers no such question', async () => {
    const run = await inTerminal(['import', put('a.csv', HEADERLESS), '--yes']);
    expect([run.status, run.asked]).toEqual([5, []]);
  });
});
