/**
 * The texts of letters that are the user's own, templates and settings, read for what has no place in a letter (R11, R18)
 * or on an envelope (R8), and for the privacy notice (R15).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintEnvelope, lintPhrases, type PhraseFinding } from '../../domain/conduct/phraseLint.ts';
import type { Settings } from '../../domain/settings.ts';

/** A phrase, and the file it stands in. */
export interface TemplateFinding extends PhraseFinding {
  /** Below `templates/`, with `/`; or the file of settings. */
  readonly file: string;
}

export interface TemplateFindings {
  /** Templates the user has put in place of the program's. */
  readonly files: readonly string[];
  readonly phrases: readonly TemplateFinding[];
  /** Files that leave the privacy notice out of letters to persons. */
  readonly withoutPrivacy: readonly string[];
}

/** What is seen through the window of an envelope. */
const ON_ENVELOPES = ['partials/recipient', 'partials/letterhead'];
const LETTERS = ['first-letter', 'second-letter', 'legal-warning', 'plan-agreement'];
/** A text shorter than this tells nobody who treats what data and why. */
const LEAST_NOTICE = 80;

/** What is found in the templates of a workspace; nothing where there are none. */
export function templateFindings(dir: string): TemplateFindings {
  const folder = join(dir, 'templates');
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => file.endsWith('.hbs'))
        .sort()
    : [];
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  return {
    files,
    phrases: files.flatMap((file) =>
      lintTemplate(file, proseOf(texts.get(file) ?? '')).map((finding) => ({ ...finding, file })),
    ),
    withoutPrivacy: files.filter((file) => isWithoutPrivacy(file, texts.get(file) ?? '')),
  };
}

/** What the settings put into every letter: the creditor with its bank, and who signs. */
export function settingsPhrases({ creditor, collectors, place }: Settings): TemplateFinding[] {
  const letter = [
    creditor.name,
    creditor.bank,
    place,
    ...collectors.flatMap(({ name, role }) => [name, role]),
  ];
  const envelope = [creditor.name, creditor.address, creditor.city];
  return [...lintPhrases(letter.join(' . ')), ...lintEnvelope(envelope.join(' . '))].map((finding) => ({
    ...finding,
    file: 'dunning.toml',
  }));
}

function lintTemplate(file: string, prose: string): PhraseFinding[] {
  return ON_ENVELOPES.includes(nameOf(file))
    ? [...lintPhrases(prose), ...lintEnvelope(prose)]
    : lintPhrases(prose);
}

/** `it/partials/closing.hbs` is `partials/closing`. */
function nameOf(file: string): string {
  return file.replace(/^(?:it|en)\//u, '').replace(/\.hbs$/u, '');
}

/** What is printed: without tags and handlebars, but with the texts these are given, such as the title of a letter. */
function proseOf(template: string): string {
  return template
    .replaceAll(/\{\{[^}]*\}\}/gu, (mustache) => ` ${(mustache.match(/"[^"]*"/gu) ?? []).join(' ')} `)
    .replaceAll(/<[^>]*>/gu, ' ');
}

/** The notice stands in a partial of its own, which the closing of a letter brings. */
function isWithoutPrivacy(file: string, text: string): boolean {
  const name = nameOf(file);
  if (name === 'partials/privacy') return proseOf(text).trim().length < LEAST_NOTICE;
  const brings = (partial: string): boolean => new RegExp(`\\{\\{>\\s*${partial}\\b`, 'u').test(text);
  if (name === 'partials/closing') return !brings('privacy');
  if (!LETTERS.includes(name)) return false;
  return !brings('privacy') && !brings('closing');
}
