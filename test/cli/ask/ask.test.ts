import { describe, expect, test } from 'vitest';
import { Ask, readYesOrNo } from '../../../src/cli/ask/ask.ts';
import { formatFor } from '../../../src/cli/screen/format.ts';
import { it as italian } from '../../../src/cli/messages/it.ts';
import { LeftByUser, promptText } from '../../../src/cli/ask/prompter.ts';
import { day, weekday, type Day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { testContext, type TestWorld } from '../../support/testContext.ts';

const AT_A_TERMINAL = {
  json: false,
  quiet: false,
  verbose: false,
  color: true,
  dryRun: false,
  yes: false,
  input: true,
};

function desk(answers: readonly string[], globals = {}, world: TestWorld = {}) {
  const { context, asked } = testContext({ terminal: 80, answers, ...world });
  const ask = new Ask({
    context,
    globals: { ...AT_A_TERMINAL, ...globals },
    messages: italian,
    format: formatFor('it'),
    today: day('2026-11-24'),
  });
  return { ask, asked };
}

const AMOUNT = { message: 'Importo promesso', flag: '--amount', example: '1250,50' };
const BY = {
  message: 'Entro il',
  flag: '--by',
  example: '4/12',
  direction: 'future',
  patron: undefined,
} as const;

const notOnSunday = (chosen: { readonly day: Day }): string | undefined =>
  weekday(chosen.day) === 7 ? 'È domenica.' : undefined;

describe('nothing is asked where nobody can answer', () => {
  const nobody: [string, object, TestWorld][] = [
    ['in a pipe', {}, { answers: [] }],
    ['--no-input', { input: false }, {}],
    ['--json', { json: true }, {}],
    ['CI', {}, { env: { CI: 'true' } }],
  ];
  test.each(nobody)('%s: exit 2, naming the flag and an example', async (name, globals, world) => {
    const { context } = testContext(name === 'in a pipe' ? world : { terminal: 80, ...world });
    const prompter = { opened: false };
    const ask = new Ask({
      context: {
        ...context,
        openPrompter: async () => {
          prompter.opened = true;
          throw new Error('opened');
        },
      },
      globals: { ...AT_A_TERMINAL, ...globals },
      messages: italian,
      format: formatFor('it'),
      today: day('2026-11-24'),
    });
    expect(ask.isPossible).toBe(false);
    await expect(ask.amount(AMOUNT)).rejects.toMatchObject({
      kind: 'usage',
      code: 'needs-input',
      values: { flag: '--amount', example: '1250,50' },
    });
    await expect(ask.confirm({ message: 'Importo?', usually: true })).rejects.toMatchObject({
      values: { flag: '--yes' },
    });
    expect(prompter.opened).toBe(false);
  });

  test('CI=false is no automation', () => {
    expect(desk([], {}, { env: { CI: 'false' } }).ask.isPossible).toBe(true);
  });

  test('input and output must both be a terminal', () => {
    const { context } = testContext({ terminal: 80 });
    const halves = [
      { ...context, stdin: Object.assign(context.stdin, { isTTY: false }) },
      { ...context, stdout: testContext().context.stdout },
    ];
    for (const half of halves) {
      const world = {
        context: half,
        globals: AT_A_TERMINAL,
        messages: italian,
        format: formatFor('it'),
        today: day('2026-11-24'),
      };
      expect(new Ask(world).isPossible).toBe(false);
    }
  });
});

describe('yes or no', () => {
  test.each([
    ['s', true],
    ['S', true],
    ['si', true],
    ['sì', true],
    ['SÌ', true],
    ["si'", true],
    ['y', true],
    ['yes', true],
    ['n', false],
    ['No', false],
    ['forse', undefined],
    ['', undefined],
  ])('%s', (typed, answer) => {
    expect(readYesOrNo(typed)).toBe(answer);
  });

  test.each([
    [true, 'Importo? (S/n)'],
    [false, 'Importo? (s/N)'],
  ])('Enter means %s, as the capital shows', async (usually, shown) => {
    const { ask, asked } = desk(['']);
    expect(await ask.confirm({ message: 'Importo?', usually })).toBe(usually);
    expect(asked).toEqual([shown]);
  });

  test('anything else is asked again', async () => {
    const { ask, asked } = desk(['boh', 'n']);
    expect(await ask.confirm({ message: 'Importo?', usually: true })).toBe(false);
    expect(asked).toContain('Rispondi s oppure n.');
  });

  test('--yes answers without asking', async () => {
    const { ask, asked } = desk([], { yes: true }, { env: { CI: '1' } });
    expect(await ask.confirm({ message: 'Importo?', usually: false })).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('an amount', () => {
  test('is read in either notation and echoed', async () => {
    const { ask, asked } = desk(['5000']);
    expect(await ask.amount({ ...AMOUNT, usually: cents(1_248_000) })).toBe(500_000);
    expect(asked).toEqual(['Importo promesso [12.480,00]', '-> 5.000,00']);
  });

  test('is the usual one after a plain Enter', async () => {
    const { ask } = desk(['']);
    expect(await ask.amount({ ...AMOUNT, usually: cents(1_248_000) })).toBe(1_248_000);
  });

  test.each([
    ['0', 'maggiore di zero'],
    ['-5', 'negativo'],
    ['1,250', 'due importi diversi'],
    ['molto', 'non compreso'],
  ])('%s is asked again', async (typed, complaint) => {
    const { ask, asked } = desk([typed, '10']);
    expect(await ask.amount(AMOUNT)).toBe(1000);
    expect(asked.join('\n')).toContain(complaint);
  });
});

test.each([
  ['Nota', undefined, 'Nota:'],
  ['Provincia, due lettere (Invio = nessuna)', undefined, 'Provincia, due lettere (Invio = nessuna):'],
  ['Entro il', 'ven 27/11/2026', 'Entro il [ven 27/11/2026]:'],
  ['Quale pratica?', undefined, 'Quale pratica?'],
  ['Importo? (S/n)', undefined, 'Importo? (S/n)'],
  ['Salto le righe (s/N)', undefined, 'Salto le righe (s/N)'],
  ['Quanto? (Invio = tutto)', undefined, 'Quanto? (Invio = tutto)'],
])('%s stands on the line with its own mark, or a colon', (message, usual, line) => {
  expect(promptText({ message, ...(usual === undefined ? {} : { default: usual }) })).toBe(line);
});

describe('a day', () => {
  test('the usual one is not said twice', async () => {
    const { ask, asked } = desk(['']);
    expect(await ask.day({ ...BY, usually: day('2026-11-27') })).toEqual({ day: '2026-11-27' });
    expect(asked).toEqual(['Entro il [ven 27/11/2026]']);
  });

  test('is echoed with its weekday', async () => {
    const { ask, asked } = desk(['4/12']);
    expect(await ask.day({ ...BY, usually: day('2026-11-27') })).toEqual({ day: '2026-12-04' });
    expect(asked).toEqual(['Entro il [ven 27/11/2026]', '-> ven 04/12/2026']);
  });

  test('may carry an hour', async () => {
    const { ask, asked } = desk(['gio 15:30']);
    expect(await ask.day(BY)).toEqual({ day: '2026-11-26', time: '15:30' });
    expect(asked).toContain('-> gio 26/11/2026 15:30');
  });

  test.each([
    ['future', 'ieri', 'passata'],
    ['past', 'domani', 'futuro'],
    ['future', '31/11', 'non esiste'],
  ] as const)('to come or gone by (%s): %s is asked again', async (direction, typed, complaint) => {
    const { ask, asked } = desk([typed, 'oggi']);
    expect(await ask.day({ ...BY, direction })).toEqual({ day: '2026-11-24' });
    expect(asked.join('\n')).toContain(complaint);
  });

  test('may have to meet more than that', async () => {
    const { ask, asked } = desk(['dom', 'lun']);
    expect(await ask.day({ ...BY, complaint: notOnSunday })).toEqual({ day: '2026-11-30' });
    expect(asked).toContain('È domenica.');
  });
});

describe('one key', () => {
  const KEYS = { message: 'Esito', flag: '--outcome', keys: ['p', 'n', 'q'] };

  test('another one changes nothing and says so', async () => {
    const { ask, asked } = desk(['z', 'N']);
    expect(await ask.key(KEYS)).toBe('n');
    expect(asked.join('\n')).toContain('Non è cambiato nulla');
  });

  test('q is an answer where it is one of the keys', async () => {
    expect(await desk(['q']).ask.key(KEYS)).toBe('q');
  });
});

describe('leaving', () => {
  test.each([['q'], ['^C']])('%s leaves an open question', async (typed) => {
    await expect(desk([typed]).ask.amount(AMOUNT)).rejects.toBeInstanceOf(LeftByUser);
  });

  test('a list has a way out', async () => {
    const choice = { message: 'Quale?', flag: '[case]', choices: [{ value: '42', label: '42 Rossi' }] };
    expect(await desk(['42']).ask.choose(choice)).toBe('42');
    await expect(desk(['q']).ask.choose(choice)).rejects.toBeInstanceOf(LeftByUser);
  });
});

test('< offers what was typed before, goes past what has nothing to ask, and forgets it afterwards', async () => {
  const { ask, asked } = desk(['Rossi', '<', '', 'Bianchi', '']);
  const answers: string[] = [];
  const name = async (message: string): Promise<void> => {
    answers.push(await ask.text({ message, flag: '--name', usually: 'Nessuno' }));
  };
  await ask.inOrder([() => name('Chi'), async () => undefined, () => name('Altro')]);
  await ask.inOrder([() => name('Chi')]);
  expect(answers).toEqual(['Rossi', 'Rossi', 'Bianchi', 'Nessuno']);
  expect(asked).toEqual([
    'Chi [Nessuno]',
    'Altro [Nessuno]',
    'Chi [Rossi]',
    'Altro [Nessuno]',
    'Chi [Nessuno]',
  ]);
});

const WHO = {
  message: 'Quale?',
  flag: '[case]',
  choices: [
    { value: '42', label: '42 Rossi' },
    { value: '51', label: '51 Verdi' },
  ],
};

test('< goes back from a list, and to one, whose choice is the usual one then', async () => {
  const { ask, asked } = desk(['Rossi', '<', 'Bianchi', '51', '<', '', 'Neri']);
  const answers: string[] = [];
  const text = async (message: string): Promise<void> => {
    answers.push(await ask.text({ message, flag: '--name' }));
  };
  await ask.inOrder([
    () => text('Chi'),
    async () => void answers.push(await ask.choose(WHO)),
    () => text('Poi'),
  ]);
  expect(answers).toEqual(['Rossi', 'Bianchi', '51', '51', 'Neri']);
  expect(asked).toEqual(['Chi', 'Quale?', 'Chi [Rossi]', 'Quale?', 'Poi', 'Quale? [51]', 'Poi']);
});

test('a list that comes first has nothing to go back to', async () => {
  await expect(desk(['<']).ask.choose(WHO)).rejects.toThrow('< is not a choice of: Quale?');
});

test('a step may put others behind itself, and anew after <', async () => {
  const { ask, asked } = desk(['a', '<', 'b', 'x', 'y']);
  const steps = [
    async (): Promise<void> => {
      const typed = await ask.text({ message: 'Prima', flag: '--name' });
      const others = typed === 'a' ? ['A1'] : ['B1', 'B2'];
      steps.splice(
        1,
        Infinity,
        ...others.map((message) => async () => void (await ask.text({ message, flag: '--name' }))),
      );
    },
  ];
  await ask.inOrder(steps);
  expect(asked).toEqual(['Prima', 'A1', 'Prima [a]', 'B1', 'B2']);
});

test('< where only what has nothing to ask came before says so', async () => {
  const { ask, asked } = desk(['<', 'Rossi']);
  await ask.inOrder([
    async () => undefined,
    async () => void (await ask.text({ message: 'Chi', flag: '--name' })),
  ]);
  expect(asked.join('\n')).toContain('Prima di questa non ci sono');
});

test('< returns to the question before, whose answer is kept as the usual one', async () => {
  const { ask, asked } = desk(['5000', '<', '', 'ven']);
  let amount = cents(1_248_000);
  let by = '';
  await ask.inOrder([
    async () => {
      amount = await ask.amount({ ...AMOUNT, usually: amount });
    },
    async () => {
      by = (await ask.day(BY)).day;
    },
  ]);
  expect({ amount, by }).toEqual({ amount: 500_000, by: '2026-11-27' });
  expect(asked.filter((line) => !line.startsWith('->'))).toEqual([
    'Importo promesso [12.480,00]',
    'Entro il',
    'Importo promesso [5000]',
    'Entro il',
  ]);
});

test('free text loses what a terminal would obey; an empty one is refused unless it may be', async () => {
  expect(await desk(['  dopo\u001b[2J SAL ']).ask.text({ message: 'Nota', flag: '--note' })).toBe('dopo SAL');
  const { ask, asked } = desk(['', 'sì']);
  expect(await ask.text({ message: 'Motivo', flag: '--reason' })).toBe('sì');
  expect(asked.join('\n')).toContain('Serve una risposta');
  expect(await desk(['']).ask.text({ message: 'Nota', flag: '--note', mayBeEmpty: true })).toBe('');
});
