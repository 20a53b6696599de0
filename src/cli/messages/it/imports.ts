/** Texts of one area: files in. */
export const imports = {};
