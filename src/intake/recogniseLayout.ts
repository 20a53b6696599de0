import type { LayoutHints } from '../domain/incoming.ts';
import { decodeText } from './decodeText.ts';
import { findHeader } from './findHeader.ts';
import type { Layout, OpenBytes } from './layout.ts';
import { readRecords } from './readRecords.ts';
import { recogniseColumns, type Written } from './recogniseColumns.ts';
import { sniffEncoding } from './sniffEncoding.ts';

/** The header is looked for in the beginning of the file only. */
const HEAD_CHARACTERS = 65_536;

/**
 * Recognises how a CSV file is written, reading it as a whole two or three times and keeping none of it. What a person
 * said (`hints`) is not questioned. Throws `UnreadableFile`.
 */
export async function recogniseLayout(open: OpenBytes, hints: LayoutHints): Promise<Layout> {
  const sniffed = await sniffEncoding(open, hints.encoding);
  const head = await headOf(open, sniffed.encoding);
  const written: Written = { ...findHeader(head, sniffed.lineBreak, hints.delimiter), ...sniffed };
  return recogniseColumns((onRecord) => readRecords(open, written, onRecord), written, hints);
}

async function headOf(open: OpenBytes, encoding: Layout['encoding']): Promise<string> {
  let head = '';
  for await (const text of decodeText(open, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
}
