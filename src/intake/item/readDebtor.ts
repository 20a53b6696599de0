import type { DebtorDetails, SaidDetails } from '../../domain/debtor/debtor.ts';
import type { RowProblemCode } from '../../domain/import/incoming.ts';
import { codedName, type CodedName } from '../../domain/debtor/codedName.ts';
import { cleanText, LONGEST_TEXT } from '../cell/cleanText.ts';
import { countryCode } from '../cell/countryCode.ts';
import { isRounded } from '../cell/documentText.ts';
import { DEBTOR_FIELDS } from './debtorFields.ts';
import type { Field } from '../header/headerWords.ts';
import type { Layout } from '../layout.ts';
import { ownSigns, type OwnSigns, type Seller } from '../ownIds.ts';
import { readTaxCode, readVatNumber } from '../cell/readTaxIds.ts';
import type { RowReport } from '../row/rowReport.ts';
import { severalContacts } from '../cell/severalContacts.ts';

/** The debtor of one row; undefined, with the problems noted, when it cannot be taken as it stands. */
export type DebtorReader = (cells: readonly string[], line: number) => SaidDetails | undefined;

/** Shorter pieces of a text are copied by the engine itself. */
const SHORTEST_CUT = 13;

const REPEATING: ReadonlySet<Field> = new Set(['postcode', 'city', 'province', 'country']);
/** More different ones than that are no words that repeat. */
const MOST_WORDS = 20_000;

/** What people and programs write where there is nothing to write. */
const NOTHING =
  /^(?:[-–—/.?]+|n\.?\s?d\.?|n\.?a\.?|n\/[ad]|non presente|non disponibile|nessun[oa]?|null|none)$/iu;

interface Problem {
  readonly field: Field;
  readonly value: string;
  readonly code: RowProblemCode;
}

interface Known {
  readonly cells: readonly string[];
  readonly details: SaidDetails | undefined;
  readonly problems: readonly Problem[];
  /** A tax number that a spreadsheet has rounded is left out. */
  readonly hasLostTaxId: boolean;
}

/**
 * Reads debtors. One debtor has many rows, so a row whose debtor cells are those of an earlier row shares its value: it
 * is read once, and held once.
 */
export function createDebtorReader(layout: Layout, report: RowReport, seller?: Seller): DebtorReader {
  const ours = ownSigns(seller);
  const fields = DEBTOR_FIELDS.filter((field) => layout.positions[field] !== undefined);
  const places = fields.map((field) => layout.positions[field] ?? 0);
  const known = new Map<string, Known>();
  const words = new Map<string, string>();
  let previous: Known | undefined;

  /** Towns, postcodes and provinces repeat from debtor to debtor, so each is held once. */
  function shared(cell: string): string {
    const word = words.get(cell);
    if (word !== undefined || words.size === MOST_WORDS) return word ?? cell;
    words.set(cell, cell);
    return cell;
  }

  function lookUp(cells: readonly string[]): Known {
    // The rows of one debtor mostly stand together.
    if (previous !== undefined && isSame(previous.cells, cells, places)) return previous;
    const key = firstFilled(cells, places);
    const entry = known.get(key);
    if (entry !== undefined && isSame(entry.cells, cells, places)) return entry;
    const read = readNew(
      layout,
      ours,
      fields,
      places.map((at, index) => {
        const cell = ownText(cells[at] ?? '');
        return REPEATING.has(fields[index] as Field) ? shared(cell) : cell;
      }),
    );
    known.set(key, read);
    return read;
  }

  return (cells, line) => {
    const entry = lookUp(cells);
    previous = entry;
    if (entry.hasLostTaxId) report.noteLostTaxId();
    for (const { field, value, code } of entry.problems) report.note(line, field, value, code);
    return entry.problems.length === 0 ? entry.details : undefined;
  };
}

/** A cell cut out of a large text keeps all of it in memory; a debtor is kept, so its cells are texts of their own. */
function ownText(cell: string): string {
  return cell.length < SHORTEST_CUT ? cell : Buffer.from(cell).toString();
}

function firstFilled(cells: readonly string[], places: readonly number[]): string {
  for (const at of places) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '') return cell;
  }
  return '';
}

function isSame(known: readonly string[], cells: readonly string[], places: readonly number[]): boolean {
  for (let index = 0; index < places.length; index += 1) {
    if (known[index] !== (cells[places[index] ?? 0] ?? '')) return false;
  }
  return true;
}

function readNew(layout: Layout, ours: OwnSigns, fields: readonly Field[], cells: readonly string[]): Known {
  const problems: Problem[] = [];
  const texts: Partial<Record<Field, string>> = {};
  let hasLostTaxId = false;
  for (const [index, field] of fields.entries()) {
    const value = cells[index] ?? '';
    const text = cleanText(value);
    if (isRounded(text) && (field === 'vat_no' || field === 'tax_code')) hasLostTaxId = true;
    else if (text.length > LONGEST_TEXT) problems.push({ field, value, code: 'cell-too-long' });
    else if (text !== '' && (field === 'debtor_name' || !NOTHING.test(text))) texts[field] = text;
  }
  takeCodeOut(layout, texts);
  if (texts.debtor_name !== undefined && layout.sharedCodes?.includes(texts.debtor_code ?? '') === true)
    delete texts.debtor_code;
  const hasNames = layout.positions.debtor_name !== undefined;
  const name = hasNames ? nameOf(layout, texts) : texts.debtor_code;
  const isNameTooLong = problems.some(({ field }) => field === 'debtor_name');
  if (name === undefined && !isNameTooLong) {
    problems.push({ field: hasNames ? 'debtor_name' : 'debtor_code', value: '', code: 'missing-debtor' });
  }
  const taxIds = readTaxIds(layout, texts, problems);
  problems.push(...ownCompany(ours, name, taxIds, texts));
  const details =
    name === undefined
      ? undefined
      : {
          name,
          ...codeOf(texts),
          ...severalContacts(texts, taxIds.country),
          ...taxIds,
          ...addressOf(texts, taxIds),
        };
  return { cells, details, problems, hasLostTaxId };
}

/** The company itself, by a number of its own or, where the row has no number at all, by its name. */
function ownCompany(
  { ids, isOwnName }: OwnSigns,
  name: string | undefined,
  { vatNumber, taxCode }: Pick<DebtorDetails, 'vatNumber' | 'taxCode'>,
  { vat_no: writtenVat, tax_code: writtenCode }: Texts,
): Problem[] {
  const own = [vatNumber, taxCode].find((id) => id !== undefined && ids.includes(id));
  if (own !== undefined)
    return [{ field: own === vatNumber ? 'vat_no' : 'tax_code', value: own, code: 'own-company' }];
  const hasNumber = writtenVat !== undefined || writtenCode !== undefined;
  if (name === undefined || hasNumber || !isOwnName(name)) return [];
  return [{ field: 'debtor_name', value: name, code: 'own-company' }];
}

/** A code that stands in the cell of the name. */
function takeCodeOut({ codeInName: place }: Layout, texts: Partial<Record<Field, string>>): void {
  const { debtor_name: text, debtor_code: code } = texts;
  const parts = place === undefined || text === undefined ? undefined : codedName(text, place);
  if (parts !== undefined && code === undefined) Object.assign(texts, namedParts(parts));
}

function namedParts({ code, name }: CodedName): Texts {
  return { debtor_code: code, debtor_name: name };
}

/** A person is called by both names; with a company's, theirs are only those of the person to ask for. */
function nameOf({ positions }: Layout, texts: Texts): string | undefined {
  const hasCompanies = positions.surname !== undefined;
  if (hasCompanies && texts.debtor_name !== undefined) return texts.debtor_name;
  const parts = [hasCompanies ? texts.surname : texts.debtor_name, texts.first_name];
  const name = parts.filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}

type Texts = Readonly<Partial<Record<Field, string>>>;

function readTaxIds(
  layout: Layout,
  texts: Texts,
  problems: Problem[],
): Pick<DebtorDetails, 'vatNumber' | 'taxCode' | 'country'> {
  const given = texts.country === undefined ? undefined : countryCode(texts.country);
  const vat = texts.vat_no === undefined ? undefined : readVatNumber(texts.vat_no, given);
  if (vat === 'bad-vat-number') problems.push({ field: 'vat_no', value: texts.vat_no ?? '', code: vat });
  const read = vat === 'bad-vat-number' ? undefined : vat;
  const country = given ?? read?.country;
  // A French or German tax number has no check of ours, and neither has that of a foreign debtor.
  const isForeign =
    (country ?? 'IT') !== 'IT' || /siret|siren|steuer/iu.test(layout.columns['tax_code'] ?? '');
  const written = texts.tax_code;
  const taxCode = written === undefined ? read?.taxCode : readTaxCode(written, isForeign);
  if (written !== undefined && taxCode === undefined) {
    problems.push({ field: 'tax_code', value: written, code: 'bad-tax-code' });
  }
  return {
    ...(read?.vatNumber === undefined ? {} : { vatNumber: read.vatNumber }),
    ...(taxCode === undefined ? {} : { taxCode }),
    ...(country === undefined || country === 'IT' ? {} : { country }),
  };
}

function codeOf({ debtor_code: code }: Texts): Pick<DebtorDetails, 'code'> {
  return code === undefined ? {} : { code };
}

function addressOf(texts: Texts, { country }: Pick<DebtorDetails, 'country'>): Partial<DebtorDetails> {
  const { address, city } = texts;
  const isItalian = country === undefined;
  // Spreadsheets read the CAP 00100 as the number 100.
  const postcode =
    isItalian && /^\d{3,4}$/u.test(texts.postcode ?? '') ? texts.postcode?.padStart(5, '0') : texts.postcode;
  const province = /^\(?([A-Za-z]{2})\)?$/u.exec(texts.province ?? '')?.[1]?.toUpperCase();
  return {
    ...(address === undefined ? {} : { address }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(city === undefined ? {} : { city }),
    ...(province === undefined || !isItalian ? {} : { province }),
  };
}
