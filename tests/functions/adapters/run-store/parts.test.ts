import { beforeEach, describe, expect, test } from 'vitest';

import { partsOn } from '../../../../functions/adapters/run-store/parts.ts';
import { cutKey, endedPartKey } from '../../../../functions/adapters/store/run-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import { sumOfOne, sumsText, type VillageSums } from '../../../../functions/indicators/village-sums.ts';
import type { PartStore, SummedPart } from '../../../../functions/runs/run-store.ts';
import { anId, aVillage, on } from '../../../given/values.ts';

const BEGUN_AT = '2025-06-23T17:00:00.000Z';
const LATER = '2025-06-23T18:00:00.000Z';
const OF = { day: on('2025-06-23'), step: 'recount' } as const;

/** The most that an item may weigh, in units of a kilobyte written.
 *  @source Amazon DynamoDB Developer Guide, “Quotas” */
const MOST_UNITS = 400;

/** Villages of the largest province. @source docs/scale.md */
const VILLAGES_OF_A_PROVINCE = 32_000;
const VILLAGES_A_TOWN = 20;

let table: Table;
let parts: PartStore;

beforeEach(() => {
  table = openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(BEGUN_AT) });
  parts = partsOn(table);
});

const sumsOf = async (begunAt: string): Promise<SummedPart[]> => {
  const all: SummedPart[] = [];
  for await (const summed of parts.sums(OF, begunAt)) all.push(summed);
  return all;
};

const villageCodes = Array.from({ length: VILLAGES_OF_A_PROVINCE }, (_, at) => {
  const town = 130_100_100 + Math.floor(at / VILLAGES_A_TOWN) * 7;
  return aVillage(`${town}${200 + (at % VILLAGES_A_TOWN)}`);
});

describe('what came of a part', () => {
  test('is kept with what it added up, which is read apart', async () => {
    const ended = { part: 'people 3', counts: { people: 4 }, findings: ['530121100201 3 R1-02'] };
    await parts.endPart(OF, BEGUN_AT, { ...ended, sums: '一 2 3' });
    await parts.endPart(OF, BEGUN_AT, { ...ended, part: 'missing 3' });
    expect(await parts.endedParts(OF, BEGUN_AT)).toEqual([{ ...ended, part: 'missing 3' }, ended]);
    expect(await sumsOf(BEGUN_AT)).toEqual([{ part: 'people 3', sums: '一 2 3' }]);
  });

  test('belongs to the instant of its cut', async () => {
    await parts.endPart(OF, BEGUN_AT, { part: 'people 3', counts: {}, findings: [], sums: '1 2 3' });
    expect([await parts.endedParts(OF, LATER), await sumsOf(LATER)]).toEqual([[], []]);
  });

  test('fits into an item where it added up every village of a province', async () => {
    const sums: VillageSums = new Map(
      villageCodes.map((village, at) => {
        const contribution = { from: OF.day, until: OF.day, village, teamId: undefined, shares: [] };
        const { sum } = sumOfOne({ village, bucket: at }, anId('R1-01'), contribution);
        return [village, { people: 1 + (at % 30), sum }];
      }),
    );
    const text = sumsText(sums);
    await parts.endPart(OF, BEGUN_AT, { part: 'people 3', counts: { people: 1 }, findings: [], sums: text });
    expect(table.meter().written).toBeLessThan(0.9 * MOST_UNITS);
    expect(await sumsOf(BEGUN_AT)).toEqual([{ part: 'people 3', sums: text }]);
  });
});

describe('how a step was cut', () => {
  test('is kept with what is in doubt, be it every village of a province', async () => {
    expect(await parts.cut(OF)).toBeUndefined();
    const names = Array.from({ length: 3_700 }, (_, at) => `doubted ${130_100_100 + at}`);
    const cut = { begunAt: BEGUN_AT, parts: names, doubts: villageCodes };
    await parts.saveCut(OF, cut);
    expect(await parts.cut(OF)).toEqual(cut);
    expect(table.meter().written).toBeLessThan(0.9 * MOST_UNITS);
    await parts.saveCut(OF, { ...cut, doubts: [] });
    expect((await parts.cut(OF))?.doubts).toEqual([]);
  });

  test('and what came of its parts, is read as it was stored when nothing was added up', async () => {
    const part = { part: 'people 3', counts: { people: 4 }, findings: [] };
    await table.putMany([
      { key: cutKey(OF), version: 1, body: { begunAt: BEGUN_AT, parts: ['people 3'] } },
      { key: endedPartKey(OF, 'people 3'), version: 1, body: { begunAt: BEGUN_AT, ...part } },
    ]);
    expect(await parts.cut(OF)).toEqual({ begunAt: BEGUN_AT, parts: ['people 3'], doubts: [] });
    expect([await parts.endedParts(OF, BEGUN_AT), await sumsOf(BEGUN_AT)]).toEqual([[part], []]);
  });
});
