import { beforeEach, describe, expect, test } from 'vitest';

import { countedBody } from '../../../../functions/adapters/indicator-store/bodies.ts';
import { indicatorsOn } from '../../../../functions/adapters/indicator-store/indicators.ts';
import { earlierAreaCountsKey } from '../../../../functions/adapters/store/indicator-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import type { Counted, IndicatorStore, Place } from '../../../../functions/indicators/indicator-store.ts';
import { nobodyCounted } from '../../../given/counted.ts';
import { aVillage } from '../../../given/values.ts';

const counted = (countedAt: string): Counted => nobodyCounted({ countedAt });

const area = (scope: 'region' | 'team', id: string): Place => ({ kind: 'area', area: { scope, id } });
const villages = Array.from({ length: 20 }, (_, at) =>
  area('region', `5301211002${String(at).padStart(2, '0')}`),
);
const bucketsOf = (village: string): Place[] =>
  Array.from({ length: 8 }, (_, bucket) => ({ kind: 'bucket', village: aVillage(village), bucket }));

describe('counts of places that are asked for together', () => {
  let table: Table;
  let store: IndicatorStore;

  beforeEach(() => {
    table = openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });
    store = indicatorsOn(table);
  });

  const found = async (places: readonly Place[]): Promise<(string | undefined)[]> =>
    (await store.find(places)).map((one) => one.counted?.countedAt);

  const readBy = async (work: () => Promise<unknown>): Promise<number> => {
    const before = table.meter().read;
    await work();
    return table.meter().read - before;
  };

  test('come in the order asked, with gaps, of every kind', async () => {
    const places = [...villages, area('team', 'T1'), ...bucketsOf('530121100201'), area('region', '530121')];
    const stored = places.filter((_, at) => at % 3 !== 1);
    for (const [at, place] of stored.entries()) await store.save(place, counted(String(at)), 0);
    const asked = places.toReversed();
    expect(await found(asked)).toEqual(
      asked.map((place) => (stored.includes(place) ? String(stored.indexOf(place)) : undefined)),
    );
    expect(await found([])).toEqual([]);
  });

  test('are read together where they are neighbours', async () => {
    const buckets = bucketsOf('530121100201');
    for (const place of [...villages, ...buckets]) await store.save(place, counted('now'), 0);
    expect(await readBy(() => store.find(villages))).toBeLessThanOrEqual(2);
    expect(await readBy(() => store.find(buckets))).toBe(1);
    // A few are asked for by themselves.
    expect(await readBy(() => store.find(villages.slice(0, 3)))).toBe(3);
  });

  test('of a region are read where they were stored earlier, until they are stored anew', async () => {
    const [village] = villages;
    if (village?.kind !== 'area') throw new Error('a village is an area');
    const { scope, id } = village.area;
    const body = countedBody(counted('earlier'));
    await table.putMany([{ key: earlierAreaCountsKey(scope, id), version: 7, body }]);
    expect(await store.find([village])).toMatchObject([{ version: 0, counted: { countedAt: 'earlier' } }]);
    expect(await store.save(village, counted('now'), 0)).toBe(true);
    expect(await store.find([village])).toMatchObject([{ version: 1, counted: { countedAt: 'now' } }]);
    expect(await found([...villages.slice(1), village])).toContain('now');
  });
});
