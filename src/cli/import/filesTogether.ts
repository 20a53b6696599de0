/** The files of one command are one act to whoever takes it back (rule 19), though each is recorded by itself. */
import type { Done } from '../../office/act.ts';

/** The operation of the first file that changed something. */
export interface FilesTogether {
  first?: number | undefined;
}

/** Makes an act part of those before it, or the first of those to come. */
export function actTogether<Result>(
  { together = {} }: { readonly together?: FilesTogether },
  act: (batch: { readonly batch?: number }) => Done<Result>,
): Done<Result> {
  const { first } = together;
  const done = act(first === undefined ? {} : { batch: first });
  together.first ??= done.operation;
  return done;
}
