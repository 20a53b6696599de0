/** What the doctor finds by the calendar: rates that run out, data of persons nothing needs any more, claims prescribed. */
import { personsEndedBy, hasOwnRegime } from '../../db/retention.ts';
import { rateTables } from '../../db/rates.ts';
import { retentionStart } from '../../domain/conduct/conductRecords.ts';
import { REFERENCE_REGIMES } from '../../domain/interest/interestRegimes.ts';
import { debtorLabel } from '../../domain/debtor/debtor.ts';
import { missingHalfYear } from '../../domain/interest/rates.ts';
import type { Book } from '../../office/book.ts';
import { endedTerms } from '../../domain/court/endingTerms.ts';
import { endingsOn } from '../../office/debtor/prescriptions.ts';
import type { Desk } from '../command.ts';
import { fine, worry, type Finding } from './doctorFinding.ts';
import { addCommand } from '../money/ratesView.ts';

/** Names shown of a list that may be long. */
const SHOWN = 5;

/** Whether interest can be counted today and soon; nothing to say where nobody's follows the reference rate. */
export function ratesFinding({ messages, today }: Desk, { database, settings }: Book): Finding | undefined {
  const { doctor } = messages.rates;
  const { companies, persons } = settings.interest;
  const isUsed =
    REFERENCE_REGIMES.some((regime) => regime === companies || regime === persons) ||
    hasOwnRegime(database, REFERENCE_REGIMES);
  if (!isUsed) return undefined;
  const missing = missingHalfYear(rateTables(database).commercial, today);
  if (missing === undefined) return fine('rates', doctor.fine);
  return worry('rates', doctor.missing(missing), addCommand(missing, '...'));
}

/** Persons whose data have no reason to be kept any longer (R16). */
export function retentionFinding({ messages, format, today }: Desk, { database, settings }: Book): Finding {
  const { doctor } = messages.conduct;
  const { retentionYears } = settings;
  const ended = personsEndedBy(database, retentionStart(today, retentionYears));
  const [first] = ended;
  if (first === undefined) return fine('retention', doctor.kept(retentionYears));
  const details = ended
    .slice(0, SHOWN)
    .map((each) => `${debtorLabel({ ...each, code: each.code ?? '' })}, ${format.day(each.endedOn)}`);
  const text = doctor.keptTooLong(ended.length, retentionYears, format.day(first.endedOn));
  return { ...worry('retention', text, doctor.keptRemedy), details };
}

/** Open invoices whose term of prescription has passed: nothing is said when there are none. */
export function* prescriptionFinding({ messages, format, today }: Desk, book: Book): Generator<Finding> {
  const { doctor } = messages.night;
  const ended = endedTerms(endingsOn(book, today), today);
  const [first] = ended;
  if (first === undefined) return;
  const details = ended
    .slice(0, SHOWN)
    .map((term) =>
      doctor.prescribedInvoice(
        term.case,
        term.debtor.name,
        term.invoice,
        format.money(term.openCents, term.currency),
        format.day(term.until),
      ),
    );
  const remedy = doctor.prescribedRemedy(`dunning assess ${first.case}`, `dunning close ${first.case}`);
  yield { ...worry('prescription', doctor.prescribed(ended.length), remedy), details };
}
