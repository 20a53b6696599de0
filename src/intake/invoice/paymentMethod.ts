/** ModalitaPagamento of FatturaPA (MP01 to MP23), in the words of its specification. */
const METHODS: readonly string[] = [
  'contanti',
  'assegno',
  'assegno circolare',
  'contanti presso Tesoreria',
  'bonifico',
  'vaglia cambiario',
  'bollettino bancario',
  'carta di pagamento',
  'RID',
  'RID utenze',
  'RID veloce',
  'RIBA',
  'MAV',
  'quietanza erario',
  'giroconto su conti di contabilità speciale',
  'domiciliazione bancaria',
  'domiciliazione postale',
  'bollettino di c/c postale',
  'SEPA Direct Debit',
  'SEPA Direct Debit CORE',
  'SEPA Direct Debit B2B',
  'trattenuta su somme già riscosse',
  'PagoPA',
];

/** The words of a code; the code itself when it is not known. */
export function paymentMethod(code: string): string {
  return METHODS[Number(/^MP(\d\d)$/u.exec(code)?.[1] ?? 0) - 1] ?? code;
}
