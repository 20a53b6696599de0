import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { formatFor } from '../../src/cli/screen/format.ts';
import { chooseLanguage, readLanguage } from '../../src/cli/language.ts';
import { en } from '../../src/cli/messages/en.ts';
import { il } from '../../src/cli/messages/it/articles.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { sentenceValues } from '../../src/cli/screen/sentence.ts';
import { runInTest, testContext } from '../support/testContext.ts';

const SOURCE = path.resolve(import.meta.dirname, '../../src');
const sourceFiles = (folder: string): string[] =>
  readdirSync(path.join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(SOURCE, folder, name));

/** Every text and function of a catalogue by its path, such as `help.globals.dir`. */
function entries(catalogue: object, prefix = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? entries(value, `${prefix}${key}.`)
      : [[prefix + key, value] as [string, unknown]],
  );
}

/** What a sentence is made from: the parameters its body mentions, by position, and the values it asks for by name. */
function placeholdersOf(value: unknown): string[] {
  return typeof value === 'function'
    ? [...parametersMentioned(String(value)), ...valuesAskedFor(value)].sort()
    : [];
}

function parametersMentioned(source: string): string[] {
  const [, parameters = '', body = ''] = /^\(?([\w\s,]*)\)?\s*=>(.*)$/su.exec(source) ?? [];
  const isMentioned = (name: string): boolean => name !== '' && new RegExp(`\\b${name}\\b`, 'u').test(body);
  return parameters.split(',').flatMap((name, index) => (isMentioned(name.trim()) ? [String(index)] : []));
}

/** The values a sentence by code reads: `text(protocol)`, `day(until)`. */
function valuesAskedFor(sentence: object): string[] {
  const asked: string[] = [];
  const reader = (how: string) => (name: string) => {
    asked.push(`${how}(${name})`);
    return how === 'count' ? 2 : `<${name}>`;
  };
  const values = { text: reader('text'), list: reader('list'), day: reader('day'), amount: reader('amount') };
  const others = { money: reader('money'), count: reader('count'), has: reader('has') };
  try {
    Reflect.apply(sentence as () => unknown, undefined, [{ ...values, ...others }]);
  } catch {
    // Its parameters are of another kind, and compared above.
  }
  return [...new Set(asked)];
}

describe('the two catalogues', () => {
  const [source, translated] = [entries(italian), new Map(entries(en))];

  test('have the same keys, and none is empty', () => {
    expect([...translated.keys()].sort()).toEqual(source.map(([key]) => key).sort());
    for (const [key, value] of [...source, ...translated]) expect(value === '', key).toBe(false);
  });

  test('use the same values in each sentence', () => {
    for (const [key, value] of source) {
      expect(placeholdersOf(translated.get(key)), key).toEqual(placeholdersOf(value));
    }
  });

  test('only hold characters of code page 850', () => {
    const foreign: string[] = [];
    for (const file of sourceFiles('cli/messages')) {
      readFileSync(file, 'utf8')
        .split('\n')
        .forEach((line, index) => {
          for (const character of line) {
            const isKnown = iconv.decode(iconv.encode(character, 'cp850'), 'cp850') === character;
            if (!isKnown) foreign.push(`${path.basename(file)}:${index + 1} ${character}`);
          }
        });
    }
    expect(foreign).toEqual([]);
  });

  test('in Italian an import is an importazione; the command alone is called import', () => {
    const noun = /(?:l'|\bun |\bnessun |\bultimo |\bogni |\bgli |\bprossimo )import\b(?!')/iu;
    const found = [
      ...sourceFiles('cli/messages/it'),
      path.join(SOURCE, 'cli/settings/settingsTemplate.ts'),
    ].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => noun.test(line)),
    );
    expect(found).toEqual([]);
  });

  test('summaries fit the two columns of the help page', () => {
    for (const catalogue of [italian, en]) {
      for (const [name, summary] of Object.entries(catalogue.commands.summaries)) {
        expect(summary.length, `${name}: ${summary}`).toBeLessThanOrEqual(28);
      }
    }
  });
});

test('every refusal in the program has its sentence', () => {
  const missing: string[] = [];
  for (const file of sourceFiles('.')) {
    const codes = readFileSync(file, 'utf8').matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([a-z-]+)'/gu);
    for (const [, code = ''] of codes)
      if (!Object.hasOwn(italian.refusals, code)) missing.push(`${path.basename(file)}: ${code}`);
  }
  expect(missing).toEqual([]);
});

test('the values of a sentence, absent ones included', () => {
  const values = sentenceValues(
    {
      text: 'a\nb',
      list: ['x', 'y\u001b[0m'],
      until: '2026-12-04',
      cents: 125_050,
      currency: 'EUR',
      items: 3,
      none: undefined,
    },
    formatFor('it'),
  );
  expect(values.text('text')).toBe('a b');
  expect(values.list('list')).toBe('x, y');
  expect(values.day('until')).toBe('ven 04/12/2026');
  expect(values.day('text')).toBe('a b');
  expect([values.amount('cents'), values.money('cents')]).toEqual(['1.250,50', '1.250,50 EUR']);
  expect([values.count('items'), values.count('none')]).toEqual([3, 0]);
  expect([values.has('items'), values.has('none'), values.has('other')]).toEqual([true, false, false]);
});

describe('the language of the screen', () => {
  test.each([
    ['it', 'it'],
    ['IT', 'it'],
    ['it-IT', 'it'],
    ['it_IT.UTF-8', 'it'],
    ['en-GB', 'en'],
    ['de-DE', undefined],
    ['italiano', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (tag, language) => {
    expect(readLanguage(tag)).toBe(language);
  });

  test.each([
    ['--lang', 'it', 'en', 'en', 'en-GB', 'it'],
    ['DUNNING_LANG', undefined, 'it', 'en', 'en-GB', 'it'],
    ['the settings', undefined, '', 'it', 'en-GB', 'it'],
    ['the system', undefined, '', undefined, 'it-IT', 'it'],
    ['English', undefined, '', undefined, 'de-DE', 'en'],
  ] as const)('is chosen by %s', async (_by, flag, variable, settings, systemLocale, language) => {
    const { context } = testContext({ env: { DUNNING_LANG: variable }, systemLocale });
    expect(await chooseLanguage(context, flag, async () => settings)).toBe(language);
  });

  test('an unknown DUNNING_LANG is passed over', async () => {
    const { stdout } = await runInTest(['version'], { env: { DUNNING_LANG: 'xx' }, systemLocale: 'it-IT' });
    expect(stdout).toContain('Ambiente');
  });
});

test.each([
  ['08/12', "l'08/12"],
  ['8/12/2026', "l'8/12/2026"],
  ['11/11/2026', "l'11/11/2026"],
  ['18/12', 'il 18/12'],
  ['01/08/2026', 'il 01/08/2026'],
  ['ven 11/12/2026', 'il ven 11/12/2026'],
])('the article of %s', (day, expected) => {
  expect(il(day)).toBe(expected);
});
