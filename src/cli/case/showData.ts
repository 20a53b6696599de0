/** The case file as programs read it. Nothing in it changes by an act and its undo: no row numbers, no voided letters. */
import type { CaseFile, FileItem } from '../../office/case/caseFile.ts';
import { accessoriesLeftIn } from '../../domain/step/accessories.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { cents, sum, toDecimal, totalsByCurrency, type Money } from '../../domain/money.ts';
import { totalIn } from '../../domain/step/claim.ts';
import { nextItem, type Voice } from '../agenda/agendaView.ts';
import { insolvencyData } from './interruptionView.ts';
import { journalText } from './journalView.ts';
import { choiceData } from '../debtor/ratingView.ts';
import { moneyWaitingData } from '../money/moneyWaiting.ts';
import { standingData } from './strategyView.ts';
import { planData } from '../money/planView.ts';
import { prescriptionData } from './prescriptionView.ts';

/** The shape of `dunning.show/1`. */
export function showData(voice: Voice, file: CaseFile): object {
  const { facts, decision, journal } = file;
  return {
    case: facts.number,
    status: decision.status,
    debtor: debtorData(file),
    strategy: facts.strategy,
    strategyChoice: standingData(voice, file.standing),
    collector: facts.collector,
    openedOn: facts.openedOn,
    closedOn: facts.closedOn ?? null,
    closeReason: facts.closeReason ?? null,
    openCase: facts.isOpen ? facts.number : (file.openCase ?? null),
    lookAgainOn: facts.lookAgainOn ?? null,
    whyUnpaid: facts.unpaidReason ?? null,
    insolvency: facts.insolvency === undefined ? null : insolvencyData(facts.insolvency),
    rating: ratingData(file),
    next: decision.status === 'closed' ? null : nextItem(voice, file.entry),
    items: file.items.map(itemData),
    totals: caseTotals(file).map(({ currency, ...amounts }) => ({
      currency,
      overdue: toDecimal(amounts.overdue),
      disputed: toDecimal(amounts.disputed),
      open: toDecimal(amounts.open),
    })),
    accessories: accessoryData(facts),
    promises: file.promises.map(({ cents: amount, currency, madeOn, by, paidCents, state }) => ({
      amount: toDecimal(amount),
      currency,
      madeOn,
      by,
      received: toDecimal(paidCents),
      state,
    })),
    plan: file.plan === undefined ? null : planData(file.plan),
    disputes: facts.disputes.map(({ invoiceId, kind = 'other', reason, openedOn, answerBy }) => ({
      invoice: file.items.find((item) => item.id === invoiceId)?.number ?? null,
      kind,
      reason,
      openedOn,
      answerBy,
    })),
    holds: facts.holds.map(({ reason, from, until }) => ({ reason, from, until })),
    tracings: (facts.tracings ?? []).map(({ asked, askedOn, until, result, answeredOn, found, source }) => ({
      asked: asked ?? null,
      askedOn,
      until,
      result: result ?? null,
      answeredOn: answeredOn ?? null,
      found,
      source: source ?? null,
    })),
    prescription: prescriptionData(file.prescriptions),
    letters: lettersData(file),
    payments: file.payments.map(({ on, cents: amount, currency, isReversed }) => ({
      on,
      amount: toDecimal(amount),
      currency,
      reversed: isReversed,
    })),
    notPlaced: file.notPlaced.map(movementData),
    toConfirm: file.toConfirm.map(movementData),
    moneyWaiting: moneyWaitingData(file.moneyWaiting),
    journal: journal.map((entry) => ({
      on: entry.on,
      at: entry.at,
      who: entry.who,
      kind: entry.kind,
      text: journalText(voice, entry),
    })),
  };
}

/** What a case owes in each currency in which anything is open. */
export function caseTotals({ decision, items, openTotals }: CaseFile): {
  currency: string;
  overdue: Money['cents'];
  disputed: Money['cents'];
  open: Money['cents'];
}[] {
  const disputed = totalsByCurrency(
    items
      .filter((item) => item.state === 'disputed')
      .map((item) => ({ cents: item.open, currency: item.currency })),
  );
  return openTotals.map(({ currency, cents: open }) => ({
    currency,
    // A currency in which credit notes outweigh the invoices demands nothing (rule 12).
    overdue: cents(Math.max(0, totalIn(decision.claim.totals, currency))),
    disputed: totalIn(disputed, currency),
    open,
  }));
}

/** The total of some items, when they share a currency or not. */
export function amountsOf(items: readonly FileItem[]): Money[] {
  const currencies = [...new Set(items.map((item) => item.currency))].sort();
  return currencies.map((currency) => ({
    currency,
    cents: sum(items.filter((item) => item.currency === currency).map((item) => item.amount)),
  }));
}

function ratingData({ facts: { debtor }, ratingByHand }: CaseFile): object | null {
  if (debtor.rating === undefined) return null;
  const { class: inClass, since } = debtor.rating;
  return { class: inClass, since, byHand: ratingByHand === undefined ? null : choiceData(ratingByHand) };
}

function debtorData({ facts: { debtor } }: CaseFile): object {
  return {
    code: debtor.code ?? null,
    name: debtor.name,
    vat: debtor.vatNumber ?? null,
    taxCode: debtor.taxCode ?? null,
    kind: debtor.kind,
    consumer: debtor.isConsumer,
    language: debtor.language,
    address: debtor.address ?? null,
    postcode: debtor.postcode ?? null,
    city: debtor.city ?? null,
    province: debtor.province ?? null,
    country: debtor.country ?? null,
    phone: debtor.phone ?? null,
    wrongPhone: debtor.wrongPhone ?? null,
    email: debtor.email ?? null,
    pec: debtor.pec ?? null,
    contactPerson: debtor.contactPerson ?? null,
    addressCheckedOn: debtor.addressCheckedOn ?? null,
  };
}

function itemData(item: FileItem): object {
  return {
    number: item.number,
    instalment: item.instalment ?? null,
    issued: item.issued ?? null,
    due: item.due,
    amount: toDecimal(item.amount),
    open: toDecimal(item.open),
    currency: item.currency,
    daysLate: item.daysLate,
    state: item.state,
    method: item.method ?? null,
    countsFrom: item.countsFrom ?? null,
    returnedOn: item.returnedOn ?? null,
  };
}

/** Without voided letters, or undo could not restore this document exactly: the journal and the screen still name them. */
function lettersData({ letters }: CaseFile): object[] {
  return letters
    .filter((letter) => letter.status !== 'void')
    .map((letter) => ({
      protocol: letter.protocol,
      step: letter.step,
      status: letter.status,
      channel: letter.channel,
      language: letter.language,
      issuedOn: letter.issuedOn,
      deadline: letter.deadline ?? null,
      sentOn: letter.sentOn ?? null,
      sentVia: letter.sentVia ?? null,
      reference: letter.sentReference ?? null,
      arrivedOn: letter.arrivedOn ?? null,
      failedOn: letter.failedOn ?? null,
      failure: letter.failure ?? null,
      file: letter.file,
      sha256: letter.sha256,
    }));
}

/** What letters claimed beside the principal, what came in for it, what is left; when the rest was waived. */
function accessoryData(facts: CaseFacts): object[] {
  const { accessories = [], accessoriesWaivedOn } = facts;
  return accessories.map((each) => ({
    currency: each.currency,
    letter: each.protocol,
    interest: toDecimal(each.interestCents),
    lumpSum: toDecimal(each.lumpSumCents),
    received: toDecimal(each.paidCents),
    left: toDecimal(accessoriesLeftIn(facts, each.currency)),
    waivedOn: accessoriesWaivedOn ?? null,
  }));
}

function movementData({ id, movement }: CaseFile['notPlaced'][number]): object {
  const { bookedOn: on, cents: amount, currency, remittance } = movement;
  return { movement: id, on, amount: toDecimal(amount), currency, remittance };
}
