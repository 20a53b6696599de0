/** The one long text in which Italian banks put everything about a transfer, taken apart. */
import type { BankMovement } from '../../domain/payment/bankMovement.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import { withoutControls } from '../cell/cleanText.ts';

export type BankTextParts = Pick<
  BankMovement,
  'remittance' | 'counterparty' | 'reference' | 'counterpartIban'
>;

/** Longer than any bank writes; the rest would only fill the book. */
const LONGEST = 500;
const END =
  '(?=\\s+(?:CAUSALE|CAUS\\b|MOTIVO|NOTE\\b|DESCRIZIONE|PER(?! CONTO)|RIF\\b|TRN\\b|CRO\\b|ID\\b|IBAN\\b|BIC\\b|COD\\b|DATA\\b|VALUTA\\b|DEL \\d|A FAVORE|BENEF|FTT?\\b|FATT|SALDO\\b|ACCONTO\\b|PAG(?:AMENTO|\\.)|(?:NR?|NUM)\\.? ?\\d)|\\s+-\\s|$)';
const PAYER = new RegExp(
  `\\b(?:DISPOST[OA] DA|ORDINANTE|ORD\\.|ORD:(?=\\s*\\p{L})|MITTENTE|MITT\\.|DA PARTE DI|(?:BONIFICO|BONIF\\.?|ACCREDITO)(?: SEPA)? DA|A (?:VS|VOSTRO)\\.? FAVORE DA)\\s*:?\\s*(.+?)${END}`,
  'iu',
);
const REASON = /\b(?:CAUSALE|CAUS\.|MOTIVO)\s*:?\s*(.+?)(?=\s+(?:TRN|CRO)\b[ .:]*[A-Z0-9]{11}|$)/iu;
const MARK = /\b(?:TRN|CRO)[ .:N°]*([A-Z0-9]{11,35})\b/iu;
const IBAN = /\bIBAN\s*:?\s*([A-Z]{2}\d{2}[A-Z0-9]{11,30})\b/iu;

/** Payer, reason and TRN where the text names them; without a reason the whole text is one. */
export function bankTextParts(written: string): BankTextParts {
  const text = bankText(written);
  const payer = PAYER.exec(text)?.[1];
  const mark = MARK.exec(text)?.[1];
  const iban = IBAN.exec(text)?.[1];
  return {
    remittance: REASON.exec(text)?.[1] ?? text,
    ...(payer === undefined ? {} : { counterparty: payer.trim() }),
    ...(mark === undefined ? {} : { reference: mark.toUpperCase() }),
    ...(iban === undefined ? {} : { counterpartIban: normaliseIban(iban) }),
  };
}

/** A text of a statement as it is kept: on one line, without what could disturb a screen. */
export function bankText(written: string): string {
  return withoutControls(written).replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
}

/** A reference that refers to something: banks fill the field with zeros and words for "none". */
export function bankReference(written: string | undefined): string | undefined {
  const text = (written ?? '').replace(/\s+/gu, '').toUpperCase();
  return /[1-9A-Z]/u.test(text) && !/^(?:NOTPROVIDED|NON?REF|NOTPROV|NONE)$/u.test(text) ? text : undefined;
}
