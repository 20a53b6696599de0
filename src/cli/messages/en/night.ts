/** Texts of the unattended run and of the check of everything. */
import type { night as source } from '../it/night.ts';
import { plural, type Translation } from '../messages.ts';

export const night = (): Translation<ReturnType<typeof source>> => ({
  done: 'done',
  waiting: 'to do',
  skipped: 'held',
  error: 'ERROR',
  agenda: 'agenda',
  cases: 'cases',
  acts: {
    'case-opened': 'cases opened',
    'case-reopened': 'cases opened again',
    'case-closed': 'cases closed',
    'promise-kept': 'promises kept',
    'promise-broken': 'promises broken',
    'plan-kept': 'plans kept',
    'plan-broken': 'plans broken',
    'plan-running': 'plans going on again',
  },
  letterIssued: (step, protocol) => `${step} issued, number ${protocol}`,
  andMore: (cases, left) => `${cases} and ${left} more`,
  casesNamed: (count, cases) => `${count === 1 ? 'case' : 'cases'} ${cases}`,
  numbers: (protocols) => `no. ${protocols}`,
  toApprove: (step) => `${step}: to approve`,
  approveNote: (cases) => `to approve: case ${cases}`,
  heldByStaleData: (count) => `${plural(count, 'letter', 'letters')} because of old data`,
  notWithStaleData: (step) => `${step} not issued: the data are too old`,
  heldByPayments: (count) => `${plural(count, 'letter', 'letters')} because of payments to confirm`,
  notWithPayment: (step) => `${step} not issued: a payment waits to be confirmed (dunning pay --proposals)`,
  staleData: (days) =>
    `The last import was ${plural(days, 'day', 'days')} ago: no letter goes out by itself. Bring it up to date: dunning import FILE`,
  unprintable: (step, debtor, characters) =>
    `${step} not issued: in the name or address of ${debtor} there would be empty boxes in place of ${characters}`,
  unprintableRemedy: (caseNumber) =>
    `in Latin letters: dunning debtor ${caseNumber} --name "..."; as it is: dunning letter ${caseNumber}`,
  unknownStrategy: (strategy) => `strategy ${strategy} is not in the settings: the case cannot be judged`,
  result: (done, errors) => {
    const ended = done === 0 ? 'Nothing to do by itself' : `Done: ${plural(done, 'thing', 'things')}`;
    return errors === 0
      ? `${ended}.`
      : `${ended}, ${plural(errors, 'error', 'errors')}: the next run tries again.`;
  },
  logIn: (file) => `Log: ${file}`,
  notBackedUp: (why) => `Today's backup copy failed. ${why}`,
  notLogged: (why) => `The log cannot be written. ${why}`,
  doctor: {
    printOption: 'also print a test page',
    states: { ok: 'ok', warning: '!!', error: 'ERROR' },
    remedy: (what) => `remedy: ${what}`,
    node: (node, program) => `Node ${node}, dunning ${program}`,
    workspaceFound: (dir) => `workspace ${dir}, can be written to`,
    workspaceMissing: 'no workspace',
    workspaceMissingRemedy: 'dunning init, or dunning demo to try it out',
    workspaceLocked: (dir) => `the workspace cannot be written to: ${dir}`,
    permissionsRemedy: 'check the permissions of the folder',
    workspaceSynced: (dir) => `the folder is on a network or synchronised: ${dir}`,
    syncedRemedy: 'move the folder to a disk of this computer: the database may be damaged',
    settingsFine: (file) => `settings ${file}`,
    settingsRemedy: 'correct the lines named; dunning config checks them again',
    databaseFine: (cases) => `database sound, ${plural(cases, 'open case', 'open cases')}`,
    databaseMissing: (file) => `the database is missing: ${file}`,
    databaseEmpty: (file) => `the database is empty, without any table: ${file}`,
    databaseDamaged: (why) => `the database is damaged: ${why}`,
    databaseOrphans: (count) => `rows of the database that point to rows that do not exist: ${count}`,
    restoreFrom: (file) => `put back the last good copy: ${file}`,
    restoreNone: 'there is no good copy in the folder backups',
    migrationsFine: 'the database has the version of the program',
    migrationsPending: (count) =>
      `the database is of an earlier version: ${plural(count, 'update', 'updates')} to come`,
    migrationsRemedy: 'the next command that writes does it by itself',
    agendaFine: 'agenda equal to the recomputed one',
    agendaDiffers: (count, cases) =>
      `agenda differs from the recomputed one for ${plural(count, 'case', 'cases')}: ${cases}`,
    totalsDiffer: 'the totals of the morning differ from those counted anew',
    agendaRemedy: 'report the defect, with this result',
    browserFine: (path, origin) => `for printing: ${path} (${origin})`,
    browserKinds: {
      environment: 'from DUNNING_BROWSER',
      configured: 'from the settings',
      embedded: 'comes with the program',
      installed: 'found on the computer',
      puppeteer: 'downloaded by puppeteer',
    },
    printed: (pages) => `test page printed (${plural(pages, 'page', 'pages')})`,
    lettersFine: (count) =>
      `${plural(count, 'letter', 'letters')}: the files are there and are those that were issued`,
    lettersMissing: (count, protocols) =>
      `files missing of ${plural(count, 'letter', 'letters')}: ${protocols}`,
    lettersAltered: (count, protocols) =>
      `files changed after issue of ${plural(count, 'letter', 'letters')}: ${protocols}`,
    reportsMissing: (count, files) =>
      `files missing of ${plural(count, 'report', 'reports')} of uncollectibility: ${files}`,
    reportsAltered: (count, files) =>
      `files changed after issue of ${plural(count, 'report', 'reports')} of uncollectibility: ${files}`,
    reportsFine: (count) =>
      `${plural(count, 'report', 'reports')} of uncollectibility: the files are there and are those that were issued`,
    lettersRemedy: 'put the files back from a copy of the folder letters',
    lettersUnrecorded: (count, folder) =>
      `${plural(count, 'file', 'files')} of letters the database does not know in ${folder}`,
    unrecordedRemedy:
      'look at them: after a restored copy they may be letters that were sent; otherwise delete them',
    importFine: (days) => `last import ${days === 0 ? 'today' : `${plural(days, 'day', 'days')} ago`}`,
    importNone: 'no import yet',
    importOld: (days) => `last import ${plural(days, 'day', 'days')} ago: no letter goes out by itself`,
    prescribed: (count) =>
      count === 1
        ? '1 open invoice is prescribed: its term ended without a written demand that arrived'
        : `${count} open invoices are prescribed: their term ended without a written demand that arrived`,
    prescribedInvoice: (number, name, invoice, amount, day) =>
      `case ${number} ${name}, invoice ${invoice}, ${amount}: since ${day}`,
    prescribedRemedy: (assess, close) =>
      `where there is proof of what interrupted it: ${assess} --acknowledged DATE; else ${close}`,
    doubled: (count, documents) =>
      `${plural(count, 'open document stands', 'open documents stand')} under two customers with the same number, dates and amount: ${documents}`,
    unprintable: (count, customers) =>
      `${plural(count, 'customer has', 'customers have')} characters in name or address that letters cannot print, and empty boxes come out: ${customers}`,
    unprintableRemedy: (caseNumber) =>
      `write them in Latin letters: dunning debtor ${caseNumber} --name "..."`,
    doubledRemedy: (command) => `if they are one customer: ${command}`,
    importRemedy: 'dunning import FILE',
    diskFine: (free) => `free space ${free}`,
    diskLow: (free) => `little free space: ${free}`,
    diskRemedy: 'make room on the disk',
    runNone: 'no unattended run so far',
    runFine: (day) => `last unattended run ${day}, without errors`,
    runErrors: (day, errors) => `last unattended run ${day}, ${plural(errors, 'error', 'errors')}`,
    runRemedy: 'dunning run says which; to schedule it: dunning schedule',
    allFine: 'Everything is in order.',
    someWarnings: (count) => `${plural(count, 'thing', 'things')} to look at.`,
    someErrors: (count) => `${plural(count, 'error', 'errors')} to correct.`,
    testPage: 'Test page',
  },
});
