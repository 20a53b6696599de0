import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/cli/settings/settings.ts';
import { editSetting } from '../../src/cli/settings/settingsEdit.ts';
import { settingLines } from '../../src/cli/settings/settingsLines.ts';
import { acmeText } from './acme.ts';

/** The lines that differ between two texts. */
function changedLines(before: string, after: string | undefined): string[] {
  const old = new Set(before.split('\n'));
  return (after ?? '').split('\n').filter((line) => !old.has(line));
}

test.for([
  [
    'a value with a comment',
    'rules.min_contact_days',
    5,
    'min_contact_days = 5  # giorni minimi fra due nostri atti verso lo stesso cliente',
  ],
  ['a text', 'company.name', 'Acme & Figli "2"', String.raw`name = "Acme & Figli \"2\""`],
  ['one that stands there as a comment', 'company.phone', '055 1', 'phone = "055 1"'],
  [
    'one that stands there as a comment with a comment',
    'rules.patron_day',
    '12-07',
    'patron_day = "12-07"  # santo patrono, mese-giorno: non è un giorno lavorativo',
  ],
  ['one above all tables that is not there at all', 'sample', true, 'sample = true'],
  [
    'back to the default',
    'rules.stale_after_days',
    undefined,
    "# stale_after_days = 10  # oltre questi giorni dall'ultima importazione non parte nulla da solo",
  ],
] as const)('%s: one line changes and no other', ([, key, value, line]) => {
  const edited = editSetting(acmeText(), key, value);
  expect(changedLines(acmeText(), edited)).toEqual([line]);
  expect(readSettings(edited ?? '').problems).toEqual([]);
  expect(readSettings(edited ?? '').written.get(key)).toBe(value);
});

test('the language of the screen and that of the letters are not confused', () => {
  const edited = editSetting(acmeText(), 'letters.language', 'en') ?? '';
  expect(readSettings(edited).written.get('language')).toBe('it');
  expect(readSettings(edited).written.get('letters.language')).toBe('en');
});

test('a table that is not there is added at the end', () => {
  expect(editSetting('hints = true\n', 'rules.min_contact_days', 4)).toBe(
    'hints = true\n\n[rules]\nmin_contact_days = 4\n',
  );
});

test('the line ends of Windows stay', () => {
  const windows = acmeText().replaceAll('\n', '\r\n');
  const edited = editSetting(editSetting(windows, 'company.phone', '1') ?? '', 'hints', false) ?? '';
  expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  expect(readSettings(edited).written.get('company.phone')).toBe('1');
});

test.for([
  ['over several lines', 'name = """Acme\nS.r.l."""'],
  ['in a table on one line', 'name = { first = "A" }'],
])('a value %s is left to a person', ([, line]) => {
  expect(editSetting(acmeText({ 'name = ': line as string }), 'company.name', 'x')).toBeUndefined();
});

test('law: whatever text is written is read again, and no line is added', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      fc.pre(name.trim() !== '');
      const edited = editSetting(acmeText(), 'company.name', name) ?? '';
      expect(readSettings(edited).written.get('company.name')).toBe(name.trim());
      expect(edited.split('\n')).toHaveLength(acmeText().split('\n').length);
    }),
  );
});

test('lines are found through quoted names, dotted names, lists and long texts', () => {
  const text = [
    'a = 1',
    '[one]',
    '"b c" = 2',
    'd.e = 3',
    '[[two]]',
    'f = """',
    'g = 4',
    '"""',
    '[[two]]',
    'f = 5',
  ];
  expect(settingLines(text.join('\n'))).toEqual([
    { path: 'a', line: 1 },
    { path: 'one', line: 2 },
    { path: 'one.b c', line: 3 },
    { path: 'one.d.e', line: 4 },
    { path: 'two[0]', line: 5 },
    { path: 'two[0].f', line: 6 },
    { path: 'two[1]', line: 9 },
    { path: 'two[1].f', line: 10 },
  ]);
});
