/** What was probably meant by a mistyped word. */

/** The most similar of the known words, or undefined when none is near enough to be what was meant. */
export function closest(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.floor(typed.replace(/^-+/u, '').length / 2.5) + 1;
  for (const word of new Set(known)) {
    const distance = typingErrors(typed, word);
    if (word !== '' && distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** How many letters were added, left out, changed, or exchanged with their neighbour (optimal string alignment). */
export function typingErrors(typed: string, meant: string): number {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= meant.length; j += 1) {
      const change = typed[i - 1] === meant[j - 1] ? 0 : 1;
      const options = [at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + change];
      if (typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1])
        options.push(at(rows, i - 2, j - 2) + 1);
      row.push(Math.min(...options));
    }
    rows.push(row);
  }
  return at(rows, typed.length, meant.length);
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity;
}
