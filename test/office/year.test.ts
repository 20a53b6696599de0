/**
 * A department lives through a year, day by day, and every rule is looked at every evening. `DUNNING_YEAR_DEBTORS=400`
 * makes the department larger, `DUNNING_SEED` (a number, or `random`) lives another year.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadSettings } from '../../src/cli/settings/settingsFile.ts';
import { day } from '../../src/domain/day.ts';
import { acmeFlags } from '../settings/acme.ts';
import { runInTest } from '../support/testContext.ts';
import { aBook, daysFrom } from '../support/world.ts';
import { chanceOf } from './yearChance.ts';
import { promisesFallDue } from './yearDebtors.ts';
import { importExport, lastThing, nightRun, somethingHappens } from './yearEvents.ts';
import { instalmentsFallDue } from './yearRecovery.ts';
import { Ledger } from './yearLedger.ts';
import { EnoughBroken, YearOffice } from './yearOffice.ts';
import { dailyBreaches, morningBreaches, undoBreaches } from './yearRules.ts';
import { workTheAgenda } from './yearWork.ts';

const DEBTORS = Number(process.env['DUNNING_YEAR_DEBTORS'] ?? 60);
const USUAL_SEED = 20261201;
const SEED = seedOf(process.env['DUNNING_SEED'] ?? String(USUAL_SEED));
const YEAR = daysFrom(day('2026-01-07'), day('2026-12-31'));
/** The year before is only lived in the accounting, so that the first export is that of an office that is late. */
const MONTHS_BEFORE = daysFrom(day('2025-09-01'), day('2026-01-06'));
/** The director changes the rules. */
const CHANGES: Readonly<Record<string, readonly [from: RegExp, to: string]>> = {
  '2026-04-13': [/^min_contact_days = 3/m, 'min_contact_days = 5'],
  '2026-09-07': [/^min_contact_days = 5/m, 'min_contact_days = 2'],
};

test(`a year of ${DEBTORS} debtors breaks no rule (seed ${SEED})`, { timeout: 3_600_000 }, async () => {
  const office = await anOffice();
  for (const today of MONTHS_BEFORE) office.ledger.live(today);
  try {
    for (const today of YEAR) {
      office.today = today;
      await liveADay(office);
    }
  } catch (error) {
    if (!(error instanceof EnoughBroken)) throw error;
  }
  expect(office.breaches.join('\n\n')).toBe('');
  if (SEED === USUAL_SEED) expect(deedsNeverDone(office)).toEqual([]);
});

async function liveADay(office: YearOffice): Promise<void> {
  const { chance, ledger, today } = office;
  await changeSettings(office);
  ledger.live(today);
  office.hasImported = false;
  if (chance.percent(30)) importExport(office);
  nightRun(office);
  office.tell(morningBreaches(office));
  promisesFallDue(office);
  instalmentsFallDue(office);
  const events = chance.below(Math.ceil(DEBTORS / 15));
  for (let count = 0; count < events; count += 1) somethingHappens(office);
  workTheAgenda(office);
  if (chance.percent(35)) office.tell(undoBreaches(office, () => lastThing(office)));
  else lastThing(office);
  office.tell(dailyBreaches(office));
  if (today.endsWith('-28')) await askTheDoctor(office);
}

const dirs = new WeakMap<YearOffice, string>();

async function anOffice(): Promise<YearOffice> {
  const home = mkdtempSync(path.join(tmpdir(), 'dunning-year-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = path.join(home, 'acme');
  const made = await runInTest(['init', dir, ...acmeFlags, '--collector', 'Bruno Conti']);
  if (made.status !== 0) throw new Error(made.stderr);
  const settings = await loadSettings(path.join(dir, 'dunning.toml'));
  const chance = chanceOf(SEED);
  const office = new YearOffice(
    aBook({}, settings),
    new Ledger(DEBTORS, chance),
    chance,
    day('2026-01-07'),
    dir,
  );
  office.book = { ...office.book, settings };
  dirs.set(office, dir);
  return office;
}

async function changeSettings(office: YearOffice): Promise<void> {
  const change = CHANGES[office.today];
  if (change === undefined) return;
  const file = path.join(dirs.get(office) ?? '', 'dunning.toml');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(change[0], change[1]);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(file, after);
  office.book = { ...office.book, settings: await loadSettings(file) };
}

/** The doctor looks at the book as it stands in its folder; browsers and free space are none of the year's business. */
async function askTheDoctor(office: YearOffice): Promise<void> {
  const dir = dirs.get(office) ?? '';
  writeFileSync(path.join(dir, 'dunning.db'), office.book.database.connection.serialize());
  const env = { DUNNING_TODAY: office.today, DUNNING_LANG: 'en' };
  const { json } = await runInTest(['doctor', '--json', '--dir', dir], { env });
  const { checks } = (json() as { data: { checks: { id: string; state: string; text: string }[] } }).data;
  const found = checks.filter(({ id, state }) => state === 'error' && id !== 'browser');
  office.tell(found.map(({ id, text }) => ({ rule: 'the doctor finds nothing', seen: `${id}: ${text}` })));
}

/** A year in which something never happens proves nothing about it. */
function deedsNeverDone({ done }: YearOffice): string[] {
  return MUST_HAPPEN.filter((name) => (done.get(name) ?? 0) === 0);
}

const MUST_HAPPEN = [
  'import',
  'import of the whole list',
  'letter: first-letter',
  'letter: second-letter',
  'letter: legal-warning',
  'post: post',
  'call: phone-call',
  'call: retry-call',
  'call: callback',
  'call: broken-promise',
  'visit: visit',
  'address checked',
  'legal warning delivered',
  'legal warning comes back',
  'a letter comes back',
  'promise kept',
  'a payment bounces',
  'dispute answered',
  'hold',
  'resume',
  'close',
  'reopen',
  'plan agreed',
  'instalment paid',
  'call: broken-plan',
  'debtor asked for',
  'debtor found',
  'debtor not found',
  'proceedings opened',
  'claim filed',
  'proceedings ended',
  'strategy changed',
  'credit granted',
  'accessories waived',
  'accessories paid',
  'accessories to court',
  'undo',
  'redo',
];

function seedOf(wish: string): number {
  return wish === 'random' ? Math.floor(Math.random() * 1_000_000_000) : Number(wish);
}
