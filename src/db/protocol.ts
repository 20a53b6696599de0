/** Protocol numbers as people write them: year and four-digit serial, `2026/0147`. */
export function protocolText(year: number, serial: number): string {
  return `${year}/${String(serial).padStart(4, '0')}`;
}

/** Reads `2026/147`, `2026/0147` or `2026-0147`; undefined for anything else. */
export function parseProtocol(text: string): { year: number; serial: number } | undefined {
  const match = /^(\d{4})[/-](\d{1,6})$/.exec(text.trim());
  return match === null ? undefined : { year: Number(match[1]), serial: Number(match[2]) };
}
