/** Texts of one area: calls, visits, notes, master data. */
import type { contacts as source } from '../it/contacts.ts';
import type { Translation } from '../messages.ts';

export const contacts: Translation<typeof source> = {};
