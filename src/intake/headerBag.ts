/**
 * Headers in abbreviations and orders of words of their own: "Nr. Partita", "Data di reg.", "Scad. data", "Doc. num.". The words a
 * header is made of are compared with those of the known ones, whatever their order.
 */
import { headerKey } from './headerKey.ts';

/** What stands for a word, by the word. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  numero: 'n nr nro num no number',
  documento: 'doc docum',
  fattura: 'fatt ft fat fatture',
  importo: 'imp',
  totale: 'tot',
  scadenza: 'scad scadenze',
  data: 'dt',
  codice: 'cod',
  cliente: 'cli clienti',
  ragione: 'rag',
  sociale: 'soc',
  residuo: 'res resid',
  descrizione: 'descr des desc',
  registrazione: 'reg registr',
  riferimento: 'rif',
  emissione: 'emiss',
  partita: 'part',
};
const FULL_FORMS = new Map(
  Object.entries(SHORT_FORMS).flatMap(([word, forms]) =>
    forms.split(' ').map((form) => [form, word] as const),
  ),
);

/** Words that say nothing; "ro", "to" and "za" are the ends of "n.ro", "imp.to" and "scad.za". */
const FILLERS = new Set('e di del della dello dei d il la al ro to za of the de du'.split(' '));

/** One word may be short for several: "Imp." is an amount, a net amount or a tax. */
const FEWEST_WORDS = 2;

/** The words of a header in full and in one order; undefined when there are too few to be told by them. */
export function headerBag(cell: string): string | undefined {
  const words = cell.split(/[^\p{L}\p{N}]+/u).map(headerKey);
  const full = words
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map((word) => FULL_FORMS.get(word) ?? word);
  return full.length < FEWEST_WORDS ? undefined : full.sort().join(' ');
}
