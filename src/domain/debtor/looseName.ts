/**
 * Names that two programs write in their own way: surname first or last, with or without the legal form, "&" or "e",
 * "F.lli" or "Fratelli". Too loose to say by itself that two customers are one: something else must say so as well.
 */
import { nameKey } from './debtor.ts';

/** Whether two names differ in nothing but how they are written; two legal forms that differ are two companies. */
export function isLooselySame(one: string, other: string): boolean {
  const [a, b] = [takeApart(one), takeApart(other)];
  return a.words !== '' && a.words === b.words && (a.form === '' || b.form === '' || a.form === b.form);
}

/** Tells whether names are this one, as `isLooselySame` does; asked of every customer of a file. */
export function sameNameTeller(own: string): (other: string) => boolean {
  const { words } = takeApart(own);
  const [longest = ''] = words.split(' ').sort((a, b) => b.length - a.length);
  // Nearly every name lacks a word of ours, which is seen without taking it apart.
  const mayBeSame = (other: string): boolean => ABRIDGED.has(longest) || nameKey(other).includes(longest);
  return (other) => words !== '' && mayBeSame(other) && isLooselySame(own, other);
}

/** Whether two names have a word in common, the legal form apart. */
export function haveWordInCommon(one: string, other: string): boolean {
  const words = new Set(takeApart(one).words.split(' '));
  return takeApart(other)
    .words.split(' ')
    .some((word) => word !== '' && words.has(word));
}

interface LooseName {
  /** In alphabetical order; empty when the name is nothing but a form. */
  readonly words: string;
  readonly form: string;
}

function takeApart(name: string): LooseName {
  let text = ` ${nameKey(name.replace(POINT_IN_WORD, '. '))} `;
  for (const [written, meant] of WRITTEN_OUT) text = text.replace(written, meant);
  const words = text.split(' ').filter((word) => word !== '' && !SILENT.has(word));
  return {
    words: words
      .filter((word) => !FORMS.has(word))
      .sort()
      .join(' '),
    form: words
      .filter((word) => FORMS.has(word))
      .sort()
      .join(' '),
  };
}

/** "S.n.c." is one word, "F.lli" and "Soc.Coop." are two. */
const POINT_IN_WORD = /\.(?=\p{L}{2})/gu;

const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/ (?:F LLI|FLLI) /gu, ' FRATELLI '],
  [/ SPETT LE /gu, ' '],
  [/ (?:(?:A|CON) (?:SOCIO UNICO|UNICO SOCIO)|UNIPERSONALE|IN LIQ(?:UIDAZIONE)?) /gu, ' '],
  [/ SOC(?:IETA)? A (?:R ?L|RESPONSABILITA LIMITATA) SEMPL(?:IFICATA)? | S R L S /gu, ' SRLS '],
  [/ (?:SOC(?:IETA)? )?COOP(?:ERATIVA)?(?: A ?R ?L)? | SCARL | SCRL /gu, ' COOP '],
  [/ SOC(?:IETA)? A (?:R ?L|RESPONSABILITA LIMITATA) | S R L /gu, ' SRL '],
  [/ SOC(?:IETA)? PER AZIONI | S P A /gu, ' SPA '],
  [/ SOC(?:IETA)? IN NOME COLLETTIVO | S N C /gu, ' SNC '],
  [/ SOC(?:IETA)? IN ACCOMANDITA SEMPLICE | S A S /gu, ' SAS '],
];

/** Words that are also written in another way. */
const ABRIDGED = new Set(['FRATELLI']);

const FORMS = new Set('SRL SRLS SPA SNC SAS SAPA SS COOP GMBH SARL LTD BV'.split(' '));

/** Words that are written or left out at will. */
const SILENT = new Set('E ED ET AND UND DITTA SPETT SPETTLE'.split(' '));
