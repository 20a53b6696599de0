/** Texts of one area: what is known of a customer beside the master data, two customers that are one. */
import type { AddressRemark } from '../../../domain/debtor/addressNorm.ts';
import type { DebtorRemark } from '../../../domain/debtor/debtorCheck.ts';
import type { ContactKind, ContactSource } from '../../../domain/debtor/debtorContact.ts';
import type { debtors as source } from '../it/debtors.ts';
import { plural, type Translation } from '../messages.ts';

const ADDRESS_REMARKS: Readonly<Record<AddressRemark, string>> = {
  'no-street-type': 'the kind of street is missing (via, piazza, località)',
  'unknown-street-type': 'the shortened kind of street is not a known one',
  'several-commas': 'several commas: check that street and number are right',
  'street-is-presso': 'only "c/o", without a street',
  'non-ascii': 'accented or foreign letters: on the envelope they stand without accents',
  'unknown-province': 'there is no such province',
  'province-differs': 'the province is not that of the postcode',
  'postcode-not-of-city': "the postcode is not one of the town's",
  'line-too-long': 'a line has more than 44 characters: on the envelope it goes on below',
  'city-too-long': 'the town has more than 35 characters: on the envelope it is cut',
};

const REMARKS: Readonly<Record<DebtorRemark, (value: string) => string>> = {
  'vat-office-unknown': (value) => `VAT number ${value}: there is no such tax office (digits 8 to 10).`,
  'vat-shape': (value) => `VAT number ${value}: not of the shape its country uses.`,
  'phone-unlikely': (value) => `Phone ${value}: hardly a number that somebody answers.`,
  'pec-is-plain-mail': (value) => `PEC ${value}: an ordinary mailbox, not a certified one.`,
  'iban-wrong': (value) => `IBAN ${value}: its check digits or its CIN are wrong.`,
};

const SOURCES: Readonly<Record<ContactSource, string>> = {
  export: 'from the accounting software',
  hand: 'entered by hand',
  debtor: 'told by the customer',
  register: 'from a register',
  statement: 'from a bank statement',
};

const KINDS: Readonly<Record<ContactKind, string>> = { phone: 'Phone', email: 'E-mail', pec: 'PEC' };

export const debtors = (): Translation<ReturnType<typeof source>> => ({
  addressRemark: (remark) => `Address: ${ADDRESS_REMARKS[remark]}.`,
  remark: (code, value) => REMARKS[code](value),
  kind: (kind) => KINDS[kind],
  source: (from) => SOURCES[from],
  options: {
    addPhone: 'another phone number',
    addEmail: 'another e-mail address',
    addPec: 'another PEC address',
    source: 'where the added contact comes from',
    person: 'who answers at the added contact',
    wrong: 'the phone or mailbox that turned out wrong',
    reason: 'why it is wrong',
    removeContact: 'the phone or mailbox to take out',
    merge: 'the same customer entered twice, to become part of this one',
    mergeTwo: 'makes two customers that are one into one: the first stays',
    mergeOther: 'the same customer entered twice, which goes',
    override: 'why they are one customer in spite of different VAT numbers',
  },
  fields: {
    printed: 'Printed',
    contacts: 'Contacts',
    ibans: 'Known accounts',
    aliases: 'Also called',
    openCase: 'Case',
  },
  contactLine: (value, details) => `${value} (${details})`,
  wrongSince: (day, reason) => `wrong since ${day}${reason === '' ? '' : `: ${reason}`}`,
  ibanLine: (iban, isConfirmed, day) =>
    `${iban} (${isConfirmed ? 'confirmed' : 'from a bank statement'}, ${day})`,
  contactAdded: (values) => `Added: ${values}.`,
  contactWrong: (values) => `Marked as wrong: ${values}.`,
  contactRemoved: (values) => `Taken out: ${values}.`,
  newPhoneOr: (other) => `The right number (Enter = try ${other})`,
  otherPhone: (phone) => `There is another number: ${phone}.`,
  merge: {
    stays: 'STAYS',
    goes: 'GOES',
    confirm: (from, into) =>
      `Make ${from} part of ${into}? Invoices, payments, contacts and cases all move there.`,
    done: (from, into) => `${from} is part of ${into} now.`,
    doubled: (count, numbers) =>
      `${plural(count, 'document was', 'documents were')} there twice and now once (${numbers}).`,
    balanced: (count, numbers) =>
      `Of ${plural(count, 'document', 'documents')} the two balances differed (${numbers}): the lower one stays, with the payments that were recorded, each once.`,
    cases: (kept, closed) => `Case ${kept} goes on; case ${closed} is closed and keeps its history.`,
    nextImport: 'The next imports know the old data as well.',
    closedInto: (kept) => `merged into case ${kept}`,
    deadlineOf: (closed) => `deadline granted in case ${closed}, merged since`,
  },
  conflict: {
    torn: (line, one, other) => `Line ${line}: the data point to ${one} and to ${other}.`,
    contradiction: (line, one) =>
      `Line ${line}: ${one} is in the book with another VAT number, tax code or customer code.`,
    contradictionInFile: (line, one) =>
      `Line ${line}: ${one} has another VAT number, tax code or customer code.`,
    ofLine: (customer, line) => `${customer} (line ${line})`,
    namesakes: (line, one, other) =>
      `Line ${line}: ${one} and ${other} have this name: the code or the VAT number is needed.`,
    merge: (one, other) =>
      `If they are one customer: dunning debtor ${one} --merge ${other}; otherwise correct the file.`,
    who: (said, rows) => `${said} (${plural(rows, 'row', 'rows')}): which customer is it?`,
    isNew: 'a new customer, without what belongs to others already',
    leaveOut: (rows) => (rows === 1 ? 'leave this row out' : 'leave these rows out'),
    leaveAllOut: 'leave out all rows still in doubt',
    correctFile: 'Correct the file.',
    correct: (one) => `Correct the file, or the customer: dunning debtor ${one} --help`,
  },
});
