import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  createTeam,
  type CreateTeam,
  evolve,
  joinStaff,
  type JoinStaff,
  leadersOf,
  leaderOn,
  leaveStaff,
  membersOn,
  type Roster,
  teamsOn,
  teamWarnings,
} from '../../../domain/organisation/index.ts';
import type { OrganisationEvent } from '../../../events/organisation.ts';
import { anInstitution, anOrganisation, aRegion, aTeam } from '../../given/organisation.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { anId, aRegionCode, on } from '../../given/values.ts';

const empty: Roster = {
  organisation: anOrganisation({
    regions: [aRegion('530121100'), aRegion('530121100201')],
    institutions: [anInstitution()],
    teams: [aTeam({ id: 'T1' }), aTeam({ id: 'T2' })],
  }),
  terms: [],
};

const toCreate = (more: Partial<CreateTeam> = {}): CreateTeam => ({
  teamId: anId('T3'),
  name: '三队',
  institutionId: anId('I1'),
  regionCodes: [aRegionCode('530121100201')],
  phone: '',
  ...more,
});

const toJoin = (staffId: string, from: string, more: Partial<JoinStaff> = {}): JoinStaff => ({
  staffId: anId(staffId),
  teamId: anId('T1'),
  name: '李文',
  role: 'family_doctor',
  isLeader: false,
  phone: '',
  title: '',
  from: on(from),
  ...more,
});

type Outcome = { readonly ok: true; readonly value: OrganisationEvent[] } | { readonly ok: false };

const after = (roster: Roster, outcome: Outcome): Roster => {
  if (!outcome.ok) throw new Error('refused');
  return outcome.value.reduce(evolve, roster);
};
const joined = (roster: Roster, command: JoinStaff): Roster => after(roster, joinStaff(roster, command));
const left = (roster: Roster, staffId: string, until: string): Roster =>
  after(roster, leaveStaff(roster, { staffId: anId(staffId), teamId: anId('T1'), until: on(until) }));

describe('a new team', () => {
  test('belongs to an institution and serves regions, each once', () => {
    const code = aRegionCode('530121100201');
    const outcome = createTeam(empty.organisation, toCreate({ name: ' 三队 ', regionCodes: [code, code] }));
    expect(outcome).toStrictEqual({
      ok: true,
      value: [{ type: 'team-created@1', ...toCreate({ regionCodes: [code] }) }],
    });
    const { teams } = after(empty, outcome).organisation;
    expect(teams.at(-1)).toStrictEqual(aTeam({ id: 'T3', name: '三队', phone: '' }));
    expect(teams).toHaveLength(3);
  });

  test.each([
    ['no name', { name: ' ' }, { code: 'organisation/bad-name', fault: 'empty' }],
    ['an id that exists', { teamId: anId<'TeamId'>('T1') }, { code: 'organisation/team-exists' }],
    [
      'an unknown institution',
      { institutionId: anId<'InstitutionId'>('I9') },
      { code: 'organisation/unknown-institution' },
    ],
    ['no region', { regionCodes: [] }, { code: 'organisation/no-region' }],
    [
      'an unknown region among known ones',
      { regionCodes: [aRegionCode('530121100'), aRegionCode('5302')] },
      { code: 'organisation/unknown-region', regionCodes: ['5302'] },
    ],
  ])('is refused with %s', (_, more, error) => {
    expect(createTeam(empty.organisation, toCreate(more))).toEqual({ ok: false, error });
  });
});

describe('joining a team', () => {
  const led = joined(empty, toJoin('S1', '2025-01-01', { isLeader: true }));

  test('holds from the day on, until leaving', () => {
    expect(membersOn(led, anId('T1'), on('2024-12-31'))).toEqual([]);
    expect(leaderOn(led, anId('T1'), on('2025-01-01'))?.staffId).toBe('S1');
    const gone = left(led, 'S1', '2025-06-30');
    expect(teamsOn(gone, anId('S1'), on('2025-06-29'))).toEqual(['T1']);
    expect(teamsOn(gone, anId('S1'), on('2025-06-30'))).toEqual([]);
  });

  test.each([
    ['no name', toJoin('S2', '2025-01-01', { name: '' }), 'organisation/bad-name'],
    ['an unknown team', toJoin('S2', '2025-01-01', { teamId: anId('T9') }), 'organisation/unknown-team'],
    ['who works there', toJoin('S1', '2025-06-30'), 'organisation/works-there'],
    ['who will work there', toJoin('S1', '2024-06-30'), 'organisation/works-there'],
    ['a second leader', toJoin('S2', '2025-06-30', { isLeader: true }), 'organisation/has-leader'],
    [
      'a leader who is no family doctor',
      toJoin('S2', '2025-06-30', { isLeader: true, role: 'nurse', teamId: anId('T2') }),
      'organisation/leader-is-no-family-doctor',
    ],
  ])('is refused for %s', (_, command, code) => {
    expect(joinStaff(led, command)).toMatchObject({ ok: false, error: { code } });
  });

  test('is open to who works in another team, and to who left on the day', () => {
    expect(joinStaff(led, toJoin('S1', '2025-06-30', { teamId: anId('T2'), isLeader: true })).ok).toBe(true);
    const gone = left(led, 'S1', '2025-06-30');
    expect(joinStaff(gone, toJoin('S1', '2025-06-30')).ok).toBe(true);
    expect(joinStaff(gone, toJoin('S1', '2025-06-29')).ok).toBe(false);
  });

  test('who led a team when stays on record', () => {
    const next = joined(left(led, 'S1', '2025-06-30'), toJoin('S2', '2025-06-30', { isLeader: true }));
    const history = leadersOf(next, anId('T1')).map(({ staffId, from, until }) => [staffId, from, until]);
    expect(history).toEqual([
      ['S1', '2025-01-01', '2025-06-30'],
      ['S2', '2025-06-30', undefined],
    ]);
  });

  test('members stand with the leader first', () => {
    const team = ['S9', 'S0'].reduce((roster, id) => joined(roster, toJoin(id, '2025-01-01')), led);
    expect(membersOn(team, anId('T1'), on('2025-01-01')).map(({ staffId }) => staffId)).toEqual([
      'S1',
      'S0',
      'S9',
    ]);
  });
});

describe('leaving a team', () => {
  const roster = joined(empty, toJoin('S1', '2025-01-01'));
  const leaving = (staffId: string, until: string, teamId = 'T1') =>
    leaveStaff(roster, { staffId: anId(staffId), teamId: anId(teamId), until: on(until) });

  test.each([
    ['somebody else', leaving('S2', '2025-06-30')],
    ['another team', leaving('S1', '2025-06-30', 'T2')],
    ['a day before joining', leaving('S1', '2024-12-31')],
  ])('is refused for %s', (_, outcome) => {
    expect(outcome).toEqual({ ok: false, error: { code: 'organisation/works-not-there' } });
  });

  test('on the first day means never to have worked there', () => {
    expect(left(roster, 'S1', '2025-01-01')).toStrictEqual(empty);
  });

  test('may be put earlier afterwards, not later', () => {
    const gone = left(roster, 'S1', '2025-06-30');
    const again = { staffId: anId<'StaffId'>('S1'), teamId: anId<'TeamId'>('T1') };
    expect(leaveStaff(gone, { ...again, until: on('2025-06-29') }).ok).toBe(true);
    expect(leaveStaff(gone, { ...again, until: on('2025-06-30') }).ok).toBe(false);
  });
});

test('a team is warned of for what it lacks of a leading family doctor and a nurse', () => {
  const codes = (roster: Roster, day = '2025-06-30'): string[] =>
    teamWarnings(roster, anId('T1'), on(day)).map(({ code }) => code);
  const led = joined(empty, toJoin('S1', '2025-01-01', { isLeader: true }));
  const whole = joined(led, toJoin('S2', '2025-01-01', { role: 'nurse' }));
  expect(codes(empty)).toEqual(['organisation/no-leader', 'organisation/no-nurse']);
  expect(codes(joined(empty, toJoin('S1', '2025-01-01')))).toContain('organisation/no-leader');
  expect(codes(led)).toEqual(['organisation/no-nurse']);
  expect(codes(whole)).toEqual([]);
  expect(codes(whole, '2024-12-31')).toHaveLength(2);
});

test('whatever is asked for, nobody is in a team twice on a day and no team has two leaders', () => {
  const step = fc.record({
    staffId: fc.constantFrom('S1', 'S2', 'S3'),
    day: datesBetween('2025-01-01', '2025-01-10'),
    isJoining: fc.boolean(),
    isLeader: fc.boolean(),
  });
  holds(
    fc.property(fc.array(step, { maxLength: 12 }), datesBetween('2025-01-01', '2025-01-12'), (steps, day) => {
      const roster = steps.reduce((state, { staffId, day: from, isJoining, isLeader }) => {
        const outcome = isJoining
          ? joinStaff(state, toJoin(staffId, from, { isLeader }))
          : leaveStaff(state, { staffId: anId(staffId), teamId: anId('T1'), until: from });
        return outcome.ok ? after(state, outcome) : state;
      }, empty);
      const members = membersOn(roster, anId('T1'), day);
      expect(new Set(members.map(({ staffId }) => staffId)).size).toBe(members.length);
      expect(members.filter(({ isLeader }) => isLeader).length).toBeLessThanOrEqual(1);
    }),
  );
});
