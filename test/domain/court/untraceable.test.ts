/** Rules 13 and 14: what a returned letter says, and when a debtor counts as one who cannot be found. */
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../src/domain/case.ts';
import { countsAsDelivered, failureKind } from '../../../src/domain/step/deliveryFailure.ts';
import { day } from '../../../src/domain/day.ts';
import type { TracingFact } from '../../../src/domain/step/tracing.ts';
import { untraceableSigns } from '../../../src/domain/court/untraceable.ts';
import {
  aCase,
  withContact,
  withFailedDelivery,
  withLetterSent,
  type Deviation,
} from '../../support/caseWorld.ts';

describe('the words on a returned letter', () => {
  test.each([
    ['trasferito', 'moved'],
    ['Destinatario TRASFERITO', 'moved'],
    ['sconosciuto', 'unknown'],
    ['unknown', 'unknown'],
    ['irreperibile', 'untraceable'],
    ['deceduto', 'deceased'],
    ['indirizzo_inesatto', 'wrong-address'],
    ['indirizzo insufficiente', 'incomplete-address'],
    ['indirizzo-inesistente', 'no-such-address'],
    ['casella piena', 'full-mailbox'],
    ['mailbox full', 'full-mailbox'],
    ['smarrita', 'lost'],
    ['boh', undefined],
  ])('%s: %s', (reason, kind) => {
    expect(failureKind(reason)).toBe(kind);
  });

  test.each([
    ['compiuta_giacenza', true],
    ['rifiutata', true],
    ['Non ritirata', true],
    ['refused', true],
    ['trasferito', false],
    ['casella piena', false],
  ])('%s counts as delivered: %s', (reason, expected) => {
    expect(countsAsDelivered(reason)).toBe(expected);
  });
});

/** An enquiry with its answer. */
function traced(result: TracingFact['result'], on: string, change: Partial<TracingFact> = {}): Deviation {
  const tracing: TracingFact = {
    id: 1,
    askedOn: day('2026-11-10'),
    until: day('2026-11-20'),
    answeredOn: day(on),
    ...(result === undefined ? {} : { result }),
    found: [],
    afterContact: 0,
    ...change,
  };
  return (facts: CaseFacts) => ({ ...facts, tracings: [...(facts.tracings ?? []), tracing] });
}

function signsOf(...deviations: readonly Deviation[]): string[] {
  return untraceableSigns(aCase(...deviations)).map(({ kind, on }) => `${kind} ${on}`);
}

describe('a debtor who cannot be found', () => {
  test('shows it by tracing, returned letters and visits, the oldest first', () => {
    const visit = withContact('moved', '2026-11-18', { channel: 'visit' });
    const returned = withFailedDelivery('first-letter', '2026-11-16');
    expect(
      signsOf(traced('not-found', '2026-11-20'), visit, returned, traced('not-found', '2026-11-16')),
    ).toEqual(['returned 2026-11-16', 'not-found 2026-11-16', 'moved 2026-11-18', 'not-found 2026-11-20']);
  });

  test('who was asked is told; without the day of an answer that of the enquiry counts', () => {
    const { answeredOn: _answeredOn, ...open } = (aCase(
      traced('not-found', '2026-11-20', { asked: 'Comune' }),
    ).tracings ?? [])[0] as TracingFact;
    const facts = { ...aCase(), tracings: [open] };
    expect(untraceableSigns(facts)).toEqual([{ kind: 'not-found', on: '2026-11-10', asked: 'Comune' }]);
  });

  test.each<[string, ...Deviation[]]>([
    ['nothing has happened'],
    ['the enquiry is still out', traced(undefined, '2026-11-20')],
    ['the letter came back for another reason', withFailedReason('indirizzo insufficiente')],
    ['a letter arrived since', withFailedDelivery('first-letter', '2026-11-16'), arrived('2026-11-25')],
    [
      'the debtor was spoken to',
      withFailedDelivery('first-letter', '2026-11-16'),
      withContact('refuses', '2026-11-18'),
    ],
    ['the debtor was found', traced('not-found', '2026-11-16'), traced('found', '2026-11-20')],
  ])('is not one of whom %s', (_name, ...deviations) => {
    expect(signsOf(...deviations)).toEqual([]);
  });
});

function withFailedReason(reason: string): Deviation {
  return (facts) => ({
    ...facts,
    failedDeliveries: [
      { id: 1, protocol: '2026/0009', step: 'first-letter', failedOn: day('2026-11-16'), reason },
    ],
  });
}

function arrived(on: string): Deviation {
  return withLetterSent('first-letter', '2026-11-20', { arrived: on });
}
