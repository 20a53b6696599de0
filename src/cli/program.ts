/** One run: chooses the language, has the command line answered, and prints the answer. */
import { dayInRome, type Context } from './context.ts';
import { failureOf } from './failure.ts';
import { formatFor } from './screen/format.ts';
import { scanGlobals } from './globals.ts';
import { chooseLanguage, loadMessages } from './language.ts';
import { plainAnswer } from './plainCommands.ts';
import { printFailure, printOutcome, type Printing } from './screen/print.ts';
import { Run } from './run.ts';
import { settingsLanguage } from './settings/settingsLanguage.ts';

/** A reader that goes away (`| head`) is reported through the write itself; this only keeps it from being fatal. */
function ignoreLater(): void {
  return undefined;
}

/** Parses, runs and prints one command line; the exit status. */
export async function runCommandLine(argv: readonly string[], context: Context): Promise<number> {
  const plain = plainAnswer(argv);
  const commandLine = plain === undefined ? await import('./commandLine.ts') : undefined;
  const scanned = scanGlobals(argv, commandLine?.ownOptions(argv));
  const language = await chooseLanguage(context, scanned.lang, () => settingsLanguage(context, scanned.dir));
  const run = new Run(context, await loadMessages(language), formatFor(language));
  context.stdout.on('error', ignoreLater);
  context.stderr.on('error', ignoreLater);
  try {
    const outcome = await (plain?.(run) ?? commandLine?.outcomeOf(argv, run));
    if (outcome === undefined) throw new Error(`${argv.join(' ')} gave no answer`);
    run.progress?.finish();
    return await printOutcome(outcome, printingOf(run, argv), run.showHints);
  } catch (error) {
    run.progress?.finish();
    return await printFailure(failureOf(error, run.messages, run.format, run.about), printingOf(run, argv));
  } finally {
    for (const close of run.closers) close();
    context.stdout.removeListener('error', ignoreLater);
    context.stderr.removeListener('error', ignoreLater);
  }
}

/** The options as parsed, or, when parsing failed, as far as they can be recognised. */
function printingOf(run: Run, argv: readonly string[]): Printing {
  const { json, verbose } = scanGlobals(argv);
  const scanned = { json, verbose, quiet: false, color: !argv.includes('--no-color') };
  const { context, messages, format, globals = scanned, today = dayInRome(context.now()) } = run;
  return { context, globals, messages, format, today };
}
