import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { drugsPage } from './drugs-page.ts';
import { rowOf } from './markdown.ts';
import { filesUnder, PROJECT, textOf } from './project-files.ts';

test('the page of drugs is what the table says', async () => {
  await expect(await drugsPage()).toMatchFileSnapshot(join(PROJECT, 'docs', 'drugs.md'));
});

const checks = filesUnder('domain/prescriptions', '.ts')
  .filter((path) => path.includes('/check'))
  .flatMap((path) => Array.from(textOf(path).matchAll(/code: '([^']+)'/g), ([, code = '']) => code));

describe('the page on rules', () => {
  test.each(checks)('has the check %s and its answer', (code) => {
    expect(checks.length).toBeGreaterThan(10);
    expect(rowOf('docs/rules.md', `\`${code}\``)?.[1]).toMatch(/refuses|warns/);
  });
});
