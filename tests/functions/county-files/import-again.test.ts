import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { COUNTY_FILES, fileName } from '../../../functions/county-files/columns.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { type CountyRows, type CountyTexts, sourceOf, textsOf } from './county-texts.ts';
import { importInto, openStoreInMemory, storedContents, storedHistories, storedRows } from './imported.ts';
import { exportOf, runOn, type Texts } from './outputs-of.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

/** A store with the county of these files. */
const storeOf = async (texts: CountyTexts): Promise<CountyStore> => {
  const { store } = openStoreInMemory();
  await importInto(store, sourceOf(texts));
  return store;
};

const bytesOf = (sample: string): CountyTexts =>
  Object.fromEntries(
    COUNTY_FILES.map((file) => {
      const path = fileURLToPath(
        new URL(`../../samples/${sample}/county/${fileName(file)}`, import.meta.url),
      );
      return [file, readFileSync(path)];
    }),
  );

const importRows = async (store: CountyStore, rows: CountyRows): Promise<readonly string[]> =>
  (await importInto(store, sourceOf(textsOf(rows)))).rejects.map(
    ({ file, line, column, code }) => `${file}:${line} ${column} ${code}`,
  );

const residentOf = async (store: CountyStore, id: string): Promise<{ rows: string; version: number }> => {
  const found = (await storedHistories(store)).find(({ residentId }) => residentId === id);
  if (found === undefined) throw new Error(`no resident ${id}`);
  return found;
};

describe('a county imported twice', () => {
  test.each(['dirty', 'june'])(
    'changes nothing: the same items in the same versions, the same findings (%s)',
    async (sample) => {
      const { store } = openStoreInMemory();
      const source = sourceOf(bytesOf(sample));
      const first = await importInto(store, source);
      const contents = await storedContents(store);
      expect(await importInto(store, source)).toEqual(first);
      expect(await storedContents(store)).toEqual(contents);
    },
  );

  test('in another order of its rows gives the same outputs and the same export', async () => {
    const texts = Object.entries(bytesOf('leap-day')).map(([file, bytes]) => [file, String(bytes)] as const);
    const outputsOf = async (county: CountyTexts): Promise<readonly Texts[]> => {
      const store = await storeOf(county);
      return [(await runOn(store, '2024-02-29')).files, await exportOf(store)];
    };
    const expected = await outputsOf(bytesOf('leap-day'));
    const orders = fc.nat();
    await fc.assert(
      fc.asyncProperty(orders, async (seed) => {
        const shuffled = texts.map(([file, text]) => [file, shuffleRows(text, seed)]);
        expect(await outputsOf(Object.fromEntries(shuffled))).toEqual(expected);
      }),
      { seed: 20_250_310, numRuns: 4 },
    );
  });
});

/** The rows of a file, no cell of which holds a line break, in an order that follows from the seed. */
const shuffleRows = (text: string, seed: number): string => {
  const [header = '', ...rows] = text.trimEnd().split(/\r?\n/);
  let state = seed;
  const keyed = rows.map((row) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return { row, key: state };
  });
  return [header, ...keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row), ''].join('\n');
};

describe('an updated county', () => {
  const withTwoPeople: CountyRows = {
    ...soundCounty,
    residents: [SOUND.residents, { ...SOUND.residents, id: 'R2', name: '李四' }],
  };

  test('replaces rows by their key, keeps the others, and touches nobody else', async () => {
    const store = await storeOf(textsOf(withTwoPeople));
    const [one, two] = [await residentOf(store, 'R1'), await residentOf(store, 'R2')];
    const before = await storedRows(store);
    const rejects = await importRows(store, {
      teams: [{ ...SOUND.teams, name: '新团队' }],
      residents: [{ ...SOUND.residents, phone: '13900000000' }],
      followups: [
        { ...SOUND.followups, sbp: '150' },
        { ...SOUND.followups, id: 'V2' },
      ],
    });
    expect(rejects).toEqual([]);
    const after = await storedRows(store);
    expect(before.filter((row) => !after.includes(row))).toEqual([
      expect.stringContaining('第一团队'),
      expect.stringContaining('138 0000 1234'),
      expect.stringContaining('| 135 | 85 |'),
    ]);
    expect(after).toHaveLength(before.length + 1);
    expect((await residentOf(store, 'R1')).version).toBe(one.version + 1);
    expect(await residentOf(store, 'R2')).toEqual(two);
  });

  test('may refer to what is stored: residents, contracts, teams, institutions, regions', async () => {
    const store = await storeOf(textsOf(soundCounty));
    const rejects = await importRows(store, {
      institutions: [{ ...SOUND.institutions, id: 'I2' }],
      teams: [{ ...SOUND.teams, id: 'T2' }],
      staff: [{ ...SOUND.staff, id: 'S2' }],
      residents: [{ ...SOUND.residents, id: 'R2' }],
      contracts: [{ ...SOUND.contracts, id: 'C2' }],
      services: [{ ...SOUND.services, item: '随访' }],
      exams: [{ ...SOUND.exams, examinedOn: '2025-03-03' }],
    });
    expect(rejects).toEqual([]);
    expect(await storedRows(store)).toHaveLength(soundCounty.regions.length + 11 + 7);
  });

  test('a row that is left out leaves the stored one as it was', async () => {
    const store = await storeOf(textsOf(soundCounty));
    const contents = await storedContents(store);
    const rejects = await importRows(store, {
      teams: [{ ...SOUND.teams, name: '' }],
      residents: [{ ...SOUND.residents, sex: 'X', phone: '13900000000' }],
      followups: [{ ...SOUND.followups, sbp: '1500' }],
    });
    expect(rejects).toEqual([
      'teams.csv:2 name missing',
      'residents.csv:2 sex bad_value',
      'followups.csv:2 sbp out_of_range',
    ]);
    expect(await storedContents(store)).toEqual(contents);
  });

  test('an empty folder of headers changes nothing', async () => {
    const store = await storeOf(textsOf(soundCounty));
    const contents = await storedContents(store);
    expect(await importRows(store, Object.fromEntries(COUNTY_FILES.map((file) => [file, []])))).toEqual([]);
    expect(await storedContents(store)).toEqual(contents);
  });

  test('a record that was entered under the wrong person moves to the right one and is not there twice', async () => {
    const store = await storeOf(textsOf(withTwoPeople));
    const before = await storedRows(store);
    const moved: CountyRows = {
      ...withTwoPeople,
      contracts: [{ ...SOUND.contracts, residentId: 'R2' }],
      followups: [{ ...SOUND.followups, residentId: 'R2' }],
      prescriptions: [{ ...SOUND.prescriptions, residentId: 'R2' }],
      referrals: [{ ...SOUND.referrals, residentId: 'R2' }],
    };
    expect(await importRows(store, moved)).toEqual([]);
    expect(await storedRows(store)).toHaveLength(before.length);
    expect((await exportOf(store))['services.csv']).toBe(
      (await exportOf(await storeOf(textsOf(moved))))['services.csv'],
    );
    expect(await exportOf(store)).toEqual(await exportOf(await storeOf(textsOf(moved))));
  });

  test('a history that becomes long and short again holds nothing of the longer one', async () => {
    const notes = Array.from({ length: 60 }, (_, n) => ({
      ...SOUND.followups,
      id: `V${n}`,
      note: '血'.repeat(10_000),
    }));
    const store = await storeOf(textsOf({ ...soundCounty, followups: notes }));
    const short = notes.map((visit) => ({ ...visit, note: '' }));
    expect(await importRows(store, { followups: short })).toEqual([]);
    expect(await exportOf(store)).toEqual(
      await exportOf(await storeOf(textsOf({ ...soundCounty, followups: short }))),
    );
  });
});
