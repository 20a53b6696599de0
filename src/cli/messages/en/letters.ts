/** Texts of one area: letters, sending, proof of delivery. */
import type { letters as source } from '../it/letters.ts';
import { plural, type Translation } from '../messages.ts';

export const letters = (): Translation<ReturnType<typeof source>> => ({
  protocolArgument: 'protocol number of the letter, for example 2026/0147; several: 2026/0145-0148',
  receiptArgument: 'protocol number of the letter, for example 2026/0147',
  options: {
    preview: 'a preview stamped DRAFT, without a number',
    due: 'every letter that is due today',
    merge: 'with --due: also all of them in one PDF, for the printer',
    step: 'a certain step of the strategy',
    lang: 'language of the letter',
    open: 'opens the file',
    override: 'issues against a rule; the reason stays in the journal',
    approve: 'approves the legal warning',
    voidProtocol: 'void a letter that has not left; its number is kept',
    reason: 'with --void: the reason',
    sentOverride: 'record against a rule; the reason stays in the history',
    html: 'writes the letter as HTML, when no PDF can be made',
    output: 'file of the preview',
    via: 'how it left (if absent: as planned)',
    ref: 'number of the registered letter, or the PEC id',
    sentOn: 'when it left (if absent: today)',
    delivered: 'delivered: the day',
    failed: 'not delivered: the reason',
  },
  file: 'File',
  step: 'Step',
  protocol: 'No.',
  dueTitle: (count) => plural(count, 'letter to issue', 'letters to issue'),
  printing: (done, count) => `Printing letters: ${done} of ${count}`,
  checking: (done, count) => `Checking letters: ${done} of ${count}`,
  card: {
    demands: 'Demands',
    ofWhich: 'of which',
    claimLine: (principal, interest, lumpSum, uncovered) =>
      `principal ${principal}, interest ${interest}${lumpSum === '' ? '' : `, lump sum ${lumpSum}`}` +
      (uncovered === 0 ? '' : ` (${plural(uncovered, 'day', 'days')} without a rate, subject to adjustment)`),
    demandLine: (invoices, total, days) => `${total} for ${invoices} (the oldest ${days} late)`,
    language: 'Language',
    template: 'template',
    via: 'Goes by',
    deadline: 'To pay by',
    daysFromArrival: (days) => `${days} from its arrival`,
    checks: 'Checks',
  },
  checks: {
    nothingInTheWay: 'no promise, hold or term is running',
    notItsTurn: (step) => `the next step would be: ${step}`,
    addressComplete: 'the address is complete',
    noStreetNeeded: 'it goes electronically: no postal address is known, and none is needed',
    address: (finding) => `address: ${finding}`,
    notDemanded: (invoices) => `left out, no letter has demanded them yet: ${invoices}`,
    disputed: (invoices) => `in dispute, left out of the letter: ${invoices}`,
    paymentWaits: 'a payment waits to be confirmed: dunning pay --proposals',
    unprintable: (name, characters) =>
      `letters cannot print ${characters} in the name or address of ${name}: empty boxes come out`,
    staleData: (days) =>
      `the last import was ${plural(days, 'day', 'days')} ago: somebody may have paid since`,
  },
  ask: {
    issue: (protocol) => `Issue the letter with number ${protocol}?`,
    approve: (step, protocol) => `Approve and issue with number ${protocol}: ${step}?`,
    issueAll: (count) => `Issue ${plural(count, 'letter', 'letters')}?`,
  },
  said: {
    voided: (protocol) => `Letter ${protocol} voided: its number is kept, it must not be sent.`,
    issued: (protocol, step, debtor) => `Issued ${protocol}: ${step}, ${debtor}`,
    issuedCount: (made, of) =>
      made === of ? plural(made, 'letter issued', 'letters issued') : `${made} letters issued of ${of}`,
    notYetSent: (command) => `Not sent yet. When it has left: ${command}`,
    filesIn: (folder) => `The files are in ${folder}`,
    mergedIn: (file) => `All together, for the printer: ${file}`,
    notMerged: (why) => `The letters are issued, but the single PDF was not written. ${why}`,
    previewed: (file) => `Preview: ${file}`,
    nothingIssued: 'Nothing was issued.',
    noneDue: 'No letter is due today.',
    paymentWaits: (caseNumber, debtor) =>
      `Case ${caseNumber} ${debtor}: not issued, a payment waits to be confirmed (dunning pay --proposals). To issue it all the same: dunning letter ${caseNumber}`,
    unprintable: (caseNumber, debtor, characters) =>
      `Case ${caseNumber} ${debtor}: not issued, in place of ${characters} there would be empty boxes. Name and address in Latin letters: dunning debtor ${caseNumber} --name "...". To issue it all the same: dunning letter ${caseNumber}`,
    waitsForApproval: (caseNumber, debtor, step) =>
      `Case ${caseNumber} ${debtor}: ${step} to approve. To do it: dunning letter ${caseNumber}`,
    cannotOpen: (file) => `The file is there, but it could not be opened: ${file}`,
    sent: (protocol, day, via) => `Letter ${protocol} left ${day}, ${via}.`,
    sentWhileHeld: (protocol, caseNumber, reason) =>
      `The letter ${protocol} left although case ${caseNumber} was held: ${reason}. If it has not left: dunning undo`,
    termUntil: (day) => `The term to pay ends ${day}.`,
    termFromArrival: (command) => `The term runs from delivery: when the proof comes, ${command} DATE`,
    delivered: (protocol, day) => `Letter ${protocol} delivered ${day}.`,
    failed: (protocol, reason) => `Letter ${protocol} not delivered: ${reason}.`,
  },
});
