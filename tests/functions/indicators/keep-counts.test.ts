import { describe, expect, test } from 'vitest';

import { noCounts } from '../../../domain/indicators/index.ts';
import { indicatorsOn } from '../../../functions/adapters/indicator-store/indicators.ts';
import { openSqliteTable } from '../../../functions/adapters/store/sqlite.ts';
import type { Place } from '../../../functions/indicators/indicator-store.ts';
import { type Found, keepCounts } from '../../../functions/indicators/keep-counts.ts';
import { anId, aVillage, on } from '../../given/values.ts';

const DAY = on('2025-06-16');
const found = (holdsUntil: string, countedOn = DAY): Found => ({
  countedOn,
  holdsUntil: on(holdsUntil),
  counts: noCounts(),
  teams: new Map([[anId<'TeamId'>('T1'), noCounts()]]),
});
const BUCKET: Place = { kind: 'bucket', village: aVillage('530121100201'), bucket: 3 };
const VILLAGE: Place = { kind: 'area', area: { scope: 'region', id: '530121100201' } };

/** Whether what is found after something that was kept is stored anew. */
const isStored = async (place: Place, before: Found, after: Found): Promise<boolean> => {
  const indicators = indicatorsOn(
    openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) }),
  );
  const counting = { indicators, now: () => new Date(0) };
  await keepCounts(counting, [place], async () => [before]);
  const [kept] = await keepCounts(counting, [place], async () => [after]);
  return kept?.version === 2;
};

describe('counts that say the same as those that are kept', () => {
  test.each<{
    readonly what: string;
    readonly where: Place;
    readonly until: string;
    readonly isAnew: boolean;
  }>([
    { what: 'a bucket', where: BUCKET, until: '2025-07-01', isAnew: false },
    { what: 'a bucket', where: BUCKET, until: '2025-07-02', isAnew: false },
    { what: 'a bucket', where: BUCKET, until: '2025-06-30', isAnew: true },
    { what: 'an area', where: VILLAGE, until: '2025-07-01', isAnew: false },
    { what: 'an area', where: VILLAGE, until: '2025-07-02', isAnew: true },
    { what: 'an area', where: VILLAGE, until: '2025-06-30', isAnew: true },
  ])(
    'of $what, until 1 July, are stored anew where they hold until $until: $isAnew',
    async ({ where, until, isAnew }) => {
      expect(await isStored(where, found('2025-07-01'), found(until))).toBe(isAnew);
    },
  );

  test('of a bucket are stored anew on the day on which they were said to hold no more', async () => {
    const [before, after] = [found('2025-06-18'), found('2025-09-01', on('2025-06-17'))];
    expect(await isStored(BUCKET, before, after)).toBe(false);
    expect(await isStored(BUCKET, before, { ...after, countedOn: on('2025-06-18') })).toBe(true);
  });

  test('of a bucket are closed where they were open and are not found so', async () => {
    const before = found('2025-07-01');
    expect(await isStored(BUCKET, { ...before, isOpen: true }, before)).toBe(true);
    expect(await isStored(BUCKET, { ...before, isOpen: true }, { ...before, isOpen: true })).toBe(false);
    expect(await isStored(BUCKET, before, { ...before, isOpen: true })).toBe(false);
  });
});
