/** Letters that came back, by what they show to be wrong: the street they went to, or the mailbox. */
import type { CaseFacts } from '../../domain/case.ts';
import type { LetterLine } from '../../office/letter/letterRegister.ts';

export interface ReturnedLetters {
  /** By post or by hand. */
  readonly fromStreet: readonly LetterLine[];
  /** By PEC or e-mail, with the mailbox each of them went to. */
  readonly fromMailbox: readonly { readonly mailbox: string; readonly letter: LetterLine }[];
}

/** A full mailbox says nothing against the street of its owner. */
export function returnedLetters(
  letters: readonly LetterLine[],
  { debtor, failedDeliveries }: Pick<CaseFacts, 'debtor' | 'failedDeliveries'>,
): ReturnedLetters {
  const returned = letters.filter(({ failedOn }) => failedOn !== undefined);
  const mailboxOf = ({ protocol, sentVia, channel }: LetterLine): string | undefined => {
    if ((sentVia ?? channel) === 'email') return debtor.email;
    return failedDeliveries.find((failed) => failed.protocol === protocol)?.sentToPec;
  };
  return {
    fromStreet: returned.filter((letter) => mailboxOf(letter) === undefined),
    fromMailbox: returned.flatMap((letter) => {
      const mailbox = mailboxOf(letter);
      return mailbox === undefined ? [] : [{ mailbox, letter }];
    }),
  };
}
