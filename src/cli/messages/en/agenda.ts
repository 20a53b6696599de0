/** Texts of one area: what is due, the case on one screen, search. */
import type { agenda as source } from '../it/agenda.ts';
import type { Translation } from '../messages.ts';

export const agenda: Translation<typeof source> = {};
