/** The options of `call` and `visit`: read, and refused where they say what the outcome cannot use. */
import type { ContactChannel } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import type { Cents } from '../../domain/money.ts';
import { hasPhoneDigits } from '../../domain/debtor/phone.ts';
import type { UnpaidReason } from '../../domain/conduct/unpaidReason.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../command.ts';
import type { SaidOutcome } from './contactKeys.ts';
import type { OfficeDesk } from '../desk.ts';
import { amountOption, dayOption } from '../optionValues.ts';

/** As typed. */
export interface ContactOptions {
  readonly outcome?: SaidOutcome;
  readonly note?: string;
  readonly amount?: string;
  readonly by?: string;
  readonly next?: string;
  readonly contact?: string;
  readonly at?: string;
  readonly reason?: string;
  readonly invoices?: string;
  readonly phone?: string;
  readonly thirdParty?: boolean;
  readonly whyUnpaid?: UnpaidReason;
}

/** What the options say, read; dates and amounts that are none are refused (usage). */
export interface ReadContactOptions {
  readonly at: { readonly on: Day; readonly time?: string };
  readonly amount?: Cents;
  readonly by?: Day;
  readonly invoices?: readonly string[];
}

/** Reads the options before anything is asked. Refuses (usage): `not-a-phone`. */
export function readContactOptions(
  desk: Desk,
  office: OfficeDesk,
  options: ContactOptions,
): ReadContactOptions {
  const { amount, by, invoices, phone } = options;
  if (phone !== undefined && !hasPhoneDigits(phone))
    throw new Refusal('usage', 'not-a-phone', { value: phone });
  const { patronDay: patron } = office.book.settings.rules;
  const future = { today: desk.today, patron, direction: 'future' } as const;
  return {
    at: readAt(desk, office, options.at),
    ...(amount === undefined ? {} : { amount: amountOption(amount, '--amount') }),
    ...(by === undefined ? {} : { by: dayOption(by, { flag: '--by', ...future }).day }),
    ...(invoices === undefined ? {} : { invoices: listedNumbers(invoices) }),
  };
}

/** Document numbers separated by commas. */
export function listedNumbers(text: string): string[] {
  return text
    .split(',')
    .map((number) => number.trim())
    .filter((number) => number !== '');
}

/** Options that only one outcome has a use for. */
const BELONGS_TO = {
  amount: 'promise',
  by: 'promise',
  reason: 'disputes',
  invoices: 'disputes',
  phone: 'wrong-number',
} as const;

/** Refuses (usage) `flag-needs-outcome` where an option would otherwise be ignored. */
export function refuseUnusedOptions(options: ContactOptions, outcome: SaidOutcome): void {
  for (const [name, owner] of Object.entries(BELONGS_TO)) {
    if (options[name as keyof typeof BELONGS_TO] === undefined || outcome === owner) continue;
    throw new Refusal('usage', 'flag-needs-outcome', { flag: `--${name}`, outcome: owner });
  }
  if (options.next !== undefined && outcome === 'promise') {
    throw new Refusal('usage', 'conflicting-options', { flag: '--next', other: '--outcome promise' });
  }
}

/** Now, unless told otherwise; an hour that has not come yet cannot be when it happened. */
function readAt(
  desk: Desk,
  { book, moment }: OfficeDesk,
  typed: string | undefined,
): ReadContactOptions['at'] {
  if (typed === undefined) return { on: moment.today, time: moment.time };
  const { patronDay: patron } = book.settings.rules;
  const { day: on, time } = dayOption(typed, { flag: '--at', today: desk.today, patron, direction: 'past' });
  if (time === undefined) return on === moment.today ? { on, time: moment.time } : { on };
  if (on === moment.today && time > moment.time)
    throw new Refusal('usage', 'contact-in-future', { on, time });
  return { on, time };
}

/** The channels these options are for. */
export type SpokenChannel = Exclude<ContactChannel, 'note'>;
