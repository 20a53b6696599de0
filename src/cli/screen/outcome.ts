/** What a command answers. It returns this and prints nothing: main prints it, as a screen or as one JSON document. */
import type { Day } from '../../domain/day.ts';
import type { Page } from './page.ts';

/** Exit statuses by meaning (docs/rules.md). */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 130;

/** Something a person should know although the command was carried out. */
export interface Warning {
  /** English, kebab-case, the same in every language. */
  readonly code: string;
  readonly message: string;
}

export interface Outcome {
  /** Name and version of the shape of `data`: `dunning.next/1`. */
  readonly schema: string;
  /** What other programs read. Money is a decimal string with its currency beside it, days are ISO, codes are English. */
  readonly data: unknown;
  /** What a person reads, written on a page. */
  readonly screen: (page: Page) => void | Promise<void>;
  /** 0 when absent; 3 when finished with something left that a person must see. */
  readonly exitCode?: ExitCode;
  readonly warnings?: readonly Warning[];
  /** What stopped it, where `data` says more than a failure could; for programs. */
  readonly error?: Warning;
  /** Next commands worth knowing, on standard error, silenced by `--quiet`. */
  readonly hints?: readonly string[];
  /** The day the answer is about; today when absent. */
  readonly asOf?: Day;
  /** Bytes that take the place of the screen: a CSV file, an agenda. */
  readonly raw?: string | Uint8Array;
}
