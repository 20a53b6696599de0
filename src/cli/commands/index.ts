/** The registry: every command by name, its help group, and how its file is loaded. Only the requested one is. */
import type { CommandBuilder } from '../command.ts';
import type { Messages } from '../messages/messages.ts';

export interface CommandEntry {
  readonly name: keyof Messages['commands']['summaries'];
  readonly group: keyof Messages['commands']['groups'];
  readonly load: () => Promise<CommandBuilder>;
  /** Global options that, after its name, are options of its own. */
  readonly ownOptions?: readonly string[];
}

/** In the order of the help page. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'today', group: 'daily', load: async () => (await import('./today.ts')).todayCommand },
  { name: 'next', group: 'daily', load: async () => (await import('./next.ts')).nextCommand },
  { name: 'why', group: 'daily', load: async () => (await import('./why.ts')).whyCommand },
  { name: 'work', group: 'daily', load: async () => (await import('./work.ts')).workCommand },
  { name: 'show', group: 'daily', load: async () => (await import('./show.ts')).showCommand },
  { name: 'log', group: 'daily', load: async () => (await import('./log.ts')).logCommand },
  { name: 'find', group: 'daily', load: async () => (await import('./find.ts')).findCommand },
  { name: 'call', group: 'daily', load: async () => (await import('./call.ts')).callCommand },
  { name: 'visit', group: 'daily', load: async () => (await import('./visit.ts')).visitCommand },
  { name: 'note', group: 'daily', load: async () => (await import('./note.ts')).noteCommand },
  {
    name: 'letter',
    group: 'letters',
    load: async () => (await import('./letter.ts')).letterCommand,
    ownOptions: ['--lang'],
  },
  { name: 'sent', group: 'letters', load: async () => (await import('./sent.ts')).sentCommand },
  { name: 'receipt', group: 'letters', load: async () => (await import('./receipt.ts')).receiptCommand },
  { name: 'promise', group: 'cases', load: async () => (await import('./promise.ts')).promiseCommand },
  { name: 'plan', group: 'cases', load: async () => (await import('./plan.ts')).planCommand },
  { name: 'pay', group: 'cases', load: async () => (await import('./pay.ts')).payCommand },
  { name: 'dispute', group: 'cases', load: async () => (await import('./dispute.ts')).disputeCommand },
  { name: 'trace', group: 'cases', load: async () => (await import('./trace.ts')).traceCommand },
  { name: 'hold', group: 'cases', load: async () => (await import('./hold.ts')).holdCommand },
  { name: 'resume', group: 'cases', load: async () => (await import('./resume.ts')).resumeCommand },
  { name: 'skip', group: 'cases', load: async () => (await import('./skip.ts')).skipCommand },
  { name: 'strategy', group: 'cases', load: async () => (await import('./strategy.ts')).strategyCommand },
  { name: 'assign', group: 'cases', load: async () => (await import('./assign.ts')).assignCommand },
  { name: 'close', group: 'cases', load: async () => (await import('./close.ts')).closeCommand },
  { name: 'reopen', group: 'cases', load: async () => (await import('./reopen.ts')).reopenCommand },
  {
    name: 'statement',
    group: 'cases',
    load: async () => (await import('./statement.ts')).statementCommand,
  },
  { name: 'assess', group: 'cases', load: async () => (await import('./assess.ts')).assessCommand },
  {
    name: 'report-uncollectible',
    group: 'letters',
    load: async () => (await import('./report-uncollectible.ts')).reportUncollectibleCommand,
    ownOptions: ['--lang'],
  },
  { name: 'dossier', group: 'cases', load: async () => (await import('./dossier.ts')).dossierCommand },
  { name: 'run', group: 'data', load: async () => (await import('./run.ts')).runCommand },
  { name: 'import', group: 'data', load: async () => (await import('./import.ts')).importCommand },
  { name: 'debtor', group: 'data', load: async () => (await import('./debtor.ts')).debtorCommand },
  { name: 'info', group: 'data', load: async () => (await import('./info.ts')).infoCommand },
  { name: 'rating', group: 'data', load: async () => (await import('./rating.ts')).ratingCommand },
  { name: 'rates', group: 'data', load: async () => (await import('./rates.ts')).ratesCommand },
  { name: 'undo', group: 'data', load: async () => (await import('./undo.ts')).undoCommand },
  { name: 'redo', group: 'data', load: async () => (await import('./redo.ts')).redoCommand },
  { name: 'demo', group: 'care', load: async () => (await import('./demo.ts')).demoCommand },
  { name: 'init', group: 'care', load: async () => (await import('./init.ts')).initCommand },
  { name: 'config', group: 'care', load: async () => (await import('./config.ts')).configCommand },
  { name: 'schedule', group: 'care', load: async () => (await import('./schedule.ts')).scheduleCommand },
  { name: 'doctor', group: 'care', load: async () => (await import('./doctor.ts')).doctorCommand },
  { name: 'help', group: 'care', load: async () => (await import('./help.ts')).helpCommand },
  { name: 'version', group: 'care', load: async () => (await import('./version.ts')).versionCommand },
];
