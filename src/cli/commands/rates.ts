/** `dunning rates`: the rates interest is counted with, half-year by half-year; `add` enters one, `remove` takes it out. */
import { readPercent } from '../../domain/interest/interestPercent.ts';
import { readRatePeriod, type OwnRate, type RateKind } from '../../domain/interest/rates.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addRate, ratesOf, removeRate, type RateChange } from '../../office/rates.ts';
import { rehearse, type Done } from '../../office/act.ts';
import { changeHints } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { partOf, type DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import type { Outcome } from '../screen/outcome.ts';
import { addExample, ratesData, ratesPage, saidOfRate } from '../money/ratesView.ts';

export interface RatesOptions {
  readonly all?: boolean;
}

export interface RatePeriodOptions {
  readonly commercial?: string;
  readonly legal?: string;
}

export interface RateAddOptions extends RatePeriodOptions {
  readonly rate?: string;
  readonly source?: string;
  readonly override?: string;
}

/** Describes the command and its two parts. */
export function ratesCommand(kit: CommandKit): DunningCommand {
  const { help } = kit.messages.rates;
  const rates = kit.command('rates').option('--all', help.all).action(kit.answer(runRates));
  const part = (name: string, summary: string): DunningCommand =>
    partOf(kit, name, summary)
      .option('--commercial <period>', help.commercial)
      .option('--legal <period>', help.legal);
  rates.addCommand(
    part('add', help.add)
      .option('--rate <value>', help.rate)
      .option('--source <text>', help.source)
      .option('--override <reason>', help.override)
      .action(kit.answer(runRatesAdd)),
  );
  rates.addCommand(part('remove', help.remove).action(kit.answer(runRatesRemove)));
  return rates;
}

/** Both tables, the latest periods first. */
export async function runRates(desk: Desk, { all }: RatesOptions): Promise<Outcome> {
  const tables = ratesOf((await openOffice(desk, 'read')).book);
  return {
    schema: 'dunning.rates/1',
    data: ratesData(tables),
    screen: (page) => ratesPage(page, desk, tables, all === true),
    hints: [desk.messages.rates.addHint(addExample(tables))],
    asOf: desk.asOf,
  };
}

/** Enters a rate. Refuses (usage): `rate-which`, `rate-period`, `needs-flags`, `percent-unreadable`, `rate-source-empty`. */
export async function runRatesAdd(desk: Desk, options: RateAddOptions): Promise<Outcome> {
  const { ask, messages } = desk;
  const { override } = options;
  const period = periodOption(options);
  requireFlags(desk, [
    { flag: '--rate', example: '2,15', isGiven: options.rate !== undefined },
    { flag: '--source', example: '"G.U. ..."', isGiven: options.source !== undefined },
  ]);
  const rate = options.rate ?? (await ask.text({ message: messages.rates.ask.rate, flag: '--rate' }));
  const source = options.source ?? (await ask.text({ message: messages.rates.ask.source, flag: '--source' }));
  const basisPoints = readPercent(rate);
  if (basisPoints === undefined)
    throw new Refusal('usage', 'percent-unreadable', { flag: '--rate', value: rate });
  if (source.trim() === '') throw new Refusal('usage', 'rate-source-empty');
  if (override?.trim() === '') throw new Refusal('usage', 'override-needs-reason');
  const entry: OwnRate = { ...period, basisPoints, source: source.trim() };
  const office = await openOffice(desk, 'write');
  return changed(desk, office, 'added', () => addRate(office.book, office.moment, entry, override));
}

/** Takes a rate out again. Refuses (usage): `rate-which`, `rate-period`. */
export async function runRatesRemove(desk: Desk, options: RatePeriodOptions): Promise<Outcome> {
  const period = periodOption(options);
  const office = await openOffice(desk, 'write');
  return changed(desk, office, 'removed', () => removeRate(office.book, office.moment, period));
}

function periodOption({ commercial, legal }: RatePeriodOptions): Pick<OwnRate, 'kind' | 'period'> {
  const kind: RateKind = commercial === undefined ? 'legal' : 'commercial';
  const value = commercial ?? legal;
  if (value === undefined || (commercial !== undefined && legal !== undefined))
    throw new Refusal('usage', 'rate-which');
  const period = readRatePeriod(kind, value);
  if (period === undefined) throw new Refusal('usage', 'rate-period', { flag: `--${kind}`, value });
  return { kind, period };
}

function changed(
  desk: Desk,
  { book }: OfficeDesk,
  verb: 'added' | 'removed',
  act: () => Done<RateChange>,
): Outcome {
  const { globals, messages } = desk;
  const work = () => {
    const { result, operation } = act();
    return { result, operation: operation ?? null, tables: ratesOf(book) };
  };
  const { result, operation, tables } = globals.dryRun
    ? { ...rehearse(book, work), operation: null }
    : work();
  const { kind, period } = result.period;
  return {
    schema: 'dunning.rates/1',
    data: { ...ratesData(tables), [verb]: { kind, period }, operation },
    screen: (page) => {
      for (const line of saidOfRate(desk, verb, result)) page.paragraph(line);
      if (globals.dryRun) page.line(messages.common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}
