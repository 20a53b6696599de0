/** Texts of one area: what is known of a customer beside the master data, two customers that are one. */
import type { AddressRemark } from '../../../domain/debtor/addressNorm.ts';
import type { DebtorRemark } from '../../../domain/debtor/debtorCheck.ts';
import type { ContactKind, ContactSource } from '../../../domain/debtor/debtorContact.ts';
import { plural } from '../messages.ts';

const ADDRESS_REMARKS: Readonly<Record<AddressRemark, string>> = {
  'no-street-type': 'manca il tipo di strada (via, piazza, località)',
  'unknown-street-type': 'il tipo di strada abbreviato non è tra quelli noti',
  'several-commas': 'ci sono più virgole: controlla che via e numero siano giusti',
  'street-is-presso': 'c\'è solo "presso", senza la via',
  'non-ascii': 'lettere accentate o straniere: sulla busta sono scritte senza accento',
  'unknown-province': 'la sigla della provincia non esiste',
  'province-differs': 'la provincia non è quella del CAP',
  'postcode-not-of-city': 'il CAP non è tra quelli della città',
  'line-too-long': 'una riga supera 44 caratteri: sulla busta va a capo',
  'city-too-long': 'la città supera 35 caratteri: sulla busta è accorciata',
};

const REMARKS: Readonly<Record<DebtorRemark, (value: string) => string>> = {
  'vat-office-unknown': (value) => `Partita IVA ${value}: l'ufficio provinciale (cifre 8-10) non esiste.`,
  'vat-shape': (value) => `Partita IVA ${value}: non ha la forma di quelle del suo paese.`,
  'phone-unlikely': (value) => `Telefono ${value}: non sembra un numero a cui rispondano.`,
  'pec-is-plain-mail': (value) => `PEC ${value}: è una casella comune, non certificata.`,
  'iban-wrong': (value) => `IBAN ${value}: le cifre di controllo o il CIN non tornano.`,
};

const SOURCES: Readonly<Record<ContactSource, string>> = {
  export: 'dal gestionale',
  hand: 'inserito a mano',
  debtor: 'detto dal cliente',
  register: 'da un registro',
  statement: 'da un estratto conto',
};

const KINDS: Readonly<Record<ContactKind, string>> = { phone: 'Telefono', email: 'E-mail', pec: 'PEC' };

export const debtors = () => ({
  addressRemark: (remark: AddressRemark) => `Indirizzo: ${ADDRESS_REMARKS[remark]}.`,
  remark: (code: DebtorRemark, value: string) => REMARKS[code](value),
  kind: (kind: ContactKind) => KINDS[kind],
  source: (source: ContactSource) => SOURCES[source],
  options: {
    addPhone: 'un altro telefono',
    addEmail: "un'altra e-mail",
    addPec: "un'altra PEC",
    source: 'da dove viene il recapito aggiunto',
    person: 'chi risponde al recapito aggiunto',
    wrong: 'il telefono o la casella che risulta errata',
    reason: 'perché è errata',
    removeContact: 'il telefono o la casella da togliere',
    merge: 'il cliente doppio, da unire a questo',
    mergeTwo: 'unisce due clienti che sono uno: resta il primo',
    mergeOther: 'il cliente doppio, che scompare',
    override: 'perché sono lo stesso cliente anche con partite IVA diverse',
  },
  fields: {
    printed: 'Sulla busta',
    contacts: 'Recapiti',
    ibans: 'Conti noti',
    aliases: 'Unito a',
    openCase: 'Pratica',
  },
  contactLine: (value: string, details: string) => `${value} (${details})`,
  wrongSince: (day: string, reason: string) => `errato dal ${day}${reason === '' ? '' : `: ${reason}`}`,
  ibanLine: (iban: string, isConfirmed: boolean, day: string) =>
    `${iban} (${isConfirmed ? 'confermato' : 'da un estratto conto'}, ${day})`,
  contactAdded: (values: string) => `Aggiunto: ${values}.`,
  contactWrong: (values: string) => `Segnato come errato: ${values}.`,
  contactRemoved: (values: string) => `Tolto: ${values}.`,
  newPhoneOr: (other: string) => `Il numero giusto (Invio = si prova ${other})`,
  otherPhone: (phone: string) => `C'è un altro numero: ${phone}.`,
  merge: {
    stays: 'RESTA',
    goes: 'SPARISCE',
    confirm: (from: string, into: string) =>
      `Unisco ${from} a ${into}? Fatture, incassi, recapiti e pratiche passano tutti lì.`,
    done: (from: string, into: string) => `${from} è ora parte di ${into}.`,
    doubled: (count: number, numbers: string) =>
      `${plural(count, 'documento era', 'documenti erano')} in tutte e due le anagrafiche: resta una volta (${numbers}).`,
    balanced: (count: number, numbers: string) =>
      `Di ${plural(count, 'documento', 'documenti')} i due residui erano diversi (${numbers}): resta il più basso, con gli incassi registrati, ognuno una volta.`,
    cases: (kept: number, closed: number) =>
      `Continua la pratica ${kept}; la ${closed} è chiusa e conserva la sua storia.`,
    nextImport: 'Le prossime importazioni riconoscono anche i vecchi dati.',
    closedInto: (kept: number) => `unita alla pratica ${kept}`,
    deadlineOf: (closed: number) => `termine concesso dalla pratica ${closed}, ora unita`,
  },
  conflict: {
    torn: (line: number, one: string, other: string) =>
      `Riga ${line}: i dati indicano sia ${one} sia ${other}.`,
    contradiction: (line: number, one: string) =>
      `Riga ${line}: ${one} è in anagrafica con un'altra partita IVA, un altro codice fiscale o un altro codice cliente.`,
    contradictionInFile: (line: number, one: string) =>
      `Riga ${line}: ${one} ha un'altra partita IVA, un altro codice fiscale o un altro codice cliente.`,
    ofLine: (customer: string, line: number) => `${customer} (riga ${line})`,
    namesakes: (line: number, one: string, other: string) =>
      `Riga ${line}: con questo nome ci sono ${one} e ${other}: serve il codice o la partita IVA.`,
    merge: (one: string, other: string) =>
      `Se sono lo stesso cliente: dunning debtor ${one} --merge ${other}; altrimenti correggi il file.`,
    who: (said: string, rows: number) => `${said} (${plural(rows, 'riga', 'righe')}): quale cliente è?`,
    isNew: 'un cliente nuovo, senza i dati che sono già di altri',
    leaveOut: (rows: number): string =>
      rows === 1 ? 'lascia fuori questa riga' : 'lascia fuori queste righe',
    leaveAllOut: 'lascia fuori tutte le righe ancora in dubbio',
    correctFile: 'Correggi il file.',
    correct: (one: string) => `Correggi il file, oppure l'anagrafica: dunning debtor ${one} --help`,
  },
});
