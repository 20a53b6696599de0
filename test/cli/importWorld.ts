/** Files beside a book, and what importing several of them comes to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AgendaWorld } from './agendaWorld.ts';

/** One customer with one invoice. */
export const LEDGER =
  'Cliente;P.IVA;Numero;Data;Scadenza;Importo\nSughero S.r.l.;99900010036;77;01/08/2026;30/09/2026;90,00\n';

/** Writes a file into the folder of the world; its path. */
export function putIn(world: AgendaWorld, name: string, content: string | Uint8Array): string {
  const file = path.join(world.dir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** What each file of a batch came to: its counts, or why not. */
export async function batchIn(
  world: AgendaWorld,
  argv: readonly string[],
): Promise<{ status: number; files: Record<string, unknown> }> {
  const { status, stdout } = await world.run(['import', ...argv, '--json']);
  const { data } = JSON.parse(stdout) as {
    data: {
      files: {
        file: string;
        imported: boolean;
        counts?: { new: number };
        error?: { code: string };
        ignored?: { code: string };
      }[];
    };
  };
  const told = data.files.map(({ file, imported, counts, error, ignored }) => [
    file,
    error?.code ?? ignored?.code ?? (imported ? counts?.new : 'stopped'),
  ]);
  return { status, files: Object.fromEntries(told) as Record<string, unknown> };
}
