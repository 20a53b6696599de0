/** Sentences of what the rules say about interest rates. */
import { sentences } from '../messages.ts';

export const rateRefusals = () =>
  sentences({
    'rate-period': (v) => ({
      message: `${v.text('flag')} ${v.text('value')}: non è un periodo di questo tasso.`,
      hint: 'Un semestre, --commercial 2027-H1, oppure un anno, --legal 2027',
    }),
    'rate-which': () => ({
      message: 'Serve il periodo di un solo tasso: --commercial oppure --legal.',
      hint: 'Per esempio: dunning rates add --commercial 2027-H1 --rate 2,15 --source "G.U. 12 del 16/1/2027"',
    }),
    'rate-out-of-reach': (v) => ({
      message: `Del periodo ${v.text('period')} non si può conoscere il tasso: troppo lontano o prima della tabella.`,
      hint: 'I periodi: dunning rates --all',
    }),
    'rate-published': (v) => ({
      message: `Il tasso ${v.text('period')} è già nel programma: ${v.amount('percent')}%.`,
      hint: 'Se è sbagliato, correggilo con --override "motivo".',
    }),
    'rate-source-empty': () => ({
      message: 'La fonte non può essere vuota.',
      hint: 'Per esempio --source "G.U. 12 del 16/1/2027".',
    }),
    'no-such-rate': (v) => ({
      message: `Per ${v.text('period')} non è stato aggiunto nessun tasso.`,
      hint: 'I tassi: dunning rates --all',
    }),
  });
