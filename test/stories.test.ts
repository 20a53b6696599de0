/** The chapters of the manual, played: test/stories/*.md. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matches, play } from './support/story.ts';
import { engineCache } from './support/engineCache.ts';

const CHAPTERS = join(import.meta.dirname, 'stories');

describe.each(readdirSync(CHAPTERS).filter((name) => name.endsWith('.md')))('%s', (name) => {
  test('prints what the chapter says', { timeout: 60_000 }, async () => {
    const file = join(CHAPTERS, name);
    const chapter = readFileSync(file, 'utf8');
    const dir = mkdtempSync(join(tmpdir(), 'dunning-story-'));
    try {
      const { scenes, rewritten } = await play(chapter, dir, { XDG_CACHE_HOME: engineCache() });
      if (process.env['UPDATE_STORIES'] === '1') writeFileSync(file, rewritten);
      else {
        for (const scene of scenes) {
          if (!matches(scene))
            expect([`$ ${scene.command}`, ...scene.printed]).toEqual([
              `$ ${scene.command}`,
              ...scene.expected,
            ]);
        }
      }
      expect(scenes.length).toBeGreaterThan(0);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
