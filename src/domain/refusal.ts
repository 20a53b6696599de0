/**
 * A rule or the user's input said no. It carries a code and the values for its sentence; the sentences themselves, with
 * the remedy, stand in the message catalogues, so that both languages say the same thing.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly values: RefusalValues;

  constructor(kind: RefusalKind, code: string, values: RefusalValues = {}) {
    super(code);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.values = values;
  }
}

/** Texts and numbers a refusal's sentence is made from. */
export type RefusalValues = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Decides the exit status: 2, 4, 5, 6, 7 and 8 in that order (docs/rules.md). */
export type RefusalKind = 'usage' | 'not-found' | 'data' | 'locked' | 'rule' | 'no-printer';
