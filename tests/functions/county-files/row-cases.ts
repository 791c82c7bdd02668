import { beforeAll, describe, expect, test } from 'vitest';

import { COUNTY_COLUMNS, type CountyFile, fileName } from '../../../functions/county-files/columns.ts';
import type { Cells, CountyRows } from './county-texts.ts';
import { sourceOf, textsOf } from './county-texts.ts';
import { type Found, importInto, openStoreInMemory, rowText, storedRows } from './imported.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

/** What becomes of a row: `goes in`, `goes in, warned: COLUMN CODE` or `left out: COLUMN CODE`. */
type Outcome = `goes in${string}` | `left out: ${string}`;

/** A row that differs from a sound one in these cells, and what becomes of it. */
export type RowCase = readonly [title: string, changes: Cells, outcome: Outcome];

/** A case of a row that goes in without a word. */
export const goesIn = (title: string, changes: Cells): RowCase => [title, changes, 'goes in'];

/** What makes the n-th row of a file one of its own. */
const OWN_KEY: Readonly<Record<CountyFile, (n: number) => Cells>> = {
  regions: (n) => ({ code: String(800_000_000 + n) }),
  institutions: (n) => ({ id: `case-${n}` }),
  teams: (n) => ({ id: `case-${n}` }),
  staff: (n) => ({ id: `case-${n}` }),
  residents: (n) => ({ id: `case-${n}` }),
  contracts: (n) => ({ id: `case-${n}` }),
  services: (n) => ({ item: `case-${n}` }),
  enrolments: (n) => ({ residentId: `person-${n}` }),
  followups: (n) => ({ id: `case-${n}` }),
  exams: (n) => ({ residentId: `person-${n}` }),
  prescriptions: (n) => ({ id: `case-${n}` }),
  referrals: (n) => ({ id: `case-${n}` }),
};

/** The rows of the cases first, so that the n-th stands on line n + 2, then the sound rows that they refer to. */
const countyOf = (file: CountyFile, rows: readonly Cells[]): CountyRows => {
  const people = rows.map((_, n): Cells => ({ ...SOUND.residents, id: `person-${n}` }));
  const county: CountyRows = { ...soundCounty, residents: [...people, SOUND.residents] };
  return { ...county, [file]: [...rows, ...(county[file] ?? [])] };
};

const describeFound = ({ column, code }: Found): string => `${column} ${code}`;

type RowResult = { readonly outcome: string; readonly isStored: boolean };

const resultsOf = async (file: CountyFile, cases: readonly RowCase[]): Promise<readonly RowResult[]> => {
  const rows = cases.map(([, changes], n): Cells => ({ ...SOUND[file], ...OWN_KEY[file](n), ...changes }));
  const { store, table } = openStoreInMemory();
  const { rejects, warnings } = await importInto(store, sourceOf(textsOf(countyOf(file, rows))));
  const stored = new Set(await storedRows(store));
  await table.close();
  return rows.map((row, n) => {
    const isThis = (found: Found): boolean => found.file === fileName(file) && found.line === n + 2;
    const rejected = rejects.filter(isThis).map(describeFound);
    const warned = warnings.filter(isThis).map(describeFound);
    const cells = COUNTY_COLUMNS[file].map(({ name }) => row[name] ?? '');
    const wentIn = ['goes in', ...warned].join(', warned: ');
    return {
      outcome: rejected.length > 0 ? `left out: ${rejected.join(', ')}` : wentIn,
      isStored: stored.has(rowText(file, cells)),
    };
  });
};

/** One test for each case: what is said of the row, and that it is stored to the last cell or not at all. */
export const describeRows = (file: CountyFile, cases: readonly RowCase[]): void => {
  describe(`${fileName(file)}: a row`, () => {
    let results: readonly RowResult[] = [];
    beforeAll(async () => {
      results = await resultsOf(file, cases);
    });
    test.each(cases.map(([title, , outcome], n) => [title, outcome, n] as const))(
      '%s %s',
      (_, outcome, n) => {
        expect(results[n]).toEqual({ outcome, isStored: outcome.startsWith('goes in') });
      },
    );
  });
};

/** Cases on both sides of each bound of a number: the last that goes in and the first that does not. */
export const boundsOf = (
  column: string,
  bounds: {
    readonly least: readonly [out: string, within: string];
    readonly most: readonly [within: string, out: string];
  },
): RowCase[] => {
  const [below, least] = bounds.least;
  const [most, above] = bounds.most;
  const refused: Outcome = `left out: ${column} out_of_range`;
  return [
    [`with ${column} ${below}`, { [column]: below }, refused],
    [`with ${column} ${least}`, { [column]: least }, 'goes in'],
    [`with ${column} ${most}`, { [column]: most }, 'goes in'],
    [`with ${column} ${above}`, { [column]: above }, refused],
  ];
};

/** Cases of a column that takes only words of a list: each of them, and some that are none. */
export const wordsOf = (column: string, words: readonly string[]): RowCase[] => [
  ...words.map((word): RowCase => [`with ${column} ${word}`, { [column]: word }, 'goes in']),
  ...[words[0]?.toUpperCase() ?? '', ` ${words[0] ?? ''}`, 'unheard-of'].map((word): RowCase => [
    `with ${column} “${word}”`,
    { [column]: word },
    `left out: ${column} bad_value`,
  ]),
];

/** Cases of a column that must be filled. */
export const requiredIn = (...columns: readonly string[]): RowCase[] =>
  columns.map((column) => [`without ${column}`, { [column]: '' }, `left out: ${column} missing`]);

/** Cases of a column that may be empty. */
export const optionalIn = (...columns: readonly string[]): RowCase[] =>
  columns.map((column) => [`without ${column}`, { [column]: '' }, 'goes in']);

/** Cases of a date. */
export const datesIn = (...columns: readonly string[]): RowCase[] =>
  columns.flatMap((column) => [
    ...['2024-02-29', '9999-12-31', '2000-02-29'].map((text): RowCase => [
      `with ${column} ${text}`,
      { [column]: text },
      'goes in',
    ]),
    ...[
      '2025-02-29',
      '1900-02-29',
      '2025-06-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
      '2025-1-5',
      '2025/01/05',
      '20250105',
      '25-01-05',
      ' 2025-01-05',
      '2025-01-05T00:00',
      '２０２５-01-05',
      '0000-01-01',
    ].map((text): RowCase => [
      `with ${column} “${text}”`,
      { [column]: text },
      `left out: ${column} bad_date`,
    ]),
  ]);

/** Cases of an id of 1 to 64 characters of the id alphabet. */
export const idsIn = (column: string, makes: (id: string) => RowCase[] = () => []): RowCase[] => [
  ...requiredIn(column),
  ...['a b', '王', '=1+1', '../x', "x';--", 'a,b', 'a\tb', 'x'.repeat(65), '#', 'ａ'].map((id): RowCase => [
    `with ${column} “${id.slice(0, 20)}” (${id.length})`,
    { [column]: id },
    `left out: ${column} bad_id`,
  ]),
  ...['x'.repeat(64), 'a.B_c-9', '-', '.', '0'].flatMap(makes),
];
