/** Sentences the rings below ask for by code: refusals, reasons, blockers, each with the values it is made from. */
import { clean } from './clean.ts';
import { parseIsoDay } from '../../domain/day.ts';
import { cents, type Money } from '../../domain/money.ts';
import type { Format } from './format.ts';

/** The values of a sentence, each read in the form it is needed in; absent ones read as an empty text or 0. */
export interface SentenceValues {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly count: (name: string) => number;
  /** Several texts, separated by commas. */
  readonly list: (name: string) => string;
  /** A `Day`, written with its weekday. */
  readonly day: (name: string) => string;
  /** `Cents`, written as an amount. */
  readonly amount: (name: string) => string;
  /** `Cents` with the currency that stands in the value `currency`. */
  readonly money: (name: string) => string;
  /** Sums, each with its currency. */
  readonly sums: (name: string) => string;
}

/** A sentence, and what to do about it. */
export interface Said {
  readonly message: string;
  readonly hint?: string;
}

/** What a catalogue holds for each code. */
export type Sentence = (values: SentenceValues) => Said;

/** Values as the domain hands them over. */
export type RawValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | readonly Money[] | undefined>
>;

/** Reads a sentence's values; every text is cleaned here, so that data cannot add lines to a message. */
export function sentenceValues(raw: RawValues, format: Format): SentenceValues {
  const text = (name: string): string => {
    const value = raw[name];
    if (value === undefined) return '';
    if (typeof value !== 'object') return clean(String(value));
    return clean(value.map((each) => (typeof each === 'string' ? each : format.sums([each]))).join(', '));
  };
  const count = (name: string): number => {
    const value = raw[name];
    return typeof value === 'number' ? value : 0;
  };
  return {
    has: (name) => text(name) !== '',
    text,
    count,
    list: text,
    sums: text,
    day: (name) => {
      const day = parseIsoDay(text(name));
      return day === undefined ? text(name) : format.fullDay(day);
    },
    amount: (name) => format.amount(cents(count(name))),
    money: (name) => format.money(cents(count(name)), text('currency')),
  };
}

/** The sentence for a code; undefined when the catalogue has none. */
export function say(
  catalogue: Readonly<Record<string, Sentence>>,
  code: string,
  raw: RawValues,
  format: Format,
): Said | undefined {
  const sentence = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  return sentence?.(sentenceValues(raw, format));
}
