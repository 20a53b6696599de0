/** Texts of one area: setting up, looking after the workspace, the program itself. */
import type { setup as source } from '../it/setup.ts';
import type { Translation } from '../messages.ts';

export const setup = (): Translation<ReturnType<typeof source>> => ({
  runtime: 'Runtime',
  system: 'System',
  initHelp: (example) => `For example ${example}. Enter skips what is optional.`,
  initUnlikely: (example) => `It cannot look like this: for example ${example}.`,
  demoAgain: (dir) =>
    `There is a sample company in ${dir} already: make it anew? What you did in it will be lost.`,
  demoFolder: 'where to put the sample company (by default: dunning-demo)',
  demoTitle: (dir) => `Sample company in ${dir}`,
  demoHistory:
    'Invented data, letters stamped ESEMPIO or SAMPLE, nothing is sent. The four oldest cases have been worked for seven weeks; now the new export arrives.',
  demoExport: 'export.csv',
  demoNext: (dir) => [
    `Try it from here: cd ${dir}`,
    'The next case: dunning next      Why: dunning why verdi',
    'A call: dunning call gallo       Undo: dunning undo',
  ],
});
