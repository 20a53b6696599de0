/** The agreement on instalments, from whole letters: golden files, and what must never be printed. */
import { describe, expect, test } from 'vitest';
import type { AgreedPlan } from '../../src/domain/agreed/agreement.ts';
import { addMonths, day } from '../../src/domain/day.ts';
import type { LetterContent } from '../../src/domain/letter.ts';
import { cents } from '../../src/domain/money.ts';
import { renderLetter } from '../../src/letters/renderLetter.ts';
import { aLetter, anItem, CONSUMER, shippedTemplates } from './letterWorld.ts';

const templates = shippedTemplates();

/** Six instalments over what the letter of letterWorld lists: 2,970.50 EUR. */
function aPlan(deviation: Partial<AgreedPlan> = {}): AgreedPlan {
  const parts = [49_508, 49_508, 49_508, 49_508, 49_508, 49_510];
  return {
    madeOn: day('2026-11-24'),
    currency: 'EUR',
    instalments: parts.map((part, index) => ({
      dueOn: addMonths(day('2026-12-31'), index),
      cents: cents(part),
    })),
    principalCents: cents(297_050),
    interestCents: cents(0),
    totalCents: cents(297_050),
    graceDays: 5,
    ...deviation,
  };
}

function anAgreement(plan: AgreedPlan, deviation: Partial<LetterContent> = {}): LetterContent {
  const letter = aLetter({ template: 'plan-agreement', tone: 'formal', termDays: 0, plan, ...deviation });
  const { deadline: _none, ...agreement } = letter;
  return agreement;
}

function printed(plan: AgreedPlan, deviation: Partial<LetterContent> = {}): string {
  return renderLetter(anAgreement(plan, deviation), templates, '/* fonts */').html;
}

const WITH_INTEREST = aPlan({
  instalments: [
    { dueOn: day('2026-12-31'), cents: cents(62_000) },
    { dueOn: day('2027-01-31'), cents: cents(63_100) },
  ],
  principalCents: cents(122_000),
  interestCents: cents(3_100),
  totalCents: cents(125_100),
  basisPoints: 850,
});

describe('golden agreements', () => {
  test.each(['it', 'en'] as const)('in %s', async (language) => {
    await expect(printed(aPlan(), { language })).toMatchFileSnapshot(
      `golden/plan-agreement.${language}.html`,
    );
  });

  test('with a consumer, with interest', async () => {
    const html = printed(WITH_INTEREST, { recipient: CONSUMER, items: [anItem()] });
    await expect(html).toMatchFileSnapshot('golden/plan-agreement.consumer.it.html');
  });
});

describe('what an agreement says', () => {
  test('the articles it rests on, and every instalment', () => {
    const html = printed(aPlan());
    for (const article of ['art. 1988', 'art. 1186', 'art. 2944', 'art. 1230'])
      expect(html).toContain(article);
    for (const on of ['31 dicembre 2026', '28 febbraio 2027', '31 maggio 2027']) expect(html).toContain(on);
    expect(html.match(/class="hand"/gu)).toHaveLength(2);
  });

  test('interest only when it was agreed', () => {
    expect(printed(aPlan())).not.toContain('tasso annuo');
    const html = printed(WITH_INTEREST, { items: [anItem()] });
    expect(html).toContain('tasso annuo del 8,50');
    expect(html).toContain('31,00');
  });

  test('no grace where none was agreed; one instalment is not several', () => {
    const one = aPlan({ graceDays: 0, instalments: [{ dueOn: day('2026-12-31'), cents: cents(297_050) }] });
    const html = printed(one);
    expect(html).toContain('non è pagata alla scadenza');
    expect(html).toContain('in una sola rata');
  });

  test('a stamp on a preview', () => {
    expect(printed(aPlan(), { stamp: 'draft' })).toContain('BOZZA');
  });
});

test('instalments that are not the total are a mistake of ours', () => {
  const wrong = [
    aPlan({ totalCents: cents(1) }),
    aPlan({ principalCents: cents(1) }),
    aPlan({ instalments: [], totalCents: cents(0), principalCents: cents(0) }),
  ];
  for (const plan of wrong) expect(() => printed(plan)).toThrow('total of an agreement');
});

test('a user may bring a sheet, and a missing one is named', () => {
  const without = { read: (path: string) => (path === 'agreement.css' ? undefined : templates.read(path)) };
  expect(() => renderLetter(anAgreement(aPlan()), without)).toThrow('template-missing');
});
