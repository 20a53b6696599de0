/** Several protocol numbers in a row as one text: `2026/0145-0148`. */
import { parseProtocol, protocolText } from '../../db/protocol.ts';

/** More letters than this are never meant at once. */
const MOST = 1000;

/** Numbers without a gap as a range, others one by one. */
export function rangeText(protocols: readonly string[], separator = ', '): string {
  const serials = protocols.map((protocol) => Number(protocol.slice(5)));
  const isRow = serials.every((serial, index) => index === 0 || serial === (serials[index - 1] ?? 0) + 1);
  const [first = ''] = protocols;
  if (protocols.length < 2 || !isRow) return protocols.join(separator);
  return `${first}-${(protocols.at(-1) ?? '').slice(5)}`;
}

/** The numbers of a range one by one; any other text stays as it is, for whoever looks the letter up. */
export function protocolsIn(text: string): string[] {
  const match = /^(\d{4}\/\d{1,6})-(\d{1,6})$/u.exec(text.trim());
  const first = parseProtocol(match?.[1] ?? '');
  const last = Number(match?.[2]);
  if (first === undefined || last <= first.serial || last - first.serial >= MOST) return [text];
  return Array.from({ length: last - first.serial + 1 }, (_, index) =>
    protocolText(first.year, first.serial + index),
  );
}
