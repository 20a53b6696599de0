/** In cents: net and tax, what a rate comes to and amounts of another currency are rounded each by itself. */
export const ROUNDING = 1;
