/**
 * A morning on Tuesday 24 November 2026, a quarter past nine: a callback agreed for 09:20 (case 3), a broken promise (1),
 * calls (2 and 6, the dearer first), a callback for 15:00 (4), and a letter to issue (5).
 */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import type { TestRun } from '../support/testContext.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, agendaWorldIn, type AgendaWorld } from './agendaWorld.ts';

export interface WorkWorld extends AgendaWorld {
  /** Works at a terminal of 80 columns with these answers; leaves with `q` unless they say otherwise. */
  readonly worked: (...answers: readonly string[]) => Promise<TestRun & { readonly shown: string }>;
  /** The journal of a case, as `log` shows it. */
  readonly history: (caseNumber: number) => Promise<string>;
}

let prepared: Promise<AgendaWorld> | undefined;

/** A copy of that morning; it is made once a file of tests. */
export async function workWorld(): Promise<WorkWorld> {
  prepared ??= prepare();
  const dir = path.join(mkdtempSync(path.join(tmpdir(), 'dunning-work-')), 'acme');
  cpSync((await prepared).dir, dir, { recursive: true });
  const world = agendaWorldIn(dir);
  return {
    ...world,
    worked: async (...answers) => {
      const run = await world.run(['work'], { terminal: 80, answers: [...answers, 'q'] });
      return { ...run, shown: run.stdout + run.stderr };
    },
    history: async (caseNumber) => (await world.run(['log', String(caseNumber)])).stdout,
  };
}

const NAMES = [
  'Ebanisteria Alfa',
  'Bulloneria Beta',
  'Cartiera Gamma',
  'Drogheria Delta',
  'Erboristeria Epsilon',
  'Fonderia Zeta',
];

async function prepare(): Promise<AgendaWorld> {
  const world = await agendaWorld();
  await world.work((book) => {
    importRows(book, '2026-11-10', ...NAMES.map((name, index) => invoiceOf(name, index)));
    for (const caseNumber of [2, 6]) {
      const { protocol } = issue(book, '2026-11-10', caseNumber);
      markSent(book, moment('2026-11-10'), [protocol], { via: 'post', on: day('2026-11-10') });
    }
    agreed(book, 3, '09:20');
    agreed(book, 4, '15:00');
    const promise = { cents: cents(50_000), currency: 'EUR', by: day('2026-11-19') };
    const on = day('2026-11-11');
    logContact(book, moment('2026-11-11'), 1, {
      channel: 'call',
      outcome: 'promise',
      on,
      promise,
      note: 'bonifico',
    });
  });
  return world;
}

function invoiceOf(name: string, index: number) {
  return aRow({
    number: `${index + 1}/2026`,
    due: '2026-11-02',
    amount: (index + 1) * 100_000,
    debtor: { name: `${name} S.r.l.`, code: `W${index + 1}` },
  });
}

function agreed(book: Book, caseNumber: number, time: string): void {
  const next = { on: day('2026-11-24'), time };
  logContact(book, moment('2026-11-11'), caseNumber, {
    channel: 'call',
    outcome: 'callback',
    on: day('2026-11-11'),
    next,
  });
}
