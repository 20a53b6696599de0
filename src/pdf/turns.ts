/** Lets at most a fixed number of jobs work at once, first come first served; a job may ask to be alone. */
export interface Turns {
  /** Runs the job when its turn has come and gives the turn back afterwards, whatever happened. */
  take<Result>(job: () => Promise<Result>): Promise<Result>;
  /** The same, with no other job at work meanwhile. */
  takeAlone<Result>(job: () => Promise<Result>): Promise<Result>;
}

/** A queue with `width` turns. */
export function turns(width: number): Turns {
  const waiting: { weight: number; begin: () => void }[] = [];
  let free = width;

  function admit(): void {
    for (let next = waiting[0]; next && next.weight <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.weight;
      next.begin();
    }
  }

  async function run<Result>(weight: number, job: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((begin) => {
      waiting.push({ weight, begin });
      admit();
    });
    try {
      return await job();
    } finally {
      free += weight;
      admit();
    }
  }

  return { take: (job) => run(1, job), takeAlone: (job) => run(width, job) };
}
