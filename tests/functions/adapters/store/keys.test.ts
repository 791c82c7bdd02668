import { array, assert, constantFrom, nat, oneof, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { byCodePoints } from '../../../../domain/kernel/ids.ts';
import { localDate } from '../../../../domain/kernel/time.ts';
import {
  afterResident,
  claimKey,
  claimsOfPhone,
  historyKey,
  hashSecretKey,
  isKeyText,
  keyPrefix,
  type KeyText,
  keyText,
  partsOf,
  lastImportKey,
  referenceKey,
  residentBucket,
  residentPartition,
  residentPartitions,
  residentPrefix,
  runKey,
  runsOfDay,
  skippedKey,
} from '../../../../functions/adapters/store/keys.ts';
import { residentId } from './table-fixtures.ts';

/** Any text at all, lone surrogates and the delimiters of keys among it. */
const anyText = array(
  oneof(
    constantFrom('#', '%', '$', '~', 'a', '0', '.'),
    nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  ),
).map((units) => units.join(''));

const parts = array(anyText, { minLength: 2, maxLength: 4 });

/** Parts of few characters, so that two lists of them are often nearly the same text. */
const nearParts = array(
  array(constantFrom('#', '%', '0', 'a'), { maxLength: 3 }).map((units) => units.join('')),
  { minLength: 2, maxLength: 3 },
);
const day = localDate('2026-06-01');

const join = (texts: readonly string[]): KeyText => keyText(texts[0] ?? '', ...texts.slice(1));

describe('key text', () => {
  test('says its parts, whatever they hold: no two lists of parts share one', () => {
    assert(
      property(parts, (texts) => {
        expect(isKeyText(join(texts))).toBe(true);
        expect(partsOf(join(texts))).toEqual(texts);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('is different for different parts, however near', () => {
    assert(
      property(nearParts, nearParts, (a, b) => {
        expect(join(a) === join(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  test.each([
    [['a#b', 'c'], 'a%0023b#c'],
    [['a', 'b#c'], 'a#b%0023c'],
    [['TEAM#1'], 'TEAM%00231'],
    [['50%'], '50%0025'],
    [['王'], '%738b'],
    [['a', ''], 'a#'],
  ])('of %j is %s', (texts, text) => {
    expect(join(texts)).toBe(text);
  });

  test('is never empty', () => {
    expect(() => keyText('')).toThrow('a key needs at least one part that is not empty');
  });

  test('sorts a prefix right before all that it begins', () => {
    expect(keyPrefix('a') < keyText('a', '0')).toBe(true);
    expect(keyText('a', 'zzz') < keyText('a-b')).toBe(true);
  });
});

describe('residents', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => residentId(`R${String(n).padStart(7, '0')}`));

  test('lie evenly in 256 partitions', () => {
    const counts = Map.groupBy(ids, residentBucket);
    expect(counts.size).toBe(256);
    const sizes = [...counts.values()].map((members) => members.length);
    expect(Math.max(...sizes)).toBeLessThan((2 * ids.length) / 256);
    expect(new Set(residentPartitions()).size).toBe(256);
    expect(residentPartition(residentId('R1'))).toBe(residentPartitions()[residentBucket(residentId('R1'))]);
  });

  test('keep their partition: a stored key must be found by every later version', () => {
    expect(['R000001', 'R000002', 'a', 'Z.9-_'].map((id) => historyKey(residentId(id), 0))).toEqual([
      { pk: 'resident#30', sk: 'R000001#history#0000' },
      { pk: 'resident#aa', sk: 'R000002#history#0000' },
      { pk: 'resident#ed', sk: 'a#history#0000' },
      { pk: 'resident#a9', sk: 'Z.9-_#history#0000' },
    ]);
  });

  test('are in order of their ids by sort key, each with all its chunks', () => {
    const few = ['V5-9', 'V5-10', 'V5', 'V5.1', 'V5_', 'V50', 'v5'].map(residentId);
    const keys = few.flatMap((id) => [historyKey(id, 10), historyKey(id, 9)].map(({ sk }) => sk));
    const sorted = [...few].sort(byCodePoints);
    expect(keys.sort(byCodePoints)).toEqual(
      sorted.flatMap((id) => [`${id}#history#0009`, `${id}#history#0010`]),
    );
  });

  test.each([
    ['V5', 'V5-1'],
    ['V5', 'V50'],
    ['V5', 'V5.'],
  ])('%s are passed before %s begins', (first, second) => {
    const [a, b] = [residentId(first), residentId(second)];
    expect(historyKey(a, 9999).sk.startsWith(residentPrefix(a))).toBe(true);
    expect(historyKey(b, 0).sk.startsWith(residentPrefix(a))).toBe(false);
    expect(historyKey(a, 9999).sk < afterResident(a)).toBe(true);
    expect(afterResident(a) < historyKey(b, 0).sk).toBe(true);
  });

  test.each([-1, 1.5, 10_000])('have no chunk %d', (chunk) => {
    expect(() => historyKey(residentId('R1'), chunk)).toThrow('a chunk is numbered 0 to 9999');
  });
});

test('the other keys are those of the table in keys.ts', () => {
  const claim = { day, phoneHash: '3fa9', template: 'follow-up.2' };
  expect(referenceKey('teams', 3)).toEqual({ pk: 'reference#teams', sk: '0003' });
  expect(runKey(day, 'run:1')).toEqual({ pk: 'run', sk: '2026-06-01#run%003a1' });
  expect(runsOfDay(day)).toBe('2026-06-01#');
  expect(lastImportKey()).toEqual({ pk: 'head', sk: 'last-import' });
  expect(hashSecretKey()).toEqual({ pk: 'head', sk: 'hash-secret' });
  expect(
    skippedKey({ day, residentId: residentId('R1'), kind: 'refill', programme: '', offsetDays: -2 }),
  ).toEqual({ pk: 'skipped#2026-06-01', sk: 'R1#refill##-2' });
  expect(claimKey(claim)).toEqual({ pk: 'claim#2026-06-01#3', sk: '3fa9#follow-up.2' });
  expect(claimKey(claim).sk.startsWith(claimsOfPhone('3fa9'))).toBe(true);
});
