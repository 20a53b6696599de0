/** What a key under a card does in the office: the questions it needs, then the command that does it. */
import type { CaseFacts } from '../../domain/case.ts';
import { letterToProve, onTheDesk } from '../../domain/step/blockers.ts';
import type { Day } from '../../domain/day.ts';
import type { LetterChannel } from '../../domain/letter.ts';
import { letterBeforeWarning } from '../../domain/nextStep.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../command.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { OfficeAct } from './workKeys.ts';
import type { WorkCard } from './workCard.ts';

type Doing = (desk: Desk, card: WorkCard, number: string) => Promise<Outcome>;

const ACTS: Readonly<Record<OfficeAct, Doing>> = {
  letter: async (desk, { decision }, number) => {
    const { runLetter } = await import('../commands/letter.ts');
    const step = letterBeforeWarning(decision);
    return runLetter(desk, step === undefined ? {} : { step }, number);
  },
  letters: async (desk) => {
    const { runLetter } = await import('../commands/letter.ts');
    return runLetter(desk, { due: true });
  },
  approve: async (desk, _card, number) => {
    const { runLetter } = await import('../commands/letter.ts');
    const preview = await runLetter(desk, { preview: true }, number);
    await desk.show((page) => preview.screen(page));
    return runLetter(desk, {}, number);
  },
  preview: async (desk, _card, number) => {
    const { runLetter } = await import('../commands/letter.ts');
    return runLetter(desk, { preview: true, open: true }, number);
  },
  skip: async (desk, _card, number) => {
    const { runSkip } = await import('../commands/skip.ts');
    return runSkip(desk, {}, number);
  },
  sent: (desk, card) => sent(desk, card),
  voided: async (desk, card) => {
    const protocol = protocolOf(onTheDesk(card.facts));
    const message = desk.messages.work.ask.voidReason(protocol);
    const reason = await desk.ask.text({ message, flag: '--reason', mayBeEmpty: true });
    const { takeOut } = await import('../letter/takeOut.ts');
    return takeOut(desk, protocol, reason === '' ? undefined : reason);
  },
  delivered: async (desk, card) => {
    const { runReceipt } = await import('../commands/receipt.ts');
    const { ask } = desk.messages.work;
    const delivered = await dayInThePast(desk, card, ask.deliveredOn, '--delivered');
    return runReceipt(desk, { delivered }, protocolOf(letterToProve(card.facts)));
  },
  failed: async (desk, card) => {
    const { runReceipt } = await import('../commands/receipt.ts');
    const protocol = protocolOf(letterToProve(card.facts));
    const failed = await desk.ask.text({ message: desk.messages.work.ask.failure, flag: '--failed' });
    return runReceipt(desk, { failed }, protocol);
  },
  rejected: async (desk, _card, number) => {
    const { runDispute } = await import('../commands/dispute.ts');
    const note = await desk.ask.text({ message: desk.messages.work.ask.answer, flag: '--note' });
    return runDispute(desk, { answer: 'rejected', note }, number);
  },
  accepted: (desk, _card, number) => accepted(desk, number),
  confirmed: async (desk, card) => {
    const { runDebtor } = await import('../commands/debtor.ts');
    const isChecked = await desk.ask.confirm({
      message: desk.messages.work.ask.confirmAddress,
      usually: true,
    });
    return runDebtor(desk, isChecked ? { confirmAddress: true } : {}, debtorArgument(card.facts));
  },
  corrected: (desk, card) => corrected(desk, card),
  trace: async (desk, _card, number) => {
    const { runTrace } = await import('../commands/trace.ts');
    return runTrace(desk, {}, number);
  },
  report: async (desk, _card, number) => {
    const { runReportUncollectible } = await import('../commands/report-uncollectible.ts');
    return runReportUncollectible(desk, {}, number);
  },
  assess: async (desk, _card, number) => {
    const { runAssess } = await import('../commands/assess.ts');
    return runAssess(desk, { record: true }, number);
  },
  closed: async (desk, _card, number) => {
    const { runClose } = await import('../commands/close.ts');
    return runClose(desk, {}, number);
  },
  waived: async (desk, _card, number) => {
    const { runClose } = await import('../commands/close.ts');
    return runClose(desk, { as: 'paid', waiveAccessories: true }, number);
  },
  pursued: async (desk, _card, number) => {
    const { runHold } = await import('../commands/hold.ts');
    return runHold(desk, { reason: desk.messages.caseLife.pay.goingOn }, number);
  },
  paid: async (desk, _card, number) => {
    const { runPay } = await import('../commands/pay.ts');
    return runPay(desk, {}, number);
  },
  note: async (desk, _card, number) => {
    const { runNote } = await import('../commands/note.ts');
    return runNote(desk, {}, number);
  },
};

/** Does it; the commands refuse what the rules refuse. */
export function carryOutAct(desk: Desk, card: WorkCard, act: OfficeAct): Promise<Outcome> {
  return ACTS[act](desk, card, String(card.number));
}

const WAYS: readonly LetterChannel[] = ['post', 'registered', 'pec', 'email', 'hand'];

/** How it left, under which number, when; what was planned and today are proposed. */
async function sent(desk: Desk, card: WorkCard): Promise<Outcome> {
  const { messages } = desk;
  const { ask } = messages.work;
  const protocol = protocolOf(onTheDesk(card.facts));
  const planned = card.letters.find((letter) => letter.protocol === protocol)?.channel ?? '';
  let via: string = planned;
  let ref = '';
  let on = desk.today as string;
  await desk.ask.inOrder([
    async () => {
      const others = WAYS.filter((way) => way !== planned);
      via = await desk.ask.choose({
        message: ask.via,
        flag: '--via',
        usually: planned,
        choices: [
          { value: planned, label: ask.asPlanned(messages.words.channel(planned)) },
          ...others.map((value) => ({ value, label: messages.words.channel(value) })),
        ],
      });
    },
    async () => {
      if (via === 'post' || via === 'hand') return;
      ref = await desk.ask.text({ message: ask.reference, flag: '--ref', mayBeEmpty: true });
    },
    async () => {
      on = await dayInThePast(desk, card, ask.sentOn, '--on');
    },
  ]);
  const { runSent } = await import('../commands/sent.ts');
  const way = WAYS.find((candidate) => candidate === via);
  return runSent(desk, { on, ...(way === undefined ? {} : { via: way }), ...(ref === '' ? {} : { ref }) }, [
    protocol,
  ]);
}

/** What was granted, all of it unless an amount is named, and what was written. */
async function accepted(desk: Desk, number: string): Promise<Outcome> {
  const { ask } = desk.messages.work;
  let credit = '';
  let note = '';
  await desk.ask.inOrder([
    async () => {
      credit = await desk.ask.text({ message: ask.credit, flag: '--credit', mayBeEmpty: true });
    },
    async () => {
      note = await desk.ask.text({ message: ask.answer, flag: '--note', mayBeEmpty: true });
    },
  ]);
  const { runDispute } = await import('../commands/dispute.ts');
  const details = { ...(credit === '' ? {} : { credit }), ...(note === '' ? {} : { note }) };
  return runDispute(desk, { answer: 'accepted', ...details }, number);
}

/** Each part of the address with what is known of it; what stays as it is is not entered again. */
async function corrected(desk: Desk, { facts }: WorkCard): Promise<Outcome> {
  const { ask } = desk.messages.work;
  const changed: Partial<Record<(typeof PARTS)[number], string>> = {};
  await desk.ask.inOrder(
    PARTS.map((part) => async () => {
      const known = facts.debtor[part];
      const typed = await desk.ask.text({
        message: ask[part],
        flag: `--${part}`,
        ...(known === undefined ? {} : { usually: known }),
      });
      if (typed === known) delete changed[part];
      else changed[part] = typed;
    }),
  );
  const { runDebtor } = await import('../commands/debtor.ts');
  return runDebtor(desk, changed, debtorArgument(facts));
}

const PARTS = ['address', 'postcode', 'city', 'province'] as const;

async function dayInThePast(desk: Desk, card: WorkCard, message: string, flag: string): Promise<Day> {
  const said = await desk.ask.day({
    message,
    flag,
    direction: 'past',
    patron: card.patron,
    usually: desk.today,
  });
  return said.day;
}

/** The case may have changed under our eyes. */
function protocolOf(letter: { readonly protocol: string } | undefined): string {
  if (letter === undefined) throw new Refusal('not-found', 'no-such-letter', { text: '' });
  return letter.protocol;
}

/** A code or a VAT number is the debtor's alone; a case number is understood as well. */
function debtorArgument({ number, debtor }: CaseFacts): string {
  return debtor.code ?? debtor.vatNumber ?? String(number);
}
