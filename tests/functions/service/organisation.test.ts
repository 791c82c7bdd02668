import { describe, expect, test } from 'vitest';

import { loadReference } from '../../../functions/adapters/service-store/reference.ts';
import { organisationApi } from '../../../functions/organisation/lambda.ts';
import { countyRows } from './given-county.ts';
import { givenService, listAt, textAt, valueAt } from './given-service.ts';

const apis = [organisationApi];
const shared = givenService({ apis });

const TEAMS = '/v1/organisation/teams';
const STAFF = '/v1/organisation/staff';

const idsOf = (body: unknown, place = 'items'): unknown[] =>
  listAt(body, place).map((item) => valueAt(item, 'id') ?? valueAt(item, 'code'));

describe('a region', () => {
  test('shows what lies in it and who serves it', async () => {
    const { call } = await shared;
    const { status, body } = await call('bureau-1', 'GET', '/v1/organisation/regions/530121100');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code: '530121100',
      name: '示范一镇',
      permanentResidents: 24,
      parent: { code: '530121', name: '示范县' },
      institutions: [{ id: 'I1', name: '一镇卫生院', kind: 'township_health_centre' }],
    });
    expect(idsOf(body, 'children')).toEqual(['530121100201', '530121100202']);
    expect(idsOf(body, 'teams')).toEqual(['T1', 'T2']);
  });

  test('shows somebody of a team only what is around them', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', '/v1/organisation/regions/530121');
    expect(idsOf(body, 'children')).toEqual(['530121100']);
    expect(idsOf(body, 'teams')).toEqual(['T1']);
  });

  test('names every village of a team’s township: somebody of its panel may live in the next one', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', '/v1/organisation/regions/530121100');
    expect(idsOf(body, 'children')).toEqual(['530121100201', '530121100202']);
    expect(idsOf(body, 'teams')).toEqual(['T1']);
    const next = await call('doctor-1', 'GET', '/v1/organisation/regions/530121100202');
    expect([next.status, idsOf(next.body, 'teams')]).toEqual([200, []]);
  });

  test('shows every institution there, one without teams too, since somebody may be referred to it', async () => {
    const county = countyRows();
    const hospital = { id: 'I9', name: '县人民医院', kind: 'county_hospital', regionCode: '530121' };
    const institutions = [...(county.institutions ?? []), hospital];
    const { call } = await givenService({ apis, rows: { ...county, institutions } });
    const shown = async (user: string, code: string) =>
      idsOf((await call(user, 'GET', `/v1/organisation/regions/${code}`)).body, 'institutions');
    expect(await shown('doctor-1', '530121')).toEqual(['I1', 'I2', 'I9']);
    expect(await shown('bureau-1', '530121')).toEqual(['I1', 'I2', 'I9']);
    expect(await shown('doctor-1', '530121100')).toEqual(['I1']);
    expect(await shown('doctor-1', '530121100201')).toEqual(['I1']);
    // The manager of the hospital, which has no team.
    expect(await shown('hospital-1', '530121')).toEqual(['I1', 'I2', 'I9']);
  });

  test.each([
    ['doctor-1', '530121101201'],
    ['manager-2', '530121100201'],
    ['bureau-1', '440106'],
    ['admin-1', '530121999'],
  ])('is not found by %s where it is not theirs or not there: %s', async (user, code) => {
    const { call } = await shared;
    expect(await call(user, 'GET', `/v1/organisation/regions/${code}`)).toMatchObject({ status: 404 });
  });
});

describe('the list of teams', () => {
  test.each([
    ['doctor-1', ['T1']],
    ['manager-1', ['T1', 'T2']],
    ['manager-2', ['T3']],
    ['bureau-1', ['T1', 'T2', 'T3']],
    ['admin-1', ['T1', 'T2', 'T3']],
  ])('shows %s the teams %s', async (user, teams) => {
    const { call } = await shared;
    const { body } = await call(user, 'GET', TEAMS);
    expect(idsOf(body)).toEqual(teams);
  });

  test('goes on where the last page ended, for the one who asked alone', async () => {
    const { call } = await shared;
    const first = await call('admin-1', 'GET', `${TEAMS}?limit=2`);
    const cursor = encodeURIComponent(textAt(first.body, 'next'));
    const second = await call('admin-1', 'GET', `${TEAMS}?limit=2&cursor=${cursor}`);
    expect([...idsOf(first.body), ...idsOf(second.body)]).toEqual(['T1', 'T2', 'T3']);
    expect(valueAt(second.body, 'next')).toBeNull();
    const other = await call('bureau-1', 'GET', `${TEAMS}?limit=2&cursor=${cursor}`);
    expect(other).toMatchObject({ status: 400 });
  });

  test('is narrowed to an institution', async () => {
    const { call } = await shared;
    const { body } = await call('admin-1', 'GET', `${TEAMS}?institutionId=I2`);
    expect(idsOf(body)).toEqual(['T3']);
  });
});

describe('a team', () => {
  test('shows its members, its leader, its panel with the line and what is overdue', async () => {
    const { call } = await shared;
    const { status, body } = await call('doctor-1', 'GET', `${TEAMS}/T1`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'T1',
      name: '1队',
      institutionName: '一镇卫生院',
      // Of the seven contracts one is of somebody who died.
      panel: { size: 6, line: 2000, isLarge: false },
      warnings: [],
    });
    expect(idsOf(body, 'members')).toEqual(['T1-doctor', 'T1-nurse']);
    expect(listAt(body, 'leaders')).toEqual([
      {
        id: 'T1-doctor',
        teamId: 'T1',
        name: '医生T1',
        role: 'family_doctor',
        isLeader: true,
        phone: '',
        title: '',
      },
    ]);
    expect(valueAt(body, 'overdueTasks')).toBeGreaterThan(0);
  });

  test.each(['doctor-2', 'manager-2'])('is not found by %s of another one', async (user) => {
    const { call } = await shared;
    expect(await call(user, 'GET', `${TEAMS}/T1`)).toMatchObject({ status: 404 });
    expect(await call(user, 'GET', `${TEAMS}/T1/workload`)).toMatchObject({ status: 404 });
    expect(await call(user, 'GET', `${TEAMS}/T9`)).toMatchObject({ status: 404 });
  });

  test('shows its workload; what nobody was seen for is of nobody', async () => {
    const { call } = await shared;
    const { status, body } = await call('doctor-1', 'GET', `${TEAMS}/T1/workload`);
    expect(status).toBe(200);
    const team = await call('doctor-1', 'GET', `${TEAMS}/T1`);
    expect(valueAt(body, 'unassigned.overdue')).toBe(valueAt(team.body, 'overdueTasks'));
    expect(await call('auditor-1', 'GET', `${TEAMS}/T1/workload`)).toMatchObject({ status: 403 });
  });

  test('shows by member of staff what is missed and how many they saw in thirty days', async () => {
    const rows = countyRows();
    const seenBy: Readonly<Record<string, string>> = { 'R1-02': 'T1-doctor', 'R1-03': 'T1-nurse' };
    const followups = (rows.followups ?? []).map((visit) => ({
      ...visit,
      staffId: seenBy[visit['residentId'] ?? ''] ?? '',
    }));
    const { call } = await givenService({ apis, rows: { ...rows, followups } });
    const { body } = await call('manager-1', 'GET', `${TEAMS}/T1/workload`);
    // R1-02 was due on 10 June; both programmes of R1-03 were seen on 30 May and are due again after two weeks.
    expect(valueAt(body, 'staff')).toEqual([
      { staffId: 'T1-doctor', name: '医生T1', dueWithinWeek: 0, overdue: 1, seenWithin30Days: 0 },
      { staffId: 'T1-nurse', name: '护士T1', dueWithinWeek: 0, overdue: 2, seenWithin30Days: 2 },
    ]);
  });

  test('is shown by counts alone: nobody of the panel is named', async () => {
    const { call } = await shared;
    const { body } = await call('bureau-1', 'GET', `${TEAMS}/T1`);
    expect(JSON.stringify(body)).not.toMatch(/R1-\d/);
  });
});

const NEW_TEAM = { id: 'T4', name: '四队', institutionId: 'I1', regionCodes: ['530121100202'] };

describe('a new team', () => {
  test('is set up by the manager of its institution and seen by them', async () => {
    const { call } = await givenService({ apis });
    const answer = await call('manager-1', 'POST', TEAMS, NEW_TEAM);
    expect(answer).toMatchObject({ status: 201, body: { ...NEW_TEAM, phone: '' } });
    expect(await call('manager-1', 'GET', `${TEAMS}/T4`)).toMatchObject({
      status: 200,
      body: { warnings: ['organisation/no-leader', 'organisation/no-nurse'], panel: { size: 0 } },
    });
  });

  test('gets an id where none is given', async () => {
    const { call } = await givenService({ apis });
    const { id: _id, ...rest } = NEW_TEAM;
    const { body } = await call('admin-1', 'POST', TEAMS, rest);
    expect(await call('admin-1', 'GET', `${TEAMS}/${textAt(body, 'id')}`)).toMatchObject({ status: 200 });
  });

  test.each([
    ['an institution of others', 'manager-1', { institutionId: 'I2' }, 422, 'unknown-institution'],
    ['an institution that is not there', 'admin-1', { institutionId: 'I9' }, 422, 'unknown-institution'],
    ['a region of others', 'manager-1', { regionCodes: ['530121101201'] }, 422, 'unknown-region'],
    ['the whole county', 'manager-1', { regionCodes: ['530121'] }, 422, 'unknown-region'],
    ['a region that is not there', 'admin-1', { regionCodes: ['530121999'] }, 422, 'unknown-region'],
    ['a known id', 'admin-1', { id: 'T1' }, 409, 'team-exists'],
    ['a blank name', 'admin-1', { name: ' ' }, 422, 'bad-name'],
  ])('of %s is refused to %s', async (...[, user, wrong, status, code]) => {
    const { call } = await shared;
    expect(await call(user, 'POST', TEAMS, { ...NEW_TEAM, ...wrong })).toMatchObject({
      status,
      body: { type: `/problems/organisation/${code}` },
    });
  });

  test.each(['doctor-1', 'bureau-1', 'auditor-1', 'integration-1'])(
    'is not for %s to set up',
    async (user) => {
      const { call } = await shared;
      expect(await call(user, 'POST', TEAMS, NEW_TEAM)).toMatchObject({ status: 403 });
    },
  );

  test('of two that are set up at once from the same state both stand', async () => {
    const { call } = await givenService({ apis });
    const both = await Promise.all([
      call('admin-1', 'POST', TEAMS, NEW_TEAM),
      call('admin-1', 'POST', TEAMS, { ...NEW_TEAM, id: 'T5' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(idsOf((await call('admin-1', 'GET', TEAMS)).body)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5']);
  });

  test('asked for twice under one key is set up once', async () => {
    const { call } = await givenService({ apis });
    const headers = { 'idempotency-key': 'team-4' };
    const first = await call('admin-1', 'POST', TEAMS, NEW_TEAM, headers);
    expect(await call('admin-1', 'POST', TEAMS, NEW_TEAM, headers)).toEqual(first);
  });
});

const NEW_LEADER = {
  id: 'S9',
  teamId: 'T1',
  name: '林新',
  role: 'family_doctor',
  isLeader: true,
  from: '2025-07-01',
};

describe('staff', () => {
  test('come and go on a day, and the team remembers who led it when', async () => {
    const { call, table, moveTo } = await givenService({ apis });
    const leave = { teamId: 'T1', until: '2025-07-01' };
    const left = await call('manager-1', 'POST', `${STAFF}/T1-doctor/leave`, leave);
    expect(left).toMatchObject({ status: 200, body: { id: 'T1-doctor', until: '2025-07-01' } });
    const joined = await call('manager-1', 'POST', STAFF, NEW_LEADER);
    expect(joined).toMatchObject({ status: 201, body: NEW_LEADER });
    const before = await call('doctor-1', 'GET', `${TEAMS}/T1`);
    expect(idsOf(before.body, 'members')).toEqual(['T1-doctor', 'T1-nurse']);
    moveTo('2025-07-01');
    expect((await call('doctor-1', 'GET', `${TEAMS}/T1`)).status).toBe(401);
    const after = await call('manager-1', 'GET', `${TEAMS}/T1`);
    expect(idsOf(after.body, 'members')).toEqual(['S9', 'T1-nurse']);
    expect(listAt(after.body, 'leaders')).toMatchObject([
      { id: 'T1-doctor', until: '2025-07-01' },
      { id: 'S9', from: '2025-07-01' },
    ]);
    const { rows, facts } = await loadReference(table);
    expect(rows.staff).toContain('S9,林新,family_doctor,T1,,,yes');
    expect(facts.map(({ event }) => event.type)).toEqual(['staff-left@1', 'staff-joined@1']);
  });

  test('who leave stand in staff.csv until they are gone', async () => {
    const { call, table } = await givenService({ apis });
    await call('admin-1', 'POST', `${STAFF}/T2-nurse/leave`, { teamId: 'T2', until: '2025-06-16' });
    expect((await loadReference(table)).rows.staff).not.toContain('T2-nurse');
    await call('admin-1', 'POST', `${STAFF}/T3-nurse/leave`, { teamId: 'T3', until: '2025-06-17' });
    expect((await loadReference(table)).rows.staff).toContain('T3-nurse');
  });

  test('who join and leave on the same day never worked there', async () => {
    const { call } = await givenService({ apis });
    const nurse = { id: 'S8', teamId: 'T1', name: '何青', role: 'nurse' };
    await call('admin-1', 'POST', STAFF, nurse);
    const leave = { teamId: 'T1', until: '2025-06-16' };
    expect(await call('admin-1', 'POST', `${STAFF}/S8/leave`, leave)).toMatchObject({ status: 200 });
    const { body } = await call('doctor-1', 'GET', `${TEAMS}/T1`);
    expect(idsOf(body, 'members')).toEqual(['T1-doctor', 'T1-nurse']);
  });

  test.each([
    ['a second leader', NEW_LEADER, 409, 'organisation/has-leader'],
    ['a nurse who leads', { ...NEW_LEADER, role: 'nurse' }, 422, 'organisation/leader-is-no-family-doctor'],
    ['who works there', { ...NEW_LEADER, id: 'T1-nurse', isLeader: false }, 409, 'organisation/works-there'],
    ['without a name', { ...NEW_LEADER, name: ' ' }, 422, 'organisation/bad-name'],
    ['of a team of others', { ...NEW_LEADER, teamId: 'T3' }, 404, 'access/not-found'],
    ['of no team', { ...NEW_LEADER, teamId: 'T9' }, 404, 'access/not-found'],
    ['in a role that is none', { ...NEW_LEADER, role: 'king' }, 422, 'request/invalid'],
    ['with more than is asked', { ...NEW_LEADER, salary: 1 }, 400, 'request/malformed'],
  ])('%s are refused', async (...[, body, status, code]) => {
    const { call } = await shared;
    expect(await call('manager-1', 'POST', STAFF, body)).toMatchObject({
      status,
      body: { type: `/problems/${code}` },
    });
  });

  test('who do not work there cannot leave', async () => {
    const { call } = await shared;
    const leave = { teamId: 'T1', until: '2025-07-01' };
    expect(await call('admin-1', 'POST', `${STAFF}/T2-nurse/leave`, leave)).toMatchObject({
      status: 409,
      body: { type: '/problems/organisation/works-not-there' },
    });
  });

  test.each(['doctor-1', 'bureau-1'])('are not for %s to change', async (user) => {
    const { call } = await shared;
    expect(await call(user, 'POST', STAFF, NEW_LEADER)).toMatchObject({ status: 403 });
  });
});
