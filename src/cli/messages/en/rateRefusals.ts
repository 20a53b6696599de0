/** Sentences of what the rules say about interest rates. */
import type { rateRefusals as source } from '../it/rateRefusals.ts';
import { sentences, type Translation } from '../messages.ts';

export const rateRefusals = (): Translation<ReturnType<typeof source>> =>
  sentences({
    'rate-period': (v) => ({
      message: `${v.text('flag')} ${v.text('value')}: no period of this rate.`,
      hint: 'A half-year, --commercial 2027-H1, or a year, --legal 2027',
    }),
    'rate-which': () => ({
      message: 'The period of one rate is needed: --commercial or --legal.',
      hint: 'For example: dunning rates add --commercial 2027-H1 --rate 2.15 --source "G.U. 12, 16/1/2027"',
    }),
    'rate-out-of-reach': (v) => ({
      message: `Nobody can know the rate of ${v.text('period')}: too far away, or before the table begins.`,
      hint: 'The periods: dunning rates --all',
    }),
    'rate-published': (v) => ({
      message: `The program has the rate ${v.text('period')} already: ${v.amount('percent')}%.`,
      hint: 'If it is wrong, correct it with --override "reason".',
    }),
    'rate-source-empty': () => ({
      message: 'The source must not be empty.',
      hint: 'For example --source "G.U. 12, 16/1/2027".',
    }),
    'no-such-rate': (v) => ({
      message: `No rate was added for ${v.text('period')}.`,
      hint: 'The rates: dunning rates --all',
    }),
  });
