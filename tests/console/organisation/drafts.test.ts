import { describe, expect, test } from 'vitest';

import { allianceOf } from '../../../console/organisation/alliance-draft.ts';
import { addressOfPlace, placeOf, regionAround } from '../../../console/organisation/area.ts';
import { dayAfter, dayBefore } from '../../../console/organisation/last-day.ts';
import { type MoveDraft, orderOf } from '../../../console/organisation/move-draft.ts';
import { joinOf, leaveOf, teamOf } from '../../../console/organisation/staff-draft.ts';
import {
  admittedOf,
  draftOf,
  isUserId,
  type User,
  type UserDraft,
  usersWith,
} from '../../../console/organisation/user-draft.ts';
import { anId } from '../../given/values.ts';

describe('the region that somebody begins from', () => {
  test.each([
    [['519921001001', '519921001002'], '519921001'],
    [['519921001'], '519921001'],
    [['519921001', '519921001002'], '519921001'],
    [['519921001001', '519921100'], '519921'],
    [['519921001001', '519922001001'], '5199'],
  ])('around %j is %s', (codes, region) => {
    expect(regionAround(codes)).toBe(region);
  });

  test('is none where nothing is served, or nothing holds it all', () => {
    expect(regionAround([])).toBeUndefined();
    expect(regionAround(['519921', '120000'])).toBeUndefined();
  });
});

test('what is shown stands in the address', () => {
  const address = addressOfPlace({ region: '519921001', team: 'T0001' });
  expect(placeOf(new URL(address, 'http://x').searchParams)).toEqual({ region: '519921001', team: 'T0001' });
  expect(addressOfPlace({})).toBe('/organisation');
});

describe('people name the last day, the service the first without', () => {
  test.each([
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-01-01'],
  ])('%s is followed by %s', (last, without) => {
    expect(dayAfter(last)).toBe(without);
    expect(dayBefore(without)).toBe(last);
  });

  test('somebody leaves after their last day', () => {
    const member = { id: anId<'StaffId'>('S1'), teamId: anId<'TeamId'>('T1') };
    expect(leaveOf(member, '2026-02-28')).toEqual({
      params: { staffId: 'S1' },
      body: { teamId: 'T1', until: '2026-03-01' },
    });
  });
});

describe('staff and teams', () => {
  test('a nurse leads no team, whatever was ticked before the role was chosen', () => {
    const draft = { name: ' 罗护士 ', isLeader: true, title: ' ', from: '2026-03-01' };
    const nurse = { teamId: 'T1', name: '罗护士', role: 'nurse', from: '2026-03-01', isLeader: false };
    expect(joinOf('T1', { ...draft, role: 'nurse' })).toEqual(nurse);
    expect(joinOf('T1', { ...draft, role: 'family_doctor' })).toMatchObject({ isLeader: true });
  });

  test('a line without text is left out', () => {
    const draft = { name: '东坪团队', institutionId: 'I1', regionCodes: ['519902101'] };
    expect(teamOf({ ...draft, phone: '  ' })).toEqual(draft);
    expect(teamOf({ ...draft, phone: '0899-1' })).toEqual({ ...draft, phone: '0899-1' });
  });

  test('a specialist alliance alone names its programme', () => {
    const draft = { name: '联盟', leadInstitutionId: 'I1', from: '2026-03-01' };
    expect(allianceOf({ ...draft, kind: 'county_community', programme: 'hypertension' })).toEqual({
      ...draft,
      kind: 'county_community',
    });
    expect(allianceOf({ ...draft, kind: 'specialist_alliance', programme: 'hypertension' })).toMatchObject({
      programme: 'hypertension',
    });
  });
});

describe('the order of a move', () => {
  const draft: MoveDraft = {
    toTeamId: 'T2',
    startsOn: '2026-03-01',
    reason: ' 医生调离 ',
    basis: 'consented',
    by: 'resident',
    method: 'verbal_witnessed',
    at: '2026-02-28',
  };

  test('holds the consent where they consented', () => {
    expect(orderOf('T1', draft, '西岭团队').body).toEqual({
      toTeamId: 'T2',
      startsOn: '2026-03-01',
      reason: '医生调离',
      consent: { by: 'resident', method: 'verbal_witnessed', at: '2026-02-28' },
    });
  });

  test('holds none where they were told, whatever was entered before', () => {
    expect(orderOf('T1', { ...draft, basis: 'told' }, '西岭团队').body).not.toHaveProperty('consent');
  });
});

describe('a user', () => {
  const draft: UserDraft = {
    userId: ' nurse-9 ',
    name: '新护士',
    role: 'team_member',
    teamId: 'T1',
    regionCode: '519921',
    staffId: 'S1',
  };

  test('is admitted for what the role is for alone', () => {
    expect(admittedOf(draft)).toEqual({
      params: { userId: 'nurse-9' },
      body: { name: '新护士', role: 'team_member', teamId: 'T1', staffId: 'S1' },
    });
    expect(admittedOf({ ...draft, role: 'bureau' }).body).toEqual({
      name: '新护士',
      role: 'bureau',
      regionCode: '519921',
    });
  });

  const user: User = { id: anId<'UserId'>('Doctor-1'), name: '示范医生', role: 'bureau' };

  test('is changed from what they are', () => {
    expect(draftOf(user)).toEqual({ userId: 'Doctor-1', name: '示范医生', role: 'bureau' });
  });

  test('is found by name or id, in capitals or not', () => {
    expect(usersWith([user], ' doctor ')).toEqual([user]);
    expect(usersWith([user], '医生')).toEqual([user]);
    expect(usersWith([user], '护士')).toEqual([]);
  });

  test.each([
    ['nurse-9', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['', false],
    ['罗护士', false],
    ['a b', false],
  ])('may be called %j: %s', (id, isOne) => {
    expect(isUserId(id)).toBe(isOne);
  });
});
