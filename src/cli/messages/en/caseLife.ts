/** Texts of one area: promises, payments, holds, who works a case. */
import type { caseLife as source } from '../it/caseLife.ts';
import type { Translation } from '../messages.ts';

export const caseLife: Translation<typeof source> = {};
