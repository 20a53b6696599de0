/** The user's own templates read for what has no place in a letter (R11, R18), and for the privacy notice (R15). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintPhrases, type PhraseFinding } from '../domain/phraseLint.ts';

/** A phrase, and the file it stands in. */
export interface TemplateFinding extends PhraseFinding {
  /** Below `templates/`, with `/`. */
  readonly file: string;
}

export interface TemplateFindings {
  /** Templates the user has put in place of the program's. */
  readonly files: readonly string[];
  readonly phrases: readonly TemplateFinding[];
  /** Files that leave the privacy notice out of letters to persons. */
  readonly withoutPrivacy: readonly string[];
}

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
      lintPhrases(proseOf(texts.get(file) ?? '')).map((finding) => ({ ...finding, file })),
    ),
    withoutPrivacy: files.filter((file) => isWithoutPrivacy(file, texts.get(file) ?? '')),
  };
}

/** What is printed: without tags and handlebars, but with the texts these are given, such as the title of a letter. */
function proseOf(template: string): string {
  return template
    .replaceAll(/\{\{[^}]*\}\}/gu, (mustache) => ` ${(mustache.match(/"[^"]*"/gu) ?? []).join(' ')} `)
    .replaceAll(/<[^>]*>/gu, ' ');
}

/** The notice stands in a partial of its own, which the closing of a letter brings. */
function isWithoutPrivacy(file: string, text: string): boolean {
  const name = file.replace(/^[^/]*\//u, '').replace(/\.hbs$/u, '');
  if (name === 'partials/privacy') return proseOf(text).trim().length < LEAST_NOTICE;
  const brings = (partial: string): boolean => new RegExp(`\\{\\{>\\s*${partial}\\b`, 'u').test(text);
  if (name === 'partials/closing') return !brings('privacy');
  if (!LETTERS.includes(name)) return false;
  return !brings('privacy') && !brings('closing');
}
