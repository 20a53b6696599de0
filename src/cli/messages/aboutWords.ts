/** The case or customer in a command that a sentence advises: the one it is about, ready to be pasted. */
import type { SentenceValues } from '../screen/sentence.ts';

/** ` 42`, or nothing: the command asks then. */
export function ofCase(v: SentenceValues): string {
  return v.has('case') ? ` ${v.text('case')}` : '';
}

/** ` C00123`, ` 42`, or nothing. */
export function ofCustomer(v: SentenceValues): string {
  return v.has('customer') ? ` ${v.text('customer')}` : ofCase(v);
}

/** `42`, or what it stands for where a person has to choose. */
export function caseOr(v: SentenceValues, placeholder: string): string {
  return v.has('case') ? v.text('case') : placeholder;
}
