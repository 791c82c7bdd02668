import { describe, expect, test } from 'vitest';

import { aRegionCode } from '../../given/values.ts';
import { type CountyRows, sourceOf, textsOf } from './county-texts.ts';
import { importInto, openStoreInMemory, storedRows } from './imported.ts';
import { SOUND, soundCounty, VILLAGE } from './sound-rows.ts';

const OWN = aRegionCode('519921');
const NEXT_VILLAGE = '519922001001';

/** The county next to it, with one of everything under ids that end in `-next`. */
const next = (id: string): string => `${id}-next`;
const NEXT: CountyRows = {
  regions: [{ code: NEXT_VILLAGE, name: '邻村' }],
  institutions: [{ ...SOUND.institutions, id: next('I1'), regionCode: NEXT_VILLAGE }],
  teams: [{ ...SOUND.teams, id: next('T1'), institutionId: next('I1'), regionCodes: NEXT_VILLAGE }],
  staff: [{ ...SOUND.staff, id: next('S1'), teamId: next('T1') }],
  residents: [{ ...SOUND.residents, id: next('R1'), regionCode: NEXT_VILLAGE }],
  contracts: [{ ...SOUND.contracts, id: next('C1'), residentId: next('R1'), teamId: next('T1') }],
  services: [{ ...SOUND.services, contractId: next('C1') }],
  enrolments: [{ ...SOUND.enrolments, residentId: next('R1') }],
  followups: [{ ...SOUND.followups, id: next('F1'), residentId: next('R1') }],
  exams: [{ ...SOUND.exams, residentId: next('R1') }],
  prescriptions: [{ ...SOUND.prescriptions, id: next('P1'), residentId: next('R1') }],
  referrals: [{ ...SOUND.referrals, id: next('X1'), residentId: next('R1') }],
};

/** What an import within the own county leaves out, and whether it changed anything, where both counties are stored. */
const importWithin = async (
  rows: CountyRows,
): Promise<{ readonly leftOut: readonly string[]; readonly isChanged: boolean }> => {
  const { store, table } = openStoreInMemory();
  await importInto(store, sourceOf(textsOf(soundCounty)));
  await importInto(store, sourceOf(textsOf(NEXT)));
  const before = await storedRows(store);
  const { rejects } = await importInto(store, sourceOf(textsOf(rows)), OWN);
  const after = await storedRows(store);
  await table.close();
  return {
    leftOut: rejects.map(({ file, column, code }) => `${file} ${column} ${code}`),
    isChanged: JSON.stringify(before) !== JSON.stringify(after),
  };
};

describe('an import by somebody of a county', () => {
  test('takes in what lies there, on top of what is stored', async () => {
    const residents = [SOUND.residents, { ...SOUND.residents, id: 'R2', idNumber: '' }];
    expect(await importWithin({ ...soundCounty, residents })).toEqual({ leftOut: [], isChanged: true });
  });

  test('takes a whole county in where nothing is stored, with the headings above it', async () => {
    const { store, table } = openStoreInMemory();
    const { rejects } = await importInto(store, sourceOf(textsOf(soundCounty)), OWN);
    expect(rejects).toEqual([]);
    await table.close();
  });

  test('leaves out every row of a person elsewhere, and says by which column', async () => {
    const changed = NEXT.residents?.map((row) => ({ ...row, name: '别人' })) ?? [];
    expect(await importWithin({ ...NEXT, residents: changed })).toEqual({
      // Regions, institutions, teams and staff stand in the store in the same words.
      leftOut: [
        'residents.csv regionCode outside_region',
        'contracts.csv residentId outside_region',
        'services.csv contractId outside_region',
        ...['enrolments', 'followups', 'exams', 'prescriptions', 'referrals'].map(
          (file) => `${file}.csv residentId outside_region`,
        ),
      ],
      isChanged: false,
    });
  });

  test.each([
    ['a region elsewhere', { regions: [{ code: '519922', name: '邻县' }] }, 'regions.csv code'],
    ['a heading in other words', { regions: [{ code: '51', name: '别省' }] }, 'regions.csv code'],
    [
      'an institution elsewhere',
      { institutions: [{ ...SOUND.institutions, id: 'I7', regionCode: NEXT_VILLAGE }] },
      'institutions.csv regionCode',
    ],
    [
      'the id of an institution elsewhere',
      { institutions: [{ ...SOUND.institutions, id: next('I1') }] },
      'institutions.csv id',
    ],
    [
      'a team that serves a village elsewhere',
      { teams: [{ ...SOUND.teams, regionCodes: `${VILLAGE}|${NEXT_VILLAGE}` }] },
      'teams.csv regionCodes',
    ],
    ['the id of a team elsewhere', { teams: [{ ...SOUND.teams, id: next('T1') }] }, 'teams.csv id'],
    ['staff of a team elsewhere', { staff: [{ ...SOUND.staff, teamId: next('T1') }] }, 'staff.csv teamId'],
    ['the id of staff elsewhere', { staff: [{ ...SOUND.staff, id: next('S1') }] }, 'staff.csv id'],
    [
      'a person who moves elsewhere',
      { residents: [{ ...SOUND.residents, regionCode: NEXT_VILLAGE }] },
      'residents.csv regionCode',
    ],
    [
      'the id of a person elsewhere',
      { residents: [{ ...SOUND.residents, id: next('R1') }] },
      'residents.csv id',
    ],
    [
      'a contract with a team elsewhere',
      { contracts: [{ ...SOUND.contracts, teamId: next('T1') }] },
      'contracts.csv teamId',
    ],
    [
      'the id of a contract elsewhere',
      { contracts: [{ ...SOUND.contracts, id: next('C1') }] },
      'contracts.csv id',
    ],
    [
      'the id of a visit elsewhere',
      { followups: [{ ...SOUND.followups, id: next('F1') }] },
      'followups.csv id',
    ],
  ] satisfies [string, CountyRows, string][])('leaves out %s', async (_name, rows, where) => {
    expect(await importWithin(rows)).toEqual({ leftOut: [`${where} outside_region`], isChanged: false });
  });
});
