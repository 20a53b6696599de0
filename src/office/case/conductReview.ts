/** The rules of conduct of a case, put together from the book. Reads only. */
import { contactNotesOf } from '../../db/contactNotes.ts';
import { contactsOf } from '../../db/debtorContacts.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { reviewConduct, type ReviewedConduct } from '../../domain/conduct/conductReview.ts';
import type { Day } from '../../domain/day.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { lintEnvelope, type PhraseFinding } from '../../domain/conduct/phraseLint.ts';
import { addressBlock, type Addressee } from '../../letters/addressBlock.ts';
import type { Book } from '../book.ts';

/** What stands in the templates that letters are made from; only the command line can read them. */
export interface TemplateRemarks {
  readonly phrases: readonly PhraseFinding[];
  readonly isPrivacyMissing: boolean;
}

/** Every rule, for a call or a letter at this moment. */
export function conductOfCase(
  { database, settings }: Book,
  facts: CaseFacts,
  { claim }: Decision,
  now: { readonly today: Day; readonly time?: string },
  templates: TemplateRemarks,
): ReviewedConduct[] {
  const terms = (settings.strategies[facts.strategy]?.steps ?? []).flatMap(({ termDays }) => termDays ?? []);
  return reviewConduct({
    facts,
    daysLate: claim.daysLate,
    ...now,
    patron: settings.rules.patronDay,
    ...(terms.length === 0 ? {} : { shortestTerm: Math.min(...terms) }),
    ...templates,
    phrases: [...templates.phrases, ...envelopePhrases(facts.debtor)],
    records: {
      notes: contactNotesOf(database, facts.debtor.id),
      contacts: contactsOf(database, [facts.debtor.id]).get(facts.debtor.id) ?? [],
      retentionYears: settings.retentionYears,
    },
  });
}

/** What of the debtor's own lines tells of the debt (R8): ledgers keep `*** MOROSO ***` in names and addresses. */
export function envelopePhrases(debtor: Addressee): PhraseFinding[] {
  return lintEnvelope(addressBlock(debtor, 'it').join(' '));
}
