/** The field's words for what interrupts a case; an unknown code is shown as it is. */
import type { DisputeKind } from '../../../domain/agreed/dispute.ts';
import type { Procedure } from '../../../domain/step/insolvency.ts';
import type { UnpaidReason } from '../../../domain/conduct/unpaidReason.ts';

const PROCEDURES: Readonly<Record<Procedure, string>> = {
  'judicial-liquidation': 'liquidazione giudiziale',
  arrangement: 'concordato preventivo',
  'negotiated-settlement': 'composizione negoziata',
  'over-indebtedness': 'sovraindebitamento',
  other: 'altra procedura',
};

const DISPUTE_KINDS: Readonly<Record<DisputeKind, string>> = {
  'goods-not-received': 'merce non ricevuta',
  defective: 'merce difettosa',
  price: 'prezzo',
  'not-ordered': 'non ordinata',
  'already-paid': 'già pagata',
  double: 'fatturata due volte',
  other: 'altro motivo',
};

const UNPAID_REASONS: Readonly<Record<UnpaidReason, string>> = {
  opportunism: 'potrebbe e non vuole',
  'internal-misunderstanding': 'disguido interno',
  'transitory-difficulty': 'difficoltà passeggera',
  'lasting-difficulty': 'difficoltà durevole',
  unknown: 'non si sa',
};

const known =
  (names: Readonly<Record<string, string>>) =>
  (code: string): string =>
    names[code] ?? code;

export const interruptionWords = {
  procedure: known(PROCEDURES),
  disputeKind: known(DISPUTE_KINDS),
  unpaidReason: known(UNPAID_REASONS),
};
