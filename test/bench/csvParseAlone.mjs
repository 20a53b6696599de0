/** The yardstick of imports: csv-parse reading the same file, and nothing else. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
createReadStream(process.argv[2])
  .pipe(parse({ delimiter: ';', bom: true }))
  .on('data', () => (rows += 1))
  .on('end', () => console.log(rows));
