/** Texts of one area: files in. */
import type { imports as source } from '../it/imports.ts';
import type { Translation } from '../messages.ts';

export const imports: Translation<typeof source> = {};
