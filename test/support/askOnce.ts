/** A process that asks one thing at a real terminal, and ends as the program would. Arguments: the kind of question. */
import path from 'node:path';
import { Ask } from '../../src/cli/ask/ask.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { formatFor } from '../../src/cli/screen/format.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { printFailure } from '../../src/cli/screen/print.ts';
import { processContext } from '../../src/cli/processContext.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';

const context = processContext(path.resolve(import.meta.dirname, '../..'));
const globals = {
  json: false,
  quiet: false,
  verbose: false,
  color: true,
  dryRun: false,
  yes: false,
  input: true,
};
const [messages, format, today] = [italian, formatFor('it'), day('2026-11-24')];
const ask = new Ask({ context, globals, messages, format, today });

const answers: Readonly<Record<string, () => Promise<unknown>>> = {
  inOrder,
  amount: () =>
    ask.amount({ message: 'Importo', flag: '--amount', example: '1250,50', usually: cents(1_248_000) }),
  confirm: () => ask.confirm({ message: 'Importo le righe?', usually: true }),
  key: () => ask.key({ message: 'Esito', flag: '--outcome', example: 'no-answer', keys: ['n', 'p'] }),
  choose: () =>
    ask.choose({
      message: 'Quale pratica?',
      flag: 'PRATICA',
      choices: [
        { value: '42', label: '42 Officine Rivolta' },
        { value: '51', label: '51 Caffè Lilla' },
      ],
    }),
};

/** A list between two lines: what is typed in all of them. */
async function inOrder(): Promise<string[]> {
  const typed: Record<string, string> = {};
  await ask.inOrder([
    async () => void (typed['who'] = await ask.text({ message: 'Chi', flag: '--name' })),
    async () => void (typed['case'] = String(await answers['choose']?.())),
    async () => void (typed['note'] = await ask.text({ message: 'Nota', flag: '--note' })),
  ]);
  return Object.values(typed);
}

try {
  const answer = await answers[process.argv[2] ?? '']?.();
  process.stdout.write(`answer=${JSON.stringify(answer)}\n`);
} catch (error) {
  const printing = { context, globals, messages, format, today };
  process.exitCode = await printFailure(failureOf(error, messages, format), printing);
}
