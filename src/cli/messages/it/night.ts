/** Texts of the unattended run and of the check of everything. */
import { plural } from '../messages.ts';

export const night = () => ({
  done: 'fatto',
  waiting: 'da fare',
  skipped: 'ferme',
  error: 'ERRORE',
  agenda: 'agenda',
  cases: 'pratiche',
  acts: {
    'case-opened': 'pratiche aperte',
    'case-reopened': 'pratiche riaperte',
    'case-closed': 'pratiche chiuse',
    'promise-kept': 'promesse mantenute',
    'promise-broken': 'promesse non mantenute',
    'plan-kept': 'piani di rientro conclusi',
    'plan-broken': 'piani di rientro saltati',
    'plan-running': 'piani di rientro ripresi',
  },
  letterIssued: (step: string, protocol: string) => `${step} emessa, protocollo ${protocol}`,
  andMore: (cases: string, left: number) => `${cases} e altre ${left}`,
  casesNamed: (count: number, cases: string) => `${count === 1 ? 'pratica' : 'pratiche'} ${cases}`,
  numbers: (protocols: string) => `prot. ${protocols}`,
  toApprove: (step: string) => `${step}: da approvare`,
  approveNote: (cases: string) => `da approvare: pratica ${cases}`,
  heldByStaleData: (count: number) => `${plural(count, 'lettera ferma', 'lettere ferme')} per dati vecchi`,
  notWithStaleData: (step: string) => `${step} non emessa: i dati sono troppo vecchi`,
  heldByPayments: (count: number) =>
    `${plural(count, 'lettera ferma', 'lettere ferme')} per incassi da confermare`,
  notWithPayment: (step: string) =>
    `${step} non emessa: un incasso aspetta di essere confermato (dunning pay --proposals)`,
  staleData: (days: number) =>
    `L'ultima importazione è di ${plural(days, 'giorno', 'giorni')} fa: non parte nessuna lettera da sola. Aggiorna: dunning import FILE`,
  unprintable: (step: string, debtor: string, characters: string) =>
    `${step} non emessa: nel nome o nell'indirizzo di ${debtor} al posto di ${characters} uscirebbero quadratini`,
  unprintableRemedy: (caseNumber: number) =>
    `in lettere latine: dunning debtor ${caseNumber} --name "..."; così com'è: dunning letter ${caseNumber}`,
  unknownStrategy: (strategy: string) =>
    `la strategia ${strategy} non è nelle impostazioni: la pratica non si può valutare`,
  result: (done: number, errors: number) => {
    const ended = done === 0 ? 'Niente da fare da solo' : `Fatto: ${plural(done, 'cosa', 'cose')}`;
    return errors === 0
      ? `${ended}.`
      : `${ended}, ${plural(errors, 'errore', 'errori')}: si riprova alla prossima esecuzione.`;
  },
  logIn: (file: string) => `Registro: ${file}`,
  notBackedUp: (why: string) => `La copia di sicurezza di oggi non è riuscita. ${why}`,
  notLogged: (why: string) => `Il registro non si può scrivere. ${why}`,
  doctor: {
    printOption: 'stampa anche una pagina di prova',
    states: { ok: 'ok', warning: '!!', error: 'ERRORE' },
    remedy: (what: string) => `rimedio: ${what}`,
    node: (node: string, program: string) => `Node ${node}, dunning ${program}`,
    workspaceFound: (dir: string) => `cartella di lavoro ${dir}, scrivibile`,
    workspaceMissing: 'nessuna cartella di lavoro',
    workspaceMissingRemedy: 'dunning init, oppure dunning demo per provare',
    workspaceLocked: (dir: string) => `nella cartella di lavoro non si può scrivere: ${dir}`,
    permissionsRemedy: 'controlla i permessi della cartella',
    workspaceSynced: (dir: string) => `la cartella è in rete o sincronizzata: ${dir}`,
    syncedRemedy: "sposta la cartella su un disco di questo computer: l'archivio può rovinarsi",
    settingsFine: (file: string) => `impostazioni ${file}`,
    settingsRemedy: 'correggi le righe indicate; dunning config le ricontrolla',
    databaseFine: (cases: number) =>
      `archivio integro, ${plural(cases, 'pratica aperta', 'pratiche aperte')}`,
    databaseMissing: (file: string) => `manca l'archivio ${file}`,
    databaseEmpty: (file: string) => `l'archivio è vuoto, non ha nemmeno le tabelle: ${file}`,
    databaseDamaged: (why: string) => `l'archivio è danneggiato: ${why}`,
    databaseOrphans: (count: number) => `righe dell'archivio che rimandano a righe inesistenti: ${count}`,
    restoreFrom: (file: string) => `rimetti l'ultima copia buona: ${file}`,
    restoreNone: 'nella cartella backups non ci sono copie buone',
    migrationsFine: "l'archivio è alla versione del programma",
    migrationsPending: (count: number) =>
      `l'archivio è di una versione precedente: ${plural(count, 'aggiornamento', 'aggiornamenti')} da fare`,
    migrationsRemedy: 'si fa da solo al prossimo comando che scrive',
    agendaFine: 'agenda uguale a quella ricalcolata',
    agendaDiffers: (count: number, cases: string) =>
      `agenda diversa da quella ricalcolata per ${plural(count, 'pratica', 'pratiche')}: ${cases}`,
    totalsDiffer: 'i totali del mattino sono diversi da quelli ricontati',
    agendaRemedy: 'segnala il difetto, con questo risultato',
    browserFine: (path: string, origin: string) => `per stampare: ${path} (${origin})`,
    browserKinds: {
      environment: 'da DUNNING_BROWSER',
      configured: 'dalle impostazioni',
      embedded: 'incluso nel programma',
      installed: 'trovato sul computer',
      puppeteer: 'scaricato da puppeteer',
    },
    printed: (pages: number) => `pagina di prova stampata (${plural(pages, 'pagina', 'pagine')})`,
    lettersFine: (count: number) =>
      `${plural(count, 'lettera', 'lettere')}: i file ci sono e sono quelli emessi`,
    lettersMissing: (count: number, protocols: string) =>
      `file mancanti di ${plural(count, 'lettera', 'lettere')}: ${protocols}`,
    lettersAltered: (count: number, protocols: string) =>
      `file cambiati dopo l'emissione di ${plural(count, 'lettera', 'lettere')}: ${protocols}`,
    reportsMissing: (count: number, files: string) =>
      `file mancanti di ${plural(count, 'relazione', 'relazioni')} di inesigibilità: ${files}`,
    reportsAltered: (count: number, files: string) =>
      `file cambiati dopo l'emissione di ${plural(count, 'relazione', 'relazioni')} di inesigibilità: ${files}`,
    reportsFine: (count: number) =>
      `${plural(count, 'relazione', 'relazioni')} di inesigibilità: i file ci sono e sono quelli emessi`,
    lettersRemedy: 'rimetti i file da una copia della cartella letters',
    lettersUnrecorded: (count: number, folder: string) =>
      `${plural(count, 'file', 'file')} di lettere che l'archivio non conosce in ${folder}`,
    unrecordedRemedy:
      'guardali: dopo il ripristino di una copia possono essere lettere spedite; altrimenti cancellali',
    importFine: (days: number) =>
      `ultima importazione ${days === 0 ? 'di oggi' : `di ${plural(days, 'giorno', 'giorni')} fa`}`,
    importNone: 'ancora nessuna importazione',
    importOld: (days: number) =>
      `ultima importazione di ${plural(days, 'giorno', 'giorni')} fa: da sola non parte nessuna lettera`,
    prescribed: (count: number) =>
      count === 1
        ? '1 fattura aperta è prescritta: il termine è passato senza una richiesta scritta arrivata'
        : `${count} fatture aperte sono prescritte: il termine è passato senza una richiesta scritta arrivata`,
    prescribedInvoice: (number: number, name: string, invoice: string, amount: string, day: string) =>
      `pratica ${number} ${name}, fattura ${invoice}, ${amount}: dal ${day}`,
    prescribedRemedy: (assess: string, close: string) =>
      `se c'è una prova che ha interrotto il termine: ${assess} --acknowledged DATA; altrimenti ${close}`,
    doubled: (count: number, documents: string) =>
      `${plural(count, 'documento aperto sta', 'documenti aperti stanno')} sotto due clienti con lo stesso numero, date e importo: ${documents}`,
    unprintable: (count: number, customers: string) =>
      `${plural(count, 'cliente ha', 'clienti hanno')} nel nome o nell'indirizzo caratteri che le lettere non stampano, ed escono quadratini: ${customers}`,
    unprintableRemedy: (caseNumber: number) =>
      `scrivili in lettere latine: dunning debtor ${caseNumber} --name "..."`,
    doubledRemedy: (command: string) => `se sono lo stesso cliente: ${command}`,
    importRemedy: 'dunning import FILE',
    diskFine: (free: string) => `spazio libero ${free}`,
    diskLow: (free: string) => `poco spazio libero: ${free}`,
    diskRemedy: 'libera spazio sul disco',
    runNone: 'nessuna esecuzione automatica finora',
    runFine: (day: string) => `ultima esecuzione automatica ${day}, senza errori`,
    runErrors: (day: string, errors: number) =>
      `ultima esecuzione automatica ${day}, ${plural(errors, 'errore', 'errori')}`,
    runRemedy: 'dunning run dice quali; per pianificarla: dunning schedule',
    allFine: 'Tutto a posto.',
    someWarnings: (count: number) => `${plural(count, 'cosa', 'cose')} da guardare.`,
    someErrors: (count: number) => `${plural(count, 'errore', 'errori')} da correggere.`,
    testPage: 'Pagina di prova',
  },
});
