/** The file of rows set aside: beside the imported one, to be corrected and imported again. */
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { RowProblem } from '../../domain/import/incoming.ts';
import type { RejectedRows } from '../../intake/file/rejectedFile.ts';
import type { Desk } from '../command.ts';
import { problemText } from './rowProblem.ts';

/** Writes the rejected rows with the reason of each; the path of the file. */
export async function writeRejected(
  path: string,
  file: RejectedRows,
  problems: readonly RowProblem[],
  { messages, format }: Desk,
): Promise<string> {
  const { rejectedFile } = await import('../../intake/file/rejectedFile.ts');
  const { imports } = messages;
  const reasonOf = (line: number): string =>
    problems
      .filter((problem) => problem.line === line)
      .map(
        (problem) => `${problem.column}${problem.column === '' ? '' : ': '}${problemText(messages, problem)}`,
      )
      .join('; ');
  const name = `${basename(path, extname(path))}.${imports.rejectedSuffix}.csv`;
  const target = join(dirname(path), name);
  await writeFile(target, rejectedFile(file, format.language === 'it' ? 'motivo' : 'reason', reasonOf));
  return target;
}
