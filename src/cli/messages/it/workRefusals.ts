/** Sentences of what working through the agenda needs. */
import { sentences } from '../messages.ts';

export const workRefusals = () =>
  sentences({
    'work-needs-terminal': () => ({
      message: "dunning work fa domande e qui non c'è un terminale.",
      hint: "L'agenda: dunning today    Il prossimo passo: dunning next",
    }),
    'work-on-its-own': (v) => ({
      message: `dunning work registra davvero: ${v.text('flag')} non si può usare.`,
      hint: 'Per una prova senza scrivere: dunning call --dry-run, dunning letter --dry-run',
    }),
  });
