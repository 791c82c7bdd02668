import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Alliance,
  alliancesBetween,
  alliedOn,
  ancestors,
  changeAlliance,
  createAlliance,
  type CreateAlliance,
  descendants,
  evolveAlliances,
  joinAlliance,
  leaveAlliance,
} from '../../../domain/organisation/index.ts';
import type { OrganisationEvent } from '../../../events/organisation.ts';
import { anInstitution, anOrganisation } from '../../given/organisation.ts';
import { holds } from '../../given/properties.ts';
import { aProgramme } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

/** A hospital H with the department D below it, and two township centres A and B; V is a clinic of A. */
const organisation = anOrganisation({
  institutions: [
    anInstitution({ id: 'H' }),
    anInstitution({ id: 'D', parentId: 'H' }),
    anInstitution({ id: 'A' }),
    anInstitution({ id: 'V', parentId: 'A' }),
    anInstitution({ id: 'B' }),
  ],
});
const TODAY = on('2025-06-16');
const SET_UP = {
  allianceId: anId<'AllianceId'>('M1'),
  name: '示范县医共体',
  kind: 'county_community' as const,
  leadInstitutionId: anId<'InstitutionId'>('H'),
  from: on('2025-01-01'),
};

type Outcome = { readonly ok: true; readonly value: readonly OrganisationEvent[] } | { readonly ok: false };

const after = (alliances: readonly Alliance[], outcome: Outcome): Alliance => {
  if (!outcome.ok) throw new Error('the change was refused');
  const [alliance] = outcome.value.reduce(evolveAlliances, [...alliances]);
  if (alliance === undefined) throw new Error('an alliance was set up');
  return alliance;
};

const led = after([], createAlliance({ organisation, alliances: [] }, SET_UP));
const joined = (alliance: Alliance, id: string, from = '2025-02-01'): Alliance =>
  after([alliance], joinAlliance(organisation, alliance, { institutionId: anId(id), from: on(from) }));
const left = (alliance: Alliance, id: string, until: string): Alliance =>
  after([alliance], leaveAlliance(alliance, { institutionId: anId(id), until: on(until) }));
const code = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  outcome.error?.code ?? 'ok';
const membersOf = (alliance: Alliance, day = '2025-06-16'): string[] =>
  alliedOn(alliance, on(day)).map(({ institutionId }) => institutionId);

describe('an alliance is set up', () => {
  test('with its lead as the first member, from its day on', () => {
    expect(membersOf(led, '2024-12-31')).toEqual([]);
    expect(membersOf(led, '2025-01-01')).toEqual(['H']);
  });

  test.each([
    ['by a name', { name: ' ' }, 'organisation/bad-name'],
    ['under a free id', {}, 'organisation/alliance-exists'],
    [
      'by a known lead',
      { allianceId: anId('M2'), leadInstitutionId: anId('X') },
      'organisation/unknown-institution',
    ],
    [
      'of specialists with a programme',
      { allianceId: anId('M2'), kind: 'specialist_alliance' },
      'organisation/bad-specialism',
    ],
    [
      'of others without',
      { allianceId: anId('M2'), programme: aProgramme('diabetes').code },
      'organisation/bad-specialism',
    ],
    [
      'of specialists in diabetes',
      { allianceId: anId('M2'), kind: 'specialist_alliance', programme: aProgramme('diabetes').code },
      'ok',
    ],
  ] satisfies [string, Partial<CreateAlliance>, string][])('only %s', (...[, given, expected]) => {
    expect(code(createAlliance({ organisation, alliances: [led] }, { ...SET_UP, ...given }))).toBe(expected);
  });
});

describe('who is a member', () => {
  test('joins from a day on and leaves on another, the first without', () => {
    const alliance = left(joined(led, 'A'), 'A', '2025-06-01');
    expect(membersOf(alliance, '2025-01-31')).toEqual(['H']);
    expect(membersOf(alliance, '2025-02-01')).toEqual(['H', 'A']);
    expect(membersOf(alliance, '2025-05-31')).toEqual(['H', 'A']);
    expect(membersOf(alliance, '2025-06-01')).toEqual(['H']);
  });

  test('may come back, and is a member once at a time', () => {
    const alliance = left(joined(led, 'A'), 'A', '2025-06-01');
    expect(membersOf(joined(alliance, 'A', '2025-06-01'))).toEqual(['H', 'A']);
    const again = { institutionId: anId<'InstitutionId'>('A'), from: on('2025-05-31') };
    expect(joinAlliance(organisation, alliance, again)).toEqual({
      ok: false,
      error: { code: 'organisation/member-already', from: '2025-02-01', until: '2025-06-01' },
    });
    expect(code(joinAlliance(organisation, led, { ...again, institutionId: anId('X') }))).toBe(
      'organisation/unknown-institution',
    );
  });

  test('who leaves on the first day never was one, and who is none does not leave', () => {
    const alliance = joined(led, 'A');
    expect(left(alliance, 'A', '2025-02-01').members).toHaveLength(1);
    expect(code(leaveAlliance(alliance, { institutionId: anId('A'), until: on('2025-01-31') }))).toBe(
      'organisation/no-member',
    );
    expect(code(leaveAlliance(alliance, { institutionId: anId('B'), until: TODAY }))).toBe(
      'organisation/no-member',
    );
  });

  test('the lead leaves last, or after another is named', () => {
    const alliance = joined(led, 'A');
    const leave = { institutionId: anId<'InstitutionId'>('H'), until: TODAY };
    expect(code(leaveAlliance(alliance, leave))).toBe('organisation/lead-stays');
    expect(membersOf(left(left(alliance, 'A', '2025-06-16'), 'H', '2025-06-16'))).toEqual([]);
    const to = (id: string) =>
      changeAlliance(alliance, { name: '医共体', leadInstitutionId: anId(id) }, TODAY);
    expect(code(to('B'))).toBe('organisation/no-member');
    const renamed = after([alliance], to('A'));
    expect(renamed).toMatchObject({ name: '医共体', leadInstitutionId: 'A' });
    expect(membersOf(left(renamed, 'H', '2025-06-16'))).toEqual(['A']);
    expect(code(changeAlliance(alliance, { name: '', leadInstitutionId: anId('A') }, TODAY))).toBe(
      'organisation/bad-name',
    );
  });

  test('an event about who works where changes no alliance', () => {
    const event: OrganisationEvent = {
      type: 'staff-left@1',
      staffId: anId('S1'),
      teamId: anId('T1'),
      until: TODAY,
    };
    expect(evolveAlliances([led], event)).toEqual([led]);
  });
});

describe('where two institutions meet', () => {
  const alliances = [joined(led, 'A')];
  const meet = (one: string, other: string, day = '2025-06-16'): number =>
    alliancesBetween({ organisation, alliances }, [anId(one), anId(other)], on(day)).length;

  test.each([
    ['two members', 'H', 'A', 1],
    ['what lies below them', 'D', 'V', 1],
    ['a member and who is none', 'H', 'B', 0],
    ['two below one member', 'H', 'D', 0],
    ['a member and itself', 'A', 'A', 0],
  ])('%s', (...[, one, other, expected]) => {
    expect([meet(one, other), meet(other, one)]).toEqual([expected, expected]);
  });

  test('is told by the day', () => {
    expect(meet('H', 'A', '2025-01-31')).toBe(0);
    expect(meet('H', 'A', '2025-02-01')).toBe(1);
  });

  test('a member below another meets it, and its teams do not meet one another', () => {
    const both = [joined(led, 'D')];
    const between = (one: string, other: string): number =>
      alliancesBetween({ organisation, alliances: both }, [anId(one), anId(other)], TODAY).length;
    expect([between('H', 'D'), between('D', 'D')]).toEqual([1, 0]);
  });
});

test('the institutions above one are those that have it below, whatever loops the parents make', () => {
  const names = ['A', 'B', 'C', 'D'];
  const parents = fc.tuple(...names.map(() => fc.constantFrom('', 'Z', ...names)));
  holds(
    fc.property(parents, fc.constantFrom(...names), (given, from) => {
      const loops = anOrganisation({
        institutions: names.map((id, i) => anInstitution({ id, parentId: given[i] ?? '' })),
      });
      const above = names.filter((name) => descendants(loops, anId(name)).has(anId(from)));
      expect(ancestors(loops, anId(from)).toSorted()).toEqual(above);
      expect(ancestors(loops, anId(from))[0]).toBe(from);
    }),
  );
});
