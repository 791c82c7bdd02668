import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  addTo,
  addText,
  differingVillages,
  NOBODY,
  sumOfOne,
  sumsText,
  type VillageSums,
} from '../../../functions/indicators/village-sums.ts';
import { anId, aVillage, on } from '../../given/values.ts';

const [HERE, THERE] = [aVillage('530121100201'), aVillage('530121100202')];

const somebody = {
  id: anId<'ResidentId'>('R1-01'),
  bucket: { village: HERE, bucket: 3 },
  contribution: {
    from: on('2025-06-16'),
    until: on('2025-07-01'),
    village: HERE,
    teamId: anId<'TeamId'>('T1'),
    shares: [4, 1, 1, 12, 0, 1],
  },
};

type Somebody = Omit<typeof somebody, 'contribution'> & {
  readonly contribution: Parameters<typeof sumOfOne>[2];
};

const sumOf = (...all: readonly Somebody[]): VillageSums => {
  const sums: VillageSums = new Map();
  for (const { bucket, id, contribution } of all)
    addTo(sums, bucket.village, sumOfOne(bucket, id, contribution));
  return sums;
};

const counting = (changed: Partial<Somebody['contribution']>): Somebody => ({
  ...somebody,
  contribution: { ...somebody.contribution, ...changed },
});

/** Codes from the first to the last, and a few that come again and again. */
const villages = fc
  .oneof(fc.constantFrom(0, 530_121_100_201, 530_121_100_202), fc.integer({ min: 0, max: 999_999_999_999 }))
  .map((code) => aVillage(String(code).padStart(12, '0')));
const added = fc.record({ people: fc.nat(500), sum: fc.integer({ min: 0, max: 2 ** 40 - 1 }) });
const sums = fc.array(fc.tuple(villages, added), { maxLength: 30 });

const addedUp = (
  all: Iterable<readonly [ReturnType<typeof aVillage>, { people: number; sum: number }]>,
): VillageSums => {
  const total: VillageSums = new Map();
  for (const [village, one] of all) addTo(total, village, one);
  return total;
};

describe('the sum of a village', () => {
  test.each<[string, Somebody]>([
    ['somebody else is counted', { ...somebody, id: anId<'ResidentId'>('R1-02') }],
    ['they are counted in another bucket', { ...somebody, bucket: { village: HERE, bucket: 4 } }],
    ['their facts are of another village', counting({ village: THERE })],
    ['another team manages them', counting({ teamId: anId<'TeamId'>('T2') })],
    ['no team manages them', counting({ teamId: undefined })],
    ['that holds until another day', counting({ until: on('2025-06-17') })],
    ['they add something else', counting({ shares: [4, 1, 1, 12, 1, 1] })],
  ])('is another where %s', (_, other) => {
    expect(differingVillages(sumOf(somebody), sumOf(other))).toEqual([HERE]);
  });

  test('is another where somebody is counted who should not be, or in another village', () => {
    expect(differingVillages(sumOf(somebody), sumOf())).toEqual([HERE]);
    expect(differingVillages(sumOf(somebody), sumOf(somebody, somebody))).toEqual([HERE]);
    const moved = { ...somebody, bucket: { village: THERE, bucket: 3 } };
    expect(differingVillages(sumOf(somebody), sumOf(moved))).toEqual([HERE, THERE]);
  });

  test('is another where two people have changed what they add', () => {
    const [one, other] = [counting({ shares: [4, 1, 1] }), counting({ shares: [4, 0, 1] })];
    const id = anId<'ResidentId'>('R1-02');
    expect(differingVillages(sumOf(one, { ...other, id }), sumOf(other, { ...one, id }))).toEqual([HERE]);
  });

  test('with nobody in it is that of no records, also where none are counted', () => {
    for (const counted of [sumOf(), sumOf(somebody)]) {
      const doubted = new Map(counted);
      addTo(doubted, HERE, NOBODY);
      expect(differingVillages(counted, doubted)).toEqual([HERE]);
    }
  });

  test('is the same in whatever order it is added up, and however it is cut', () => {
    fc.assert(
      fc.property(sums, fc.nat(30), (all, at) => {
        const total = addedUp(all);
        expect(differingVillages(total, addedUp(all.toReversed()))).toEqual([]);
        const parts: VillageSums = new Map();
        for (const part of [all.slice(at), all.slice(0, at)]) addText(parts, sumsText(addedUp(part)));
        expect(parts).toEqual(total);
        for (const { sum } of total.values()) expect(sum).toBeLessThan(2 ** 40);
      }),
    );
  });

  test('is read from what was kept alone', () => {
    for (const text of ['a', '1 2', '1 2 ', '-1 2 3', 'zzzzzzzzzzz 2 3'])
      expect(() => {
        addText(new Map(), text);
      }, text).toThrow('a sum is of a village');
  });
});
