import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { localDate } from '../../../domain/kernel/time.ts';
import { generateCounty } from '../../../local/generate/index.ts';
import { startRandom } from '../../../local/generate/random.ts';
import { readCountyFile } from './read-county.ts';

const AS_OF = localDate('2024-02-29');
const base = mkdtempSync(join(tmpdir(), 'jiayi-generate-'));

afterAll(() => rmSync(base, { recursive: true }));

const hashOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted())
    hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

const makeCounty = (name: string, residents: number, seed: number): string => {
  const out = join(base, name);
  generateCounty({ residents, seed, asOf: AS_OF, out });
  return out;
};

describe('a synthetic county', () => {
  test('is the same to the byte for the same seed, in whatever time zone it is made', () => {
    const here = makeCounty('here', 600, 42);
    const there = join(base, 'there');
    const script = `import { generateCounty } from ${JSON.stringify(join(import.meta.dirname, '../../../local/generate/index.ts'))};
      generateCounty({ residents: 600, seed: 42, asOf: '2024-02-29', out: ${JSON.stringify(there)} });`;
    const env = { ...process.env, TZ: 'America/Los_Angeles' };
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env });
    expect(hashOf(there)).toBe(hashOf(here));
    expect(hashOf(makeCounty('again', 600, 42))).toBe(hashOf(here));
  });

  test('differs with the seed, also beyond 32 bits', () => {
    const seeds = [1, 2, 2 ** 32 + 1, -1];
    const hashes = seeds.map((seed) => hashOf(makeCounty(`seed${seed}`, 50, seed)));
    expect(new Set(hashes).size).toBe(seeds.length);
  });

  test.each([1, 2, 7, 100])('of %i people has just these, two townships and four villages', (residents) => {
    const folder = makeCounty(`small${residents}`, residents, 3);
    expect(readCountyFile(folder, 'residents').rows).toHaveLength(residents);
    const codes = readCountyFile(folder, 'regions').rows.map((row) => row['code'] ?? '');
    expect(codes.map((code) => code.length)).toEqual([2, 4, 6, 9, 12, 12, 9, 12, 12]);
  });

  test('tells how far it is, at last that all is done', () => {
    const reports: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number): void => void reports.push([done, total]);
    const out = join(base, 'progress');
    const summary = generateCounty({ residents: 1_500, seed: 1, asOf: AS_OF, out, onProgress });
    expect(reports).toEqual([
      [1_000, 1_500],
      [1_500, 1_500],
    ]);
    expect(summary.rows.residents).toBe(1_500);
  });

  test.each([
    ['no people', { residents: 0 }],
    ['half a person', { residents: 1.5 }],
    ['more people than numbers', { residents: 10_000_001 }],
    ['a broken seed', { seed: 0.5 }],
    ['a day before the files begin', { asOf: localDate('1999-12-31') }],
  ])('is refused for %s', (_name, change) => {
    const options = { residents: 10, seed: 1, asOf: AS_OF, out: join(base, 'refused'), ...change };
    expect(() => generateCounty(options)).toThrow(RangeError);
  });
});

describe('chance', () => {
  test('gives the same numbers on every machine', () => {
    const random = startRandom(2025, 1);
    expect([random.between(0, 999), random.between(0, 999), random.between(0, 999)]).toEqual([52, 719, 465]);
  });

  test('stays within its bounds and meets both of them', () => {
    const random = startRandom(1, 1);
    const drawn = new Set(Array.from({ length: 200 }, () => random.between(3, 6)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6]);
    expect(random.between(5, 2)).toBe(5);
  });

  test('weighs values by their weights', () => {
    const random = startRandom(1, 2);
    const drawn = Array.from({ length: 4_000 }, () =>
      random.weighted([
        ['rare', 1],
        ['common', 3],
      ]),
    );
    const share = drawn.filter((value) => value === 'rare').length / drawn.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
  });

  test('is bell-shaped around 0 with deviation 1', () => {
    const random = startRandom(1, 3);
    const drawn = Array.from({ length: 4_000 }, () => random.bell());
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const variance = drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length - mean * mean;
    expect(Math.abs(mean)).toBeLessThan(0.06);
    expect(Math.abs(variance - 1)).toBeLessThan(0.08);
  });
});
