/** A header cell as it is compared: lower case, without accents, punctuation and spaces. */
export function headerKey(cell: string): string {
  return cell
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
