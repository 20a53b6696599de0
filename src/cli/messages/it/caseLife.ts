/** Texts of one area: promises, payments, holds, who works a case. */
export const caseLife = {};
