/** Texts of one area: setting up, looking after the workspace, the program itself. */
import type { setup as source } from '../it/setup.ts';
import type { Translation } from '../messages.ts';

export const setup: Translation<typeof source> = {
  runtime: 'Runtime',
  system: 'System',
};
