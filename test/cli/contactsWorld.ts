/**
 * A workspace at work on Tuesday 24 November 2026, a quarter past nine: case 1 (two overdue invoices, one not due yet) has
 * had its first letter and is to be called since the 20th; case 2 owes one invoice and has had nothing yet.
 */
import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markSent } from '../../src/office/letter/posting.ts';
import { day } from '../../src/domain/day.ts';
import type { TestRun, TestWorld } from '../support/testContext.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, agendaWorldIn, type AgendaWorld } from './agendaWorld.ts';

export interface ContactsWorld extends AgendaWorld {
  /** Everything `show --json` prints about a case. */
  readonly shown: (caseNumber?: number) => Promise<string>;
  /** Runs a command that must succeed; its document. */
  readonly done: (argv: readonly string[], world?: TestWorld) => Promise<Recorded>;
}

/** The document of a command that changed something. */
interface Recorded {
  readonly schema: string;
  readonly data: Readonly<Record<string, unknown>> & {
    readonly case: number;
    readonly operation: number | null;
    readonly next: Readonly<Record<string, unknown>>;
  };
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

let prepared: Promise<AgendaWorld> | undefined;

/** A copy of that workspace; it is made once a file of tests, since a hundred tests begin with it. */
export async function contactsWorld(): Promise<ContactsWorld> {
  prepared ??= prepare();
  const dir = path.join(mkdtempSync(path.join(tmpdir(), 'dunning-contacts-')), 'acme');
  cpSync((await prepared).dir, dir, { recursive: true });
  const world = agendaWorldIn(dir);
  const done = async (argv: readonly string[], at: TestWorld = {}): Promise<Recorded> => {
    const run = await world.run([...argv, '--json'], at);
    if (run.status !== 0) throw new Error(`${argv.join(' ')}: ${run.stdout}${run.stderr}`);
    return run.json() as Recorded;
  };
  return {
    ...world,
    shown: async (number = 1) => (await world.run(['show', String(number), '--json'])).stdout,
    done,
  };
}

async function prepare(): Promise<AgendaWorld> {
  const world = await agendaWorld();
  appendFileSync(
    path.join(world.dir, 'dunning.toml'),
    '\n[[collectors]]\nid = "bruno"\nname = "Bruno Conti"\n',
  );
  await world.work((book) => {
    const second = { code: 'C0200', name: 'Maglificio Tre Torri S.p.A.' };
    importRows(
      book,
      '2026-11-03',
      aRow(),
      aRow({ number: '2026/102', due: '2026-11-02', amount: 80_000 }),
      aRow({ number: '2026/103', due: '2026-12-15', amount: 40_000 }),
    );
    importRows(
      book,
      '2026-11-16',
      aRow({ number: '2026/201', due: '2026-11-13', amount: 70_000, debtor: second }),
    );
    const { protocol } = issue(book, '2026-11-09', 1);
    markSent(book, moment('2026-11-09'), [protocol], { via: 'post', on: day('2026-11-09') });
  });
  return world;
}

/** The error of a command that was refused. */
export function errorOf(run: TestRun): { readonly code: string; readonly exit: number } {
  return (run.json() as { error: { code: string; exit: number } }).error;
}
