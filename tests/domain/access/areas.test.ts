import { describe, expect, test } from 'vitest';

import { type AreaName, canSeeArea, canSeeTeam, canUseTeam } from '../../../domain/access/index.ts';
import { ABROAD, aSubject, county, EAST, everybody, NORTH, SOUTH } from './subjects.ts';

const areas: readonly AreaName[] = [
  ...county.regions.map(({ code }) => ({ scope: 'region', id: code }) as const),
  ...county.institutions.map(({ id }) => ({ scope: 'institution', id }) as const),
  ...county.teams.map(({ id }) => ({ scope: 'team', id }) as const),
];

const TOWN = '530121100';
const IN_COUNTY = ['530121', TOWN, NORTH, SOUTH, '530121101', EAST];
const CARE_IN_COUNTY = ['I1', 'I2', 'I3', 'I4', 'T1', 'T2', 'T3'];

describe('the areas whose indicators somebody sees', () => {
  test.each([
    ['team_member', 'T1', [TOWN, NORTH, SOUTH, 'T1']],
    ['team_leader', 'T2', [SOUTH, EAST, 'T2']],
    ['team_member', 'T5', ['T5']],
    ['team_member', 'T9', []],
    ['institution_manager', 'I1', [TOWN, NORTH, SOUTH, EAST, 'I1', 'I2', 'I3', 'T1', 'T2']],
    ['institution_manager', 'I2', [TOWN, NORTH, SOUTH, EAST, 'I2', 'I3', 'T1', 'T2']],
    ['institution_manager', 'I3', [SOUTH, EAST, 'I3', 'T2']],
    ['institution_manager', 'I4', [EAST, 'I4', 'T3']],
    ['bureau', '530121', [...IN_COUNTY, ...CARE_IN_COUNTY]],
    ['auditor', '530121', [...IN_COUNTY, ...CARE_IN_COUNTY]],
    ['administrator', '530121', [...IN_COUNTY, ...CARE_IN_COUNTY]],
    ['integration', '530121', [...IN_COUNTY, ...CARE_IN_COUNTY]],
    ['bureau', TOWN, [TOWN, NORTH, SOUTH, 'T1']],
    ['bureau', '530121101', ['530121101', EAST, 'I4', 'T3']],
    ['bureau', '530122', ['530122', '530122100', ABROAD, 'T4']],
    ['institution_manager', 'I6', ['I6']],
    ['bureau', '54', []],
  ] as const)('%s of %s', (...row) => {
    const [role, of, expected] = row;
    const seen = areas.filter((area) => canSeeArea(aSubject(role, of), area, county));
    expect(seen.map(({ id }) => id)).toEqual(expected);
  });

  test.each(['team', 'institution', 'region'] as const)('are known to the organisation: %s', (scope) => {
    for (const subject of everybody) {
      for (const id of ['T9', 'I9', '530121999', '530121100999', '', '5']) {
        expect(canSeeArea(subject, { scope, id }, county)).toBe(false);
      }
    }
  });

  test('a name counts in its own scope only', () => {
    expect(canSeeArea(aSubject('team_member', 'T1'), { scope: 'institution', id: 'T1' }, county)).toBe(false);
    expect(canSeeArea(aSubject('institution_manager', 'I2'), { scope: 'team', id: 'I2' }, county)).toBe(
      false,
    );
  });
});

describe('the teams', () => {
  const seenBy = (can: typeof canSeeTeam, ...subject: Parameters<typeof aSubject>): string[] =>
    county.teams.filter((team) => can(aSubject(...subject), team, county)).map(({ id }) => id);

  test.each([
    ['team_member', 'T1', ['T1'], ['T1']],
    ['team_leader', 'T2', ['T2'], ['T2']],
    ['institution_manager', 'I1', ['T1', 'T2'], ['T1', 'T2']],
    ['institution_manager', 'I3', ['T2'], ['T2']],
    ['institution_manager', 'I5', ['T4', 'T5'], ['T4', 'T5']],
    ['bureau', '530121', ['T1', 'T2', 'T3'], []],
    ['auditor', '530121', ['T1', 'T2', 'T3'], []],
    ['administrator', '530121', ['T1', 'T2', 'T3'], ['T1', 'T2', 'T3']],
    ['administrator', '53', ['T1', 'T2', 'T3', 'T4'], ['T1', 'T2', 'T3', 'T4']],
    ['integration', '530122', ['T4'], ['T4']],
  ] as const)('%s of %s sees some and acts for some', (...row) => {
    const [role, of, seen, used] = row;
    expect(seenBy(canSeeTeam, role, of)).toEqual(seen);
    expect(seenBy(canUseTeam, role, of)).toEqual(used);
  });
});
