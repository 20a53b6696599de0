/** The registry: every command by name, its help group, and how its file is loaded. Only the requested one is. */
import type { CommandBuilder } from '../command.ts';
import type { Messages } from '../messages/messages.ts';

export interface CommandEntry {
  readonly name: keyof Messages['commands']['summaries'];
  readonly group: keyof Messages['commands']['groups'];
  readonly load: () => Promise<CommandBuilder>;
}

/** In the order of the help page. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'today', group: 'daily', load: async () => (await import('./today.ts')).todayCommand },
  { name: 'next', group: 'daily', load: async () => (await import('./next.ts')).nextCommand },
  { name: 'why', group: 'daily', load: async () => (await import('./why.ts')).whyCommand },
  { name: 'show', group: 'daily', load: async () => (await import('./show.ts')).showCommand },
  { name: 'log', group: 'daily', load: async () => (await import('./log.ts')).logCommand },
  { name: 'find', group: 'daily', load: async () => (await import('./find.ts')).findCommand },
  { name: 'import', group: 'data', load: async () => (await import('./import.ts')).importCommand },
  { name: 'init', group: 'care', load: async () => (await import('./init.ts')).initCommand },
  { name: 'config', group: 'care', load: async () => (await import('./config.ts')).configCommand },
  { name: 'schedule', group: 'care', load: async () => (await import('./schedule.ts')).scheduleCommand },
  { name: 'help', group: 'care', load: async () => (await import('./help.ts')).helpCommand },
  { name: 'version', group: 'care', load: async () => (await import('./version.ts')).versionCommand },
];
