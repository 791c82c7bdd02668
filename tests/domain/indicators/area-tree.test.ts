import { describe, expect, test } from 'vitest';

import { areaNamed, areasOf, childAreas, type Scope, standings } from '../../../domain/indicators/index.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';

const organisation = anOrganisation({
  regions: ['530121', '530121100', '530121101', '530121100201', '530121100202', '530121101201'].map((code) =>
    aRegion(code),
  ),
  institutions: [anInstitution(), anInstitution({ id: 'I2' })],
  teams: [
    aTeam(),
    aTeam({ id: 'T2', regionCodes: ['530121100202'] }),
    aTeam({ id: 'T3', institutionId: 'I2', regionCodes: ['530121101'] }),
  ],
});

const childrenOf = (named: { readonly scope: Scope; readonly id: string }, by?: Scope): string[] => {
  const area = areaNamed(organisation, named);
  return area === undefined ? [] : childAreas(organisation, area, by).map((child) => child.id);
};

describe('the parts of an area', () => {
  test.each([
    ['region', '530121', undefined, ['530121100', '530121101']],
    ['region', '530121100', undefined, ['530121100201', '530121100202']],
    ['region', '530121100201', undefined, []],
    ['region', '530121', 'institution', ['I1', 'I2']],
    ['region', '530121100', 'team', ['T1', 'T2']],
    ['institution', 'I1', undefined, ['T1', 'T2']],
    ['institution', 'I1', 'region', ['530121100201', '530121100202']],
    ['team', 'T3', undefined, ['530121101201']],
  ] as const)('of %s %s by %s are %j', (...[scope, id, by, children]) => {
    expect(childrenOf({ scope, id }, by)).toEqual(children);
  });

  test('no area is known by another scope’s name', () => {
    expect(areaNamed(organisation, { scope: 'team', id: 'I1' })).toBeUndefined();
    for (const area of areasOf(organisation)) expect(areaNamed(organisation, area)).toEqual(area);
  });
});

test('equal fractions share a place, and where nobody counts there is none', () => {
  const rates = [
    { name: 'half', numerator: 1, denominator: 2 },
    { name: 'nobody', numerator: 0, denominator: 0 },
    { name: 'most', numerator: 2, denominator: 3 },
    { name: 'half too', numerator: 50, denominator: 100 },
    { name: 'none', numerator: 0, denominator: 4 },
  ];
  expect(standings(rates).map(({ name, rank }) => [name, rank])).toEqual([
    ['most', 1],
    ['half', 2],
    ['half too', 2],
    ['none', 4],
    ['nobody', undefined],
  ]);
});
