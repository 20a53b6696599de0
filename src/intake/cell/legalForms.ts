/** Legal forms behind the names of companies, as the inside of a pattern that ignores case; who uses it says what may stand beside. */
export const LEGAL_FORMS = String.raw`s\.?\s?r\.?\s?l\.?\s?s?|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|gmbh|sarl|ltd|inc`;
