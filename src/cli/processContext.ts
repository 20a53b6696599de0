/** The real world: this process, this machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';
import { directOutput } from './screen/directOutput.ts';

/** The context of the running process; `programDir` is where package.json, migrations and templates lie, `build` see Context. */
export function processContext(programDir: string, build?: string): Context {
  const { env } = process;
  const [stdout, stderr] = [() => process.stdout, () => process.stderr];
  return {
    // Opening it takes some milliseconds, and most commands read nothing.
    get stdin() {
      return process.stdin;
    },
    stdout: directOutput(1, stdout) ?? stdout(),
    stderr: directOutput(2, stderr) ?? stderr(),
    env,
    // A folder that was removed under our feet has no name any more.
    cwd: currentFolder(),
    homeDir: homeFolder(),
    platform: process.platform,
    systemLocale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
    now: () => new Date(),
    version: () => versionIn(programDir),
    programDir,
    ...(build === undefined ? {} : { build }),
    openPrompter: async () => {
      // Where everything is read aloud, prompts that redraw themselves are noise.
      const isSpoken = !['', '0'].includes(env['ACCESSIBLE'] ?? '');
      if (isSpoken)
        return (await import('./ask/plainPrompter.ts')).plainPrompter(process.stdin, promptStream());
      return (await import('./ask/inquirerPrompter.ts')).inquirerPrompter(process.stdin, promptStream());
    },
  };
}

/** Questions go beside the results, but always where the person sees them. */
function promptStream(): NodeJS.WriteStream {
  return process.stderr.isTTY ? process.stderr : process.stdout;
}

/** What os.homedir answers, mostly without loading it, which takes half a millisecond. */
function homeFolder(): string {
  const { HOME: home = '' } = process.env;
  if (process.platform !== 'win32' && home !== '') return home;
  return process.getBuiltinModule('node:os').homedir();
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return homeFolder();
  }
}

function versionIn(programDir: string): string {
  const description: unknown = JSON.parse(readFileSync(join(programDir, 'package.json'), 'utf8'));
  const version =
    typeof description === 'object' && description !== null ? Reflect.get(description, 'version') : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}
