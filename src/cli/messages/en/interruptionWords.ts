/** The field's words for what interrupts a case; an unknown code is shown as it is. */
import type { DisputeKind } from '../../../domain/agreed/dispute.ts';
import type { Procedure } from '../../../domain/step/insolvency.ts';
import type { UnpaidReason } from '../../../domain/conduct/unpaidReason.ts';

const PROCEDURES: Readonly<Record<Procedure, string>> = {
  'judicial-liquidation': 'judicial liquidation',
  arrangement: 'arrangement with creditors',
  'negotiated-settlement': 'negotiated settlement of the crisis',
  'over-indebtedness': 'over-indebtedness proceedings',
  other: 'other proceedings',
};

const DISPUTE_KINDS: Readonly<Record<DisputeKind, string>> = {
  'goods-not-received': 'goods not received',
  defective: 'defective goods',
  price: 'price',
  'not-ordered': 'not ordered',
  'already-paid': 'already paid',
  double: 'invoiced twice',
  other: 'another reason',
};

const UNPAID_REASONS: Readonly<Record<UnpaidReason, string>> = {
  opportunism: 'could pay and does not want to',
  'internal-misunderstanding': 'internal misunderstanding',
  'transitory-difficulty': 'short of money for a while',
  'lasting-difficulty': 'lasting difficulty',
  unknown: 'not known',
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
