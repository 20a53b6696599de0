import { decodeText } from './decodeText.ts';
import type { Layout, OpenBytes, RowSource } from '../layout.ts';
import { readyCells } from '../cell/rawCell.ts';
import { createRecordReader } from './recordReader.ts';

type Cutting = Pick<Layout, 'encoding' | 'delimiter' | 'lineBreak' | 'firstDataLine'>;

/** Reads the whole file once and calls `onRecord(cells, line)` for every record after the header. */
export async function readRecords(
  open: OpenBytes,
  layout: Cutting,
  onRecord: (cells: string[], line: number) => void,
): Promise<void> {
  const reader = createRecordReader(
    layout,
    (cells, line) => onRecord(readyCells(cells), line),
    layout.firstDataLine - 1,
  );
  for await (const text of decodeText(open, layout.encoding)) reader.write(text);
  reader.end();
}

/** The first records after the header, held; `isAll` when the file has no more than `count`. */
export async function firstRecords(
  open: OpenBytes,
  layout: Cutting,
  count: number,
): Promise<{ readonly rows: RowSource; readonly isAll: boolean }> {
  const records: { readonly cells: string[]; readonly line: number }[] = [];
  const rows: RowSource = async (onRecord) => {
    for (const { cells, line } of records) onRecord(cells, line);
  };
  const reader = createRecordReader(
    layout,
    (cells, line) => void records.push({ cells: readyCells(cells), line }),
    layout.firstDataLine - 1,
  );
  for await (const text of decodeText(open, layout.encoding)) {
    reader.write(text);
    if (records.length >= count) return { rows, isAll: false };
  }
  reader.end();
  return { rows, isAll: true };
}
