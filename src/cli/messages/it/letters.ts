/** Texts of one area: letters, sending, proof of delivery. */
export const letters = {};
