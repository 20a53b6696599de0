/** A world for tests: records what is written, answers what is asked, fails on a question nobody foresaw. */
import path from 'node:path';
import { Writable, Readable } from 'node:stream';
import type { Context, OutputStream } from '../../src/cli/context.ts';
import { main } from '../../src/cli/main.ts';
import { LeftByUser, type Prompter } from '../../src/cli/ask/prompter.ts';

export interface TestWorld {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly homeDir?: string;
  /** The instant of the clock; by default a Tuesday morning, 24 November 2026. */
  readonly now?: string;
  /** Columns of a terminal; a pipe when absent. */
  readonly terminal?: number;
  /** What is typed at the questions to come, in order; `^C` leaves. Choices are answered by their value. */
  readonly answers?: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly systemLocale?: string;
}

/** What a run left behind. */
export interface TestRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Questions put, with the complaints about wrong answers. */
  readonly asked: readonly string[];
  /** Standard output as JSON. */
  readonly json: () => unknown;
}

/** A stream that remembers. */
class Recorded extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** The context itself, for tests of what takes one, with what was written and asked. */
export function testContext(world: TestWorld = {}): {
  context: Context;
  stdout: Recorded;
  stderr: Recorded;
  asked: string[];
} {
  const [stdout, stderr] = [new Recorded(), new Recorded()];
  const asked: string[] = [];
  const isTTY = world.terminal !== undefined;
  const stream = (recorded: Recorded): OutputStream =>
    Object.assign(recorded, world.terminal === undefined ? {} : { isTTY, columns: world.terminal });
  const context: Context = {
    stdin: Object.assign(Readable.from([]), { isTTY }),
    stdout: stream(stdout),
    stderr: stream(stderr),
    env: { DUNNING_LANG: 'en', ...world.env },
    cwd: world.cwd ?? '/nowhere',
    homeDir: world.homeDir ?? '/nowhere/home',
    platform: world.platform ?? 'linux',
    systemLocale: () => world.systemLocale ?? 'en-GB',
    now: () => new Date(world.now ?? '2026-11-24T08:14:00Z'),
    version: () => '0.0.0-test',
    programDir: path.resolve(import.meta.dirname, '../..'),
    openPrompter: async () => scriptedPrompter(world.answers ?? [], asked),
  };
  return { context, stdout, stderr, asked };
}

/** Runs one command line in a test world. */
export async function runInTest(argv: readonly string[], world: TestWorld = {}): Promise<TestRun> {
  const { context, stdout, stderr, asked } = testContext(world);
  const status = await main(argv, context);
  return {
    status,
    stdout: stdout.text,
    stderr: stderr.text,
    asked,
    json: () => JSON.parse(stdout.text) as unknown,
  };
}

/** Types the given answers; like a person, tries the next one when an answer is not understood. */
function scriptedPrompter(answers: readonly string[], asked: string[]): Prompter {
  const left = [...answers];
  const next = (message: string): string => {
    const answer = left.shift();
    if (answer === undefined) throw new Error(`unexpected question: ${message}`);
    if (answer === '^C') throw new LeftByUser();
    return answer;
  };
  return {
    askLine: async ({ message, default: usual, complaint, echo }) => {
      for (;;) {
        asked.push(usual === undefined ? message : `${message} [${usual}]`);
        const typed = next(message) || (usual ?? '');
        const complained = complaint(typed);
        if (complained === undefined) {
          const understood = echo?.(typed);
          if (understood !== undefined) asked.push(`-> ${understood}`);
          return typed;
        }
        asked.push(complained);
      }
    },
    choose: async ({ message, choices, default: usual }) => {
      asked.push(usual === undefined ? message : `${message} [${usual}]`);
      const value = next(message) || (usual ?? '');
      if (!choices.some((choice) => choice.value === value))
        throw new Error(`${value} is not a choice of: ${message}`);
      return value;
    },
  };
}
