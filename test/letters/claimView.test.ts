/** The legal warning that claims more than the principal: golden letters, the table attached, and what must never be printed. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { LetterAccount, LetterClaimItem, LetterContent } from '../../src/domain/letter.ts';
import { cents, ZERO } from '../../src/domain/money.ts';
import { renderLetter } from '../../src/letters/renderLetter.ts';
import { letterView } from '../../src/letters/letterView.ts';
import { aLetter, anItem, CONSUMER, FIRST_SENT, shippedTemplates } from './letterWorld.ts';

const templates = shippedTemplates();

/** The only row of the letter, 20 days late at 10.40 %: 6.95, and the lump sum. */
function aClaimItem(deviation: Partial<LetterClaimItem> = {}): LetterClaimItem {
  return {
    invoice: 1,
    number: '2026/318',
    dueOn: day('2026-11-04'),
    interest: cents(695),
    lumpSum: cents(4_000),
    segments: [
      {
        from: day('2026-11-05'),
        to: day('2026-11-24'),
        days: 20,
        basisPoints: 1_040,
        base: cents(122_000),
        interest: cents(695),
      },
    ],
    uncoveredDays: 0,
    ...deviation,
  };
}

function anAccount(
  deviation: Partial<LetterAccount> = {},
  item = aClaimItem(),
  currency = 'EUR',
): LetterAccount {
  const { interest, lumpSum } = item;
  const principal = cents(122_000);
  const total = cents(principal + interest + lumpSum);
  return {
    regime: 'commercial',
    until: day('2026-11-24'),
    divisor: '365',
    payments: 'principal',
    claims: [{ currency, items: [item], totals: { principal, interest, lumpSum, costs: ZERO, total } }],
    ...deviation,
  };
}

function aWarning(account: LetterAccount, deviation: Partial<LetterContent> = {}): LetterContent {
  return aLetter({
    template: 'legal-warning',
    tone: 'formal',
    items: [anItem()],
    earlier: [FIRST_SENT],
    account,
    ...deviation,
  });
}

/** What a reader sees, in the order it is printed. */
function wordsOf(letter: LetterContent): string {
  const { html } = renderLetter(letter, templates);
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/[\s\u00a0]+/gu, ' ');
}

const LEGAL = anAccount({ regime: 'legal' }, aClaimItem({ interest: cents(107), lumpSum: ZERO }));

describe('golden warnings with an account', () => {
  test.each(['it', 'en'] as const)('in %s', async (language) => {
    const { html } = renderLetter(aWarning(anAccount(), { language }), templates, '/* fonts */');
    await expect(html).toMatchFileSnapshot(`golden/legal-warning.account.${language}.html`);
  });

  test('to a consumer', async () => {
    const { html } = renderLetter(aWarning(LEGAL, { recipient: CONSUMER }), templates, '/* fonts */');
    await expect(html).toMatchFileSnapshot('golden/legal-warning.account.consumer.it.html');
  });
});

describe('what it says', () => {
  test('the sum demanded is the principal with interest and lump sum, in the code for the bank as well', () => {
    const words = wordsOf(aWarning(anAccount()));
    expect(words).toContain(
      'pagare la somma di € 1.266,95 , oltre agli interessi che matureranno fino al saldo,',
    );
    expect(words).toContain('per la somma capitale di € 1.220,00');
    expect(words).toContain('Importo € 1.266,95');
    expect(letterView(aWarning(anAccount())).epcPayload).toContain('EUR1266.95');
  });

  test('a consumer reads neither of D.Lgs. 231/2002 nor of a lump sum', () => {
    const words = wordsOf(aWarning(LEGAL, { recipient: CONSUMER }));
    expect(words).not.toMatch(/231\/2002|forfett|40,00/u);
    expect(words).toContain('al tasso legale, artt. 1224 e 1284 c.c.');
  });

  test.each<[string, Partial<LetterAccount>, string]>([
    ['commercial', {}, '(artt. 4 e 5 D.Lgs. 231/2002: tasso BCE più 8 punti)'],
    ['before 2013', { regime: 'commercial-before-2013' }, 'tasso BCE più 7 punti)'],
    ['food', { regime: 'agri-food' }, '(art. 4 D.Lgs. 198/2021: tasso BCE più 12 punti)'],
    ['an agreed rate', { regime: 'contract', basisPoints: 650 }, 'al tasso pattuito del 6,50%'],
    ['a year of 366 days', { divisor: 'actual' }, '365 giorni, 366 nei bisestili'],
    ['interest first', { payments: 'interest' }, 'prima agli interessi (art. 1194 del codice civile)'],
  ])('%s', (_name, deviation, text) => {
    expect(wordsOf(aWarning(anAccount(deviation)))).toContain(text);
  });

  test.each([
    ['it', 'Per 20 giorni il tasso non è ancora stato pubblicato', '20 giorni senza tasso pubblicato'],
    ['en', 'For 20 days the rate has not been published yet', '20 days without a published rate'],
  ] as const)('days without a rate, in %s', (language, onTheLetter, inTheTable) => {
    const uncovered = anAccount({}, aClaimItem({ interest: ZERO, segments: [], uncoveredDays: 20 }));
    const words = wordsOf(aWarning(uncovered, { language }));
    expect(words).toContain(onTheLetter);
    expect(words).toContain(inTheTable);
  });

  test('two stretches of days are summed up, instalments are named', () => {
    const [segment] = aClaimItem().segments;
    const segments = segment === undefined ? [] : [segment, segment];
    const account = anAccount({}, aClaimItem({ instalment: '2', segments, interest: cents(1_390) }));
    const words = wordsOf(aWarning(account, { items: [anItem({ instalment: '2' })] }));
    expect(words).toContain('2026/318, rata 2');
    expect(words).toContain('Interessi della fattura 2026/318, rata 2 13,90');
  });

  test('known costs have a row of their own', () => {
    const account = anAccount();
    const [claim] = account.claims;
    if (claim === undefined) throw new Error('no claim');
    const totals = { ...claim.totals, costs: cents(1_250), total: cents(claim.totals.total + 1_250) };
    const words = wordsOf(aWarning({ ...account, claims: [{ ...claim, totals }] }));
    expect(words).toContain('Spese € 12,50');
    expect(words).toContain('Totale dovuto al 24 novembre 2026 € 1.279,45');
  });

  test('two currencies have an account each, and none of a lump sum in the second', () => {
    const other = anAccount({}, aClaimItem({ lumpSum: ZERO }), 'USD');
    const account = { ...anAccount(), claims: [...anAccount().claims, ...other.claims] };
    const words = wordsOf(aWarning(account, { items: [anItem(), anItem({ number: 'U', currency: 'USD' })] }));
    expect(words).toContain('pagare la somma di € 1.266,95 e USD 1.226,95');
    expect(words.match(/Totale dovuto/gu)).toHaveLength(2);
  });

  test('without an account nothing of it is printed', () => {
    const { account: _none, ...letter } = aWarning(anAccount());
    const words = wordsOf(letter);
    expect(words).not.toMatch(/Conteggio|allegato|forfett/iu);
    expect(words).toContain('pagare la somma di € 1.220,00 entro');
    expect(words).toContain('compresi gli interessi di legge');
  });

  test('a number from an import stays text', () => {
    const number = '<b>{{x}}</b>';
    const letter = aWarning(anAccount({}, aClaimItem({ number })), { items: [anItem({ number })] });
    const { html } = renderLetter(letter, templates);
    expect(html).not.toContain(number);
    expect(html).toContain('&lt;b&gt;{{x}}&lt;/b&gt;');
  });
});

test.each<[string, LetterAccount]>([
  ['another principal', anAccount({ claims: anAccount({}, aClaimItem({ lumpSum: ZERO }), 'USD').claims })],
  ['no claim', anAccount({ claims: [] })],
  [
    'a currency more',
    { ...anAccount(), claims: [...anAccount().claims, ...anAccount({}, aClaimItem(), 'USD').claims] },
  ],
])('an account of %s than the letter is a mistake of ours', (_name, account) => {
  expect(() => letterView(aWarning(account))).toThrow('another principal');
});
