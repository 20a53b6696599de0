/** Loaded into a process that is measured: leaves its peak memory, in KiB, in the file named by BENCH_PEAK. */
import { writeFileSync } from 'node:fs';

const { BENCH_PEAK } = process.env;
if (BENCH_PEAK !== undefined) {
  process.on('exit', () => writeFileSync(BENCH_PEAK, String(process.resourceUsage().maxRSS)));
}
