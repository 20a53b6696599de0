/** Which language the screen speaks. Letters follow the debtor, data and codes stay English: this is only the operator's. */
import type { Context } from './context.ts';
import type { Messages } from './messages/messages.ts';

export type Language = 'it' | 'en';

export const LANGUAGES: readonly Language[] = ['it', 'en'];

/** `it`, `IT`, `it-IT`, `it_IT.UTF-8` and the like; undefined for every other language. */
export function readLanguage(text: string | undefined): Language | undefined {
  const prefix = text?.slice(0, 2).toLowerCase();
  const isTag = text !== undefined && /^[a-zA-Z]{2}(?:[-_.].*)?$/.test(text);
  return isTag ? LANGUAGES.find((language) => language === prefix) : undefined;
}

/** `--lang`, then `DUNNING_LANG`, then the workspace's settings, then the operating system, then English. */
export async function chooseLanguage(
  context: Context,
  flag: string | undefined,
  settingsLanguage: () => Promise<Language | undefined>,
): Promise<Language> {
  return (
    readLanguage(flag) ??
    readLanguage(context.env['DUNNING_LANG']) ??
    (await settingsLanguage()) ??
    readLanguage(context.systemLocale()) ??
    'en'
  );
}

/** The catalogue of one language; the other one is not loaded. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'it' ? (await import('./messages/it.ts')).it : (await import('./messages/en.ts')).en;
}
