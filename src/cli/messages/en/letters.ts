/** Texts of one area: letters, sending, proof of delivery. */
import type { letters as source } from '../it/letters.ts';
import type { Translation } from '../messages.ts';

export const letters: Translation<typeof source> = {};
