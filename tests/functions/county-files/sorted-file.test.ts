import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { openSortedFile, type SortedFile } from '../../../functions/county-files/sorted-file.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';

/** More lines than are kept in memory, in an order that is none; each 1,000th has a line break within, one is long. */
const LINES = 500_003;

const lineAt = (n: number): string => {
  const key = String((n * 7_919) % LINES).padStart(6, '0');
  if (n === 77) return `${key},${'long'.repeat(200_000)}`;
  return n % 1_000 === 0 ? `${key},"two\nlines"` : `${key},x`;
};

const fill = (file: SortedFile, from: number, to: number): void => {
  for (let n = from; n < to; n++) file.add(lineAt(n));
};

const whole = (): string => {
  const lines = Array.from({ length: LINES }, (_, n) => lineAt(n)).sort();
  return `${['key,text', ...lines].join('\n')}\n`;
};

describe('a file with more lines than are kept in memory', () => {
  test('stands in order in the end, lines that hold a line break whole, and leaves no part behind', () => {
    const folder = tempFolder();
    const path = join(folder, 'out.csv');
    const file = openSortedFile(path, 'key,text');
    fill(file, 0, LINES);
    file.finish([]);
    expect(readdirSync(folder)).toEqual(['out.csv.part']);
    file.publish();
    file.discard();
    expect(readFileSync(path, 'utf8') === whole()).toBe(true);
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });
});

describe('a file that two threads fill', () => {
  test('stands in order in the end, also where one of them has nothing to say', () => {
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    const path = join(folder, 'out.csv');
    const [file, other, idle] = [
      openSortedFile(path, 'key,text'),
      openSortedFile(join(elsewhere, 'out.csv'), 'key,text'),
      openSortedFile(join(elsewhere, 'idle.csv'), 'key,text'),
    ];
    fill(file, 0, 5);
    fill(other, 5, 10);
    file.finish([...other.seal(), ...idle.seal()]);
    file.publish();
    const lines = Array.from({ length: 10 }, (_, n) => lineAt(n)).sort();
    expect(readFileSync(path, 'utf8')).toBe(`${['key,text', ...lines].join('\n')}\n`);
    expect([readdirSync(folder), readdirSync(elsewhere)]).toEqual([['out.csv'], []]);
  });
});

describe('a file in the place of one that is there', () => {
  test('takes its place only when it is published', () => {
    const path = join(tempFolder(), 'out.csv');
    writeFileSync(path, 'yesterday');
    const file = openSortedFile(path, 'key');
    file.add('b');
    file.add('a');
    file.finish([]);
    expect(readFileSync(path, 'utf8')).toBe('yesterday');
    file.publish();
    expect(readFileSync(path, 'utf8')).toBe('key\na\nb\n');
  });

  test('leaves it as it was when it is discarded', () => {
    const folder = tempFolder();
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'yesterday');
    const file = openSortedFile(path, 'key');
    file.add('a');
    file.finish([]);
    file.discard();
    expect(readFileSync(path, 'utf8')).toBe('yesterday');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });
});

test('a file without lines is its header', () => {
  const path = join(tempFolder(), 'out.csv');
  const file = openSortedFile(path, 'key,text');
  file.finish([]);
  file.publish();
  expect(readFileSync(path, 'utf8')).toBe('key,text\n');
});

test('lines may be sorted by a key that they do not begin with', () => {
  const path = join(tempFolder(), 'out.csv');
  const file = openSortedFile(path, 'word', (line) => String(line.length).padStart(3, '0'));
  for (const line of ['ccc', 'a', 'bb', 'aa']) file.add(line);
  file.finish([]);
  file.publish();
  expect(readFileSync(path, 'utf8')).toBe('word\na\naa\nbb\nccc\n');
});
