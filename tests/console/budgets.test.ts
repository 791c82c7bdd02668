import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { holdBuiltConsole } from './built-console.ts';

const BUILT = fileURLToPath(new URL('../../build/console', import.meta.url));
const LONGEST_BUILD_MS = 240_000;

/** @source issue 6, “Quality”: the first page takes at most 400 kB gzip. */
const MOST_BYTES = 400_000;

/** What the library of charts calls its parts: nothing else says so. */
const OF_CHARTS = /\becModel\b/;

const textOf = (file: string): string => readFileSync(join(BUILT, file), 'utf8');

const captured = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** What a file needs before it runs: `import … from './x.js'`, or `import './x.js'`. */
const importsOf = (file: string): string[] =>
  file.endsWith('.js')
    ? captured(textOf(file), /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g).map((name) => `assets/${name}`)
    : [];

const withImports = (file: string, known: Set<string>): Set<string> => {
  if (known.has(file)) return known;
  known.add(file);
  for (const needed of importsOf(file)) withImports(needed, known);
  return known;
};

/** What the page of `index.html` asks for by itself: its scripts, what they import, and its styles. */
const ofEntry = (): Set<string> => {
  const named = captured(textOf('index.html'), /(?:src|href)="\/(assets\/[^"]+)"/g);
  const known = new Set(['index.html']);
  for (const file of named) withImports(file, known);
  return known;
};

/** What is asked for when a page is opened: the page's script and whatever is listed beside it, by whichever of the first
 *  files opens pages. */
const askedWith = (script: string): string[] => {
  const call = new RegExp(`import\\(.\\./(${script}-[^.]+\\.js).\\),__vite__mapDeps\\(\\[([\\d,]*)\\]`);
  for (const file of ofEntry()) {
    const text = textOf(file);
    const [, name, places] = call.exec(text) ?? [];
    if (name === undefined || places === undefined) continue;
    const [list = '[]'] = captured(text, /\bm\.f=(\[[^\]]*\])/g);
    const files: unknown = JSON.parse(list);
    if (!Array.isArray(files)) throw new Error(`${file} lists no files`);
    return [`assets/${name}`, ...places.split(',').map((place) => String(files[Number(place)]))];
  }
  throw new Error(`nothing opens ${script}`);
};

/** Everything that comes before somebody sees a page of the console for the first time. */
const filesOf = (script: string): string[] => {
  const known = ofEntry();
  for (const file of askedWith(script)) withImports(file, known);
  return [...known];
};

const zipped = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file))).length, 0);

let release = (): void => undefined;

beforeAll(async () => {
  release = await holdBuiltConsole();
}, LONGEST_BUILD_MS);

afterAll(() => release());

describe.each([
  ['the sign-in', 'sign-in'],
  ['Today, to who comes back signed in,', 'today-page'],
])('%s as the first page', (_, script) => {
  test('takes at most 400 kB', () => {
    const files = filesOf(script);
    expect(files.length).toBeGreaterThan(3);
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(zipped(files)).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('brings no charts', () => {
    expect(filesOf(script).filter((file) => OF_CHARTS.test(textOf(file)))).toEqual([]);
  });
});

test('charts come with a page of charts, once one is shown', () => {
  const files = filesOf('overview-page');
  const late = files.flatMap((file) =>
    captured(textOf(file), /import\(["'`]\.\/(chart-library[^"'`]+)["'`]\)/g),
  );
  expect(files.filter((file) => OF_CHARTS.test(textOf(file)))).toEqual([]);
  expect(late.map((file) => OF_CHARTS.test(textOf(`assets/${file}`)))).toContain(true);
});
