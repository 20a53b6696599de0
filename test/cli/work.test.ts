import { beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { skipStep } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { openDispute } from '../../src/office/case/disputes.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { engineCache } from '../support/engineCache.ts';
import { runInTest, testContext } from '../support/testContext.ts';
import { issue, moment } from '../support/world.ts';
import { workWorld, type WorkWorld } from './workWorld.ts';

let world: WorkWorld;

beforeEach(async () => {
  world = await workWorld();
});

/** The cases whose cards were shown, in their order. */
const cards = (shown: string): number[] =>
  [...shown.matchAll(/^-{60,}\nPratica (\d+) /gmu)].map(([, number]) => Number(number));

describe('the order of the cards', () => {
  test('is that of today; an hour that is far off waits, and is told at the end', async () => {
    const { status, shown } = await world.worked('', '', '+', ' ', '');
    expect(cards(shown)).toEqual([3, 1, 6, 2, 5]);
    expect(shown).toContain('Ne restano 5: riprendi con dunning work.');
    expect(shown).toContain('Più tardi: pratica 4 alle 15:00.');
    expect(status).toBe(0);
  });

  test('near its hour a callback comes first', async () => {
    const run = await world.run(['work'], { terminal: 80, answers: ['q'], now: '2026-11-24T13:46:00Z' });
    expect(cards(run.stdout)).toEqual([3]);
    const later = await world.run(['work'], {
      terminal: 80,
      answers: ['', 'q'],
      now: '2026-11-24T13:46:00Z',
    });
    expect(cards(later.stdout)).toEqual([3, 4]);
  });

  test('a callback whose hour comes during the session goes before what was next', async () => {
    const { shown } = await answered(world, [
      { type: '' },
      { type: '', before: (clock) => clock('2026-11-24T13:50:00Z') },
      { type: 'q' },
    ]);
    expect(cards(shown)).toEqual([3, 1, 4]);
  });

  test('a case that is named comes first, wherever it stands', async () => {
    const run = await world.run(['work', 'fonderia'], { terminal: 80, answers: ['', 'q'] });
    expect(cards(run.stdout)).toEqual([6, 3]);
  });

  test('--section keeps to one kind of work', async () => {
    const run = await world.run(['work', '--section', 'calls'], { terminal: 80, answers: ['', ''] });
    expect(cards(run.stdout)).toEqual([6, 2]);
    const wrong = await world.run(['work', '--section', 'phone'], { terminal: 80 });
    expect(wrong.status).toBe(2);
  });
});

describe('the card', () => {
  test('tells who, how much, what was said, why today, what to ask and which keys there are', async () => {
    const { shown } = await world.worked('');
    const screen = shown.split('\n');
    expect(screen).toContain('Cosa fare  attesi 500,00 il 19/11');
    expect(screen).toContain('promessa non mantenuta: 500,00 entro gio 19/11');
    expect(screen).toContain('Promesse   fatta 1: mantenute 0, non mantenuta 1');
    expect(shown).toMatch(/Storia {5}mer 11\/11 {2}chiamata: promessa - 500,00 EUR/u);
    expect(screen).toContain('-  Avevamo concordato 500,00 EUR entro gio 19/11: che cosa è successo?');
    expect(screen).toContain('  i incassato  Invio/spazio dopo  b indietro  u annulla  f fatture  v storia');
  });

  test('fits a screen of 24 lines of 80 columns', async () => {
    const { shown } = await world.worked('', '', '', '');
    const heights = shown
      .split(/^(?=[A-Z' ]+ {2}fatte \d)/mu)
      .slice(1)
      .map((card) => card.trimEnd().split('\n').length);
    expect(Math.max(...heights)).toBeLessThanOrEqual(23);
  });

  test('other numbers of the debtor stand on it, wrong ones do not', async () => {
    await world.run(['debtor', 'W4', '--add-phone', '0324 000200', '--person', 'Sig. Rossi']);
    await world.run(['debtor', 'W4', '--add-phone', '0324 000300']);
    await world.run(['debtor', 'W4', '--wrong', '0324 000300']);
    const { shown } = await world.worked();
    expect(shown).toContain('Altri tel.  0324 000200 Sig. Rossi\n');
  });

  test.each([60, 80, 120])('is nowhere wider than %i columns, in both languages', async (terminal) => {
    await world.run(['debtor', 'W4', '--name', `Società Agricola dei Però di ${'Castelnuovo '.repeat(3)}`]);
    for (const lang of ['it', 'en']) {
      const answers = ['v', 'f', '?', '', '', '', '', '', 'q'];
      const { stdout, stderr } = await world.run(['work', '--lang', lang], { terminal, answers });
      const wide = (stdout + stderr).split('\n').filter((line) => line.length > terminal);
      expect(wide).toEqual([]);
    }
  });
});

describe('what is typed under a call', () => {
  const outcomes: [string, string[], string][] = [
    ['n', ['n'], 'nessuna risposta'],
    ['o', ['O'], 'occupato'],
    ['s', ['s ven 10:00'], 'segreteria'],
    ['r', ['r', 'gio 15:30', '', ''], 'da richiamare'],
    ['p', ['p', '500', '4/12', 't', ''], 'promessa'],
    ['a', ['a'], 'dice che ha pagato'],
    ['c', ['c', 'merce difettosa', ''], 'contesta'],
    ['x', ['x'], 'rifiuta'],
    ['w', ['w', ''], 'numero errato'],
    ['m', ['m', 'sentito il titolare'], 'nota'],
  ];
  test.each(outcomes)('%s records its outcome and shows the next card', async (_key, answers, outcome) => {
    const { status, shown } = await world
      .run(['work', '6'], { terminal: 80, answers: [...answers, 'q'] })
      .then((run) => ({ ...run, shown: run.stdout }));
    expect(status).toBe(0);
    expect(shown).toContain(`Chiamata: ${outcome}.`);
    expect(cards(shown)).toEqual([6, 3]);
    expect(await world.history(6)).toContain(`chiamata: ${outcome}`);
    expect(shown).toContain('Sessione finita: 1 pratica in 0 min.');
  });

  test('another key changes nothing and says which there are', async () => {
    const before = await world.history(3);
    const { asked } = await world.worked('z');
    expect(asked[1]).toBe('"z" non è un esito: n o s r p a c x w m. Non è cambiato nulla.');
    expect(await world.history(3)).toBe(before);
  });

  test('< in the first question returns to the key, q to the card, and nothing is recorded', async () => {
    const before = await world.history(3);
    const { asked, shown, status } = await world.worked('p', '<', 'r', 'q');
    expect(asked).toEqual([
      'Esito',
      'Importo promesso [4.000,00]',
      'Esito [p]',
      'Quando richiamare',
      'Esito',
    ]);
    expect(shown).toContain('Non registrato.');
    expect(status).toBe(0);
    expect(await world.history(3)).toBe(before);
  });

  test('what came of the session is counted', async () => {
    const { shown } = await world.worked('n', 'p', '500', '4/12', '', '', 'p', '700', '4/12', '', '');
    expect(shown).toContain('Sessione finita: 3 pratiche in 0 min.');
    expect(shown).toContain('nessuna risposta 1, promessa 2, promessi 1.200,00 EUR');
  });

  test('f, v and ? show and ask again', async () => {
    const { asked, shown } = await world.worked('f', 'v', '?');
    expect(asked).toEqual(['Esito', 'Esito', 'Esito', 'Esito']);
    expect(shown).toContain('4/2026');
    expect(shown).toContain('pratica aperta');
    expect(shown).toContain('chi lo rappresenta');
  });

  test('a call attempted in vain for today is not shown again at once', async () => {
    const { shown } = await world.worked('n', 'n', 'o', 'o', '');
    expect(cards(shown)).toEqual([3, 1, 6, 2, 5]);
    expect(shown).toContain('Più tardi: pratica 6 alle 11:14.');
  });
});

describe('back, undo, leave', () => {
  test('b goes back along the cards, also over what was done', async () => {
    const { shown } = await world.worked('', 'x', 'b', '<', 'b', '');
    expect(cards(shown)).toEqual([3, 1, 6, 1, 3, 3, 6]);
    expect(shown).toContain('Questa è la prima scheda.');
    expect(shown).toMatch(/NON IN AGENDA|PROMESSE NON MANTENUTE/u);
  });

  test('a case that is no longer due says from when it will be, and may still be called', async () => {
    const { shown } = await world.worked('', '', 's', 'b', 'p', '100', '4/12', '', '');
    expect(shown).toContain('NON IN AGENDA  fatte 1 - restano 4');
    expect(shown).toMatch(/Non è più in agenda oggi: .*, dal mer\s+25\/11\/2026\./u);
    expect(await world.history(6)).toContain('promessa - 100,00 EUR');
  });

  test('u takes the last act of the session back, as often as there are some', async () => {
    const { shown } = await world.worked('n', 'x', 'u', 'u', 'u');
    expect(cards(shown)).toEqual([3, 1, 6, 1, 3, 3]);
    expect(shown).toContain('Annullato: chiamata: rifiuta');
    expect(shown).toContain("In questa sessione non c'è niente da annullare");
    expect(shown).toContain('Sessione finita: 0 pratiche');
    expect((await world.run(['today'], { terminal: 80 })).stdout).toContain('restano 6 pratiche');
  });

  test('after the last card the last act may still be taken back', async () => {
    const run = await world.run(['work', '--section', 'calls'], {
      terminal: 80,
      answers: ['x', 'x', 'u', 'x', 'b', '', ''],
    });
    expect(cards(run.stdout)).toEqual([6, 2, 2, 2]);
    expect(run.asked.filter((question) => question.startsWith('Non resta altro'))).toHaveLength(3);
    expect(run.stdout).toContain('rifiuta 2');
  });

  test('what somebody else recorded afterwards is not taken back from here', async () => {
    const { shown } = await answered(world, [
      { type: 'n' },
      { type: 'u', before: () => world.run(['note', '2', 'da un altro schermo']) },
      { type: 'q' },
    ]);
    expect(shown).toContain("Nel frattempo è stato registrato dell'altro");
    expect(await world.history(2)).toContain('da un altro schermo');
    expect(await world.history(3)).toContain('chiamata: nessuna risposta');
  });

  test('starting again goes on with what is left', async () => {
    await world.worked('n', 'p', '500', '4/12', '', '');
    const { shown } = await world.worked();
    expect(cards(shown)).toEqual([6]);
  });

  test('Ctrl+C at a key or in a question: 130, what was recorded stays, the open question leaves nothing', async () => {
    const run = await world.run(['work'], { terminal: 80, answers: ['n', '^C'] });
    expect(run.status).toBe(130);
    expect(run.stdout).toContain('Interrotto. La domanda aperta non è stata salvata; prima: 1 pratica.');
    const before = await world.history(1);
    const asked = await world.run(['work'], { terminal: 80, answers: ['p', '500', '^C'] });
    expect(asked.status).toBe(130);
    expect(await world.history(1)).toBe(before);
  });

  test('a case that changed since its card was shown is shown again, and nothing is recorded', async () => {
    const { shown } = await answered(world, [
      { type: 'n', before: () => world.run(['note', '3', 'ha telefonato lui']) },
      { type: 'q' },
    ]);
    expect(shown).toContain('La pratica è cambiata nel frattempo');
    expect(cards(shown)).toEqual([3, 3]);
    expect(await world.history(3)).not.toContain('nessuna risposta');
  });

  test('a case that was paid meanwhile says so and takes no outcome', async () => {
    const { shown, asked } = await answered(world, [
      {
        type: 'n',
        before: () =>
          world.work((book) =>
            recordPayment(book, moment('2026-11-24'), 3, { cents: cents(400_000), on: day('2026-11-24') }),
          ),
      },
      { type: 'n' },
      { type: 'q' },
    ]);
    expect(shown).toContain('La pratica è chiusa.');
    expect(asked).toContain('La pratica è chiusa.');
  });

  test('a session left open overnight records nothing on yesterday', async () => {
    const { shown, status } = await answered(
      world,
      [{ type: 'n', before: (clock) => clock('2026-11-25T08:00:00Z') }],
      { DUNNING_TODAY: '' },
    );
    expect(shown).toContain('È cominciato un altro giorno: riparti con dunning work.');
    expect(status).toBe(0);
    expect(await world.history(3)).not.toContain('nessuna risposta');
  });
});

describe('what is done at the desk', () => {
  /** Only the section, as `today` calls it. */
  const at = async (
    section: string,
    ...answers: string[]
  ): Promise<{ shown: string; asked: readonly string[] }> => {
    const run = await world.run(['work', '--section', section], { terminal: 80, answers: [...answers, 'q'] });
    return { shown: run.stdout + run.stderr, asked: run.asked };
  };

  test('a letter is shown before it is issued; saying no leaves the card', async () => {
    const { shown, asked } = await at('letters', 'l', 'n');
    expect(asked).toContain('Emetto la lettera con protocollo 2026/0003? (S/n)');
    expect(shown).toContain('Non è stato emesso nulla.');
    expect(cards(shown)).toEqual([5, 5]);
  });

  test(
    'a letter is issued and, taken back, due again; its number stays given',
    { timeout: 60_000 },
    async () => {
      const run = await world.run(['work', '--section', 'letters'], {
        terminal: 80,
        answers: ['l', 's', 'u', 'q'],
        env: { XDG_CACHE_HOME: engineCache() },
      });
      expect(run.stdout).toContain('Emessa 2026/0003: prima lettera');
      expect(run.stdout).toContain('Annullato: emessa prima lettera, prot. 2026/0003');
      expect(cards(run.stdout)).toEqual([5, 5]);
      expect(await world.history(5)).toContain('2026/0003');
    },
  );

  test(
    'a legal warning is seen before it is approved, and Enter does not approve it',
    { timeout: 60_000 },
    async () => {
      await world.work((book) => {
        const { protocol } = issue(book, '2026-11-10', 5);
        markSent(book, moment('2026-11-10'), [protocol], { via: 'post', on: day('2026-11-10') });
        for (const [on, reason] of [
          ['2026-11-11', 'chiamata'],
          ['2026-11-12', 'lettera'],
          ['2026-11-13', 'visita'],
        ] as const)
          skipStep(book, moment(on), 5, reason);
      });
      const run = await world.run(['work', '--section', 'legal-warnings'], {
        terminal: 80,
        answers: ['l', '', 'q'],
        env: { XDG_CACHE_HOME: engineCache() },
      });
      expect(run.stdout).toContain('Anteprima:');
      expect(run.asked).toContain('Approvi ed emetti con protocollo 2026/0004: diffida? (s/N)');
      expect(run.stdout).toContain('Non è stato emesso nulla.');
    },
  );

  test('a step is skipped with a reason', async () => {
    const { shown } = await at('letters', 'j', 'lo conosco');
    expect(shown).toContain('Passo saltato: prima lettera (lo conosco).');
  });

  test('a note leaves the card where it is', async () => {
    const { shown } = await at('letters', 'm', 'chiamerà domani');
    expect(shown).toContain('Nota: chiamerà domani');
    expect(cards(shown)).toEqual([5, 5]);
    expect(shown).toContain('note 1');
  });

  test('a letter to post: how, with which number, when', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const { shown, asked } = await at('to-post', 's', 'registered', 'RR 999', 'ieri');
    expect(asked).toContain('Numero della raccomandata o identificativo PEC (Invio = nessuno)');
    expect(shown).toContain('Lettera 2026/0003 partita lun 23/11/2026, raccomandata.');
    expect(shown).toContain('lettere spedite 1');
  });

  test('a letter that must not leave is voided with its reason, counted, and brought back by u', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const { shown, asked } = await at('to-post', 'x', 'importo sbagliato', 'u', 'x', '');
    expect(shown).toMatch(/s spedita {2}x annulla la lettera {2}m nota/u);
    expect(asked).toContain('Perché la 2026/0003 non deve partire (Invio = senza motivo)');
    expect(shown).toContain('Lettera 2026/0003 annullata: il numero resta, non va spedita.');
    expect(shown).toContain('Annullato: annullata la lettera 2026/0003, mai partita: importo sbagliato');
    expect(cards(shown)).toEqual([5, 5]);
    expect(shown).toContain('lettere annullate 1');
    expect((await world.run(['next', '5'])).stdout).toContain('prima lettera');
  });

  test('< returns from the day to the number, and to the way', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const { shown } = await at('to-post', 's', 'registered', 'RR 1', '<', 'RR 2', '');
    expect(shown).toContain('partita mar 24/11/2026, raccomandata');
    expect(await world.history(5)).toContain('RR 2');
  });

  const warned = (): Promise<void> =>
    world.work((book) => {
      const first = issue(book, '2026-11-10', 5);
      markSent(book, moment('2026-11-10'), [first.protocol], { via: 'post', on: day('2026-11-10') });
      const warning = issue(book, '2026-11-11', 5, { step: 'legal-warning', override: 'prova' });
      const sending = { via: 'pec', on: day('2026-11-11') } as const;
      markSent(book, moment('2026-11-11'), [warning.protocol], sending);
    });

  test('a proof of delivery: the day it arrived, or why it did not', async () => {
    await warned();
    const failed = await at('receipts', 'n', 'trasferito');
    expect(failed.shown).toContain('Lettera 2026/0004 non consegnata: trasferito.');
    await world.run(['undo', '--yes']);
    const delivered = await at('receipts', 'c', '12/11');
    expect(delivered.shown).toContain('Lettera 2026/0004 consegnata gio 12/11/2026.');
  });

  test('a dispute is rejected, or accepted with a credit', async () => {
    await world.work((book) =>
      openDispute(book, moment('2026-11-10'), 5, { kind: 'other', reason: 'merce rotta', invoices: [] }),
    );
    const rejected = await at('disputes', 'r', 'la merce era integra');
    expect(rejected.shown).toContain('merce rotta (risposta entro');
    expect(rejected.shown).toContain('Contestazione chiusa');
    await world.run(['undo', '--yes']);
    const accepted = await at('disputes', 'a', '1000', '<', '1200', 'nota di credito');
    expect(accepted.shown).toContain('1.200,00');
    expect(accepted.shown).toContain('contestazioni chiuse 1');
  });

  test('a payment somebody spoke of is entered', async () => {
    await world.work((book) => {
      const said = { channel: 'call', outcome: 'says-paid', on: day('2026-11-20') } as const;
      logContact(book, moment('2026-11-20'), 6, said);
    });
    const { shown } = await at('payments-to-check', 'i', '1000', '');
    expect(shown).toContain('Che giorno ha pagato');
    expect(shown).toContain('Incasso n. 1: 1.000,00 EUR');
  });

  test('what a rule refuses is said, and the card stays', async () => {
    await world.work((book) => issue(book, '2026-11-23', 5));
    const { shown } = await at('to-post', 's', 'post', '20/11');
    expect(shown).toContain('2026/0003');
    expect(cards(shown)).toEqual([5, 5]);
  });

  test('an unknown key names those of the card', async () => {
    const { asked } = await at('letters', 'x');
    expect(asked[1]).toBe('"x" non è tra le scelte: l t a j m. Non è cambiato nulla.');
  });
});

describe('where it cannot work', () => {
  test.each([
    [['work'], {}],
    [['work', '--no-input'], { terminal: 80 }],
    [['work', '--json'], { terminal: 80 }],
  ])('%j without somebody to ask: exit 2, naming today and next', async (argv, place) => {
    const run = await world.run(argv, place);
    expect(run.status).toBe(2);
    expect(run.stdout + run.stderr).toMatch(/dunning today.*dunning next/u);
  });

  test.each(['--dry-run', '--yes'])('%s is refused', async (flag) => {
    const run = await world.run(['work', flag], { terminal: 80 });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(flag);
  });

  test('with nothing to do it says so', async () => {
    const run = await world.run(['work', '--section', 'visits'], { terminal: 80 });
    expect([run.status, run.asked]).toEqual([0, []]);
    expect(run.stdout).toContain('In questa sezione non resta niente da fare oggi.');
    const nobody = await runInTest(['work', '99', '--dir', world.dir], {
      terminal: 80,
      env: { DUNNING_TODAY: '2026-11-24' },
    });
    expect(nobody.status).toBe(4);
  });
});

type Clock = (now: string) => void;

interface Typed {
  readonly type: string;
  /** What happens while the person has the question before them. */
  readonly before?: (clock: Clock) => unknown;
}

/** Works with things happening between a question and its answer. */
async function answered(
  { dir }: WorkWorld,
  script: readonly Typed[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ shown: string; status: number; asked: readonly string[] }> {
  let now = '2026-11-24T08:14:00Z';
  const left = [...script];
  const asked: string[] = [];
  const made = testContext({
    terminal: 80,
    env: { DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it', NO_COLOR: '1', ...env },
  });
  const context = {
    ...made.context,
    now: () => new Date(now),
    openPrompter: async () => ({
      askLine: async ({
        message,
        complaint,
      }: {
        message: string;
        complaint: (typed: string) => string | undefined;
      }) => {
        for (;;) {
          const next = left.shift();
          if (next === undefined) throw new Error(`unexpected question: ${message}`);
          await next.before?.((later) => (now = later));
          const complained = complaint(next.type);
          if (complained === undefined) return next.type;
          asked.push(complained);
        }
      },
      choose: () => Promise.reject(new Error('nothing to choose')),
    }),
  };
  const status = await main(['work', '--dir', dir], context);
  return { shown: made.stdout.text + made.stderr.text, status, asked };
}
