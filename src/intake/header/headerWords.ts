/**
 * The words accounting software writes above its columns, by field and language.
 *
 * Within one language the better word stands first: where two columns of a file claim the same field, the earlier word
 * wins unless the arithmetic of the rows says otherwise. Words that English shares with another language stand under
 * English, because they prove nothing about the language of the file.
 */
import { FURTHER_PAID, type FurtherPaid, type PaidField } from '../money/paidColumns.ts';

/** What a column of an export can feed. */
export type Field =
  | 'debtor_code'
  | 'debtor_name'
  | 'surname'
  | 'first_name'
  | 'vat_no'
  | 'tax_code'
  | 'address'
  | 'postcode'
  | 'city'
  | 'province'
  | 'country'
  | 'email'
  | 'pec'
  | 'sdi_code'
  | 'phone'
  | 'invoice_no'
  | 'series'
  | 'invoice_date'
  | 'due_date'
  | 'amount'
  | 'net'
  | 'vat_amount'
  | 'split_payment'
  | 'stamp'
  | 'expenses'
  | 'withholding'
  | 'debit'
  | 'credit'
  | PaidField
  | 'deduction'
  | 'open_balance'
  | 'currency'
  | 'instalment_no'
  | 'payment_method'
  | 'reference'
  | 'doc_type'
  | 'party_kind'
  | 'side'
  | 'status'
  | 'paid_flag'
  | 'open_flag'
  | 'paid_on'
  | 'days_overdue';

/** Comma-separated words of one field, by language. */
export interface FieldWords {
  readonly italian?: string;
  readonly english?: string;
  readonly german?: string;
  readonly french?: string;
}

/** All the words, already normalised: lower case, no accents, no punctuation. */
export const HEADER_WORDS: Readonly<Record<Field, FieldWords>> = {
  debtor_code: {
    italian:
      'codice cliente, cod cliente, codcli, codice conto, codice anagrafica, cod anagrafica, cod soggetto, codice soggetto, codice, cod conto, conto cliente, sottoconto, conto, id cliente, n cliente, numero cliente',
    english:
      'customer id, customerid, customer no, customer number, customer code, account no, account number, account, bp code, debtor, debtor no, cod',
    german: 'kundennummer, kunden nr, kundennr, kd nr, debitorennummer, debitor, konto, personenkonto',
    french: 'code client, n client, numero client, compte client, compte tiers, compte',
  },
  debtor_name: {
    italian:
      'ragione sociale, rag soc, ragsoc, rag sociale, ragione sociale 1, rag sociale 1, rag soc 1, ragione sociale cliente, rag soc cliente, denominazione, denominazione cliente, nome cliente, intestazione cliente, nominativo cliente, intestatario, intestazione, nominativo, soggetto, debitore, cliente, cliente fornitore, cli for, clienti fornitori, anagrafica cliente, anagrafica, cognome e nome, cognome nome, nome e cognome, nome cognome, cognome nome ragione sociale, cognome e nome ragione sociale, ragione sociale cognome nome, ragione sociale cognome e nome, cognome nome o ragione sociale, cognome e nome o ragione sociale, ragione sociale o cognome e nome, ragione sociale o cognome nome, cognome nome denominazione, cognome e nome denominazione, denominazione cognome e nome, denominazione cognome nome, cognome nome o denominazione, cognome e nome o denominazione, debitori, acquirente, intestatario fattura, nostro cliente, utente, descrizione cliente, descr cliente, des cliente, descrizione conto, descr conto, denominazione conto, societa, nome, ditta, nome ditta, azienda, nome azienda, clienti, denom, denom cliente, anagr, controparte, destinatario, destinatario fattura, cessionario, cessionario committente, committente, committente cessionario, cliente ragione sociale, cliente fatturazione, cliente fatt, cliente intestatario, nome ragione sociale, ragione sociale nome, ragione sociale nominativo, intestato a, nome visualizzato partner fattura, nome visualizzato del partner della fattura',
    english:
      'customer full name, customer name, client name, company name, debtor name, contactname, contact name, bp name, party name, partys name, invoice partner display name, customer, client, account name, company, partner, bill to, party, name, customer project, customer company',
    german:
      'kundenname, firmenname, debitorname, kunde, kontobezeichnung, kontoname, firma, name 1, kunde firma, firma kunde, anzeigename des rechnungspartners',
    french:
      'raison sociale, nom du client, nom client, nom, societe, tiers, debiteur, intitule, intitule client, intitule du compte, intitule compte, nom du compte, libelle du compte, libelle compte, nom d affichage du partenaire de facturation, client facture',
  },
  /** People in two columns; where no other column has the name it is the two together. */
  surname: {
    italian:
      'cognome, cognome ragione sociale, cognome o ragione sociale, ragione sociale cognome, ragione sociale o cognome, cognome rag soc, cognome o rag soc, rag soc cognome, rag soc o cognome, cognome rag sociale, rag sociale cognome, cognome denominazione, cognome o denominazione, denominazione cognome, denominazione o cognome, cognome azienda, cognome societa, cognome ditta, cognome cliente',
    english: 'last name, surname, family name',
    german: 'nachname, familienname',
    french: 'nom de famille',
  },
  first_name: { english: 'first name, given name', german: 'vorname', french: 'prenom' },
  vat_no: {
    italian:
      'partita iva, p iva, piva, part iva, partitaiva, partita iva cliente, codice iva, p i, p iva cliente, p iva c f, p iva o c f, partita iva o codice fiscale, identificativo fiscale, id fiscale, p iva cod fisc, p iva codice fiscale, partita iva c f, partita iva cod fisc, partita iva codice fiscale, c f p iva, cod fisc p iva, codice fiscale p iva, codice fiscale partita iva, iva',
    english: 'vat no, vat number, vat id, vat reg no, tax id, taxid, tax number, uid, vat',
    german: 'ust idnr, ust id, ust id nr, umsatzsteuer id, mwst nr',
    french: 'n tva, numero tva, tva intracom, tva intracommunautaire',
  },
  tax_code: {
    italian: 'codice fiscale, cod fiscale, cod fisc, codfisc, codice fiscale cliente, c f, cf',
    english: 'fiscal code',
    german: 'steuernummer',
    french: 'siret, siren',
  },
  address: {
    italian: 'indirizzo, indirizzo sede, via, sede',
    english: 'address, address 1, address line 1, street, poaddressline1, billing street',
    german: 'strasse, anschrift',
    french: 'adresse, rue',
  },
  postcode: {
    italian: 'cap, c a p, codice postale',
    english: 'postcode, post code, postal code, zip, zip code, popostalcode, billing zip, cp',
    german: 'plz, postleitzahl',
    french: 'code postal',
  },
  city: {
    italian: 'citta, comune, localita, paese',
    english: 'city, town, pocity, billing city',
    german: 'ort, stadt',
    french: 'ville',
  },
  province: {
    italian: 'prov, provincia, sigla provincia',
    english: 'state, region, poregion, billing state, pr',
    german: 'bundesland',
    french: 'departement',
  },
  country: {
    italian: 'nazione, stato estero, paese iso, naz',
    english: 'country code, countrycode, country, pocountry',
    german: 'land',
    french: 'pays',
  },
  email: {
    italian: 'posta elettronica, indirizzo e mail',
    english: 'e mail, email, mail, emailaddress, email address, customer email, bill email',
    german: 'e mail adresse',
    french: 'courriel',
  },
  pec: {
    italian:
      'pec, e mail pec, indirizzo pec, posta certificata, posta elettronica certificata, pec destinatario',
  },
  sdi_code: {
    italian: 'cod destinatario fatt elettr, codice destinatario, codice sdi, cod sdi, codice univoco',
  },
  phone: {
    italian: 'telefono, n telefono, telefono 1, cellulare',
    english: 'phone, phone number, telephone, tel, mobile, cell',
    german: 'telefon, tel nr',
    french: 'portable',
  },
  invoice_no: {
    italian:
      'numero fattura, numero documento, n fattura, n documento, n doc, num fattura, num doc, nr fattura, nr documento, nr doc, numdoc, numfatt, fatt n, fattura n, numero fattura documento, rif fattura, rif documento, fattura, documento, numero, nr bolletta, riferimento, n fatt, nr fatt, num fatt, n ft, nr ft, rif doc, rif ft, doc, numero doc, fatt, ft, doc n, documento n, doc numero, n ro doc, n ro fattura, nro doc, nro fattura, nro documento, rif fatt, numero serie, n serie, n doc fattura, n documento data, n fattura data, n data, n e data, estremi documento, estremi fattura, estremi, num partita, n partita, partita',
    english:
      'invoice number, invoicenumber, invoice no, inv no, document number, document no, doc number, doc no, invoice id, bill no, voucher no, voucher number, invoice num, inv number, invoice ref, invoice reference, invoice, inv, number, num, nr, no, n, piece, ref no, ref',
    german:
      'rechnungsnummer, rechnungs nr, rechnung nr, re nr, rg nr, belegnummer, beleg nr, belegnr, belegnum, rechnung, beleg, belegfeld 1, belegfeld',
    french:
      'numero de facture, numero facture, n facture, n de facture, no facture, reference facture, n piece, n de piece, numero de piece, facture, ref facture, no de facture, facture no',
  },
  /** What stands behind the bare number: "12" of the series "A" is 12/A. */
  series: {
    italian:
      'serie, serie documento, serie doc, serie fattura, serie fatt, serie numero, sezionale, sez, sezionale iva, suffisso, alfa doc, alfa',
    english: 'series, invoice series, document series',
    german: 'nummernkreis',
    french: 'serie facture',
  },
  invoice_date: {
    italian:
      'data fattura, data documento, data doc, dt fattura, dt documento, dt doc, data emissione, data di emissione, emessa il, emesso il, data emiss, emissione, data di fatturazione, datafatt, data fatt, data ft, data, del, data registrazione, data reg',
    english:
      'invoice date, invoicedate, inv date, invoice bill date, issue date, date issued, document date, doc date, bill date, date, created utc, posting date',
    german: 'rechnungsdatum, belegdatum, belegdat, beldat, re datum, rg datum, ausstellungsdatum, datum',
    french:
      'date de facture, date facture, date facturation, date de facturation, date d emission, date piece',
  },
  due_date: {
    italian:
      'data scadenza, data scad, data di scadenza, datascad, dt scadenza, dt scad, scadenza, scad, scadenza pagamento, data scadenza pagamento, prossima scadenza, scadenza netta, scad netta, sc netta, termine ultimo per il pagamento, data pagamento prevista, scade il, scad il, scadenza rata, scad rata, data scadenza rata, data scad rata, scadenza fattura, data scadenza fattura, scadenza documento, scadenza doc, scadenza effetto, scadenza il, scad za, data scad za',
    english:
      'due date, duedate, due on, date due, due date utc, payment due date, payment due, net due date, net due dt, net due, maturity, due',
    german:
      'falligkeitsdatum, falligkeit, fallig am, fallig, nettofalligkeit, zahlungsziel, zahlbar bis, nettofall, nettofallig, netto fallig, netto falligkeit, nettofalldatum',
    french: 'date d echeance, date echeance, echeance, date limite de paiement, date limite',
  },
  amount: {
    italian:
      'netto a pagare, netto da pagare, totale a pagare, importo rata, imp rata, importo effetto, imp scad, imp scadenza, importo scad, importo scadenza, importo, importo fattura, importo documento, impfatt, importo originario, importo totale, importo totale fattura, importo totale documento, totale fattura, totale documento, tot doc, totale con iva, totale, importo lordo, tot ft, tot fatt, tot fattura, imp ft, imp fatt, importo ft, tot documento, totale doc, importo doc, imp doc, imp totale, imp tot, importo tot, totale fatt, totale ft, totale con segno, totale ivato, importo ivato, ammontare, totale da pagare, importo da pagare, totale scadenza, tot scadenza, tot, lordo',
    english:
      'invoice amount, invoiceamount, original amount, invoice total, total amount, gross amount, amount, total, total signed, amount in lc, amount in local currency, amount in local curr, amount lc, amt in loc cur, amt in lc, local currency amount, amount in loc curr, total incl vat, gross',
    german:
      'rechnungsbetrag, bruttobetrag, brutto, gesamtbetrag, betrag, betrag in hw, betrag in hauswahrung, betr in hw, betrag hw, betrag hauswahrung, betrag in hauswahr, rechnungssumme, endbetrag, gesamtsumme',
    french: 'montant ttc, total ttc, montant total, montant, total facture, montant facture',
  },
  /** Without the tax: with the column of the tax beside it, the amount is their sum. */
  net: {
    italian:
      'imponibile importo totale, imponibile importo, imponibile, imponibile totale, totale imponibile, importo imponibile, imponibile documento, imponibile fattura, importo netto, totale netto, netto, importo senza iva, totale senza iva, importo iva esclusa, totale iva esclusa, netto iva',
    english:
      'net amount, subtotal, net total, untaxed amount, untaxed amount signed, amount untaxed, taxable amount, tax excluded, amount excl vat, total excl vat, amount excl tax, total excl tax, net',
    german: 'nettobetrag, netto betrag, nettosumme, betrag netto',
    french: 'montant ht, total ht, ht',
  },
  vat_amount: {
    italian:
      'imposta totale, imposta, importo iva, totale iva, importo imposta, totale imposta, imp iva, imposte, ammontare iva',
    english: 'vat amount, tax amount, total vat, total tax, tax signed, sales tax, tax',
    german: 'mwst betrag, ust betrag, steuerbetrag, umsatzsteuer, mehrwertsteuer, mwst, ust',
    french: 'montant tva, total tva, tva',
  },
  /** Public bodies and some companies pay the tax to the Treasury themselves. */
  split_payment: {
    italian: 'esigibilita iva, esigibilita, scissione pagamenti, scissione dei pagamenti, scissione',
    english: 'split payment, split',
  },
  /** Part of what is owed beside net and tax; where the values are yes and no it says how the duty is paid. */
  stamp: {
    italian: 'bollo, imposta di bollo, imposta bollo, importo bollo, bolli, marca da bollo, spese bollo',
    english: 'stamp duty',
    french: 'timbre, droit de timbre',
  },
  /** Perhaps in the net, perhaps beside it. */
  expenses: {
    italian:
      'spese incasso, spese di incasso, spese inc, spese bancarie, spese accessorie, spese, importo spese, totale spese',
    english: 'collection charges, charges',
  },
  /** What the customer pays to the Treasury in our name; taken off where the rows show that it is not yet. */
  withholding: {
    italian:
      'ritenuta, ritenute, ritenuta d acconto, ritenuta acconto, importo ritenuta, importo ritenute, imp ritenuta, totale ritenute, totale ritenuta, rit acconto, rit d acconto',
    english: 'withholding, withholding tax, withholding amount',
  },
  debit: { italian: 'dare, imp dare, importo dare, debiti dare', english: 'debit', german: 'soll, debet' },
  credit: { italian: 'avere, imp avere, importo avere', english: 'credit', german: 'haben' },
  paid: {
    italian:
      'pagato, incassato, saldato, gia pagato, gia incassato, gia saldato, imp pagato, importo pagato, imppag, importo incassato, imp incassato, importo saldato, imp saldato, totale pagato, tot pagato, totale incassato, tot incassato, importo versato, importo riscosso, incassi, versato, riscosso, acconto, acconti, importo pag, imp pag, pagamenti, totale pagamenti, tot pagamenti, importo pagamenti, imp pagamenti, ricevuto, totale ricevuto, versamenti, acc to, acconto versato, acconti versati, acconto pagato, acconto ricevuto, acconti ricevuti, acconto incassato, acconti incassati, importo acconto, importo acconti, imp acconto, totale acconti, tot acconti, pagamento parziale, pagamenti parziali',
    english:
      'amount paid, invoiceamountpaid, paid amount, total paid, paid to date, paid, amount received, total received, payments received, payments, received, deposit, deposits, deposit paid, advance payment, advance payments, down payment, down payments, part payment, partial payment',
    german:
      'bezahlt, gezahlt, bezahlter betrag, zahlungen, zahlbetrag, anzahlung, anzahlungen, angezahlt, akonto, akontozahlung, akontozahlungen, abschlagszahlung, abschlagszahlungen, teilzahlungen',
    french:
      'deja regle, montant regle, regle, deja paye, montant paye, paye, encaisse, montant encaisse, acompte, acomptes, acompte verse, acomptes verses, montant acompte, total acomptes',
  },
  /** What else is taken off beside `paid`; headers of further columns say which they are (see deductions). */
  ...(Object.fromEntries(FURTHER_PAID.map((field) => [field, {}])) as Record<FurtherPaid, FieldWords>),
  /** Perhaps taken off an amount, perhaps in it already, perhaps a rate. */
  deduction: {
    italian:
      'abbuono, abbuoni, importo abbuono, importo abbuoni, imp abbuono, totale abbuoni, abbuono passivo, abbuoni passivi, sconto, sconti, importo sconto, imp sconto, totale sconti, sconto cassa, sconto finanziario, sconto concesso, anticipo, anticipi, nota credito, note credito, nota di credito, note di credito, importo nc, storno, storni, compensato, compensazione, compensazioni, trattenuta, trattenute',
    english:
      'allowance, allowances, write off, written off, discount, discounts, discount amount, discount taken, credits applied, credit applied, adjustment, adjustments, retention, advance, advances',
    german:
      'nachlass, skonto, skontobetrag, skontoabzug, rabatt, rabattbetrag, abzug, abzuge, gutschrift, gutschriften',
    french: 'escompte, remise, remises, montant remise, rabais, avoirs, retenue, avance, avances',
  },
  open_balance: {
    italian:
      'residuo, resid, importo residuo, imp residuo, residuo a pagare, residuo da pagare, residuo da incassare, residuo scadenza, residuo documento, totale residuo, tot residuo, credito residuo, saldo residuo, rimanenza, rimanente, resta, resto, restante, restante da pagare, res, da saldare, da incassare, da riscuotere, importo da incassare, imp da incassare, importo da saldare, imp da saldare, importo aperto, imp aperto, aperto, saldo aperto, saldo partita, saldo doc, saldo documento, saldo scadenza, saldo, importo scoperto, imp scoperto, scoperto, insoluto, da pagare, importo in di, importo in divisa interna, importo scaduto, importo dovuto, residuo doc, residuo fattura, residuo fatt, totale aperto, saldo da incassare, saldo da pagare, importo dovuto firmato, importo dovuto con segno, ancora da incassare, ancora da pagare, ancora da saldare, ancora dovuto, importo ancora dovuto, resta da pagare, rimane da pagare, rimasto da pagare, mancante, importo mancante',
    english:
      'amount remaining, residual, remain to pay, open balance, open amount, open amt, outstanding amount, amount outstanding, outstanding, unpaid amount, amount unpaid, unpaid, amount open, balance due, balance, pending amount, remaining amount, remaining amt, remaining balance, remaining, outstanding balance, outstanding amt, amountdue, invoiceamountdue, amount due signed, amount due, open',
    german:
      'offener betrag, restbetrag, offener saldo, restsaldo, offener restbetrag, saldo offen, op betrag, offen, noch offen',
    french:
      'reste a payer, reste a regler, restant a payer, reste du, restant du, montant restant, solde du, solde, montant du',
  },
  currency: {
    italian:
      'valuta, divisa, cod valuta, codice valuta, cod divisa, codice divisa, valuta documento, divisa documento, moneta',
    english:
      'currency code, currency, ccy, val, div, document currency, doc currency, invoice currency, curr, crcy, lcurr, local currency, local curr',
    german: 'wahrung, whg, belegwahrung, wahrg, hauswahrung, hwahr',
    french: 'devise, monnaie',
  },
  instalment_no: {
    italian: 'n rata, nr rata, num rata, rata',
    english: 'instalment, installment, installment no, rate',
    german: 'ratennummer, teilzahlung',
    french: 'n echeance',
  },
  payment_method: {
    italian:
      'tipo pagamento, tipo pag, tp pag, modalita pagamento, modalita di pagamento, metodo pagamento, tipo di pagamento, mod pag, pagamento, cond pag, condizioni pagamento, termini di pagamento, termine di pagamento',
    english: 'payment method, payment terms, terms',
    german: 'zahlungsart, zahlungsweise',
    french: 'mode de reglement, mode de paiement, mode reglement',
  },
  reference: {
    italian:
      'rif ordine, riferimento ordine, n ordine, ordine cliente, ordine, cig, cup, commessa, causale, testo, descrizione, rif',
    english: 'reference, po number, purchase order, p o, po, memo, description, text, assignment, note',
    german: 'bestellnummer, referenz, buchungstext',
    french: 'reference client, libelle',
  },
  doc_type: {
    italian: 'tipo documento, tipo doc, tipo fattura, tipo, causale contabile, tipo movimento',
    english: 'document type, doc type, transaction type, type',
    german: 'belegart',
    french: 'type de piece',
  },
  /** Customer or supplier; only a column whose values say so is taken for it, whatever its header. */
  party_kind: {
    italian:
      'tipo conto, tipo anagrafica, tipo soggetto, tipo partita, tipo scadenza, a p, attivo passivo, attiva passiva, e u, entrata uscita, entrate uscite, credito debito, crediti debiti, vendita acquisto, vendite acquisti, ciclo',
    english: 'party type, account type, customer supplier, customer vendor',
    german: 'kontoart, kontotyp, debitor kreditor, kunde lieferant',
    french: 'type de tiers, client fournisseur',
  },
  /** Debit or credit of the amount beside it; again the values decide. */
  side: {
    italian: 'segno, dare avere, d a, segno d a',
    english: 'dr cr, d c, debit credit, sign',
    german: 's h, soll haben, soll haben kennzeichen, s h kennzeichen',
    french: 'sens',
  },
  status: {
    italian:
      'stato pagamento, stato di pagamento, stato pag, stato incasso, esito pagamento, stato rata, stato scadenza, stato partita, stato fattura, stato documento, stato doc, stato della fattura, stato del pagamento, stato, stato sdi, esito sdi, stato fattura elettronica, stato fe, stato invio, esito, situazione',
    english: 'payment status, invoice status, bill status, document status, status, sdi status',
    german: 'zahlungsstatus, rechnungsstatus, belegstatus',
    french: 'statut de paiement, statut paiement, statut facture, etat facture, statut, etat',
  },
  /** Yes or no; where a column headed like that of an amount paid holds these, the values decide. */
  paid_flag: {
    italian: 'pagata, saldata, incassata, quietanzata, pareggiata, regolata, riscossa, chiusa, chiuso',
    english: 'is paid, settled, fully paid, closed, is closed',
    german: 'beglichen',
    french: 'soldee, payee',
  },
  /** The same the other way round. */
  open_flag: { italian: 'aperta, partita aperta', english: 'is open', german: 'ist offen' },
  /** The day it was paid, blank in those that are not. */
  paid_on: {
    italian:
      'data pagamento, data incasso, data saldo, pagata il, pagato il, incassata il, incassato il, saldata il, saldato il, riscossa il, riscosso il, data pag, data inc, data riscossione',
    english: 'date paid, paid date, paid on, payment date',
    german: 'bezahlt am, zahlungsdatum, zahlungseingang',
    french: 'date de reglement, date de paiement, date reglement, payee le',
  },
  days_overdue: {
    italian: 'giorni ritardo, gg ritardo, ritardo, giorni, gg',
    english: 'days overdue, arrears days, overdue',
    german: 'tage uberfallig',
    french: 'jours de retard, retard',
  },
};
