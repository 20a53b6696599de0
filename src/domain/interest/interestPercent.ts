/** Percentages as people type them: `8,5`, `8.5`, `10`, `9,25 %`. */

/** Hundredths of a percent, from 0 to 100 %; undefined when the text is no such percentage. */
export function readPercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/u.exec(text.trim());
  if (match === null) return undefined;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return basisPoints <= 10_000 ? basisPoints : undefined;
}
