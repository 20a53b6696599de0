/** A report of uncollectibility in, a whole HTML document out, ready to be printed on A4. Reads no file and no clock. */
import Handlebars from 'handlebars';
import { Refusal } from '../domain/refusal.ts';
import type { UncollectibilityReport } from '../domain/court/uncollectibilityReport.ts';
import { reportView } from './reportView.ts';
import { fillTemplate, type TemplateSource } from './templates.ts';

/** Lays out a report, with the letters' own sheet below its own. Refuses (data): `template-missing`, `template-broken`. */
export function renderReport(report: UncollectibilityReport, templates: TemplateSource, fonts = ''): string {
  const sheets = ['letter.css', 'report.css'].map((file) => {
    const sheet = templates.read(file);
    if (sheet === undefined) throw new Refusal('data', 'template-missing', { file });
    return sheet;
  });
  return fillTemplate('uncollectibility-report', report.language, templates, {
    ...reportView(report),
    stylesheet: new Handlebars.SafeString(sheets.join('\n')),
    fonts: new Handlebars.SafeString(fonts),
  });
}
