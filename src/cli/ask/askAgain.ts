/** What was answered in questions that follow each other, for the way back. */

/** `<` was typed: the question before is asked again. Caught by `Ask.inOrder`. */
export class WentBack extends Error {}

/**
 * The answers on the way, in their order. `<` leads to the last of them: where its step has to begin with others, or a whole
 * row of questions, these are answered as before without being put again.
 */
export class AnsweredWay {
  /** Rows of questions within each other; outside of all of them nothing is kept. */
  depth = 0;
  #answers: { readonly message: string; readonly typed: string }[] = [];
  /** What was typed in all of them, also in those that were gone back from. */
  readonly #typed = new Map<string, string>();
  #hasReturned = false;
  /** The question on the way back that is to be put. */
  #goal: string | undefined;

  /** One more question is answered. */
  keep(message: string, typed: string): void {
    if (this.depth === 0) return;
    this.#answers.push({ message, typed });
    this.#typed.set(message, typed);
  }

  /** To be thrown: the last question is to be put again, with what was answered to those before it. */
  goBack(): WentBack {
    this.#hasReturned = true;
    this.#goal = this.#answers.at(-1)?.message;
    return new WentBack();
  }

  /** The answer of before to a question that lies before the one to be put; undefined when it is to be put. */
  answerAgain(message: string): string | undefined {
    if (this.#goal === undefined) return undefined;
    const place = this.#answers.findLastIndex((answer) => answer.message === message);
    const isGoal = place === -1 || place === this.#answers.length - 1;
    if (!isGoal) return this.#answers[place]?.typed;
    if (place !== -1) this.#answers.length = place;
    this.#goal = undefined;
    return undefined;
  }

  /** After `<`: what was typed at a question, to be offered there. */
  offered(message: string): string | undefined {
    const typed = this.#hasReturned ? this.#typed.get(message) : undefined;
    return typed === '' ? undefined : typed;
  }

  /** The last question of a row was answered. */
  forget(): void {
    this.#answers = [];
    this.#typed.clear();
    this.#hasReturned = false;
    this.#goal = undefined;
  }
}
