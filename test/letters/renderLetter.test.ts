import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LetterContent, LetterTemplate } from '../../src/domain/letter.ts';
import { cents } from '../../src/domain/money.ts';
import { renderLetter } from '../../src/letters/renderLetter.ts';
import {
  aCreditNote,
  aLetter,
  anItem,
  COMPANY,
  CONSUMER,
  FIRST_SENT,
  SECOND_SENT,
  shippedTemplates,
} from './letterWorld.ts';

/** The agreement on instalments has tests of its own. */
type Demand = Exclude<LetterTemplate, 'plan-agreement'>;

const templates = shippedTemplates();
const TEMPLATES: readonly Demand[] = ['first-letter', 'second-letter', 'legal-warning'];
const EARLIER = {
  'first-letter': [],
  'second-letter': [FIRST_SENT],
  'legal-warning': [FIRST_SENT, SECOND_SENT],
} as const;
const TONES = { 'first-letter': 'friendly', 'second-letter': 'firm', 'legal-warning': 'formal' } as const;

function letterOf(template: Demand, deviation: Partial<LetterContent> = {}): LetterContent {
  return aLetter({ template, tone: TONES[template], earlier: EARLIER[template], ...deviation });
}

/** What a reader sees: the text of the body, without markup. */
function wordsOf(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');
}

/** How many elements the document has. */
function tags(html: string): number {
  return html.match(/<[a-z]+/gu)?.length ?? 0;
}

/** The open amounts of the rows, in cents. */
function openFigures(html: string): number[] {
  const cells = html.matchAll(
    /<td class="figure">(-?[\d.]+,\d\d)<\/td><td class="figure">[^<]*<\/td><\/tr>/gu,
  );
  return Array.from(cells, ([, figure]) => Number((figure ?? '').replace(/[.,]/gu, '')));
}

/** The lines in the window of the envelope. */
function windowOf(html: string): string {
  return /<div class="recipient[^"]*">[\s\S]*?\n<\/div>/u.exec(html)?.[0] ?? '';
}

describe('golden letters', () => {
  for (const template of TEMPLATES) {
    for (const language of ['it', 'en'] as const) {
      test(`${template} in ${language}`, async () => {
        const { html } = renderLetter(
          letterOf(template, { language, channel: 'registered' }),
          templates,
          '/* fonts */',
        );
        await expect(html).toMatchFileSnapshot(`golden/${template}.${language}.html`);
      });
    }
    test(`${template} to a consumer`, async () => {
      const letter = letterOf(template, { recipient: CONSUMER, items: [anItem()] });
      await expect(renderLetter(letter, templates, '/* fonts */').html).toMatchFileSnapshot(
        `golden/${template}.consumer.it.html`,
      );
    });
  }
});

describe('hostile texts print as they read', () => {
  test.each([
    ['markup', '<script>alert(1)</script>', '&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;'],
    ['an ampersand and angle brackets', 'Rossi & C. <snc>', 'ROSSI &amp; C. &lt;SNC&gt;'],
    ['quotes', `O'Neill "Bar"`, 'O&#x27;NEILL &quot;BAR&quot;'],
    ['template braces', '{{constructor}} {{{x}}}', '{{CONSTRUCTOR}} {{{X}}}'],
    ['a right-to-left override', 'Ditta \u202Eetamma\u202C', 'DITTA ETAMMA'],
    ['isolates and zero width characters', 'Di\u2066tt\u200ba\u2069\ufeff', 'DITTA'],
    ['control characters and line breaks', 'Ditta\u0000\u0007\r\nX\u2028Y', 'DITTA X Y'],
    ['half a character', 'Ditta \ud800', 'DITTA \ufffd'],
    ['piled marks', `e${'\u0323'.repeat(40)}`, 'Ẹ\u0323\u0323\u0323'],
  ])('%s', (_, name, written) => {
    const { html } = renderLetter(aLetter({ recipient: { ...COMPANY, name } }), templates);
    expect(windowOf(html)).toContain(`<div class="line">${written}</div>`);
  });

  test('wherever they stand, no markup of theirs and no control character reaches the page', () => {
    const bad = '"><img src=x onerror=alert(1)>\u202E\u0001</style><script>';
    const { creditor, signatory } = aLetter();
    for (const template of TEMPLATES) {
      const { html } = renderLetter(
        letterOf(template, {
          protocol: bad,
          place: bad,
          paymentReference: bad,
          recipient: {
            ...COMPANY,
            name: bad,
            address: bad,
            city: bad,
            contactPerson: bad,
            code: bad,
            vatNumber: bad,
          },
          creditor: { ...creditor, name: bad, shareCapital: bad, bank: bad, email: bad },
          signatory: { ...signatory, name: bad, role: bad },
          contact: { name: bad, phone: bad, email: bad },
          items: [anItem({ number: bad, instalment: bad })],
          earlier: [{ ...FIRST_SENT, protocol: bad }],
        }),
        templates,
      );
      expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/u);
      expect(html.match(/<\/style>/gu)).toHaveLength(1);
      expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });

  test('whatever the name, the document keeps its shape', () => {
    const plain = tags(renderLetter(aLetter({ recipient: { ...COMPANY, name: 'X' } }), templates).html);
    const name = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '{{', '}}', '`', '=', 'a'),
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(name, (hostile) => {
        expect(
          tags(renderLetter(aLetter({ recipient: { ...COMPANY, name: hostile } }), templates).html),
        ).toBe(plain);
      }),
      { numRuns: 200 },
    );
  });
});

describe('amounts', () => {
  test('the printed rows sum up to the printed total', () => {
    const row = fc.record({ amount: fc.integer({ min: 1, max: 9_999_999 }), isCreditNote: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const items = rows.map(({ amount, isCreditNote }, at) =>
          isCreditNote
            ? aCreditNote({ number: `NC ${at}`, amountCents: cents(-amount) })
            : anItem({ number: `F ${at}`, amountCents: cents(amount) }),
        );
        const { html } = renderLetter(aLetter({ items }), templates);
        const figures = openFigures(html);
        const total = /class="total">.*?€.(-?[\d.]+,\d\d)/u.exec(html)?.[1]?.replace(/[.,]/gu, '');
        expect(figures).toHaveLength(rows.length);
        expect(figures.reduce((sum, figure) => sum + figure, 0) - Number(total)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('each row shows its own open amount, not the whole invoice', () => {
    const items = [
      anItem({ amountCents: cents(10_000), paidCents: cents(5000), openCents: cents(5000) }),
      anItem({ number: '2026/319', amountCents: cents(7001) }),
    ];
    const { html } = renderLetter(aLetter({ items }), templates);
    expect(openFigures(html)).toEqual([5000, 7001]);
    expect(wordsOf(html)).toContain('€ 120,01');
  });

  test('a letter whose total is not the sum of its rows is not printed', () => {
    const { totals } = aLetter();
    const wrong = aLetter({ totals: totals.map((total) => ({ ...total, cents: cents(total.cents + 1) })) });
    expect(() => renderLetter(wrong, templates)).toThrow('not the sums');
    expect(() => renderLetter(aLetter({ totals: [] }), templates)).toThrow('not the sums');
  });

  test('a credit note that is not negative is not printed', () => {
    expect(() =>
      renderLetter(aLetter({ items: [anItem(), anItem({ isCreditNote: true })] }), templates),
    ).toThrow('not negative');
  });

  test('two currencies have two totals and no code to scan', () => {
    const items = [anItem(), anItem({ number: 'EX 7', currency: 'USD', amountCents: cents(50_000) })];
    const { html } = renderLetter(aLetter({ items }), templates);
    expect(html.match(/<tr class="total">/gu)).toHaveLength(2);
    expect(wordsOf(html)).toContain('€ 1.220,00 e USD 500,00');
    expect(html).not.toContain('<svg');
    expect(renderLetter(aLetter(), templates).html).toContain('<svg');
  });
});

describe('what the letters say', () => {
  const audiences = { company: COMPANY, public: { ...COMPANY, kind: 'public' as const }, consumer: CONSUMER };
  const cases = TEMPLATES.flatMap((template) =>
    (['it', 'en'] as const).flatMap((language) =>
      Object.entries(audiences).map(([audience, recipient]) => ({ template, language, audience, recipient })),
    ),
  );
  const THREATS =
    /ufficiale giudiziario|pignora|sequestr|esecuzion|esecutiv|tribunal|decreto ingiuntivo|avvocat|legale rappresent|azion[ei] legal|vie legali|giudic|giudizi|centrale rischi|CRIF|recupero crediti|segnalazion|querela|denunci|ultimo avviso|bailiff|seizure|court|lawyer|solicitor|legal action|enforcement|credit bureau|debt collect/iu;
  const DEFAULT_FORMULA = /\bmora\b|1219|2943|prescrizione|in default|limitation period/iu;
  const DEBT =
    /debit|credito\b|crediti\b|fattur|pagament|sollecit|diffida|scadut|insolut|mora\b|€|EUR|debt|invoice|payment|reminder|overdue|default/iu;

  test.each(cases)('$template in $language to a $audience: no threat before the legal warning', (which) => {
    const words = wordsOf(renderLetter(letterOf(which.template, which), templates).html);
    if (which.template === 'legal-warning') {
      expect(words).toMatch(/1219/u);
      expect(words).toMatch(/2943/u);
      expect(words).not.toMatch(
        /ufficiale giudiziario|pignora|sequestr|recupero crediti|bailiff|seizure|debt collect/iu,
      );
    } else {
      expect(words).not.toMatch(THREATS);
      expect(words).not.toMatch(DEFAULT_FORMULA);
      expect(words).toMatch(/Se nel frattempo|in the meantime/u);
      expect(words).toMatch(/4 dicembre 2026|4 December 2026/u);
    }
    expect(words).not.toMatch(/231|undefined|null|NaN|\[object/u);
  });

  test.each(cases)(
    '$template in $language to a $audience: nothing about the debt in the window or the subject',
    (which) => {
      for (const channel of ['post', 'registered', 'pec', 'email', 'hand'] as const) {
        const recipient = { ...which.recipient, email: 'posta@brandolini.example' };
        const { html, subject } = renderLetter(
          letterOf(which.template, { ...which, recipient, channel }),
          templates,
        );
        expect(windowOf(html)).toContain('class="line"');
        expect(windowOf(html)).not.toMatch(DEBT);
        expect(subject).not.toMatch(DEBT);
        expect(subject).not.toMatch(/[\r\n]/u);
      }
    },
  );

  test('a person is addressed as Lei, a company as Voi', () => {
    for (const template of TEMPLATES) {
      const person = wordsOf(renderLetter(letterOf(template, { recipient: CONSUMER }), templates).html);
      expect(person).not.toMatch(/\b(?:Voi|Vi|Ve|Vostr[aoei])\b/u);
      const company = wordsOf(renderLetter(letterOf(template), templates).html);
      expect(company).not.toMatch(/\b(?:Lei|Le|La preghiamo|Su[aoe]|Suoi)\b/u);
    }
  });

  test.each([
    ['a woman', CONSUMER, 'Gent.ma Sig.ra'],
    ['a man', { ...CONSUMER, taxCode: 'FRRLCU80A12F257X' }, 'Egr. Sig.'],
    ['a man whose code has letters for digits', { ...CONSUMER, taxCode: 'FRRLCU80AM2F257X' }, 'Egr. Sig.'],
    ['somebody', { ...CONSUMER, taxCode: '99900030032' }, 'Gent.mo/a Sig./Sig.ra'],
    ['a company', COMPANY, 'Spett.le'],
    ['a public body', { ...COMPANY, kind: 'public' as const }, 'Spett.le'],
  ])('%s is addressed properly', (_, recipient, form) => {
    expect(windowOf(renderLetter(aLetter({ recipient }), templates).html)).toContain(
      `<div class="line">${form}</div>`,
    );
  });

  test('the second letter names the first one by protocol, date and channel', () => {
    const words = wordsOf(renderLetter(letterOf('second-letter'), templates).html);
    expect(words).toContain('prot. 2026/0102 dell’8 novembre 2026, inviata per raccomandata A/R');
  });

  test("the legal warning's term runs from arrival, and it lists all earlier letters", () => {
    const words = wordsOf(renderLetter(letterOf('legal-warning'), templates).html);
    expect(words).toContain('15 giorni dal ricevimento');
    expect(words).toMatch(/2026\/0102.*2026\/0125/u);
  });

  test('what is not known is not printed', () => {
    const { name, address, postcode, city, vatNumber, iban } = aLetter().creditor;
    const bare: LetterContent = {
      template: 'first-letter',
      language: 'it',
      tone: 'friendly',
      stamp: 'draft',
      caseNumber: 31,
      issuedOn: aLetter().issuedOn,
      creditor: {
        name,
        address,
        postcode,
        city,
        vatNumber,
        iban,
        isSingleMember: false,
        isInLiquidation: false,
      },
      signatory: { name: 'M. Lapini' },
      recipient: { name: 'Ditta Senza Dati', kind: 'company', isConsumer: false },
      channel: 'post',
      items: [anItem()],
      totals: [{ cents: anItem().openCents, currency: 'EUR' }],
      termDays: 10,
      earlier: [],
      paymentReference: '',
    };
    const words = wordsOf(renderLetter(bare, templates).html);
    expect(words).toContain('BOZZA');
    expect(words).toContain('entro 10 giorni dal ricevimento');
    expect(words).not.toMatch(/prot\.|REA|Capitale|Tel\.|BIC|Banca|Causale|undefined|null/u);
  });
});

test('letters rendered one after the other do not mix', () => {
  const debtors = ['Alfa S.r.l.', 'Beta S.p.A.', 'Gamma S.n.c.'];
  const letters = debtors.map((name, at) =>
    aLetter({
      recipient: { ...COMPANY, name },
      items: [anItem({ number: `N-${at}` })],
      caseNumber: 100 + at,
    }),
  );
  const pages = letters.map((letter) => renderLetter(letter, templates));
  pages.forEach(({ html, subject }, at) => {
    debtors.forEach((name, other) => {
      expect(html.includes(name.toUpperCase())).toBe(at === other);
      expect(html.includes(`N-${other}`)).toBe(at === other);
    });
    expect(subject).toContain(String(100 + at));
  });
});

test('the document loads nothing', () => {
  const { html } = renderLetter(aLetter(), templates);
  expect(html).toContain(`content="default-src 'none';`);
  expect(html).not.toMatch(/<link|<script|<iframe|@import|src=|href=|url\((?!data:)/u);
});
