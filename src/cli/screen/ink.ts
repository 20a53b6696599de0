/** Text with a style, as a value. Commands never hold terminal codes: the page paints, or does not, when it is printed. */
import { clean, displayWidth } from './clean.ts';

/** What a style means; colour only adds to words that already say it. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow';

/** A piece of text with a style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** What can be put on a page: plain text or a styled piece. */
export type Ink = string | Span;

/** Cases and customers, totals. */
export const bold = (text: string): Span => ({ text, style: 'bold' });

/** What is said by the way. */
export const dim = (text: string): Span => ({ text, style: 'dim' });

/** Errors and broken promises. */
export const red = (text: string): Span => ({ text, style: 'red' });

/** What needs attention. */
export const yellow = (text: string): Span => ({ text, style: 'yellow' });

/** What went well. */

/** The same piece with its text cleaned: every piece passes here before it reaches a page. */
export function cleanInk(ink: Ink): Ink {
  return typeof ink === 'string' ? clean(ink) : { text: clean(ink.text), style: ink.style };
}

/** The words without their style. */
export function textOf(ink: Ink): string {
  return typeof ink === 'string' ? ink : ink.text;
}

/** The same style on other words. */
export function reword(ink: Ink, text: string): Ink {
  return typeof ink === 'string' ? text : { text, style: ink.style };
}

/** Columns a row of clean pieces takes. */
export function widthOf(line: readonly Ink[]): number {
  return line.reduce((total, ink) => total + displayWidth(textOf(ink)), 0);
}

/** Turns a styled piece into what the terminal shows. */
export type Paint = (ink: Ink) => string;

/** Without colour: the words alone. */
export const plainPaint: Paint = textOf;

/** With the sixteen colours every terminal has. Loads chalk, so it is asked for only when colour is wanted. */
export async function colourPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return (ink) => (typeof ink === 'string' ? ink : chalk[ink.style](ink.text));
}
