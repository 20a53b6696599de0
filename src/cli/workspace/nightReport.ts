/** What an unattended run did, left and could not do: as lists for programs, and as a few lines for a person. */
import type { AgendaEntry } from '../../db/agenda.ts';
import { endingClaims, type EndingTerm } from '../../domain/court/endingTerms.ts';
import { needsApproval, type RunAct, type RunResult } from '../../office/agenda/nightRun.ts';
import type { Desk } from '../command.ts';
import { endedCases, endingText } from '../agenda/endingTermsView.ts';
import { failureOf } from '../failure.ts';
import { bold, red, yellow, type Ink } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';
import { rangeText } from '../letter/protocolRange.ts';
import { holdCode } from '../../domain/step/heldBy.ts';
import { bindingBlocker, reasonText } from '../agenda/reasonView.ts';

/** A letter that was issued, or why it was not. */
export type NightLetter =
  | { readonly case: number; readonly step: string; readonly protocol: string; readonly file: string }
  | { readonly case: number; readonly failure: unknown };

/** One line of a list: the code is English, the text in the operator's language. */
export interface NightLine {
  readonly case: number;
  readonly code: string;
  readonly text: string;
}

/** Something that was done. */
export interface DoneLine extends NightLine {
  readonly step?: string;
  readonly protocol?: string;
  readonly file?: string;
}

/** Something that failed, and what helps. */
export interface ErrorLine extends NightLine {
  readonly remedy?: string;
}

export interface NightReport {
  readonly openCount: number;
  readonly done: readonly DoneLine[];
  /** Due, and a person's work. */
  readonly waiting: readonly (NightLine & { readonly approve: boolean })[];
  /** Not to be done now: held, or due for a letter while the data are too old. */
  readonly skipped: readonly NightLine[];
  readonly errors: readonly ErrorLine[];
  /** Bank movements that a person has to confirm. */
  readonly proposals: number;
  /** Terms of prescription that end soon or have ended. */
  readonly endings: readonly EndingTerm[];
  readonly staleSince?: number;
}

/** The lists of a run: the same for the rehearsal and for the deed. */
export function nightReport(desk: Desk, result: RunResult, letters: readonly NightLetter[]): NightReport {
  const { night, words } = desk.messages;
  const isStale = result.staleSince !== undefined;
  const stale = (entry: AgendaEntry): NightLine => ({
    case: entry.case,
    code: 'stale-data',
    text: night.notWithStaleData(words.step(entry.step ?? '')),
  });
  return {
    openCount: result.openCount,
    done: [
      ...result.acts.map((act) => ({ case: act.case, code: act.kind, text: night.acts[act.kind] })),
      ...letters.flatMap((letter) => doneLetter(desk, letter)),
    ],
    waiting: result.waiting.map((entry) => ({
      case: entry.case,
      code: entry.task === 'step' ? (entry.step ?? 'step') : entry.task,
      text: waitingText(desk, entry),
      approve: entry.task === 'step' && needsApproval(entry),
    })),
    skipped: [
      ...(isStale ? result.letters.map(stale) : []),
      ...result.unconfirmed.map((entry) => ({
        case: entry.case,
        code: 'payment-waits',
        text: night.notWithPayment(words.step(entry.step ?? '')),
      })),
      ...result.held.map((entry) => heldLine(desk, entry)),
    ],
    errors: [
      ...result.unusable.map(({ case: number, strategy }) => ({
        case: number,
        code: 'unknown-strategy',
        text: night.unknownStrategy(strategy),
      })),
      ...result.unprintable.map(({ entry, characters }) => ({
        case: entry.case,
        code: 'letter-unprintable',
        text: night.unprintable(words.step(entry.step ?? ''), entry.debtor.name, characters),
        remedy: night.unprintableRemedy(entry.case),
      })),
      ...letters.flatMap((letter) => errorOf(desk, letter)),
    ],
    proposals: result.proposals,
    endings: result.endings,
    ...(result.staleSince === undefined ? {} : { staleSince: result.staleSince }),
  };
}

/** The screen of a run; with `--quiet` only what was done and what failed. */
export function nightPage(page: Page, desk: Desk, company: string, report: NightReport): void {
  const { messages, globals, format, today } = desk;
  const { night, common } = messages;
  if (!globals.quiet) {
    page.heading(`dunning run  ${format.fullDay(today)}  ${company}`, common.cases(report.openCount));
  }
  const rows: Ink[][] = doneRows(desk, report.done);
  if (!globals.quiet) rows.push(...restRows(desk, report));
  const columns = [
    { header: '' },
    { header: '' },
    { header: '', align: 'right' as const },
    { header: '', wraps: true },
  ];
  page.table(columns, rows);
  const failures = groupedErrors(report.errors).flatMap(([text, remedy, cases]): [string, string][] => [
    [night.error, `${caseNames(desk, cases)}: ${text}`],
    ...(remedy === '' ? [] : [['', remedy] satisfies [string, string]]),
  ]);
  if (failures.length > 0) page.fields(failures, 2);
  if (globals.quiet) return;
  const ended = endedCases(report.endings, desk);
  if (ended > 0) page.line(yellow(messages.agenda.terms.ended(ended)));
  if (report.proposals > 0) page.line(messages.payments.waiting(report.proposals));
  page.line(bold(night.result(report.done.length, report.errors.length)));
}

function doneLetter({ messages }: Desk, letter: NightLetter): DoneLine[] {
  if ('failure' in letter) return [];
  const { case: number, step, protocol, file } = letter;
  const text = messages.night.letterIssued(messages.words.step(step), protocol);
  return [{ case: number, code: 'letter-issued', text, step, protocol, file }];
}

function errorOf(desk: Desk, letter: NightLetter): ErrorLine[] {
  if (!('failure' in letter)) return [];
  const { code, message, hint } = failureOf(letter.failure, desk.messages, desk.format, {
    case: letter.case,
  });
  const text = message.replace(/\n/gu, ' ');
  return [{ case: letter.case, code, text, ...(hint === undefined ? {} : { remedy: hint }) }];
}

function waitingText(desk: Desk, entry: AgendaEntry): string {
  const { night, words } = desk.messages;
  if (entry.task === 'step') {
    const step = words.step(entry.step ?? '');
    return needsApproval(entry) ? night.toApprove(step) : step;
  }
  const reason = entry.reasons.find(({ code }) => code === `task-${entry.task}`);
  return reason === undefined ? entry.task : reasonText(desk, reason);
}

function heldLine(desk: Desk, entry: AgendaEntry): NightLine {
  const reason = bindingBlocker(entry.reasons, entry.due);
  return {
    case: entry.case,
    code: holdCode(entry.reasons) ?? reason?.code ?? 'held',
    text: reason === undefined ? desk.messages.words.status('held') : reasonText(desk, reason),
  };
}

function doneRows(desk: Desk, done: readonly DoneLine[]): Ink[][] {
  const { night, words } = desk.messages;
  return [...groupBy(done, (line) => line.step ?? line.code)].map(([key, lines]) => {
    const [first] = lines;
    const label = first?.step === undefined ? night.acts[key as RunAct['kind']] : words.step(key);
    const cases = caseNames(
      desk,
      lines.map((line) => line.case),
    );
    const numbers = rangeText(lines.flatMap(({ protocol }) => protocol ?? []));
    return [
      night.done,
      label,
      String(lines.length),
      numbers === '' ? cases : `${cases}  ${night.numbers(numbers)}`,
    ];
  });
}

function restRows(desk: Desk, { waiting, skipped, endings }: NightReport): Ink[][] {
  const { night, agenda } = desk.messages;
  const claims = endingClaims(endings, desk.today);
  const rows = claims
    .slice(0, NAMED_CASES)
    .map((claim, index): Ink[] => [
      index === 0 ? red(agenda.terms.night) : '',
      night.cases,
      index === 0 ? String(claims.length) : '',
      `${claim.case} ${claim.debtor.name}: ${endingText(desk, claim)}`,
    ]);
  const approve = waiting.filter((line) => line.approve);
  if (waiting.length > 0) {
    const note =
      approve.length === 0
        ? ''
        : night.approveNote(
            caseNumbers(
              desk,
              approve.map((line) => line.case),
            ),
          );
    rows.push([night.waiting, night.agenda, String(waiting.length), note]);
  }
  if (skipped.length > 0) {
    const why = [...groupBy(skipped, (line) => line.code)].map(([code, { length: count }]) => {
      if (code === 'stale-data') return night.heldByStaleData(count);
      return code === 'payment-waits' ? night.heldByPayments(count) : agenda.heldBy(code, count);
    });
    rows.push([night.skipped, night.cases, String(skipped.length), why.join(', ')]);
  }
  return rows;
}

/** Cases named of many: the first of them say where to look, and `--json` has all. */
const NAMED_CASES = 10;

function caseNames(desk: Desk, cases: readonly number[]): string {
  return desk.messages.night.casesNamed(cases.length, caseNumbers(desk, cases));
}

function caseNumbers({ messages: { night } }: Desk, cases: readonly number[]): string {
  const named = cases.slice(0, NAMED_CASES).join(', ');
  return cases.length > NAMED_CASES ? night.andMore(named, cases.length - NAMED_CASES) : named;
}

function groupedErrors(errors: readonly ErrorLine[]): [text: string, remedy: string, cases: number[]][] {
  return [...groupBy(errors, ({ text }) => text)].map(([text, lines]) => [
    text,
    lines[0]?.remedy ?? '',
    lines.map((line) => line.case),
  ]);
}

function groupBy<Line>(lines: readonly Line[], key: (line: Line) => string): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(key(line));
    if (group === undefined) groups.set(key(line), [line]);
    else group.push(line);
  }
  return groups;
}
