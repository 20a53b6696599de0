/** What happened at the sample company before today, by the program's own commands: letters, calls, a promise, a visit. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addWorkingDays, lastWorkingDay } from '../../domain/calendar.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Desk } from '../command.ts';
import { runCall } from '../commands/call.ts';
import { runImport } from '../commands/import.ts';
import { runLetter } from '../commands/letter.ts';
import { runSent } from '../commands/sent.ts';
import { runVisit } from '../commands/visit.ts';
import { deskOn } from './rehearsedDesk.ts';
import { sampleExport } from './sampleCompany.ts';

/** Seven weeks of work on the four oldest customers: each stands somewhere else on the ladder this morning. */
export async function playHistory(desk: Desk, dir: string, today: Day): Promise<void> {
  const daysAgo = (days: number): Day => lastWorkingDay(addDays(today, -days), undefined);
  const at = (on: Day): Desk => deskOn(desk, dir, on);

  const opening = daysAgo(49);
  const file = join(dir, '.history.csv');
  writeFileSync(file, sampleExport(today, 'earlier'));
  await runImport(at(opening), {}, [file]);
  rmSync(file);
  await issueAndSend(at(opening), at(addWorkingDays(opening, 1, undefined)));

  // Lodi refuses: second letter, a visit in vain, and this morning a legal warning waits for approval.
  await runCall(at(daysAgo(26)), { outcome: 'refuses', contact: 'Sig. Lodi', at: '10:15' }, 'lodi');
  await issueAndSend(at(daysAgo(20)), at(daysAgo(20)));
  await runVisit(at(daysAgo(7)), { outcome: 'nobody', at: '16:00' }, 'lodi');
  // Verdi promises and does not pay; Gallo does not answer; Caffè Però is to be called back this afternoon.
  const promised = { amount: '4000', by: addDays(today, -5), contact: 'Ing. Verdi', at: '11:00' };
  await runCall(at(daysAgo(14)), { outcome: 'promise', ...promised }, 'verdi');
  await runCall(at(daysAgo(8)), { outcome: 'no-answer', at: '09:40' }, 'gallo');
  await runCall(at(daysAgo(4)), { outcome: 'no-answer', at: '15:30' }, 'gallo');
  const callback = { next: `${today} 15:00`, contact: 'Sig.ra Tonin', at: '09:10' };
  await runCall(at(daysAgo(1)), { outcome: 'callback', ...callback }, 'però');
}

/** Prints what is due and notes that it left. */
async function issueAndSend(printing: Desk, posting: Desk): Promise<void> {
  const { data } = await runLetter(printing, { due: true });
  const protocols = protocolsOf(data);
  if (protocols.length > 0) await runSent(posting, { via: 'post' }, protocols);
}

function protocolsOf(data: unknown): string[] {
  const letters = Array.isArray(data) ? (data as readonly { readonly protocol?: string }[]) : [];
  return letters.flatMap(({ protocol }) => protocol ?? []);
}
