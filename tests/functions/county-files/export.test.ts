import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { COUNTY_FILES, type CountyFile, fileName } from '../../../functions/county-files/columns.ts';
import { isCountyError } from '../../../functions/county-files/county-error.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { csvCell, harmless, restored } from '../../../functions/county-files/csv-text.ts';
import { holds } from '../../given/properties.ts';
import { type CountyTexts, sourceOf, textsOf } from './county-texts.ts';
import { type Imported, importInto, openStoreInMemory, storedRows } from './imported.ts';
import { exportOf, linesOf, runOn, type Texts } from './outputs-of.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

const AWKWARD = [
  '=HYPERLINK("http://x","王")',
  '+86 138',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "'",
  "'text",
  'a,b',
  'say "hello"',
  'two\nlines',
  'two\r\nlines',
  'ends in\r',
  '\r',
  ' spaces ',
  '"',
  '""',
  '<script>alert(1)</script>',
  '😀㛃𬱖',
  '\ufeff',
] as const;

const awkwardCounty = textsOf({
  ...soundCounty,
  residents: AWKWARD.map((name, n) => ({ ...SOUND.residents, id: `R${n + 1}`, name })),
  followups: AWKWARD.map((note, n) => ({ ...SOUND.followups, id: `V${n}`, note })),
  prescriptions: AWKWARD.map((drugs, n) => ({ ...SOUND.prescriptions, id: `-${n}`, drugs })),
  referrals: AWKWARD.map((reason, n) => ({ ...SOUND.referrals, id: `T${n}`, reason })),
  teams: [{ ...SOUND.teams, name: '=1+1' }],
});

const sampleCounty = (sample: string): CountyTexts =>
  Object.fromEntries(
    COUNTY_FILES.map((file) => [
      file,
      readFileSync(
        fileURLToPath(new URL(`../../samples/${sample}/county/${fileName(file)}`, import.meta.url)),
      ),
    ]),
  );

const storeOf = async (texts: CountyTexts): Promise<Imported & { readonly store: CountyStore }> => {
  const { store } = openStoreInMemory();
  return { store, ...(await importInto(store, sourceOf(texts))) };
};

const isCountyFile = (name: string): name is CountyFile => COUNTY_FILES.some((file) => file === name);

/** An export as the files of a county. */
const asCounty = (texts: Texts): CountyTexts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const file = name.replace('.csv', '');
      return isCountyFile(file) ? [[file, text]] : [];
    }),
  );

describe.each<[string, CountyTexts, string]>([
  ['of odd texts', awkwardCounty, '2025-06-30'],
  ['of the sample “dirty”', sampleCounty('dirty'), '2025-09-30'],
  ['of the sample “year-end”', sampleCounty('year-end'), '2025-12-31'],
])('a county %s', (_, county, day) => {
  test('exported and imported is the same county: cells, export and the files of a day', async () => {
    const { store: first, event } = await storeOf(county);
    const exported = await exportOf(first);
    const { store: second, rejects, event: again } = await storeOf(asCounty(exported));
    expect(rejects).toEqual([]);
    expect(Object.values(again.files).map(({ accepted }) => accepted)).toEqual(
      Object.values(event.files).map(({ accepted }) => accepted),
    );
    expect((await storedRows(second)).toSorted()).toEqual((await storedRows(first)).toSorted());
    expect(await exportOf(second)).toEqual(exported);
    expect((await runOn(second, day)).files).toEqual((await runOn(first, day)).files);
  });
});

describe('an export', () => {
  test('has every file, sorted by key, each with all its columns', async () => {
    const exported = await exportOf((await storeOf(sampleCounty('june'))).store);
    expect(Object.keys(exported).toSorted()).toEqual(COUNTY_FILES.map(fileName).toSorted());
    for (const text of Object.values(exported)) {
      const keys = linesOf(text);
      expect(keys).toEqual(keys.toSorted());
    }
  });

  test('holds no cell that a spreadsheet takes for a formula', async () => {
    const exported = await exportOf((await storeOf(awkwardCounty)).store);
    for (const text of Object.values(exported)) {
      expect(text).not.toMatch(/(^|[\n,"])[=+@\t\r]|(^|[\n,])"?-\d/);
    }
    expect(exported['teams.csv']).toContain("T1,'=1+1,I1");
    expect(exported['prescriptions.csv']).toContain("'-0,R1,");
  });

  test('of a store without a county, or with a broken-off one, is refused', async () => {
    const { store } = openStoreInMemory();
    const refusal = async (): Promise<string> => {
      const outcome: unknown = await exportOf(store).catch((error: unknown) => error);
      return isCountyError(outcome) ? outcome.says.en : 'not refused';
    };
    expect(await refusal()).toBe('the database holds no county: import one first');
    await store.startImport();
    expect(await refusal()).toBe('the latest import did not finish: import the county again');
  });
});

describe('a cell made harmless', () => {
  const cell = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", 'a', ',', '"', '\n') });

  test('begins with nothing that a spreadsheet calculates', () => {
    holds(
      fc.property(cell, (text) => {
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('comes back as it was', () => {
    holds(
      fc.property(cell, (text) => {
        expect(restored(harmless(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['=1', "'=1"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ["'a", "'a"],
    ['', ''],
  ])('%s becomes %s', (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['a\rb', '"a\rb"'],
  ['', ''],
])('the cell %j is written as %j', (text, written) => {
  expect(csvCell(text)).toBe(written);
});
