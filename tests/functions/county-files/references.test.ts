import { describe, expect, test } from 'vitest';

import type { CountyFile } from '../../../functions/county-files/columns.ts';
import type { Cells, CountyRows } from './county-texts.ts';
import { sourceOf, textsOf } from './county-texts.ts';
import { importInto, openStoreInMemory, storedRows } from './imported.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

/** Imports a county of these rows; the rows left out as `file:line column code`, and what is stored. */
const importRows = async (
  rows: CountyRows,
): Promise<{ readonly leftOut: readonly string[]; readonly stored: readonly string[] }> => {
  const { store, table } = openStoreInMemory();
  const { rejects } = await importInto(store, sourceOf(textsOf(rows)));
  const stored = await storedRows(store);
  await table.close();
  return {
    leftOut: rejects.map(({ file, line, column, code }) => `${file}:${line} ${column} ${code}`),
    stored,
  };
};

/** The files of what is stored, each once. */
const filesOf = (stored: readonly string[]): readonly string[] => [
  ...new Set(stored.map((row) => row.slice(0, row.indexOf(':')))),
];

const CARE = ['enrolments', 'followups', 'exams', 'prescriptions', 'referrals'] as const;

describe('a row that refers to one that was left out falls with it', () => {
  test('from a resident to the contract to its services, and to everything else of the resident', async () => {
    const { leftOut, stored } = await importRows({
      ...soundCounty,
      residents: [{ ...SOUND.residents, sex: 'X' }],
    });
    expect(leftOut).toEqual([
      'residents.csv:2 sex bad_value',
      'contracts.csv:2 residentId unknown_reference',
      'services.csv:2 contractId unknown_reference',
      ...CARE.map((file) => `${file}.csv:2 residentId unknown_reference`),
    ]);
    expect(filesOf(stored)).toEqual(['regions', 'institutions', 'teams', 'staff']);
  });

  test('from an institution to its team to the staff and the contracts of the team', async () => {
    const { leftOut } = await importRows({
      ...soundCounty,
      institutions: [{ ...SOUND.institutions, kind: 'clinic' }],
    });
    expect(leftOut).toEqual([
      'institutions.csv:2 kind bad_value',
      'teams.csv:2 institutionId unknown_reference',
      'staff.csv:2 teamId unknown_reference',
      'contracts.csv:2 teamId unknown_reference',
      'services.csv:2 contractId unknown_reference',
    ]);
  });

  test('from a region to whoever works or lives there', async () => {
    const regions = soundCounty.regions.map((region) =>
      region.code === SOUND.residents.regionCode ? { ...region, name: '' } : region,
    );
    const { leftOut } = await importRows({ ...soundCounty, regions });
    expect(leftOut.slice(0, 4)).toEqual([
      'regions.csv:6 name missing',
      'teams.csv:2 regionCodes unknown_reference',
      'staff.csv:2 teamId unknown_reference',
      'residents.csv:2 regionCode unknown_reference',
    ]);
    expect(leftOut).toHaveLength(4 + 2 + CARE.length);
  });

  test('from a contract to its services alone', async () => {
    const { leftOut, stored } = await importRows({
      ...soundCounty,
      contracts: [{ ...SOUND.contracts, termYears: '5' }],
    });
    expect(leftOut).toEqual([
      'contracts.csv:2 termYears bad_value',
      'services.csv:2 contractId unknown_reference',
    ]);
    expect(filesOf(stored)).toEqual(['regions', 'institutions', 'teams', 'staff', 'residents', ...CARE]);
  });

  test('and so in a county without residents.csv', async () => {
    const { residents: _, ...others } = soundCounty;
    const { leftOut } = await importRows(others);
    expect(leftOut).toHaveLength(2 + CARE.length);
  });
});

/** A second row with the key of the sound one, and what tells it apart. */
const REPEATS: readonly (readonly [file: CountyFile, other: Cells, column: string])[] = [
  ['regions', { name: '别村' }, 'code'],
  ['institutions', { name: '别院' }, 'id'],
  ['teams', { name: '别队' }, 'id'],
  ['staff', { name: '别人' }, 'id'],
  ['residents', { name: '别人' }, 'id'],
  ['contracts', { package: 'other' }, 'id'],
  ['services', { doneOn: '' }, 'contractId+item+dueOn'],
  ['enrolments', { closedOn: '2025-01-01' }, 'residentId+programme+enrolledOn'],
  ['followups', { sbp: '180' }, 'id'],
  ['exams', { sbp: '180' }, 'residentId+examinedOn+kind'],
  ['prescriptions', { days: '14' }, 'id'],
  ['referrals', { direction: 'down' }, 'id'],
];

describe('of rows with one key the first stays', () => {
  test.each(REPEATS)('%s.csv', async (file, other, column) => {
    const own: readonly Cells[] = soundCounty[file];
    const { leftOut, stored } = await importRows({
      ...soundCounty,
      [file]: [...own, { ...SOUND[file], ...other }, SOUND[file]],
    });
    const [first, second] = [own.length + 2, own.length + 3];
    expect(leftOut).toEqual([
      `${file}.csv:${first} ${column} duplicate`,
      `${file}.csv:${second} ${column} duplicate`,
    ]);
    expect(stored).toEqual((await importRows(soundCounty)).stored);
  });

  test('a row that was left out is none: a later one with its id goes in', async () => {
    const { leftOut } = await importRows({
      ...soundCounty,
      residents: [{ ...SOUND.residents, sex: '' }, SOUND.residents],
      regions: [{ ...SOUND.regions, name: '' }, ...soundCounty.regions],
      services: [{ ...SOUND.services, doneOn: 'yesterday' }, SOUND.services],
    });
    expect(leftOut).toEqual([
      'regions.csv:2 name missing',
      'residents.csv:2 sex missing',
      'services.csv:2 doneOn bad_date',
    ]);
  });

  test.each<[string, CountyRows]>([
    ['ids that differ in case', { residents: [SOUND.residents, { ...SOUND.residents, id: 'r1' }] }],
    ['the same id in two files', { followups: [{ ...SOUND.followups, id: 'R1' }] }],
    [
      'services of one item on two days',
      { services: [SOUND.services, { ...SOUND.services, dueOn: '2025-12-31' }] },
    ],
    ['two items of one day', { services: [SOUND.services, { ...SOUND.services, item: '随访' }] }],
    [
      'items whose commas could be taken for the next cell',
      {
        services: [
          { ...SOUND.services, item: 'a,2025-06-30', dueOn: '2025-06-30' },
          { ...SOUND.services, item: 'a', dueOn: '2025-06-30' },
        ],
      },
    ],
    [
      'enrolments in two programmes on one day',
      { enrolments: [SOUND.enrolments, { ...SOUND.enrolments, programme: 'diabetes' }] },
    ],
    [
      'enrolments in one programme on two days',
      { enrolments: [SOUND.enrolments, { ...SOUND.enrolments, enrolledOn: '2025-06-01' }] },
    ],
  ])('%s are no repeats', async (_, changed) => {
    const { leftOut } = await importRows({ ...soundCounty, ...changed });
    expect(leftOut).toEqual([]);
  });
});

test('references may lead to rows that stand later in their own file', async () => {
  const { leftOut } = await importRows({
    ...soundCounty,
    regions: soundCounty.regions.toReversed(),
    institutions: [{ ...SOUND.institutions, id: 'I0', parentId: 'I1' }, SOUND.institutions],
    contracts: [{ ...SOUND.contracts, id: 'C0', renewsId: 'C1' }, SOUND.contracts],
  });
  expect(leftOut).toEqual([]);
});
