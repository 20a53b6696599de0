import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { fontFaces } from '../../src/letters/fontFaces.ts';
import { renderLetter } from '../../src/letters/renderLetter.ts';
import { aLetter, COMPANY, shippedTemplates } from './letterWorld.ts';

const FIRST = 'it/first-letter.hbs';

function refusalOf(templates: Parameters<typeof renderLetter>[1]): Refusal {
  try {
    renderLetter(aLetter(), templates);
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
  throw new Error('the letter was printed');
}

describe("a user's own template", () => {
  test('replaces ours, with our partials still at hand', () => {
    const templates = shippedTemplates({
      [FIRST]: '{{#> page}}<p>{{recipient.name}}: {{total}}</p>{{> payment}}{{/page}}',
    });
    const { html } = renderLetter(aLetter(), templates);
    expect(html).toContain(`<p>${COMPANY.name}: €\u00a02.966,50</p>`);
    expect(html).toContain('class="payment"');
  });

  test('can replace one partial', () => {
    const templates = shippedTemplates({ 'it/partials/courtesy.hbs': '<p>Grazie se avete già pagato.</p>' });
    expect(renderLetter(aLetter(), templates).html).toContain('<p>Grazie se avete già pagato.</p>');
  });

  test.each([
    ['an unknown field', '<p>\n{{tottal}}</p>', FIRST, 2, 'tottal'],
    ['an unknown field of a party', '\n\n{{recipient.nome}}', FIRST, 3, 'nome'],
    ['an unknown field in a condition', '<p>\n{{#if contatct}}x{{/if}}', FIRST, 2, 'does not exist'],
    ['an unknown helper', '\n{{shout total}}', FIRST, 2, 'shout'],
    ['a block that is not closed', '\n{{#if protocol}}\nx', FIRST, 3, 'Parse error'],
    ['a wrong end', '{{#if protocol}}\n{{/unless}}', FIRST, 1, "doesn't match"],
    ['unescaped output', '\n{{{recipient.name}}}', FIRST, 2, 'not allowed'],
    ['unescaped output with an ampersand', '{{& recipient.name}}', FIRST, 1, 'not allowed'],
    ['a partial chosen by data', '\n{{> (lookup . "template")}}', FIRST, 2, 'fixed name'],
    ['a partial outside the templates', '{{> ../../etc/passwd}}', FIRST, 1, 'passwd'],
    ['a day that is not there', '{{longDay protocol.x}}', FIRST, undefined, 'nothing to print'],
  ])('%s is refused with file and line', (_, text, file, line, reason) => {
    const refusal = refusalOf(shippedTemplates({ [FIRST]: text }));
    expect(refusal).toMatchObject({ kind: 'data', code: 'template-broken', values: { file, line } });
    expect(refusal.values['reason']).toContain(reason);
  });

  test('an error inside a partial names the partial', () => {
    const refusal = refusalOf(shippedTemplates({ 'it/partials/items.hbs': '<p>\n\n{{nothing}}</p>' }));
    expect(refusal.values).toMatchObject({ file: 'it/partials/items.hbs', line: 3 });
  });

  test('a partial, a template or a stylesheet that is not there is named', () => {
    expect(refusalOf(shippedTemplates({ [FIRST]: '{{> logo}}' }))).toMatchObject({
      code: 'template-missing',
      values: { file: 'partials/logo.hbs' },
    });
    expect(refusalOf({ read: () => undefined }).values).toEqual({ file: 'letter.css' });
  });

  test('a broken partial is refused again for the next letter, not left out of it', () => {
    const templates = shippedTemplates({ 'it/partials/items.hbs': '{{#if}' });
    expect(refusalOf(templates).values['file']).toBe('it/partials/items.hbs');
    expect(refusalOf(templates).values['file']).toBe('it/partials/items.hbs');
  });

  test('a partial that prints itself for ever is refused', () => {
    const refusal = refusalOf(
      shippedTemplates({ [FIRST]: '{{> loop}}', 'partials/loop.hbs': 'x{{> loop}}' }),
    );
    expect(refusal.code).toBe('template-broken');
  });

  test.each([
    '{{constructor}}',
    '{{recipient.constructor.name}}',
    '{{lookup recipient "__proto__"}}',
    '{{recipient.toString}}',
  ])('nothing behind the data can be reached: %s', (text) => {
    const templates = shippedTemplates({ [FIRST]: `<p>[${text}]</p>` });
    try {
      expect(renderLetter(aLetter(), templates).html).toBe('<p>[]</p>');
    } catch (cause) {
      expect(cause).toMatchObject({ code: 'template-broken' });
    }
  });
});

test('a hundred letters read and compile each template once', () => {
  const reads: string[] = [];
  const shipped = shippedTemplates();
  const templates = {
    read(path: string): string | undefined {
      reads.push(path);
      return shipped.read(path);
    },
  };
  for (let count = 0; count < 100; count += 1) renderLetter(aLetter({ caseNumber: count }), templates);
  expect(reads.filter((path) => path === FIRST)).toHaveLength(1);
  expect(reads.filter((path) => path === 'it/partials/items.hbs').length).toBeLessThanOrEqual(2);
});

test('the fonts are inside the stylesheet, two weights of two subsets', () => {
  const folder = new URL('../../node_modules/@fontsource/source-sans-3/files/', import.meta.url);
  const css = fontFaces((file) => readFileSync(new URL(file, folder)));
  expect(css.match(/@font-face/gu)).toHaveLength(4);
  expect(css.match(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]+\)/gu)).toHaveLength(4);
  expect(css.length).toBeLessThan(140_000);
});
