/** Claims that are soon prescribed, as the morning, the night and the doctor tell them. */
import {
  endingClaims,
  endedTerms,
  type EndingClaim,
  type EndingTerm,
} from '../../domain/court/endingTerms.ts';
import { toDecimal } from '../../domain/money.ts';
import { dayText, type Voice } from './agendaView.ts';
import { bold, red, yellow, type Ink } from '../screen/ink.ts';

/** Below this many days the line is red: what waiting loses then is all of it. */
const PRESSING_DAYS = 30;

/** Names shown of a list that may be long. */
const SHOWN = 3;

/** One row in the columns of the agenda: the case, the customer, what is lost, how old it is, until when and for what. */
export function endingCells(voice: Voice, claim: EndingClaim, isMixed: boolean): Ink[] {
  const { format } = voice;
  const text = endingText(voice, claim);
  return [
    bold(String(claim.case)),
    claim.debtor.name,
    isMixed ? format.money(claim.cents, claim.currency) : format.amount(claim.cents),
    claim.daysLate > 0 ? String(claim.daysLate) : '',
    claim.daysLeft < PRESSING_DAYS ? red(text) : yellow(text),
  ];
}

/** `entro ven 12/12 (11 giorni): 2016/123, 2016/130 e altre 2`. */
export function endingText(voice: Voice, { until, daysLeft, terms }: EndingClaim): string {
  const { terms: words } = voice.messages.agenda;
  const names = terms.slice(0, SHOWN).map(({ invoice }) => invoice);
  return words.until(dayText(voice, until), daysLeft, words.invoices(names, terms.length - names.length));
}

/** How many cases have something that is prescribed already. */
export function endedCases(terms: readonly EndingTerm[], voice: Pick<Voice, 'asOf'>): number {
  return new Set(endedTerms(terms, voice.asOf).map((term) => term.case)).size;
}

/** For programs: what can still be saved, in the same order, and what cannot. */
export function endingsData(terms: readonly EndingTerm[], { asOf }: Pick<Voice, 'asOf'>): object[] {
  return endingClaims(terms, asOf).map(
    ({ case: number, debtor, currency, until, daysLeft, cents, cost, ...claim }) => ({
      case: number,
      debtor: { code: debtor.code ?? null, name: debtor.name },
      until,
      daysLeft,
      amount: toDecimal(cents),
      currency,
      costOfWaiting: toDecimal(cost),
      invoices: claim.terms.map((term) => ({
        number: term.invoice,
        instalment: term.instalment ?? null,
        until: term.until,
        open: toDecimal(term.openCents),
      })),
    }),
  );
}
