/** Where tests keep the unpacked browser: unpacked once for all of them, inside the project and out of its history. */
import { join, resolve } from 'node:path';

/** A value for XDG_CACHE_HOME. */
export function engineCache(): string {
  return join(resolve(import.meta.dirname, '../..'), 'node_modules', '.cache', 'dunning-tests');
}
