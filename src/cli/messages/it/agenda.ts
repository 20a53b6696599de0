/** Texts of one area: what is due, the case on one screen, search. */
export const agenda = {};
