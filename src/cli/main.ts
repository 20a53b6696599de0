/** The way in: from a command line to an exit status. Nothing here ends the process, so nothing that was written is lost. */
import type { Context } from './context.ts';
import { processContext } from './processContext.ts';
import { runCommandLine } from './program.ts';

/**
 * Runs one command line (without node and script) and returns the exit status of docs/rules.md.
 * The bare version is answered without looking at the workspace or its settings.
 */
export async function main(argv: readonly string[], context: Context): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    context.stdout.write(`dunning ${context.version()}\n`);
    return 0;
  }
  return runCommandLine(argv, context);
}

/** The same with the world of the running process; the program lies in `programDir`, `build` names its bundle. */
export async function mainOfProcess(programDir: string, build?: string): Promise<number> {
  return main(process.argv.slice(2), processContext(programDir, build));
}
