import { describe, expect, test } from 'vitest';

import {
  areaNamed,
  childAreas,
  nearestAbove,
  regionsAbove,
  type Scope,
} from '../../../domain/indicators/index.ts';
import type { Organisation } from '../../../domain/organisation/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';

const COUNTY = '530121';
const TOWN = '530121100';
const OTHER_TOWN = '530121101';
const VILLAGE = '530121100201';
const OTHER_VILLAGE = '530121101201';

const regionsOf = (...codes: string[]) => codes.map((code) => aRegion(code));
const REGIONS = regionsOf(COUNTY, TOWN, OTHER_TOWN, VILLAGE, OTHER_VILLAGE);

const partsOf = (
  given: Partial<Organisation>,
  [scope, id]: readonly [Scope, string],
  by?: Scope,
): string[] => {
  const organisation = anOrganisation({ regions: REGIONS, ...given });
  const area = areaNamed(organisation, { scope, id });
  if (area === undefined) throw new Error(`no such area: ${scope} ${id}`);
  return childAreas(organisation, area, by).map((part) => part.id);
};

describe('the regions above a region', () => {
  test('are those that hold it, the nearest first, and never itself', () => {
    const organisation = anOrganisation({ regions: REGIONS });
    expect(regionsAbove(organisation, VILLAGE)).toEqual([TOWN, COUNTY]);
    expect(regionsAbove(organisation, OTHER_TOWN)).toEqual([COUNTY]);
    expect(regionsAbove(organisation, COUNTY)).toEqual([]);
  });

  test('are none that only end alike', () => {
    const organisation = anOrganisation({ regions: regionsOf('121100', '530121100') });
    expect(regionsAbove(organisation, '530121100')).toEqual([]);
  });

  test('have one that is right above, save for the county', () => {
    expect([...nearestAbove(anOrganisation({ regions: REGIONS }))]).toEqual([
      [TOWN, COUNTY],
      [OTHER_TOWN, COUNTY],
      [VILLAGE, TOWN],
      [OTHER_VILLAGE, OTHER_TOWN],
    ]);
  });
});

describe('the parts of a region', () => {
  test('are no town without a village', () => {
    expect(partsOf({ regions: [...REGIONS, aRegion('530121102')] }, ['region', COUNTY])).toEqual([
      TOWN,
      OTHER_TOWN,
    ]);
  });

  test('are a village itself where its town is not recorded', () => {
    const regions = regionsOf(COUNTY, VILLAGE);
    expect(partsOf({ regions }, ['region', COUNTY])).toEqual([VILLAGE]);
  });

  test('are no team that works outside it as well, nor one that serves nobody', () => {
    const teams = [
      aTeam(),
      aTeam({ id: 'T2', regionCodes: [VILLAGE, OTHER_VILLAGE] }),
      aTeam({ id: 'T3', regionCodes: [] }),
    ];
    const given = { institutions: [anInstitution()], teams };
    expect(partsOf(given, ['region', TOWN], 'team')).toEqual(['T1']);
    expect(partsOf(given, ['region', COUNTY], 'team')).toEqual(['T1', 'T2']);
  });
});

describe('the parts of an institution', () => {
  const institutions = [
    anInstitution(),
    anInstitution({ id: 'I2', parentId: 'I1' }),
    anInstitution({ id: 'I3', parentId: 'I1' }),
    anInstitution({ id: 'I4' }),
  ];
  const teams = [aTeam(), aTeam({ id: 'T2', institutionId: 'I2' }), aTeam({ id: 'T4', institutionId: 'I4' })];

  test('are the institutions below it that have teams, not itself', () => {
    expect(partsOf({ institutions, teams }, ['institution', 'I1'], 'institution')).toEqual(['I2']);
  });

  test('are never the one above it, though a team is in both', () => {
    expect(partsOf({ institutions, teams }, ['institution', 'I2'], 'institution')).toEqual([]);
  });

  test('are its own teams, not another’s that serve the same village', () => {
    expect(partsOf({ institutions, teams }, ['institution', 'I1'])).toEqual(['T1', 'T2']);
  });

  test('are a team also where both have the same name', () => {
    const namesake = [aTeam({ id: 'I1' })];
    expect(partsOf({ institutions, teams: namesake }, ['institution', 'I1'])).toEqual(['I1']);
  });
});

test('a team is no part of itself', () => {
  const given = { institutions: [anInstitution()], teams: [aTeam(), aTeam({ id: 'T2' })] };
  expect(partsOf(given, ['team', 'T1'], 'team')).toEqual([]);
});
