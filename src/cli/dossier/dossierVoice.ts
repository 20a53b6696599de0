/** What the parts of a dossier are written with. */
import { csvLine } from '../../intake/file/csvLine.ts';
import type { Cents } from '../../domain/money.ts';
import { toDecimal } from '../../domain/money.ts';
import type { DossierDocument } from '../../domain/court/dossierDocument.ts';
import type { Settings } from '../../domain/settings.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import type { Desk } from '../command.ts';

/** The operator's language, in which the dossier is written, and who the creditor is. */
export interface DossierVoice extends Pick<Desk, 'messages' | 'format'> {
  readonly settings: Settings;
}

/** What all sheets of a dossier share. */
export function sheet(
  { messages: { dossier }, format, settings }: DossierVoice,
  { file: { facts }, on }: DossierFacts,
): Omit<DossierDocument, 'title' | 'sections'> {
  const { creditor, place, isSample } = settings;
  return {
    language: format.language,
    ...(isSample ? { stamp: 'sample' } : {}),
    creditor,
    about: dossier.about(facts.number, facts.debtor.name),
    dated: `${place}, ${format.day(on)}`,
    footer: dossier.footer(creditor.name, facts.number),
  };
}

/** A table for a spreadsheet: UTF-8 with byte order mark, semicolons, CRLF; no cell is run as a formula. */
export function csvFile(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(`\uFEFF${rows.map((row) => `${csvLine(row, ';')}\r\n`).join('')}`, 'utf8');
}

/** `1250,50`: an amount as a spreadsheet of that language takes it for a number. */
export function csvAmount({ format }: Pick<Desk, 'format'>, amount: Cents): string {
  const decimal = toDecimal(amount);
  return format.language === 'it' ? decimal.replace('.', ',') : decimal;
}
