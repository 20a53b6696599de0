/** What `trace` is told: read from its options, or asked at a terminal. */
import type { Day } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { FoundDebtor } from '../../office/debtor/tracing.ts';
import type { Desk } from '../command.ts';
import { READERS } from './debtorFlags.ts';
import { requireFlags } from '../ask/missingFlags.ts';

/** As typed. */
export interface TraceOptions {
  readonly ask?: string;
  readonly by?: string;
  readonly foundPhone?: string;
  readonly foundEmail?: string;
  readonly foundAddress?: string;
  readonly source?: string;
  readonly notFound?: boolean;
  readonly note?: string;
}

/** What was found, with its source asked for where it is missing. Refuses (usage): `debtor-value-unfit`, `address-unreadable`. */
export async function readFound(desk: Desk, options: TraceOptions): Promise<FoundDebtor> {
  const { foundPhone, foundEmail, foundAddress } = options;
  const found = {
    ...(foundPhone === undefined ? {} : { phone: fit('phone', '--found-phone', foundPhone) }),
    ...(foundEmail === undefined ? {} : { email: fit('email', '--found-email', foundEmail) }),
    ...(foundAddress === undefined ? {} : { address: readAddress(foundAddress) }),
  };
  requireFlags(desk, [{ flag: '--source', example: '"..."', isGiven: options.source !== undefined }]);
  const message = desk.messages.interruptions.trace.askSource;
  const source = options.source ?? (await desk.ask.text({ message, flag: '--source', example: '"..."' }));
  return { ...found, source };
}

function fit(kind: 'phone' | 'email', flag: string, typed: string): string {
  const value = READERS[kind](typed.trim(), undefined, false);
  if (value === undefined || value === '')
    throw new Refusal('usage', 'debtor-value-unfit', { flag, value: typed });
  return value;
}

function readAddress(typed: string): NonNullable<FoundDebtor['address']> {
  const address = addressIn(typed);
  if (address === undefined) throw new Refusal('usage', 'address-unreadable', { value: typed });
  return address;
}

/** `via; CAP; città; provincia`; the province may be left out. */
function addressIn(typed: string): FoundDebtor['address'] {
  const [address = '', postcode = '', city = '', province = '', ...more] = typed
    .split(';')
    .map((part) => part.trim());
  const isFit =
    address !== '' &&
    /^\d{5}$/u.test(postcode) &&
    city !== '' &&
    /^(?:[a-z]{2})?$/iu.test(province) &&
    more.length === 0;
  if (!isFit) return undefined;
  return { address, postcode, city, ...(province === '' ? {} : { province: province.toUpperCase() }) };
}

/** How tracing went, at a terminal: one question for what, and those that belong to it. */
export async function askTracing(desk: Desk, usually: Day): Promise<TraceOptions> {
  const { ask, messages } = desk;
  const { trace } = messages.interruptions;
  const choices = Object.entries(trace.choices).map(([value, label]) => ({ value, label }));
  let told: TraceOptions = {};
  const steps = [
    async (): Promise<void> => {
      const chosen = await ask.choose({ message: trace.which, flag: '--not-found', example: '', choices });
      steps.splice(1, Infinity, ...followingOf(chosen));
    },
  ];
  await ask.inOrder(steps);
  return told;

  function followingOf(chosen: string): (() => Promise<void>)[] {
    if (chosen === 'not-found') return [async () => void (told = { notFound: true })];
    if (chosen === 'ask') return [askWhom, askBy];
    if (chosen === 'address') return [askAddress];
    return [chosen === 'email' ? askEmail : askPhone];
  }

  async function askWhom(): Promise<void> {
    told = { ask: await ask.text({ message: trace.askWhom, flag: '--ask', example: '"..."' }) };
  }

  async function askBy(): Promise<void> {
    const question = { message: trace.askBy, flag: '--by', example: '+10', direction: 'future' } as const;
    const { day } = await ask.day({ ...question, patron: undefined, usually });
    told = { ...told, by: day };
  }

  async function askAddress(): Promise<void> {
    const foundAddress = await ask.text({
      message: trace.askAddress,
      flag: '--found-address',
      example: '"Via Roma, 1; 28845; Domodossola; VB"',
      complaint: (typed) => (addressIn(typed) === undefined ? trace.badAddress : undefined),
    });
    told = { foundAddress };
  }

  async function askEmail(): Promise<void> {
    told = {
      foundEmail: await ask.text({ message: trace.askEmail, flag: '--found-email', example: 'a@b.example' }),
    };
  }

  async function askPhone(): Promise<void> {
    const question = { message: trace.askPhone, flag: '--found-phone', example: '"055 000000"' };
    told = { foundPhone: await ask.text(question) };
  }
}
