/** What a lawyer would ask for and the dossier does not hold: each gap is named, none is hidden. */
import { addressFindings } from '../../domain/debtor/address.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import type { Gap, Papers } from './dossierPapers.ts';
import type { DossierVoice } from './dossierVoice.ts';
import { uncoveredDays } from '../money/interestView.ts';
import { say } from '../screen/sentence.ts';

/** A gap as programs and as people read it. */
export interface SaidGap {
  readonly code: string;
  readonly text: string;
}

/** The gaps, what is damaged first and what is always to be added last. */
export function dossierGaps(voice: DossierVoice, written: DossierFacts, papers: Papers): SaidGap[] {
  const { messages, format } = voice;
  return [...papers.damage, ...gapsOf(written, papers)].map(({ code, values }) => ({
    code,
    text: say(messages.dossier.missing, code, values, format)?.message ?? code,
  }));
}

function* gapsOf(written: DossierFacts, { byProtocol, files }: Papers): Generator<Gap> {
  const { file, statement, information } = written;
  const { debtor } = file.facts;
  const letters = file.letters.filter((letter) => letter.status !== 'void');
  const sent = letters.filter((letter) => letter.sentOn !== undefined);
  const receipts = new Set(files.filter(({ part }) => part === 'receipt').map(({ name }) => name));
  if (!sent.some((letter) => letter.arrivedOn !== undefined)) yield gap('no-demand');
  if (!sent.some((letter) => letter.template === 'legal-warning')) yield gap('no-legal-warning');
  for (const { protocol, sentOn, arrivedOn, failedOn } of letters) {
    if (sentOn === undefined) yield gap('letter-unsent', { protocol });
    else if (arrivedOn === undefined && failedOn === undefined) yield gap('letter-unproved', { protocol });
    else if (!(byProtocol.get(protocol) ?? []).some((name) => receipts.has(name)))
      yield gap('receipt-file-missing', { protocol });
  }
  yield* prescriptionGap(written);
  if (debtor.vatNumber === undefined && debtor.taxCode === undefined) yield gap('no-tax-number');
  // A mailbox is enough for a letter; a court wants to know where the debtor sits.
  const isIncomplete = debtor.address === undefined || debtor.city === undefined;
  if (isIncomplete || addressFindings(debtor).length > 0) yield gap('no-address');
  if (debtor.addressCheckedOn === undefined) yield gap('no-address-check');
  if (information.length === 0) yield gap('no-information');
  const days = statement.terms.regime === 'none' ? 0 : uncoveredDays(statement.claims);
  if (days > 0) yield gap('days-without-rate', { days });
  yield gap('invoices-to-add');
  yield gap('delivery-notes-to-add');
}

function* prescriptionGap({ file: { prescriptions } }: DossierFacts): Generator<Gap> {
  const { next, ended } = prescriptions;
  for (const { invoice, until } of ended) yield gap('prescription-expired', { invoice, until });
  if (next?.state !== 'near') return;
  yield gap('prescription-near', { invoice: next.invoice, until: next.until, days: next.daysLeft });
}

function gap(code: string, values: Gap['values'] = {}): Gap {
  return { code, values };
}
