/** Files among several whose layout has to be told: which option tells it, and whether a person does so now. */
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../command.ts';

/** What settles the doubt about a layout, by the refusal. */
const FLAGS: Readonly<Record<string, string>> = {
  'import-no-header': '--columns',
  'import-missing-columns': '--columns',
  'import-ambiguous-column': '--columns',
  'import-kinds-unsure': '--columns',
  'import-parties-unsure': '--columns',
  'import-instalments-unsure': '--columns',
  'import-document-total': '--columns',
  'import-balance-unsure': '--columns',
  'import-name-unsure': '--columns',
  'import-customer-unsure': '--skip-lines',
  'import-deductions-unsure': '--columns',
  'import-ages-unsure': '--columns',
  'import-ambiguous-dates': '--dates',
  'import-exchanged-dates': '--dates',
  'import-ambiguous-decimal': '--decimal',
  'import-ambiguous-delimiter': '--delimiter',
};
/** Customer, number, day and amount are four; one of them may be in the file's name. */
const FEWEST_COLUMNS = 3;

/** The option that tells how a refused file is laid out; undefined where none does. */
export function flagOf(error: unknown): string | undefined {
  return error instanceof Refusal && isTable(error) ? FLAGS[error.code] : undefined;
}

function isTable({ code, values }: Refusal): boolean {
  return code !== 'import-no-header' || Number(values['width'] ?? 0) >= FEWEST_COLUMNS;
}

/** Whether a person tells the layout of a file now, leaves it, or leaves all that are still open. */
export async function askAboutUnknown(
  desk: Desk,
  name: string,
  flag: string,
  areOthers: boolean,
): Promise<'now' | 'skip' | 'skip-all'> {
  const { unknown } = desk.messages.importMaps;
  const value = await desk.ask.choose({
    message: unknown.ask(name),
    flag,
    choices: [
      { value: 'now', label: unknown.now },
      { value: 'skip', label: unknown.skip },
      ...(areOthers ? [{ value: 'skip-all', label: unknown.skipAll }] : []),
    ],
  });
  return value === 'now' || value === 'skip-all' ? value : 'skip';
}
