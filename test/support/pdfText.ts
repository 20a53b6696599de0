import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const READER = join(import.meta.dirname, 'readPdf.ts');

/** The text of a PDF as another program than the one that printed it reads it, page after page, each ended by a form feed. */
export function pdfText(file: string): string {
  return execFileSync(process.execPath, ['--no-warnings', READER, file], { encoding: 'utf8' });
}
