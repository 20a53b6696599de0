/** Texts of one area: calls, visits, notes, master data. */
export const contacts = {};
