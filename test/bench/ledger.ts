/** Exports of any size, the same at every run: the figures of a benchmark must not depend on chance. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { addDays, day } from '../../src/domain/day.ts';

const HEADER =
  'Codice cliente;Ragione sociale;Partita IVA;Indirizzo;CAP;Città;Prov;Telefono;E-mail;Numero;Data;Scadenza;Importo;Pagato;Residuo;Note';
const FIRST_DAY = day('2026-03-02');

/**
 * Writes an Italian export of `rows` invoices, `perDebtor` for each customer: 16 columns, about 180 bytes a row.
 * @param from where a file of a longer list begins
 */
export function writeLedger(path: string, rows: number, perDebtor: number, from = 0): void {
  const file = openSync(path, 'w');
  let lines: string[] = [HEADER];
  for (let row = from; row < from + rows; row += 1) {
    lines.push(line(row, perDebtor));
    if (lines.length < 5000) continue;
    writeSync(file, `${lines.join('\r\n')}\r\n`);
    lines = [];
  }
  writeSync(file, lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`);
  closeSync(file);
}

function line(row: number, perDebtor: number): string {
  const debtor = Math.floor(row / perDebtor);
  const issued = addDays(FIRST_DAY, row % 150);
  const cents = 1000 + ((row * 7919) % 900_000);
  const paid = row % 10 === 0 ? Math.floor(cents / 2) : 0;
  const name = row % 20 === 0 ? `"Officine ""Prova ${debtor}"" S.r.l."` : `Officine Prova ${debtor} S.r.l.`;
  return [
    `C${String(debtor).padStart(6, '0')}`,
    row % perDebtor === 0 ? name : `Officine Prova ${debtor} S.r.l.`,
    vatNumber(debtor),
    `Via dei Collaudi ${(debtor % 200) + 1}`,
    '50131',
    'Firenze',
    'FI',
    `055 ${1_000_000 + debtor}`,
    `ufficio${debtor}@prova.example`,
    `2026/${row + 1}`,
    italian(issued),
    italian(addDays(issued, 30 + (row % 3) * 30)),
    amount(cents),
    amount(paid),
    amount(cents - paid),
    `ordine ${row}`,
  ].join(';');
}

/** A VAT number with its right check digit (Luhn). */
export function vatNumber(serial: number): string {
  const digits = `9${String(serial).padStart(6, '0')}048`;
  let sum = 0;
  Array.from(digits).forEach((digit, position) => {
    const value = Number(digit) * (position % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  });
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function italian(of: string): string {
  return `${of.slice(8)}/${of.slice(5, 7)}/${of.slice(0, 4)}`;
}

function amount(cents: number): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${whole},${String(cents % 100).padStart(2, '0')}`;
}
