/** The register of letters: every number ever given, and what became of it. */
import type { Selectable } from 'kysely';
import { build } from '../../db/build.ts';
import { parseProtocol, protocolText } from '../../db/protocol.ts';
import type { LetterTable } from '../../db/schema.ts';
import type { Day } from '../../domain/day.ts';
import { demandedTotals, type LetterContent } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';

export type LetterRow = Selectable<LetterTable>;

/** A letter of the register. */
export interface LetterLine {
  readonly id: number;
  readonly case: number;
  readonly protocol: string;
  readonly step: string;
  /** The document it is: `legal-warning`. */
  readonly template: string;
  readonly channel: string;
  readonly language: string;
  readonly issuedOn: Day;
  readonly deadline?: Day;
  readonly status: 'issued' | 'void' | 'undelivered';
  readonly file: string;
  readonly sha256: string;
  readonly sentOn?: Day;
  readonly sentVia?: string;
  readonly sentReference?: string;
  readonly arrivedOn?: Day;
  readonly failedOn?: Day;
  readonly failure?: string;
  readonly totalCents: number;
}

/** The letters of a case, oldest first, voided ones included: their numbers were given. */
export function lettersOf(book: Book, caseNumber: number): LetterLine[] {
  const rows = book.database.all(
    build
      .selectFrom('letter')
      .selectAll()
      .where('case_id', '=', caseNumber)
      .orderBy('year')
      .orderBy('serial'),
  );
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    protocol: protocolText(row.year, row.serial),
    step: row.step,
    template: row.template,
    channel: row.channel,
    language: row.language,
    issuedOn: row.issued_on as Day,
    ...(row.deadline_on === null ? {} : { deadline: row.deadline_on as Day }),
    status: row.status,
    file: row.file,
    sha256: row.sha256,
    ...(row.sent_on === null ? {} : { sentOn: row.sent_on as Day }),
    ...(row.sent_via === null ? {} : { sentVia: row.sent_via }),
    ...(row.sent_reference === null ? {} : { sentReference: row.sent_reference }),
    ...(row.arrived_on === null ? {} : { arrivedOn: row.arrived_on as Day }),
    ...(row.failed_on === null ? {} : { failedOn: row.failed_on as Day }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    totalCents: cents(demandedTotals(JSON.parse(row.content) as LetterContent)[0]?.cents ?? 0),
  }));
}

/** The letter with this protocol number. Refuses (not-found): `no-such-letter`. */
export function letterNamed(book: Book, text: string): LetterRow {
  const protocol = parseProtocol(text);
  const row =
    protocol &&
    book.database.one(
      build
        .selectFrom('letter')
        .selectAll()
        .where('year', '=', protocol.year)
        .where('serial', '=', protocol.serial),
    );
  if (row === undefined) throw new Refusal('not-found', 'no-such-letter', { text });
  return row;
}
