import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES, DEFAULT_STRATEGIES } from '../../src/domain/settings.ts';
import { readSettings } from '../../src/cli/settings/settings.ts';
import { acmeText } from './acme.ts';

/** What is wrong, as `line code key value`. */
function problemsOf(text: string): string[] {
  return readSettings(text).problems.map(({ line, code, key, value }) =>
    `${line} ${code} ${key} ${value}`.trim(),
  );
}

function settingsOf(text: string) {
  const read = readSettings(text);
  if (!('settings' in read)) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

describe('a file as it is first written', () => {
  test('gives the company, the defaults and the strategies of the program', () => {
    const settings = settingsOf(acmeText());
    expect(settings.creditor).toEqual({
      name: 'Acme S.r.l.',
      address: 'Via delle Prove 1',
      postcode: '50100',
      city: 'Firenze',
      vatNumber: '99900000003',
      iban: 'IT60X0542811101000000123456',
      isSingleMember: false,
      isInLiquidation: false,
    });
    expect(settings.collectors).toEqual([{ id: 'laura', name: 'Laura Neri', role: 'Ufficio crediti' }]);
    expect(settings.rules).toEqual(DEFAULT_RULES);
    expect(settings.strategies).toEqual(DEFAULT_STRATEGIES);
    expect(settings).toMatchObject({
      language: 'it',
      place: 'Firenze',
      currency: 'EUR',
      hints: true,
      isSample: false,
    });
  });

  test('is read alike with the line ends and the byte order mark of Windows', () => {
    const windows = `\uFEFF${acmeText().replaceAll('\n', '\r\n')}`;
    expect(settingsOf(windows)).toEqual(settingsOf(acmeText()));
  });
});

describe('one value changed', () => {
  test.for([
    ['place = ', 'place = "Prato"', { place: 'Prato' }],
    ['hints = ', 'hints = false', { hints: false }],
    ['presented_working', 'presented_working_days = 0', { rules: { presentedWorkingDays: 0 } }],
    ['# "RB60"', '"Ri.Ba." = "other"', { rules: { paymentMethods: { 'Ri.Ba.': 'other' } } }],
    ['currency = ', 'currency = "CHF"', { currency: 'CHF' }],
    ['stale_after_days', 'stale_after_days = 0', { rules: { staleAfterDays: 0 } }],
    ['# patron_day', 'patron_day = "02-29"', { rules: { patronDay: '02-29' } }],
    ['# browser', 'browser = "/opt/browser"', { browser: '/opt/browser' }],
    ['vat_number', 'vat_number = "IT 99900000003"', { creditor: { vatNumber: '99900000003' } }],
    ['# single_member', 'single_member = true', { creditor: { isSingleMember: true } }],
    ['# province', 'province = "fi"', { creditor: { province: 'FI' } }],
  ] as const)('%s', ([beginning, line, expected]) => {
    const start = beginning === 'place = ' ? '# place' : beginning;
    expect(settingsOf(acmeText({ [start]: line }))).toMatchObject(expected);
  });

  test('a strategy of the file takes the place of the one it is named after, and the others stay', () => {
    const text = `${acmeText()}
[[strategies.standard]]
id = "only-letter"
kind = "letter"
days = 5
term = 12
tone = "firm"
[[strategies.harsh]]
id = "demand"
kind = "letter"
days = 1
term = 10
tone = "firm"
[[strategies.harsh]]
id = "warning"
kind = "legal-warning"
days = 1
term = 15
tone = "formal"
[[strategies.harsh]]
id = "ring"
kind = "call"
days = 2
attempts = 2
retry_days = 3
min_amount = "99,50"
`;
    expect(settingsOf(text).strategies).toMatchObject({
      standard: {
        name: 'standard',
        steps: [
          {
            id: 'only-letter',
            kind: 'letter',
            from: 'due',
            days: 5,
            termDays: 12,
            tone: 'firm',
            needsApproval: false,
          },
        ],
      },
      harsh: {
        name: 'harsh',
        steps: [
          { id: 'demand', from: 'due', needsApproval: false },
          { id: 'warning', from: 'previous', needsApproval: true },
          { id: 'ring', from: 'previous', attempts: 2, retryWorkingDays: 3, minAmountCents: 9950 },
        ],
      },
    });
  });
});

describe('impossible values are named with their line', () => {
  test.for([
    [
      'iban = ',
      'iban = "IT40S0542811101000000123456"',
      'unfit-value company.iban IT40S0542811101000000123456',
    ],
    ['vat_number', 'vat_number = "99900000004"', 'unfit-value company.vat_number 99900000004'],
    ['vat_number', 'vat_number = "00000000000"', 'unfit-value company.vat_number 00000000000'],
    ['# tax_code', 'tax_code = "ABC"', 'unfit-value company.tax_code ABC'],
    ['# patron_day', 'patron_day = "24-06"', 'unfit-value rules.patron_day 24-06'],
    ['# patron_day', 'patron_day = "04-31"', 'unfit-value rules.patron_day 04-31'],
    ['min_contact', 'min_contact_days = -1', 'unfit-value rules.min_contact_days -1'],
    ['min_contact', 'min_contact_days = 366', 'unfit-value rules.min_contact_days 366'],
    ['min_contact', 'min_contact_days = 1.5', 'wrong-type rules.min_contact_days 1.5'],
    ['min_contact', 'min_contact_days = "3"', 'wrong-type rules.min_contact_days 3'],
    ['hints = ', 'hints = "yes"', 'wrong-type hints yes'],
    ['name = ', 'name = "  "', 'missing company.name'],
    ['language = ', 'language = "de"', 'not-one-of language de'],
    ['currency = ', 'currency = "euro"', 'unfit-value currency euro'],
    ['stale_after_days', 'stale_afterdays = 4', 'unknown-key rules.stale_afterdays 4'],
    ['name = "Laura', 'nome = "Laura"', 'unknown-key collectors[0].nome Laura'],
    ['id = "laura"', 'id = "Laura Neri"', 'bad-id collectors[0].id Laura Neri'],
  ] as const)('%s becomes %s', ([beginning, line, expected]) => {
    const text = acmeText({ [beginning]: line });
    const at = text.split('\n').indexOf(line) + 1;
    expect(problemsOf(text)).toContainEqual(`${at === 0 ? '' : at} ${expected}`.trim());
  });

  test('methods of payment: every problem at its line', () => {
    const lines = [
      '"Ri.Ba." = "ribba"',
      'Ri.Ba = "riba"',
      '"--" = "riba"',
      '"R.B." = "riba"',
      'RB = "sdd"',
      'Z = 3',
    ];
    const text = acmeText({ '# "RB60"': lines.join('\n') });
    const at = text.split('\n').indexOf(lines[0] ?? '') + 1;
    expect(problemsOf(text)).toEqual([
      `${at} not-one-of payment_methods.Ri.Ba. ribba`,
      `${at + 1} wrong-type payment_methods.Ri.Ba {"Ba":"riba"}`,
      `${at + 2} unfit-value payment_methods.-- riba`,
      `${at + 4} duplicate-id payment_methods.RB sdd`,
      `${at + 5} not-one-of payment_methods.Z 3`,
    ]);
    expect(problemsOf(`payment_methods = 1\n${acmeText({ '[payment_methods]': '' })}`)).toEqual([
      '1 wrong-type payment_methods 1',
    ]);
  });

  test('a key that is not there is reported at its table', () => {
    const lines = acmeText({ 'city = ': '# city = ""' }).split('\n');
    expect(problemsOf(lines.join('\n'))).toEqual([`${lines.indexOf('[company]') + 1} missing company.city`]);
  });

  test('a company without people', () => {
    expect(problemsOf(acmeText().replace(/\[\[collectors\]\][^[]*/, ''))).toEqual([
      '1 no-collector collectors',
    ]);
  });

  test('two people of one id', () => {
    const text = `${acmeText()}\n[[collectors]]\nname = "Laura Verdi"\n`;
    expect(problemsOf(text)).toEqual([`${text.split('\n').length - 2} duplicate-id collectors[1].id laura`]);
  });

  test('every problem of the file, in the order of its lines', () => {
    const problems = problemsOf(
      acmeText({ 'iban = ': 'iban = "IT1"', 'hints = ': 'hints = 1', stale_after: 'stale = 10' }),
    );
    expect(problems.map((problem) => problem.split(' ')[1])).toEqual([
      'wrong-type',
      'unfit-value',
      'unknown-key',
    ]);
  });
});

/** The settings of Acme with a strategy of its own. */
function step(...lines: readonly string[]): string {
  return [acmeText().trimEnd(), '[[strategies.own]]', ...lines, ''].join('\n');
}

describe('steps of a strategy', () => {
  test.for([
    [
      'a letter without a term',
      ['id = "a"', 'kind = "letter"', 'days = 1', 'tone = "firm"'],
      'missing',
      'term',
    ],
    ['a letter without a tone', ['id = "a"', 'kind = "letter"', 'days = 1', 'term = 10'], 'missing', 'tone'],
    [
      'a call with a term',
      ['id = "a"', 'kind = "call"', 'days = 1', 'term = 10'],
      'only-for-letters',
      'term',
    ],
    [
      'a visit with attempts',
      ['id = "a"', 'kind = "visit"', 'days = 1', 'attempts = 2'],
      'only-for-calls',
      'attempts',
    ],
    ['an unknown kind', ['id = "a"', 'kind = "telegram"', 'days = 1'], 'not-one-of', 'kind'],
    [
      'an unknown kind, of which nobody knows what belongs to it',
      ['id = "a"', 'kind = "lettera"', 'days = 1', 'term = 10', 'attempts = 2'],
      'not-one-of',
      'kind',
    ],
    ['no days', ['id = "a"', 'kind = "visit"'], 'missing', 'days'],
    ['no id', ['kind = "visit"', 'days = 1'], 'missing', 'id'],
    ['an id with spaces', ['id = "a b"', 'kind = "visit"', 'days = 1'], 'bad-id', 'id'],
    [
      'a minimum with a fraction',
      ['id = "a"', 'kind = "visit"', 'days = 1', 'min_amount = 0.5'],
      'unfit-value',
      'min_amount',
    ],
    ['a misspelt key', ['id = "a"', 'kind = "visit"', 'days = 1', 'form = "due"'], 'unknown-key', 'form'],
  ] as const)('%s', ([, lines, code, key]) => {
    const found = readSettings(step(...lines)).problems;
    expect(found.map((problem) => [problem.code, problem.key])).toEqual([[code, `strategies.own[0].${key}`]]);
  });

  test('two steps of one id', () => {
    const one = ['id = "a"', 'kind = "visit"', 'days = 1'];
    expect(readSettings(step(...one, '[[strategies.own]]', ...one)).problems).toMatchObject([
      { code: 'duplicate-id', key: 'strategies.own[1].id', value: 'a' },
    ]);
  });
});

describe('a file that cannot be read', () => {
  test.for([
    ['a quotation mark that is not closed', 'hints = true\ncurrency = "EUR\n', 2],
    ['a value without a name', '[company]\n= 3\n', 2],
    ['the same key twice', 'hints = true\nhints = false\n', 2],
  ] as const)('%s names line and column', ([, text, line]) => {
    expect(readSettings(text).problems).toMatchObject([
      { code: 'broken-file', line, column: expect.any(Number) as number },
    ]);
  });
});
