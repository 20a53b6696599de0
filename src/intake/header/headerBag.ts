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

/** The ends of "n.ro", "imp.to" and "scad.za". */
const ENDS = new Set(['ro', 'to', 'za']);
/** Words that say nothing. */
const FILLERS = new Set('e di del della dello dei d il la al of the de du'.split(' '));

/** One word may be short for several: "Imp." is an amount, a net amount or a tax. */
const FEWEST_WORDS = 2;

/** The words of a header in full and in one order; undefined when there are too few to be told by them. */
export function headerBag(cell: string): string | undefined {
  const words = fullWords(cell).filter((word) => !FILLERS.has(word));
  return words.length < FEWEST_WORDS ? undefined : words.sort().join(' ');
}

/** A header as headerKey makes it, with short forms in full: what is looked for in "Importo scaduto" is found in "Imp. scaduto". */
export function fullKey(cell: string): string {
  return fullWords(cell).join('');
}

function fullWords(cell: string): string[] {
  const words = cell.split(/[^\p{L}\p{N}]+/u).map(headerKey);
  const own = words.filter(
    (word, at) => word !== '' && !(ENDS.has(word) && FULL_FORMS.has(words[at - 1] ?? '')),
  );
  return own.map((word) => FULL_FORMS.get(word) ?? word);
}
