import { test, expect } from 'vitest';
import path from 'node:path';
import { letterOffice, printedText, rowsOf } from './letterOffice.ts';
test('x', async () => {
  const office = await letterOffice(...rowsOf(3));
  for (const argv of [['letter','1','--dry-run'],['letter','1','--preview'],['letter','1','--yes'],['letter','1','--yes'],['letter','2','--yes','--lang','en'],['letter','--due'],['letter','--due','--yes'],['sent','2026/1','2026/2','--on','ieri'],['letter','1','--preview','--step','legal-warning'],['receipt','2026/0001','--delivered','oggi'],['letter','1','--override','perché sì','--yes','--step','legal-warning']]) {
    const r = await office.run(argv);
    console.log('$ dunning', argv.join(' '), '->', r.status, '\n' + r.stdout + '--- err\n' + r.stderr);
  }
  console.log(office.files(), office.files('letters/preview'), printedText(path.join(office.dir, 'letters/2026', office.files()[0]!)));
  console.log((await office.run(['letter','3','--json','--preview'])).stdout);
});
