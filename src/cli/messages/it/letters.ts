/** Texts of one area: letters, sending, proof of delivery. */
import { plural } from '../messages.ts';

export const letters = () => ({
  protocolArgument: 'protocollo della lettera, per esempio 2026/0147; più lettere: 2026/0145-0148',
  receiptArgument: 'protocollo della lettera, per esempio 2026/0147',
  options: {
    preview: 'anteprima timbrata BOZZA, senza numero',
    due: 'tutte le lettere da emettere oggi',
    merge: 'con --due: anche tutte in un solo PDF, per la stampa',
    step: 'un passo preciso della strategia',
    lang: 'lingua della lettera',
    open: 'apre il file',
    override: 'emette contro una regola; il motivo resta nella storia',
    approve: 'approva la diffida',
    voidProtocol: 'annulla una lettera non ancora partita; il numero resta',
    reason: 'con --void: il motivo',
    sentOverride: 'registra contro una regola; il motivo resta nella storia',
    html: 'scrive la lettera in HTML, quando non si può fare il PDF',
    output: "file dell'anteprima",
    via: 'come è partita (se manca: come previsto)',
    ref: 'numero della raccomandata o identificativo PEC',
    sentOn: 'quando è partita (se manca: oggi)',
    delivered: 'consegnata: il giorno',
    failed: 'non consegnata: il motivo',
  },
  file: 'File',
  step: 'Passo',
  protocol: 'Prot.',
  dueTitle: (count: number) => plural(count, 'lettera da emettere', 'lettere da emettere'),
  printing: (done: number, count: number) => `Stampo le lettere: ${done} di ${count}`,
  checking: (done: number, count: number) => `Provo le lettere: ${done} di ${count}`,
  card: {
    demands: 'Chiede',
    ofWhich: 'di cui',
    claimLine: (principal: string, interest: string, lumpSum: string, uncovered: number) =>
      `capitale ${principal}, interessi ${interest}${lumpSum === '' ? '' : `, importo forfettario ${lumpSum}`}` +
      (uncovered === 0 ? '' : ` (${plural(uncovered, 'giorno', 'giorni')} senza tasso, salvo conguaglio)`),
    demandLine: (invoices: string, total: string, days: string) =>
      `${total} per ${invoices} (la più vecchia da ${days})`,
    language: 'Lingua',
    template: 'modello',
    via: 'Invio',
    deadline: 'Da pagare',
    daysFromArrival: (days: string) => `${days} dal ricevimento`,
    checks: 'Controlli',
  },
  checks: {
    nothingInTheWay: 'nessuna promessa, sospensione o termine in corso',
    notItsTurn: (step: string) => `il prossimo passo sarebbe: ${step}`,
    addressComplete: "l'indirizzo è completo",
    noStreetNeeded: "va per via elettronica: l'indirizzo postale non è noto e non serve",
    address: (finding: string) => `indirizzo: ${finding}`,
    notDemanded: (invoices: string) => `fuori dalla diffida, mai chieste in una lettera: ${invoices}`,
    disputed: (invoices: string) => `in contestazione, fuori dalla lettera: ${invoices}`,
    paymentWaits: 'un incasso aspetta di essere confermato: dunning pay --proposals',
    unprintable: (name: string, characters: string) =>
      `nel nome o nell'indirizzo di ${name} le lettere non stampano ${characters}: escono quadratini`,
    staleData: (days: number) =>
      `l'ultima importazione è di ${plural(days, 'giorno', 'giorni')} fa: qualcuno può avere già pagato`,
  },
  ask: {
    issue: (protocol: string) => `Emetto la lettera con protocollo ${protocol}?`,
    approve: (step: string, protocol: string) => `Approvi ed emetti con protocollo ${protocol}: ${step}?`,
    issueAll: (count: number) => `Emetto ${plural(count, 'lettera', 'lettere')}?`,
  },
  said: {
    voided: (protocol: string) => `Lettera ${protocol} annullata: il numero resta, non va spedita.`,
    issued: (protocol: string, step: string, debtor: string) => `Emessa ${protocol}: ${step}, ${debtor}`,
    issuedCount: (made: number, of: number) =>
      made === of ? plural(made, 'lettera emessa', 'lettere emesse') : `${made} lettere emesse su ${of}`,
    notYetSent: (command: string) => `Non ancora partita. Quando è spedita: ${command}`,
    filesIn: (folder: string) => `I file sono in ${folder}`,
    mergedIn: (file: string) => `Tutte insieme, per la stampa: ${file}`,
    notMerged: (why: string) => `Le lettere sono emesse, ma il PDF unico non è stato scritto. ${why}`,
    previewed: (file: string) => `Anteprima: ${file}`,
    nothingIssued: 'Non è stato emesso nulla.',
    noneDue: 'Nessuna lettera da emettere oggi.',
    paymentWaits: (caseNumber: number, debtor: string) =>
      `Pratica ${caseNumber} ${debtor}: non emessa, un incasso aspetta di essere confermato (dunning pay --proposals). Per emetterla lo stesso: dunning letter ${caseNumber}`,
    unprintable: (caseNumber: number, debtor: string, characters: string) =>
      `Pratica ${caseNumber} ${debtor}: non emessa, al posto di ${characters} uscirebbero quadratini. Nome e indirizzo in lettere latine: dunning debtor ${caseNumber} --name "...". Per emetterla lo stesso: dunning letter ${caseNumber}`,
    waitsForApproval: (caseNumber: number, debtor: string, step: string) =>
      `Pratica ${caseNumber} ${debtor}: ${step} da approvare. Per farlo: dunning letter ${caseNumber}`,
    cannotOpen: (file: string) => `Il file c'è, ma non si è potuto aprire: ${file}`,
    sent: (protocol: string, day: string, via: string) => `Lettera ${protocol} partita ${day}, ${via}.`,
    sentWhileHeld: (protocol: string, caseNumber: number, reason: string) =>
      `La lettera ${protocol} è partita benché la pratica ${caseNumber} fosse ferma: ${reason}. Se non è partita: dunning undo`,
    termUntil: (day: string) => `Il termine per pagare scade ${day}.`,
    termFromArrival: (command: string) =>
      `Il termine decorre dalla consegna: quando arriva la prova, ${command} DATA`,
    delivered: (protocol: string, day: string) => `Lettera ${protocol} consegnata ${day}.`,
    failed: (protocol: string, reason: string) => `Lettera ${protocol} non consegnata: ${reason}.`,
  },
});
