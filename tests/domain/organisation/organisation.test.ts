import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  coveringTeams,
  descendants,
  INSTITUTION_KINDS,
  serves,
  STAFF_ROLES,
} from '../../../domain/organisation/index.ts';
import { anInstitution, anOrganisation, aTeam } from '../../given/organisation.ts';
import { holds } from '../../given/properties.ts';
import { anId, aVillage } from '../../given/values.ts';

test('the kinds of institutions and the roles of staff are those of the county files', () => {
  expect(INSTITUTION_KINDS).toEqual([
    'county_hospital',
    'township_health_centre',
    'community_health_centre',
    'village_clinic',
    'other',
  ]);
  expect(STAFF_ROLES).toEqual([
    'family_doctor',
    'nurse',
    'public_health_physician',
    'village_doctor',
    'specialist',
    'pharmacist',
    'family_planning',
    'other',
  ]);
});

const village = aVillage('530121100201');

test.each([
  ['the village itself', ['530121100201'], true],
  ['its township', ['530121100'], true],
  ['one of several regions', ['530122', '530121100'], true],
  ['a neighbour', ['530121100202'], false],
  ['another township', ['530121101'], false],
  ['nowhere', [], false],
])('a team that serves %s', (_, regionCodes, isServed) => {
  expect(serves(aTeam({ regionCodes }), village)).toBe(isServed);
});

describe('the team that covers a village (A32)', () => {
  const covering = (...teams: readonly ReturnType<typeof aTeam>[]): string | undefined =>
    coveringTeams(anOrganisation({ teams }))(village)?.id;

  test('is that of the lowest id by code points, whatever the order', () => {
    const [a, b] = [aTeam({ id: 'T10' }), aTeam({ id: 'T9', regionCodes: ['530121100'] })];
    expect(covering(a, b)).toBe('T10');
    expect(covering(b, a)).toBe('T10');
  });

  test('serves the village', () => {
    expect(covering(aTeam({ id: 'T1', regionCodes: ['530121101'] }), aTeam({ id: 'T2' }))).toBe('T2');
  });

  test('may be none', () => {
    expect(covering()).toBeUndefined();
    expect(covering(aTeam({ regionCodes: ['54'] }))).toBeUndefined();
  });

  test('is the same however often it is asked, and differs by village', () => {
    const teams = [
      aTeam({ id: 'T1', regionCodes: ['530121100202'] }),
      aTeam({ id: 'T2', regionCodes: ['530121100201'] }),
    ];
    const covers = coveringTeams(anOrganisation({ teams }));
    const other = aVillage('530121100202');
    const nowhere = aVillage('540000000000');
    expect([village, other, nowhere, village, other, nowhere].map((code) => covers(code)?.id)).toEqual([
      'T2',
      'T1',
      undefined,
      'T2',
      'T1',
      undefined,
    ]);
  });
});

describe('the institutions below an institution (A21)', () => {
  const below = (root: string, ...parents: readonly (readonly [string, string])[]): string[] => {
    const institutions = parents.map(([id, parentId]) => anInstitution({ id, parentId }));
    return [...descendants(anOrganisation({ institutions }), anId(root))].toSorted();
  };

  test('are all descendants, not only children, and the institution itself', () => {
    expect(below('A', ['A', ''], ['B', 'A'], ['C', 'B'], ['D', 'C'], ['E', ''], ['F', 'E'])).toEqual([
      'A',
      'B',
      'C',
      'D',
    ]);
    expect(below('C', ['A', ''], ['B', 'A'], ['C', 'B'], ['D', 'C'])).toEqual(['C', 'D']);
    expect(below('D', ['A', ''], ['D', 'A'])).toEqual(['D']);
  });

  test('are each there once, whatever loops the parents make', () => {
    expect(below('A', ['A', 'C'], ['B', 'A'], ['C', 'B'])).toEqual(['A', 'B', 'C']);
    expect(below('A', ['A', 'A'])).toEqual(['A']);
    expect(below('B', ['A', 'B'], ['B', 'A'])).toEqual(['A', 'B']);
  });

  test('a parent that leads nowhere is no parent', () => {
    expect(below('A', ['A', 'Z'], ['B', 'Y'])).toEqual(['A']);
  });

  test('are those from which the way up leads to it', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const parents = fc.tuple(...names.map(() => fc.constantFrom('', 'Z', ...names)));
    holds(
      fc.property(parents, (given) => {
        const up = new Map(names.map((name, i) => [name, given[i] ?? '']));
        const leadsToA = (name: string): boolean => {
          let at: string | undefined = name;
          for (let steps = 0; steps <= names.length && at !== undefined; steps++) {
            if (at === 'A') return true;
            at = up.get(at);
          }
          return false;
        };
        expect(below('A', ...up)).toEqual(names.filter(leadsToA));
      }),
      300,
    );
  });
});
