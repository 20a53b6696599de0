/** `dunning find TEXT`: customers, invoices, letters and notes that hold a text. Reads only. */
import { Refusal } from '../../domain/refusal.ts';
import { search, type SearchHit } from '../../office/case/findCase.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import type { Column } from '../screen/table.ts';

/** In the order they are shown. */
const KINDS: readonly SearchHit['what'][] = ['debtor', 'invoice', 'letter', 'note'];

/** The office gives no more than this. */
const MOST_HITS = 50;

/** Describes the command. */
export function findCommand(kit: CommandKit, run = runFind): DunningCommand {
  return kit.command('find').argument('<text...>', kit.messages.agenda.textArgument).action(kit.answer(run));
}

/** Refuses (not-found): `nothing-found`. */
export async function runFind(desk: Desk, _options: unknown, words: readonly string[]): Promise<Outcome> {
  const text = words.join(' ').trim();
  if (text === '') throw new Refusal('usage', 'empty-search');
  const { book } = await openOffice(desk, 'read');
  const hits = search(book, text);
  const [first] = hits;
  if (first === undefined) throw new Refusal('not-found', 'nothing-found', { text });
  const withCase = hits.find((hit) => hit.case !== undefined);
  return {
    schema: 'dunning.find/1',
    data: hits.map((hit) => ({ kind: hit.what, text: hit.text, debtor: hit.debtor, case: hit.case ?? null })),
    screen: (page) => writeHits(page, desk, hits),
    ...(withCase?.case === undefined ? {} : { hints: [desk.messages.agenda.hintCase(withCase.case)] }),
    asOf: desk.asOf,
  };
}

function writeHits(page: Page, desk: Desk, hits: readonly SearchHit[]): void {
  const { agenda, common } = desk.messages;
  const cells = (hit: SearchHit): string[] => [
    hit.case === undefined ? agenda.noOpenCase : String(hit.case),
    hit.text,
    hit.what === 'debtor' ? '' : hit.debtor,
  ];
  // A customer found by its own name needs no second column to say whose it is.
  const namesDebtor = hits.some((hit) => hit.what !== 'debtor');
  const columns: Column[] = [
    { header: common.caseShort, align: 'right', cardLine: 1 },
    { header: agenda.found, wraps: true, cardLine: 1 },
    ...(namesDebtor ? [{ header: common.customer, wraps: true, cardLine: 2 }] : []),
  ];
  const alignedWith = hits.map(cells);
  let hasHeader = true;
  for (const kind of KINDS) {
    const found = hits.filter((hit) => hit.what === kind);
    if (found.length === 0) continue;
    page.line(bold(`${agenda.findKinds[kind]} (${found.length})`));
    page.table(columns, found.map(cells), 2, { alignedWith, hasHeader });
    hasHeader = false;
  }
  if (hits.length >= MOST_HITS) page.paragraph(agenda.findFull(MOST_HITS));
}
