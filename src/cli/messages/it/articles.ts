/** The article before a day written in figures: `il 12/11`, `l'11/12`, `l'8/12`, but `il ven 11/12`. */
export function il(day: string): string {
  return /^(?:0?8|11)(?!\d)/u.test(day) ? `l'${day}` : `il ${day}`;
}
