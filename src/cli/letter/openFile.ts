/** Opens a file with the program that the desktop uses for its kind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Context } from '../context.ts';

/** Whether a program could be started; what it does with the file is its own affair. */
export async function openFile({ platform, env }: Context, path: string): Promise<boolean> {
  const child = spawn(openerOf(platform), [path], { detached: true, stdio: 'ignore', env: { ...env } });
  try {
    await once(child, 'spawn');
  } catch {
    return false;
  }
  child.unref();
  return true;
}

function openerOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'explorer.exe';
  return platform === 'darwin' ? 'open' : 'xdg-open';
}
