/** The user's own cache folder. */
import { join } from 'node:path';
import type { Context } from '../context.ts';

/** The folder for what can be made again: the unpacked browser, compiled code, settings as read. Nothing of a debtor goes there. */
export function cacheDir(context: Context): string {
  const { env, platform, homeDir } = context;
  const base = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homeDir, '.cache') : base, 'dunning');
}
