/** Printed lists may have the customer's address below its name, beside further documents, where other rows have a name. */
import { isStreetNumber } from './headingLines.ts';
import { UnreadableFile, type ToldLines } from '../layout.ts';
import { isAmong, lineText } from './pageLines.ts';

/** Postcode, town and province, as no customer with a code is called. */
const TOWN = /^(?:\p{Lu}{1,3}\s?-\s?)?\d{5}\s+\p{L}.*[\s(]\p{Lu}{2}\)?$/u;
/** Where so many rows out of ten have one, names are few; elsewhere blanks or subtotals show groups. */
const MOST_OF_TEN = 3;
const MOST_TOLD = 20;

/** Collects what stands in the column of names and is rather an address. */
export interface AddressNames {
  look(name: string, line: number): void;
  /** Throws `customer-unsure` where rows stand in groups and some are called by an address. */
  refuse(rowCount: number, hasGroups: boolean): void;
}

/** A collector for one file. */
export function createAddressNames(told: ToldLines | undefined): AddressNames {
  const found = new Set<string>();
  let count = 0;
  let firstLine = 0;
  return {
    look(name, line) {
      if (!isAddress(name) || isAmong(lineText(name), told?.customers ?? [])) return;
      count += 1;
      if (count === 1) firstLine = line;
      if (found.size < MOST_TOLD) found.add(name.trim());
    },
    refuse(rowCount, hasGroups) {
      if (count === 0 || !(hasGroups || count * 10 >= rowCount * MOST_OF_TEN)) return;
      const names = [...found];
      throw new UnreadableFile('customer-unsure', {
        line: firstLine,
        flag: `--skip-lines "${names.join('|').replaceAll(/["$`\\!]/gu, '*')}"`,
        detail: names[0] ?? '',
      });
    },
  };
}

function isAddress(name: string): boolean {
  return /\d/u.test(name) && (isStreetNumber(name.trim()) || TOWN.test(name.trim()));
}

/** Whether a person said that a text names no customer. */
export function isNoName(name: string, told: ToldLines | undefined): boolean {
  return told !== undefined && isAmong(lineText(name), told.lines);
}
