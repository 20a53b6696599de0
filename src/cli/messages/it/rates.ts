/** Texts of one area: the published interest rates, and those a person entered. */
import type { RateKind } from '../../../domain/interest/rates.ts';

const KINDS: Readonly<Record<RateKind, string>> = {
  commercial: 'Tasso di riferimento, D.Lgs. 231/2002',
  legal: 'Tasso legale, art. 1284 c.c.',
};

export const rates = () => ({
  help: {
    rates: 'i tassi con cui si contano gli interessi, e la loro fonte',
    add: 'aggiunge il tasso di un semestre o di un anno',
    remove: 'toglie un tasso aggiunto: torna quello del programma',
    commercial: 'semestre del tasso di riferimento: 2027-H1',
    legal: 'anno del tasso legale: 2027',
    rate: 'il tasso pubblicato, in percento, senza maggiorazioni',
    source: 'dove è pubblicato: Gazzetta Ufficiale, numero e data',
    override: 'corregge un tasso già nel programma, con questo motivo',
    all: 'tutti i periodi, non solo gli ultimi',
  },
  ask: { rate: 'Tasso pubblicato, in percento', source: 'Fonte' },
  title: 'Tassi degli interessi',
  kind: (kind: RateKind) => KINDS[kind],
  columns: { period: 'Periodo', rate: 'Tasso', late: 'Mora (+8)', source: 'Fonte' },
  own: (source: string) => `${source} (aggiunto a mano)`,
  noSource: '-',
  table: (who: string) => `fonte: ${who}`,
  more: (count: number) => `... e altri ${count}: dunning rates --all`,
  covered: {
    commercial: (day: string) =>
      `Fino al ${day}. I giorni dopo non sono contati finché il tasso non si aggiunge.`,
    legal: (day: string) =>
      `Fino al ${day}. Dopo continua l'ultimo, se entro il 15/12 nessun decreto ne fissa un altro.`,
  },
  gap: (day: string) => `Manca il tasso dal ${day}.`,
  added: (period: string, rate: string) => `Tasso ${period}: ${rate}.`,
  corrected: (period: string, rate: string, before: string) => `Tasso ${period}: ${rate} (prima ${before}).`,
  unchanged: (period: string, rate: string) => `Il tasso ${period} era già ${rate}: niente da fare.`,
  removed: (period: string, rate: string) => `Tolto il tasso ${period}, ${rate}.`,
  backTo: (period: string, rate: string) => `Per ${period} torna il tasso del programma, ${rate}.`,
  frozen: 'Le lettere già emesse non cambiano.',
  seeHint: 'I tassi, e come aggiungerne: dunning rates',
  addHint: (example: string) => `Per aggiungerne: ${example}`,
  doctor: {
    fine: 'tassi di interesse: presenti per il semestre in corso',
    missing: (period: string) =>
      `manca il tasso di riferimento ${period}: i suoi giorni restano senza interessi, finché non si aggiunge quello in Gazzetta`,
  },
});
