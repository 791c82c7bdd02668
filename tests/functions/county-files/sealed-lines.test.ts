import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mergeFarLines, mergeLines } from '../../../functions/county-files/merged-lines.ts';
import { linesOfPart, linesOfSealedPiece } from '../../../functions/county-files/sealed-lines.ts';
import { openSortedFile } from '../../../functions/county-files/sorted-file.ts';
import { holds } from '../../given/properties.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';

/** A sealed sorted part of lines. */
const sealed = (lines: readonly string[]): string => {
  const file = openSortedFile(join(tempFolder(), 'rows'), 'unused');
  for (const line of lines) file.add(line);
  return file.sealAsOne() ?? '';
};

const blocksOf = async function* (bytes: Uint8Array, blockBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += blockBytes) yield bytes.subarray(at, at + blockBytes);
};

const gather = async (blocks: AsyncIterable<readonly string[]>): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const lines of blocks) all.push(...lines);
  return all;
};

const LINES = ['', '一', 'a,"two\nlines"', '😀', '\uff21', 'long'.repeat(100_000), 'z'].toSorted();

describe('a sealed sorted part', () => {
  test('is there as one of all lines, however many were sealed before, and not without a line', () => {
    const path = join(tempFolder(), 'rows');
    const file = openSortedFile(path, 'unused');
    const lines = Array.from({ length: 450_001 }, (_, n) => String((n * 7_919) % 450_001).padStart(6, '0'));
    for (const line of lines) file.add(line);
    const whole = file.sealAsOne() ?? '';
    expect([...linesOfPart(whole)].flat()).toEqual(lines.toSorted());
    expect(file.sealAsOne()).toBeUndefined();
  });

  test.each([1, 7, 4_096, 1 << 22])('is read by blocks of %i bytes as by any others', async (blockBytes) => {
    const path = sealed(blockBytes < 4_096 ? LINES.filter((each) => each.length < 100) : LINES);
    const expected = [...linesOfPart(path)].flat();
    expect(await gather(linesOfSealedPiece(blocksOf(readFileSync(path), blockBytes)))).toEqual(expected);
  });

  test('asks for the next block before it is at the end of one, and tells what broke when it comes to it', async () => {
    const bytes = readFileSync(sealed(Array.from({ length: 200_000 }, (_, n) => `${1_000_000 + n},row`)));
    let asked = 0;
    const breaking = async function* (): AsyncGenerator<Uint8Array> {
      asked += 1;
      yield bytes;
      asked += 1;
      throw new Error('the piece broke');
    };
    const lines = linesOfSealedPiece(breaking());
    const first = await lines.next();
    expect(asked).toBe(1);
    let read = first.done === true ? 0 : first.value.length;
    const readOn = async (): Promise<void> => {
      for await (const more of lines) {
        read += more.length;
        if (read > 180_000) expect(asked).toBe(2);
      }
    };
    await expect(readOn()).rejects.toThrow('the piece broke');
    expect(read).toBe(200_000);
  });

  test('that is cut off within a line is not taken for a whole one', async () => {
    const bytes = readFileSync(sealed(['a', 'bc'])).subarray(0, -1);
    await expect(gather(linesOfSealedPiece(blocksOf(bytes, 10)))).rejects.toThrow('ends within a line');
  });
});

const line = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '一', '\uff21', '😀'), maxLength: 3 });
/** Sorted sources, each in blocks. */
const sources = fc.array(
  fc.tuple(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 5 })).map(([lines, size]) => {
    const sorted = lines.toSorted();
    const starts = Array.from({ length: Math.ceil(sorted.length / size) }, (_, n) => n * size);
    return starts.map((at) => sorted.slice(at, at + size));
  }),
  { maxLength: 8 },
);

describe('sorted lines that are merged', () => {
  test('are all lines in order of code units', () => {
    holds(
      fc.property(sources, (given) => {
        const merged = [...mergeLines(given.map((blocks) => blocks[Symbol.iterator]()))];
        expect(merged.flat()).toEqual(given.flat(2).toSorted());
      }),
    );
  });

  test('are the same where they come from afar', async () => {
    const far = async function* (blocks: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
      for (const block of blocks) yield block;
    };
    await fc.assert(
      fc.asyncProperty(sources, async (given) => {
        expect(await gather(mergeFarLines(given.map(far)))).toEqual(given.flat(2).toSorted());
      }),
      { seed: 20_250_310, numRuns: 100 },
    );
  });

  test.each(['nobody reads on', 'one of them breaks'])('are closed, all of them, where %s', async (why) => {
    const closed: string[] = [];
    const source = async function* (name: string): AsyncGenerator<readonly string[]> {
      try {
        yield [`1 ${name}`];
        if (name === 'b' && why === 'one of them breaks') throw new Error('b broke');
        yield [`2 ${name}`];
      } finally {
        closed.push(name);
      }
    };
    const merged = mergeFarLines(['a', 'b', 'c'].map(source));
    const read = async (): Promise<void> => {
      for await (const lines of merged) if (why === 'nobody reads on' && lines.length > 0) return;
    };
    const outcome: unknown = await read().catch((error: unknown) => error);
    expect(outcome instanceof Error).toBe(why === 'one of them breaks');
    expect(closed.toSorted()).toEqual(['a', 'b', 'c']);
  });
});
