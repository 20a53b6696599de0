/** A part of a dossier in, a whole HTML document out, ready to be printed on A4. Reads no file and no clock. */
import Handlebars from 'handlebars';
import type { DossierDocument, DossierSection, DossierTable } from '../domain/court/dossierDocument.ts';
import { Refusal } from '../domain/refusal.ts';
import { clean, creditorView } from './letterView.ts';
import { stampInWords } from './letterWords.ts';
import { fillTemplate, type TemplateSource } from './templates.ts';

/** Lays out a part, with the letters' own sheet below its own. Refuses (data): `template-missing`, `template-broken`. */
export function renderDossier(document: DossierDocument, templates: TemplateSource, fonts = ''): string {
  const sheets = ['letter.css', 'report.css', 'dossier.css'].map((file) => {
    const sheet = templates.read(file);
    if (sheet === undefined) throw new Refusal('data', 'template-missing', { file });
    return sheet;
  });
  return fillTemplate('dossier', document.language, templates, {
    ...dossierView(document),
    stylesheet: new Handlebars.SafeString(sheets.join('\n')),
    fonts: new Handlebars.SafeString(fonts),
  });
}

/** Every field there, absent ones as null, every text fit to print. */
function dossierView(raw: DossierDocument) {
  const document = clean(raw);
  return {
    ...document,
    stamp: stampInWords(document),
    note: document.note ?? null,
    creditor: creditorView(document.creditor, document.language),
    sections: document.sections.map((section, index) => ({ number: index + 1, ...sectionView(section) })),
  };
}

function sectionView({ title, isWarning = false, facts, table, list, notes, empty }: DossierSection) {
  const isEmpty = (table?.rows.length ?? 0) + (list?.length ?? 0) + (facts?.length ?? 0) === 0;
  return {
    title,
    isWarning,
    facts: facts ?? [],
    table: table === undefined || table.rows.length === 0 ? null : tableView(table),
    list: (list ?? []).map(({ text, note }) => ({ text, note: note ?? null })),
    notes: notes ?? [],
    empty: isEmpty ? (empty ?? null) : null,
  };
}

function tableView({ columns, rows }: DossierTable) {
  return {
    columns,
    rows: rows.map(({ cells, isTotal = false, isMissing = false }) => ({
      isTotal,
      cells: cells.map((text, at) => ({
        text,
        kind: columns[at]?.kind ?? 'wrap',
        isMissing: isMissing && at === cells.length - 1,
      })),
    })),
  };
}
