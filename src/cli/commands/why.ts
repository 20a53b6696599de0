/** `dunning why [case]`: why a case is, or is not, due today; without a case, every one that is not. Reads only. */
import { readJournal } from '../../db/journal.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../../office/book.ts';
import { casePrescriptions } from '../../office/debtor/prescriptions.ts';
import { strategyStanding, type StrategyStanding } from '../../office/case/strategies.ts';
import { moneyWaitingFor, type MoneyWaiting } from '../../office/payment/waitingPayments.ts';
import { hasLastDay, nextItem, todoWithHour } from '../agenda/agendaView.ts';
import { caseDecision, type CaseDecision } from '../case/caseDecision.ts';
import { writeCaseList } from '../agenda/caseList.ts';
import type { CommandKit, Desk } from '../command.ts';
import { conductData, conductRows, reviewOf } from '../letter/conductView.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold, yellow } from '../screen/ink.ts';
import { moneyWaitingData, moneyWaitingTexts } from '../money/moneyWaiting.ts';
import { agendaOfDay } from '../agenda/morning.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { prescriptionData, prescriptionFields } from '../case/prescriptionView.ts';
import { blockersAmong } from '../../domain/step/heldBy.ts';
import { blockerData, reasonText, untilOf } from '../agenda/reasonView.ts';
import { rungText, stepLadder, type Rung } from '../agenda/stepLadder.ts';
import { chosenText, isUsual, proposalText, standingData } from '../case/strategyView.ts';
import { saidWhyUnpaid } from '../contact/whyUnpaid.ts';

export interface WhyOptions {
  readonly all?: boolean;
  readonly conduct?: boolean;
}

/** Describes the command. */
export function whyCommand(kit: CommandKit, run = runWhy): DunningCommand {
  const { agenda, common } = kit.messages;
  return kit
    .command('why')
    .argument('[case]', common.caseArgument)
    .option('--all', agenda.allOption)
    .option('--conduct', kit.messages.conduct.option)
    .action(kit.answer(run));
}

/** One case with every reason, or one line for each open case that is not in the agenda. */
export async function runWhy(desk: Desk, options: WhyOptions, query?: string): Promise<Outcome> {
  if (options.conduct === true && query === undefined)
    throw new Refusal('usage', 'goes-only-with', { flag: '--conduct', other: '[case]' });
  const { book, workspace } = await openOffice(desk, 'read');
  if (query === undefined) return whyNotToday(desk, book, options);
  return whyOfOne(desk, book, query, options.conduct === true ? workspace.dir : undefined);
}

async function whyNotToday(desk: Desk, book: Book, { all }: WhyOptions): Promise<Outcome> {
  const { messages, asOf, format } = desk;
  const { agenda } = messages;
  const { totals, all: everything, entriesOf } = await agendaOfDay(book, asOf, undefined, desk);
  const later = everything().filter((line) => line.status !== 'due');
  return {
    schema: 'dunning.why/1',
    // Hundreds of sentences that only programs read: made when they are asked for.
    get data() {
      return entriesOf(later).map((entry) => ({
        ...nextItem(desk, entry),
        blockers: blockerData(desk, entry.reasons),
      }));
    },
    screen: (page) => {
      if (later.length === 0) return page.paragraph(totals.length === 0 ? agenda.noCases : agenda.whyNothing);
      page.heading(`${agenda.whyTitle} (${later.length})`, format.fullDay(asOf));
      writeCaseList(
        page,
        desk,
        {
          totals: totals.filter((total) => total.status !== 'due'),
          first: (count) => later.slice(0, count),
          entriesOf,
        },
        { isAll: all, commandForAll: 'dunning why --all' },
      );
    },
    asOf,
  };
}

/** @param conductIn the folder whose templates are read for the rules of conduct, when those are asked for */
async function whyOfOne(desk: Desk, book: Book, query: string, conductIn?: string): Promise<Outcome> {
  const { asOf, messages } = desk;
  const looked = await caseDecision(desk, book, query);
  const { facts, decision, entry } = looked;
  const journal = readJournal(book.database, { caseNumber: facts.number, withUndone: false });
  const strategy = book.settings.strategies[facts.strategy];
  const prescriptions = casePrescriptions(book, facts, asOf);
  const steps = strategy === undefined ? [] : stepLadder(facts, strategy, decision, journal);
  const standing = strategyStanding(book, facts, asOf);
  const waiting = moneyWaitingFor(book, facts);
  const conduct = conductIn === undefined ? undefined : reviewOf(desk, book, conductIn, looked);
  return {
    schema: 'dunning.why/1',
    data: [
      {
        ...nextItem(desk, entry),
        blockers: blockerData(desk, decision.reasons),
        whyUnpaid: facts.unpaidReason ?? null,
        moneyWaiting: moneyWaitingData(waiting),
        prescription: prescriptionData(prescriptions),
        steps,
        strategyChoice: standingData(desk, standing),
        ...(conduct === undefined ? {} : { conduct: conductData(desk, conduct) }),
      },
    ],
    screen: (page) => {
      writeWhy(page, desk, looked, steps, standing, waiting);
      const fields = prescriptionFields(desk, prescriptions);
      if (fields.length > 0) {
        page.blank();
        page.fields(fields);
      }
      if (conduct === undefined) return;
      page.blank();
      page.line(bold(messages.conduct.title));
      page.fields(conductRows(desk, conduct), 2);
    },
    hints: [messages.agenda.hintCase(facts.number)],
    asOf,
  };
}

function writeWhy(
  page: Page,
  desk: Desk,
  looked: CaseDecision,
  steps: readonly Rung[],
  standing: StrategyStanding,
  waiting: readonly MoneyWaiting[],
): void {
  const { facts, decision } = looked;
  const { agenda, words } = desk.messages;
  page.heading(agenda.caseTitle(facts.number, facts.debtor.name), words.status(decision.status));
  page.paragraph(verdict(desk, looked));
  if (waiting.length > 0) page.fields(moneyWaitingTexts(desk, waiting).map((text) => ['!!', yellow(text)]));
  if (facts.unpaidReason !== undefined) page.paragraph(saidWhyUnpaid(desk, facts.unpaidReason));
  const blockers = blockersAmong(decision.reasons);
  if (blockers.length > 0) {
    page.blank();
    const { step } = decision;
    const isStopped = blockers.some(({ code }) => code === 'insolvent');
    page.line(
      bold(
        step === undefined || isStopped
          ? agenda.blockersOnlyTitle
          : agenda.blockersTitle(words.step(step.id)),
      ),
    );
    page.fields(
      blockers.map((blocker) => {
        const until = untilOf(blocker);
        const gone = until === undefined ? agenda.goneUnknown : agenda.gone(desk.format.shortDay(until));
        return [gone, reasonText(desk, blocker)];
      }),
      2,
    );
  }
  const others = decision.reasons.filter((reason) => !blockers.includes(reason));
  if (others.length > 0) {
    page.blank();
    page.line(bold(agenda.reasonsTitle));
    const proposal = proposalText(desk, standing);
    page.fields(
      [
        ...others.map((reason) => reasonText(desk, reason)),
        ...(isUsual(standing)
          ? []
          : [`${desk.messages.strategy.strategyField} ${facts.strategy}: ${chosenText(desk, standing)}`]),
        ...(proposal === undefined ? [] : [proposal]),
      ].map((text) => ['-', text]),
      2,
    );
  }
  if (steps.length === 0) return;
  page.blank();
  page.line(bold(agenda.stepsTitle(facts.strategy)));
  page.fields(
    steps.map((rung) => [words.step(rung.step), rungText(desk, rung)]),
    2,
  );
}

/** Whether the case is in the agenda of the day, in one sentence. */
function verdict(desk: Desk, { facts, entry }: CaseDecision): string {
  const { agenda } = desk.messages;
  const todo = todoWithHour(desk, entry);
  if (entry.status === 'closed')
    return facts.lookAgainOn === undefined
      ? agenda.closedNotInAgenda
      : agenda.closedUntil(desk.format.fullDay(facts.lookAgainOn));
  if (entry.status === 'due') return agenda.inTheAgenda(todo);
  if (hasLastDay(entry)) return agenda.notInAgendaYet(todo);
  return entry.due === undefined
    ? agenda.notInAgendaNoDate(todo)
    : agenda.notInAgenda(todo, desk.format.fullDay(entry.due));
}
