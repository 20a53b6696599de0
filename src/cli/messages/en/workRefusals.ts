/** Sentences of what working through the agenda needs. */
import { sentences } from '../messages.ts';

export const workRefusals = () =>
  sentences({
    'work-needs-terminal': () => ({
      message: 'dunning work asks questions, and there is no terminal here.',
      hint: 'The agenda: dunning today    The next step: dunning next',
    }),
    'work-on-its-own': (v) => ({
      message: `dunning work really records: ${v.text('flag')} cannot be used.`,
      hint: 'To try without writing: dunning call --dry-run, dunning letter --dry-run',
    }),
  });
