/** The rules of conduct where a person sees them: `why --conduct`, the card of a letter, the doctor. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aRow } from '../support/world.ts';
import { projectDir } from '../support/sources.ts';
import { errorOf } from './contactsWorld.ts';
import { letterOffice, type LetterOffice } from './letterOffice.ts';

/** Puts a template of the user's own in place: the program's with a change. */
function ownTemplate(office: LetterOffice, file: string, change: (text: string) => string): void {
  const to = path.join(office.dir, 'templates', file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, change(readFileSync(path.join(projectDir, 'templates', file), 'utf8')));
}

const threaten = (text: string): string => text.replace('Diffida', 'Preavviso di pignoramento');
const toAPerson = ['debtor', 'C0107', '--kind', 'person'];

describe('why --conduct', () => {
  test('lists every rule with its number, in eighty columns', async () => {
    const office = await letterOffice(aRow());
    const { stdout, status } = await office.run(['why', '1', '--conduct'], { terminal: 80 });
    expect(status).toBe(0);
    expect(stdout).toMatch(/Regole di condotta\n {2}R1 +ok {2}orario di chiamate e visite/u);
    expect(stdout).toMatch(/R19 +ok {2}nessuna procedura concorsuale/u);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('on a Sunday with a dispute: refused, and said', async () => {
    const office = await letterOffice(aRow());
    await office.run(['dispute', '1', '--reason', 'merce difettosa', '--yes']);
    const run = await office.run(['why', '1', '--conduct', '--as-of', '2026-11-29', '--json']);
    const { data } = run.json() as { data: { conduct: { rule: string; verdict: string }[] }[] };
    const of = (rule: string): string | undefined =>
      data[0]?.conduct.find((each) => each.rule === rule)?.verdict;
    expect([of('R1'), of('R2'), of('R13')]).toEqual(['refuse', 'ok', 'refuse']);
  });

  test('of a person, what the program cannot know is left to a person, with the reason', async () => {
    const office = await letterOffice(aRow());
    await office.run([...toAPerson, '--yes']);
    const { stdout } = await office.run(['why', '1', '--conduct'], { terminal: 100 });
    expect(stdout).toMatch(/R6 +\? {3}il programma non chiama nessuno/u);
    expect(stdout).toMatch(/R9 +ok {2}nessun avviso su porte/u);
    await office.run(['visit', '1', '--outcome', 'nobody', '--note', 'lasciato avviso sulla porta', '--yes']);
    await office.run(['note', '1', 'chiede accesso ai dati personali']);
    await office.run(['debtor', 'C0107', '--add-phone', '0324 000199']);
    const after = await office.run(['why', '1', '--conduct'], { terminal: 100 });
    expect(after.stdout).toMatch(/R9 +!! {2}.*avviso sulla porta/u);
    expect(after.stdout).toMatch(/R14 +!! {2}[^R]*0324 000199/u);
    expect(after.stdout).toMatch(/R17 +!! {2}.*entro il/u);
  });

  test('what the debtor is called in the ledger is seen through the window of the envelope', async () => {
    const office = await letterOffice(aRow({ debtor: { name: 'Bianchi Ada *** MOROSA ***', code: 'C9' } }));
    const { stdout } = await office.run(['why', '1', '--conduct'], { terminal: 100 });
    expect(stdout).toMatch(/R8 +!! {2}da rileggere: MOROSA/u);
    const preview = await office.run(['letter', '1', '--preview', '--html', '--step', 'first-letter']);
    expect(preview.stdout).toContain('"MOROSA" (si legge sulla busta, R8)');
  });

  test('only about a case, and not shown unless it is asked for', async () => {
    const office = await letterOffice(aRow());
    const all = await office.run(['why', '--conduct', '--json']);
    expect(errorOf(all)).toMatchObject({ code: 'goes-only-with', exit: 2 });
    expect((await office.run(['why', '1'])).stdout).not.toContain('condotta');
  });
});

describe("the user's own templates", () => {
  test('the doctor names file and phrase', async () => {
    const office = await letterOffice(aRow());
    ownTemplate(office, 'it/legal-warning.hbs', threaten);
    ownTemplate(office, 'it/partials/closing.hbs', (text) => text.replace('{{> privacy}}', ''));
    ownTemplate(office, 'it/partials/privacy.hbs', () => '<p>{{creditor.name}}</p>');
    ownTemplate(office, 'it/second-letter.hbs', (text) => text);
    ownTemplate(office, 'it/first-letter.hbs', (text) => text.replace('{{> closing}}', ''));
    const run = await office.run(['doctor', '--json']);
    const { checks } = (run.json() as { data: { checks: { id: string; details: string[] }[] } }).data;
    expect(checks.find(({ id }) => id === 'templates')?.details).toEqual([
      'it/legal-warning.hbs: "Preavviso di pignoramento" (falso stile giudiziario, R11)',
      "it/first-letter.hbs: manca l'informativa sui dati (R15)",
      "it/partials/closing.hbs: manca l'informativa sui dati (R15)",
      "it/partials/privacy.hbs: manca l'informativa sui dati (R15)",
    ]);
  });

  test('sound ones are counted', async () => {
    const office = await letterOffice(aRow());
    ownTemplate(office, 'it/second-letter.hbs', (text) => text);
    expect((await office.run(['doctor'])).stdout).toContain('modelli modificati: 1');
  });

  test('the card of a letter shows what stands in its own template only', async () => {
    const office = await letterOffice(aRow());
    ownTemplate(office, 'it/first-letter.hbs', (text) =>
      text.replace('Promemoria', 'Preavviso di esecuzione'),
    );
    ownTemplate(office, 'it/legal-warning.hbs', threaten);
    ownTemplate(office, 'en/first-letter.hbs', () => 'your employer');
    ownTemplate(office, 'it/partials/closing.hbs', (text) => text.replace('{{> privacy}}', ''));
    const preview = ['letter', '1', '--preview', '--html', '--step', 'first-letter'];
    const { stdout } = await office.run(preview, { terminal: 100 });
    expect(stdout).toContain('!!  it/first-letter.hbs: "Preavviso di esecuzione"');
    expect(stdout).not.toMatch(/pignoramento|employer|informativa/u);
    await office.run([...toAPerson, '--yes']);
    const toPerson = await office.run(preview, { terminal: 100 });
    expect(toPerson.stdout).toContain("!!  it/partials/closing.hbs: manca l'informativa sui dati (R15)");
  });
});
