/** Two debtors that are one: what the second one has moves to the first, which is found by both names from then on. */
import { CAPTURED_TABLES, type CapturedTable } from '../../db/capture.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import { build } from '../../db/build.ts';
import { insertAlias } from '../../db/debtorAliases.ts';
import { updateDebtor } from '../../db/debtors.ts';
import { ownTerms, type OwnTerms } from '../../db/interestLedger.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { debtorLabel, type Debtor, type DebtorDetails } from '../../domain/debtor/debtor.ts';
import { latestDeadline } from '../../domain/step/ladder.ts';
import { openPromise } from '../../domain/agreed/promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { knownDebtor } from './knownDebtor.ts';
import { openCaseOf } from '../case/cases.ts';
import { dropDoubledContacts, dropDoubledIbans, dropSecondRating } from './mergeDoubles.ts';
import { mergeDocuments } from './mergeDocuments.ts';

/** Which debtor becomes part of which. */
export interface MergeRequest {
  /** The one that stays. */
  readonly into: number;
  /** The one that goes. */
  readonly from: number;
  /** Why two debtors with different tax numbers are one all the same. */
  readonly override?: string;
  /** Texts kept in the book, in the language of the person. */
  readonly words: {
    /** Why the younger of two open cases is closed. */
    readonly closedInto: (caseNumber: number) => string;
    /** Why the older one waits for a deadline that the younger one granted. */
    readonly deadlineOf: (caseNumber: number) => string;
  };
}

export interface MergedDebtors {
  readonly debtor: Debtor;
  /** Of two open cases the one that goes on and the one that closed. */
  readonly cases?: { readonly kept: number; readonly closed: number };
  /** Documents both had, which are there once now. */
  readonly doubled: readonly string[];
  /** Those whose balances differed: the lower one stays, as the payments say. */
  readonly balanced: readonly string[];
}

/**
 * Merges. Refuses: `no-such-debtor` (not-found); `merge-itself` (usage); `merge-different-ids` without an override,
 * `merge-unsent-letters`, and what `mergeDocuments` refuses (rule).
 */
export function mergeDebtors(book: Book, moment: Moment, request: MergeRequest): Done<MergedDebtors> {
  const { into, from, override } = request;
  if (into === from) throw new Refusal('usage', 'merge-itself');
  return perform(book, moment, { command: 'debtor' }, (recorder) => {
    const { database } = book;
    const [stays, goes] = [knownDebtor(book, into), knownDebtor(book, from)];
    refuseDifferentIds(stays, goes, override);
    const open = openCasesOf(book, [into, from]);
    refuseUnsentLetters(open);
    const { doubled, balanced } = mergeDocuments(book, into, from);
    const dropped = droppedTerms(book, stays, goes);
    dropDoubledIbans(book, into, from);
    dropDoubledContacts(book, into, from);
    dropSecondRating(book, into, from);
    const cases = mergeCases(book, moment, open, request, recorder);
    for (const table of tablesOfDebtors(book)) {
      database.write(`update ${table} set debtor_id = @into where debtor_id = @from`, { into, from });
    }
    database.run(build.deleteFrom('debtor').where('id', '=', from));
    updateDebtor(database, into, missingDetails(stays, goes));
    const { name, code, vatNumber, taxCode } = goes;
    insertAlias(
      database,
      {
        debtor: into,
        identity: {
          name,
          ...(code === undefined ? {} : { code }),
          ...(vatNumber === undefined ? {} : { vatNumber }),
          ...(taxCode === undefined ? {} : { taxCode }),
        },
      },
      moment.today,
    );
    const entry = {
      debtor: into,
      from: debtorLabel(goes),
      into: debtorLabel(stays),
      override,
      doubled,
      ...(balanced.length === 0 ? {} : { balanced }),
      dropped,
    };
    const told = open.map(({ number }) => number);
    for (const number of told.length === 0 ? [undefined] : told)
      recorder.note(number, 'debtors-merged', entry);
    return { debtor: knownDebtor(book, into), ...(cases === undefined ? {} : { cases }), doubled, balanced };
  });
}

/** What the one that goes had of its own and loses: how its interest is counted and its credits prescribed, its rating. */
function droppedTerms({ database }: Book, stays: Debtor, goes: Debtor): string[] | undefined {
  const [kept, lost] = [stays, goes].map(({ id, rating }) => ({ ...ownTerms(database, id), rating })) as [
    OwnTerms & Pick<Debtor, 'rating'>,
    OwnTerms & Pick<Debtor, 'rating'>,
  ];
  const differs = (one: unknown, other: unknown): boolean => other !== undefined && one !== other;
  const dropped = [
    ...(differs(kept.interest.regime, lost.interest.regime) ||
    differs(kept.interest.basisPoints, lost.interest.basisPoints)
      ? ['interest']
      : []),
    ...(differs(kept.creditKind, lost.creditKind) ? ['credit'] : []),
    ...(differs(kept.rating?.class, lost.rating?.class) ? ['rating'] : []),
  ];
  return dropped.length === 0 ? undefined : dropped;
}

/** Different tax numbers are different debtors, until a person knows better. */
function refuseDifferentIds(stays: Debtor, goes: Debtor, override: string | undefined): void {
  if ((override ?? '').trim() !== '') return;
  for (const sign of ['vatNumber', 'taxCode'] as const) {
    const [one, other] = [stays[sign], goes[sign]];
    if (one !== undefined && other !== undefined && one !== other)
      throw new Refusal('rule', 'merge-different-ids', { one, other });
  }
}

function openCasesOf(book: Book, debtors: readonly number[]): CaseFacts[] {
  const numbers = debtors.map((debtor) => openCaseOf(book, debtor)).filter((number) => number !== undefined);
  return loadFacts(book.database, numbers);
}

/**
 * A letter that lies printed names one debtor and demands what its case held: after the merger it would be wrong, and
 * taking it out silently would leave it in somebody's hands.
 */
function refuseUnsentLetters(open: readonly CaseFacts[]): void {
  const unsent = open.flatMap(({ letters }) => letters.filter(({ sentOn }) => sentOn === undefined));
  if (unsent.length === 0) return;
  throw new Refusal('rule', 'merge-unsent-letters', { protocols: unsent.map(({ protocol }) => protocol) });
}

/** The older of two open cases goes on, with what is agreed in the younger one; that one closes and keeps its history. */
function mergeCases(
  book: Book,
  moment: Moment,
  open: readonly CaseFacts[],
  { words }: MergeRequest,
  recorder: Recorder,
): MergedDebtors['cases'] {
  const [kept, younger] = open;
  if (kept === undefined || younger === undefined) return undefined;
  const { number: closed } = younger;
  moveAgreements(book, moment, kept, younger);
  const deadline = latestDeadline(younger.steps);
  if (deadline !== undefined && deadline >= moment.today)
    book.database.insert('hold', {
      case_id: kept.number,
      reason: words.deadlineOf(closed),
      from_on: moment.today,
      until_on: deadline,
    });
  book.database.run(
    build
      .updateTable('recovery_case')
      .set({
        status: 'closed',
        closed_on: moment.today,
        close_reason: 'mistake',
        close_note: words.closedInto(kept.number),
      })
      .where('id', '=', closed),
  );
  recorder.note(closed, 'case-closed', { reason: 'mistake', note: words.closedInto(kept.number) });
  return { kept: kept.number, closed };
}

/** Calls, running promises and holds count for the case that goes on; a later promise takes the place of an earlier one. */
function moveAgreements(
  { database, settings }: Book,
  { today }: Moment,
  kept: CaseFacts,
  younger: CaseFacts,
): void {
  const to = { case_id: kept.number };
  const { number } = younger;
  database.run(build.updateTable('contact').set(to).where('case_id', '=', number));
  database.run(
    build.updateTable('hold').set(to).where('case_id', '=', number).where('until_on', '>=', today),
  );
  const running = [kept, younger]
    .map((facts) => openPromise(facts, settings.rules, today))
    .filter((promise) => promise !== undefined)
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1));
  const replaced = running.slice(0, -1).map(({ id }) => id);
  if (replaced.length > 0)
    database.run(build.updateTable('promise').set({ result: 'replaced' }).where('id', 'in', replaced));
  database.run(
    build.updateTable('promise').set(to).where('case_id', '=', number).where('result', 'is', null),
  );
  database.run(build.updateTable('plan').set(to).where('case_id', '=', number).where('result', 'is', null));
  database.run(
    build.updateTable('dispute').set(to).where('case_id', '=', number).where('resolved_on', 'is', null),
  );
}

/** Every table whose rows belong to a debtor, also those that a later migration adds. */
function tablesOfDebtors({ database }: Book): CapturedTable[] {
  return CAPTURED_TABLES.filter((table) =>
    (database.connection.pragma(`table_info(${table})`) as { name: string }[]).some(
      ({ name }) => name === 'debtor_id',
    ),
  );
}

/** What only the one that goes has. The parts of an address belong together: they are taken all or none. */
function missingDetails(stays: Debtor, goes: Debtor): Partial<DebtorDetails> {
  const address = ['address', 'postcode', 'city', 'province', 'country'] as const;
  const hasAddress = address.some((field) => stays[field] !== undefined);
  const fields = [
    'code',
    'vatNumber',
    'taxCode',
    'email',
    'pec',
    'phone',
    ...(hasAddress ? [] : address),
  ] as const;
  const missing: Partial<Record<keyof DebtorDetails, string>> = {};
  for (const field of fields) {
    const value = goes[field];
    if (stays[field] === undefined && value !== undefined) missing[field] = value;
  }
  return missing;
}
