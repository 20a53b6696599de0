/** Handlebars as this program uses it: strict, escaping everything, knowing only our helpers and only our data. */
import Handlebars from 'handlebars';
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import { Refusal } from '../domain/refusal.ts';
import { templateHelpers } from './templateHelpers.ts';

/**
 * Where templates come from: `it/first-letter.hbs`, `it/partials/items.hbs`, `partials/page.hbs`, `letter.css`. Answers
 * the text, or undefined when there is none. Keep one source for a whole run: what it answered is compiled once.
 */
export interface TemplateSource {
  read(path: string): string | undefined;
}

type Fill = (view: object, options?: Handlebars.RuntimeOptions) => string;

interface Press {
  readonly handlebars: typeof Handlebars;
  readonly compiled: Map<string, Fill>;
  readonly partials: Record<string, Fill>;
}

const RUNTIME = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

const presses = new WeakMap<TemplateSource, Map<LetterLanguage, Press>>();

/**
 * The HTML of a template of a language, filled. Throws the Refusal `template-missing` (values: file, and of a partial
 * usedIn, line) or `template-broken` (values: file, line when known, reason) when a template cannot be used.
 */
export function fillTemplate(
  name: string,
  language: LetterLanguage,
  source: TemplateSource,
  view: object,
): string {
  const press = pressOf(source, language);
  const path = `${language}/${name}.hbs`;
  const fill = press.compiled.get(path) ?? compile(path, language, source, press);
  press.compiled.set(path, fill);
  return fill(view, { ...RUNTIME, partials: press.partials });
}

function pressOf(source: TemplateSource, language: LetterLanguage): Press {
  const ofSource = presses.get(source) ?? new Map<LetterLanguage, Press>();
  presses.set(source, ofSource);
  const press = ofSource.get(language) ?? newPress(language);
  ofSource.set(language, press);
  return press;
}

function newPress(language: LetterLanguage): Press {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  handlebars.registerHelper(templateHelpers(language));
  return { handlebars, compiled: new Map(), partials: {} };
}

/** Where a partial is used first. */
interface Place {
  readonly usedIn: string;
  readonly line: number;
}

function compile(
  path: string,
  language: LetterLanguage,
  source: TemplateSource,
  press: Press,
  place?: Place,
): Fill {
  const text = source.read(path);
  if (text === undefined) throw new Refusal('data', 'template-missing', { file: path, ...place });
  try {
    const program = press.handlebars.parse(text);
    const inspection = new Inspection();
    inspection.accept(program);
    const knownHelpers = Object.fromEntries(
      Object.keys(press.handlebars.helpers).map((helper) => [helper, true]),
    );
    const template = press.handlebars.compile(program, {
      strict: true,
      knownHelpers,
      knownHelpersOnly: true,
      preventIndent: true,
    }) as Fill;
    for (const [partial, line] of inspection.partials)
      addPartial(partial, language, source, press, { usedIn: path, line });
    return (view, options) => naming(path, () => template(view, options));
  } catch (cause) {
    throw broken(path, cause);
  }
}

/** A partial of the language goes before one that all languages share. */
function addPartial(
  name: string,
  language: LetterLanguage,
  source: TemplateSource,
  press: Press,
  place: Place,
): void {
  if (Object.hasOwn(press.partials, name)) return;
  const own = `${language}/partials/${name}.hbs`;
  const path = source.read(own) === undefined ? `partials/${name}.hbs` : own;
  press.partials[name] = () => ''; // a partial that includes itself is looked up once
  try {
    press.partials[name] = compile(path, language, source, press, place);
  } catch (cause) {
    delete press.partials[name]; // or the next letter would be printed without it
    throw cause;
  }
}

/** What a template uses, and what it must not use. */
class Inspection extends Handlebars.Visitor {
  /** By name, with the line it is first used in. */
  readonly partials = new Map<string, number>();

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped)
      throw new Handlebars.Exception('unescaped output {{{ }}} is not allowed', statement);
    super.MustacheStatement(statement);
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.note(statement);
    super.PartialStatement(statement);
  }

  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
    this.note(statement);
    super.PartialBlockStatement(statement);
  }

  private note(statement: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    const { name } = statement;
    if (name.type !== 'PathExpression')
      throw new Handlebars.Exception('a partial needs a fixed name', statement);
    const { original } = name;
    if (original === '@partial-block') return;
    if (!/^[\w-]+$/u.test(original))
      throw new Handlebars.Exception(`no partial can be called ${original}`, statement);
    if (!this.partials.has(original)) this.partials.set(original, statement.loc.start.line);
  }
}

/** Runs a template so that its error names its file: an error inside a partial belongs to the partial's. */
function naming(path: string, run: () => string): string {
  try {
    return run();
  } catch (cause) {
    throw broken(path, cause);
  }
}

function broken(path: string, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const { message, lineNumber } = cause as Error & { readonly lineNumber?: number };
  const line = lineNumber ?? Number(/line (\d+)/u.exec(message)?.[1] ?? Number.NaN);
  const reason = message.replace(/ - \d+:\d+$/u, '').replace(/\s+/gu, ' ');
  return new Refusal('data', 'template-broken', {
    file: path,
    line: Number.isNaN(line) ? undefined : line,
    reason,
  });
}
