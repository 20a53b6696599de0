/** Why nothing usable was printed: no browser, it did not start, took too long, printed a blank page, or died. */
export type PrintFailureCode = 'no-browser' | 'launch-failed' | 'timed-out' | 'blank-pdf' | 'crashed';

/** A letter could not be printed. `detail` is technical English for the log; the user's sentence is made from `code`. */
export class PrintFailure extends Error {
  readonly code: PrintFailureCode;
  readonly detail: string;

  constructor(code: PrintFailureCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'PrintFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** The browser returned a PDF in which nobody can read anything: such a letter must never be sent. */
export class BlankPdf extends PrintFailure {
  constructor(detail: string) {
    super('blank-pdf', detail);
    this.name = 'BlankPdf';
  }
}

/** The words of whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
