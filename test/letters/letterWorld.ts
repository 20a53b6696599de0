/** A whole valid letter, and templates as the program ships them; tests deviate in one thing. */
import { readFileSync } from 'node:fs';
import { day } from '../../src/domain/day.ts';
import type { LetterContent, LetterItem } from '../../src/domain/letter.ts';
import { cents, totalsByCurrency } from '../../src/domain/money.ts';
import type { TemplateSource } from '../../src/letters/templates.ts';

const TEMPLATES = new URL('../../templates/', import.meta.url);

/** The program's own templates, some of them replaced. */
export function shippedTemplates(overrides: Readonly<Record<string, string>> = {}): TemplateSource {
  return {
    read(path) {
      if (Object.hasOwn(overrides, path)) return overrides[path];
      try {
        return readFileSync(new URL(path, TEMPLATES), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** A row: 1,220.00 EUR, 20 days late, nothing paid. */
export function anItem(deviation: Partial<LetterItem> = {}): LetterItem {
  const amountCents = deviation.amountCents ?? cents(122_000);
  return {
    number: '2026/318',
    issuedOn: day('2026-10-05'),
    dueOn: day('2026-11-04'),
    amountCents,
    paidCents: cents(0),
    openCents: amountCents,
    currency: 'EUR',
    daysLate: 20,
    isCreditNote: false,
    ...deviation,
  };
}

/** A credit note of 100.00 EUR. */
export function aCreditNote(deviation: Partial<LetterItem> = {}): LetterItem {
  return anItem({
    number: 'NC 14',
    amountCents: cents(-10_000),
    daysLate: 0,
    isCreditNote: true,
    ...deviation,
  });
}

export const COMPANY: LetterContent['recipient'] = {
  code: 'C0042',
  name: 'Officine Meccaniche Brandolini S.r.l.',
  vatNumber: '99900020022',
  taxCode: '99900020022',
  address: 'Via dei Fonditori, 18',
  postcode: '41121',
  city: 'Modena',
  province: 'MO',
  email: 'contabilita@brandolini.example',
  pec: 'brandolini@pec.example',
  kind: 'company',
  isConsumer: false,
  contactPerson: 'Ufficio Contabilità Fornitori',
};

export const CONSUMER: LetterContent['recipient'] = {
  name: 'Lucia Ferrabue',
  taxCode: 'FRRLCU80A52F257X',
  address: 'Vicolo delle Rondini 3',
  postcode: '41123',
  city: 'Modena',
  province: 'MO',
  kind: 'person',
  isConsumer: true,
};

/** The letter of a small company in Florence to a company in Modena: three rows, one with something paid, one credit. */
export function aLetter(deviation: Partial<LetterContent> = {}): LetterContent {
  const items = deviation.items ?? [
    anItem(),
    anItem({
      number: '2026/341',
      issuedOn: day('2026-10-12'),
      dueOn: day('2026-11-11'),
      amountCents: cents(248_050),
      paidCents: cents(100_000),
      openCents: cents(148_050),
      daysLate: 13,
    }),
    anItem({ number: '2026/352', dueOn: day('2026-11-13'), amountCents: cents(36_600), daysLate: 11 }),
    aCreditNote(),
  ];
  return {
    template: 'first-letter',
    language: 'it',
    tone: 'friendly',
    protocol: '2026/0147',
    caseNumber: 31,
    issuedOn: day('2026-11-24'),
    creditor: {
      name: 'Cartotecnica Belfiore S.r.l.',
      address: 'Via del Maglio 7',
      postcode: '50142',
      city: 'Firenze',
      province: 'FI',
      phone: '055 555 0100',
      email: 'amministrazione@belfiore.example',
      pec: 'belfiore@pec.example',
      vatNumber: '99900010012',
      taxCode: '99900010012',
      companyRegister: 'Firenze 99900010012',
      rea: 'FI-999001',
      shareCapital: '50.000,00 euro',
      isSingleMember: true,
      isInLiquidation: false,
      iban: 'IT60X0542811101000000123456',
      bank: 'Banca dei Mestieri, filiale di Firenze',
      bic: 'BMESIT3FXXX',
    },
    signatory: { name: 'Marta Lapini', role: 'Amministratrice unica' },
    contact: { name: 'Andrea Gori', phone: '055 555 0117', email: 'crediti@belfiore.example' },
    recipient: COMPANY,
    channel: 'post',
    items,
    totals: totalsByCurrency(items.map(({ openCents, currency }) => ({ cents: openCents, currency }))),
    ...(deviation.template === 'legal-warning' ? {} : { deadline: day('2026-12-04') }),
    termDays: deviation.template === 'legal-warning' ? 15 : 10,
    earlier: [],
    paymentReference: 'C0042 pratica 31 prot. 2026/0147',
    ...deviation,
  };
}

/** The first letter of the case, as later ones mention it. */
export const FIRST_SENT = { protocol: '2026/0102', sentOn: day('2026-11-08'), via: 'registered' } as const;
export const SECOND_SENT = { protocol: '2026/0125', sentOn: day('2026-11-19'), via: 'pec' } as const;
