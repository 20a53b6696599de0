/** Texts of one area: the published interest rates, and those a person entered. */
import type { RateKind } from '../../../domain/interest/rates.ts';
import type { rates as source } from '../it/rates.ts';
import type { Translation } from '../messages.ts';

const KINDS: Readonly<Record<RateKind, string>> = {
  commercial: 'Reference rate, D.Lgs. 231/2002',
  legal: 'Legal rate, art. 1284 c.c.',
};

export const rates = (): Translation<ReturnType<typeof source>> => ({
  help: {
    rates: 'the rates interest is counted with, and their source',
    add: 'adds the rate of a half-year or a year',
    remove: "takes out an added rate: the program's own counts again",
    commercial: 'half-year of the reference rate: 2027-H1',
    legal: 'year of the legal rate: 2027',
    rate: 'the published rate in percent, without points on top',
    source: 'where it is published: Gazzetta Ufficiale, number and date',
    override: 'corrects a rate the program came with, for this reason',
    all: 'all periods, not only the latest',
  },
  ask: { rate: 'Published rate, in percent', source: 'Source' },
  title: 'Interest rates',
  kind: (kind) => KINDS[kind],
  columns: { period: 'Period', rate: 'Rate', late: 'Late (+8)', source: 'Source' },
  own: (source) => `${source} (added by hand)`,
  noSource: '-',
  table: (who) => `source: ${who}`,
  more: (count) => `... and ${count} more: dunning rates --all`,
  covered: {
    commercial: (day) => `Until ${day}. Later days are not counted until the rate is added.`,
    legal: (day) => `Until ${day}. Then the last one goes on, unless a decree sets another by 15/12.`,
  },
  gap: (day) => `The rate is missing from ${day}.`,
  added: (period, rate) => `Rate ${period}: ${rate}.`,
  corrected: (period, rate, before) => `Rate ${period}: ${rate} (before ${before}).`,
  unchanged: (period, rate) => `The rate ${period} was ${rate} already: nothing to do.`,
  removed: (period, rate) => `Rate ${period}, ${rate}, taken out.`,
  backTo: (period, rate) => `For ${period} the program's own rate counts again, ${rate}.`,
  frozen: 'Letters already issued do not change.',
  seeHint: 'The rates, and how to add one: dunning rates',
  addHint: (example) => `To add one: ${example}`,
  doctor: {
    fine: 'interest rates: there for the current half-year',
    missing: (period) =>
      `the reference rate of ${period} is missing: its days earn no interest until the published one is added`,
  },
});
