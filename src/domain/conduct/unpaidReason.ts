/** Why a debtor does not pay, as far as a person could find out: information for whoever chooses how to go on. */

/** It could pay and does not want to; something went wrong in its office; short of money for a while, or for good. */
export const UNPAID_REASONS = [
  'opportunism',
  'internal-misunderstanding',
  'transitory-difficulty',
  'lasting-difficulty',
  'unknown',
] as const;

export type UnpaidReason = (typeof UNPAID_REASONS)[number];
