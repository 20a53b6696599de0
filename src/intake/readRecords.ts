import { decodeText } from './decodeText.ts';
import type { Layout, OpenBytes } from './layout.ts';
import { createRecordReader } from './recordReader.ts';

/** Reads the whole file once and calls `onRecord(cells, line)` for every record after the header. */
export async function readRecords(
  open: OpenBytes,
  layout: Pick<Layout, 'encoding' | 'delimiter' | 'lineBreak' | 'firstDataLine'>,
  onRecord: (cells: string[], line: number) => void,
): Promise<void> {
  const reader = createRecordReader(layout, onRecord, layout.firstDataLine - 1);
  for await (const text of decodeText(open, layout.encoding)) reader.write(text);
  reader.end();
}
