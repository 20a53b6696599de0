/** What an assessment rests on: every figure with the setting it stands in and where the program has it from. */
import { isDeepStrictEqual } from 'node:util';
import { bandOf, type Band, type CourtSettings } from '../../domain/court/courtCosts.ts';
import type { Cents } from '../../domain/money.ts';
import type { CaseAssessment } from '../../office/court/assessment.ts';
import type { Desk } from '../command.ts';
import { rateText } from '../money/interestView.ts';
import { readMoneySettings } from '../settings/settingsMoney.ts';
import { SETTING_KEYS } from '../settings/settingsKeys.ts';

type Voice = Pick<Desk, 'messages' | 'format'>;

export type BasisCode =
  | 'contribution'
  | 'stamp'
  | 'lawyer_fee'
  | 'lawyer_extra'
  | 'other_costs'
  | 'agency'
  | 'minimum'
  | 'chance_good'
  | 'chance_poor'
  | 'chance_creditor'
  | 'chance_untraceable'
  | 'chance_order';

/** One figure. */
export interface Basis {
  readonly code: BasisCode;
  readonly value: string;
  /** A company's own figure, or the one the program came with. */
  readonly isOwn: boolean;
}

/** Every figure, in the order of the settings. */
export function assessmentBasis(voice: Voice, { claim }: CaseAssessment, court: CourtSettings): Basis[] {
  const { format } = voice;
  const usual = usualSettings();
  const { shares } = court;
  const amount = (value: Cents): string => format.amount(value);
  const band = (bands: readonly Band[]): string => {
    const { upTo, cents } = bandOf(claim.totals.total, bands);
    return voice.messages.court.basis.band(amount(cents), upTo === undefined ? '' : amount(upTo));
  };
  const row = (
    code: BasisCode,
    value: string,
    key: keyof CourtSettings,
    of: (settings: CourtSettings) => unknown = (settings) => settings[key],
  ): Basis => ({ code, value, isOwn: !isDeepStrictEqual(of(court), of(usual)) });
  return [
    row('contribution', band(court.contribution), 'contribution'),
    row('stamp', amount(court.stampCents), 'stampCents'),
    row('lawyer_fee', band(court.lawyerFee), 'lawyerFee'),
    row('lawyer_extra', rateText(voice, court.lawyerExtraBasisPoints), 'lawyerExtraBasisPoints'),
    row('other_costs', amount(court.otherCents), 'otherCents'),
    row('agency', rateText(voice, court.agencyBasisPoints), 'agencyBasisPoints'),
    row('minimum', amount(court.minimumCents), 'minimumCents'),
    row('chance_good', `${shares.goodPercent}%`, 'shares', (each) => each.shares.goodPercent),
    row('chance_poor', `${shares.poorPercent}%`, 'shares', (each) => each.shares.poorPercent),
    row('chance_creditor', `${shares.creditorPercent}%`, 'shares', (each) => each.shares.creditorPercent),
    row(
      'chance_untraceable',
      `${shares.untraceablePercent}%`,
      'shares',
      (each) => each.shares.untraceablePercent,
    ),
    row('chance_order', `${shares.orderPercent}%`, 'shares', (each) => each.shares.orderPercent),
  ];
}

/** `contributo unificato 118,50 (fino a 26.000,00): art. 13 DPR 115/2002`. */
export function basisLines({ messages }: Voice, basis: readonly Basis[]): string[] {
  const { basis: words } = messages.court;
  return basis.map(({ code, value, isOwn }) =>
    words.line(words.labels[code], value, isOwn ? words.own(`court.${code}`) : words.sources[code]),
  );
}

/** For programs. */
export function basisData({ messages }: Voice, basis: readonly Basis[]): object[] {
  const { sources } = messages.court.basis;
  return basis.map(({ code, value, isOwn }) => ({
    setting: `court.${code}`,
    value,
    origin: isOwn ? 'setting' : 'program',
    source: isOwn ? null : sources[code],
  }));
}

function usualSettings(): CourtSettings {
  const fallbacks = new Map(SETTING_KEYS.map(({ key, fallback }) => [key, fallback]));
  const text = (key: string): string | undefined => {
    const fallback = fallbacks.get(key);
    return typeof fallback === 'string' ? fallback : undefined;
  };
  return readMoneySettings(
    text,
    (key) => Number(fallbacks.get(key)),
    (key) => fallbacks.get(key) === true,
  ).court;
}
