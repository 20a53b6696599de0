/** Whether the letters of a workspace with templates of its own can be laid out: each is filled with a made-up case. */
import { AGREEMENT, type AgreedPlan } from '../../domain/agreed/agreement.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { LetterLanguage } from '../../domain/debtor/debtor.ts';
import type { LetterAccount, LetterContent, LetterItem, LetterTemplate } from '../../domain/letter.ts';
import { cents, ZERO } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';

const TEMPLATES: readonly LetterTemplate[] = ['first-letter', 'second-letter', 'legal-warning', AGREEMENT];
const LANGUAGES: readonly LetterLanguage[] = ['it', 'en'];
const AMOUNT = cents(10_000);

/** What is thrown for each mistake, once: a partial that is broken breaks every letter it stands in. */
export function templateMistakes(
  files: readonly string[],
  settings: Settings,
  today: Day,
  check: (letter: LetterContent) => void,
): unknown[] {
  const mistakes = new Map<string, unknown>();
  for (const letter of trialLetters(files, settings, today)) {
    try {
      check(letter);
    } catch (error) {
      const { values } = error as { readonly values?: object };
      mistakes.set(values === undefined ? String(error) : JSON.stringify(values), error);
    }
  }
  return [...mistakes.values()];
}

/** Every letter in the languages that are touched, to a company and to a consumer. */
function trialLetters(files: readonly string[], settings: Settings, today: Day): LetterContent[] {
  const isShared = files.some((file) => !/^(?:it|en)\//u.test(file));
  const touched = LANGUAGES.filter(
    (language) => isShared || files.some((file) => file.startsWith(`${language}/`)),
  );
  return touched.flatMap((language) =>
    TEMPLATES.flatMap((template) =>
      [false, true].map((isConsumer) => trialLetter(settings, today, { template, language, isConsumer })),
    ),
  );
}

function trialLetter(
  { creditor, collectors: [{ id: _id, ...signatory }], place }: Settings,
  today: Day,
  {
    template,
    language,
    isConsumer,
  }: Pick<LetterContent, 'template' | 'language'> & { readonly isConsumer: boolean },
): LetterContent {
  const isWarning = template === 'legal-warning';
  const dueOn = addDays(today, -30);
  const item: LetterItem = {
    number: '1',
    issuedOn: addDays(today, -60),
    dueOn,
    amountCents: AMOUNT,
    paidCents: ZERO,
    openCents: AMOUNT,
    currency: 'EUR',
    daysLate: 30,
    isCreditNote: false,
  };
  return {
    template,
    language,
    tone: isConsumer ? 'friendly' : 'firm',
    protocol: '1/0002',
    caseNumber: 1,
    issuedOn: today,
    place,
    creditor,
    signatory,
    recipient: {
      name: 'X',
      address: 'Via X 1',
      postcode: '50100',
      city: 'X',
      province: 'FI',
      kind: isConsumer ? 'person' : 'company',
      isConsumer,
    },
    channel: 'post',
    items: [item],
    totals: [{ cents: AMOUNT, currency: 'EUR' }],
    ...(isWarning ? { account: trialAccount(item, today) } : { deadline: addDays(today, 15) }),
    termDays: 15,
    earlier: [{ protocol: '1/0001', sentOn: dueOn, via: 'post' }],
    paymentReference: '1',
    ...(template === AGREEMENT ? { plan: trialPlan(today) } : {}),
  };
}

function trialAccount({ number, dueOn }: LetterItem, today: Day): LetterAccount {
  const amounts = { interest: AMOUNT, lumpSum: ZERO };
  const totals = { principal: AMOUNT, ...amounts, costs: ZERO, total: cents(2 * AMOUNT) };
  const segment = {
    from: addDays(dueOn, 1),
    to: today,
    days: 30,
    basisPoints: 1_000,
    base: AMOUNT,
    interest: AMOUNT,
  };
  const row = { invoice: 1, number, dueOn, ...amounts, segments: [segment], uncoveredDays: 0 };
  return {
    regime: 'commercial',
    until: today,
    divisor: '365',
    payments: 'principal',
    claims: [{ currency: 'EUR', items: [row], totals }],
  };
}

function trialPlan(today: Day): AgreedPlan {
  return {
    madeOn: today,
    currency: 'EUR',
    instalments: [{ dueOn: addDays(today, 30), cents: AMOUNT }],
    principalCents: AMOUNT,
    interestCents: ZERO,
    totalCents: AMOUNT,
    graceDays: 5,
  };
}
