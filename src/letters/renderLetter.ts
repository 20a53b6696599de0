/** A plain letter in, a whole HTML document out, ready to be printed on A4. Reads no file and no clock. */
import Handlebars from 'handlebars';
import type { LetterContent } from '../domain/letter.ts';
import { Refusal } from '../domain/refusal.ts';
import { epcSvg } from './epc.ts';
import { letterView } from './letterView.ts';
import { messageSubject } from './letterWords.ts';
import { fillTemplate, type TemplateSource } from './templates.ts';

/** A letter laid out. */
export interface RenderedLetter {
  /** The document, complete: stylesheet, fonts and code are inside it, it loads nothing. */
  readonly html: string;
  /** For the e-mail or PEC it travels with: one line, nothing about the debt in it. */
  readonly subject: string;
}

/**
 * Lays out a letter. `fonts` are the rules made once by `fontFaces`; without them the printer's own sans serif is used, and
 * the code for the bank is drawn as fast as can be: it is only to be seen whether the letter can be laid out.
 * Throws a Refusal (`template-missing`, `template-broken`) for a template that cannot be used.
 */
export function renderLetter(
  letter: LetterContent,
  templates: TemplateSource,
  fonts?: string,
): RenderedLetter {
  const view = letterView(letter);
  const sheets = letter.plan === undefined ? ['letter.css'] : ['letter.css', 'agreement.css'];
  const stylesheet = sheets.map((file) => sheetOf(file, templates)).join('\n');
  const html = fillTemplate(letter.template, letter.language, templates, {
    ...view,
    stylesheet: new Handlebars.SafeString(stylesheet),
    fonts: new Handlebars.SafeString(fonts ?? ''),
    qr:
      view.epcPayload === null
        ? null
        : new Handlebars.SafeString(epcSvg(view.epcPayload, fonts !== undefined)),
  });
  return { html, subject: messageSubject(letter) };
}

function sheetOf(file: string, templates: TemplateSource): string {
  const sheet = templates.read(file);
  if (sheet === undefined) throw new Refusal('data', 'template-missing', { file });
  return sheet;
}
