import { beforeAll, describe, expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../service/given-service.ts';
import { type GivenChecks, givenChecks } from './given-checks.ts';

const PERIOD = { from: '2025-01-01', to: '2025-06-16' } as const;
const QUERY = 'from=2025-01-01&to=2025-06-16';

let service: GivenChecks;
beforeAll(async () => {
  service = await givenChecks();
});

const see = (user: string, query = QUERY) => service.call(user, 'GET', `/v1/data-quality?${query}`);
const ask = (user: string, body: unknown = PERIOD) => service.call(user, 'POST', '/v1/data-quality', body);

const checked = async (user: string, query = QUERY, body: unknown = PERIOD) => {
  await ask(user, body);
  await service.carryOut();
  return (await see(user, query)).body;
};

const problem = (status: number, type: string) => ({ status, body: { type: `/problems/${type}` } });

describe('a check of an area and a period', () => {
  test('is none before somebody asks for it, then waits, and stays when it is done', async () => {
    const query = 'from=2025-03-01&to=2025-06-16';
    expect((await see('bureau-1', query)).body).toMatchObject({
      scope: 'region',
      scopeId: '530121',
      name: '示范县',
      state: 'none',
    });
    const asked = await ask('bureau-1', { ...PERIOD, from: '2025-03-01' });
    expect(asked).toMatchObject({ status: 202, body: { state: 'waiting' } });
    expect(await ask('bureau-1', { ...PERIOD, from: '2025-03-01' })).toMatchObject({
      status: 202,
      body: { state: 'waiting', askedAt: textAt(asked.body, 'askedAt') },
    });
    await service.carryOut();
    expect((await see('bureau-1', query)).body).toMatchObject({ state: 'finished', result: {} });
    expect((await see('admin-1', query)).body).toMatchObject({ state: 'finished' });
  });

  test('names the regions right below, each of which is checked alone, down to a village', async () => {
    const county = await checked('bureau-1');
    const regions = listAt(county, 'regions').map((one) => textAt(one, 'id'));
    expect(regions.length).toBeGreaterThan(0);
    expect(regions.every((id) => id.startsWith('530121') && id.length === 9)).toBe(true);
    const [town = ''] = regions;
    const area = { scope: 'region', scopeId: town };
    const body = await checked('bureau-1', `${QUERY}&scope=region&scopeId=${town}`, { ...PERIOD, ...area });
    expect(body).toMatchObject({ ...area, state: 'finished' });
    expect(listAt(body, 'regions').every((one) => textAt(one, 'id').startsWith(town))).toBe(true);
    expect(valueAt(body, 'result.area.people')).toBeLessThanOrEqual(
      Number(valueAt(county, 'result.area.people')),
    );
  });

  test('of a team names none', async () => {
    expect((await see('doctor-1')).body).toMatchObject({ scope: 'team', regions: [] });
  });

  test('may be asked for again once it is done', async () => {
    await checked('doctor-1');
    expect((await ask('doctor-1')).body).toMatchObject({ state: 'waiting' });
    await service.carryOut();
    expect((await see('doctor-1')).body).toMatchObject({ state: 'finished' });
  });

  test('tells a team leader what stands out in the records of each of the staff', async () => {
    const body = await checked('doctor-1');
    expect(body).toMatchObject({
      scope: 'team',
      scopeId: 'T1',
      result: {
        area: { people: 9, measures: { visits: 126 } },
        staff: [
          {
            id: 'T1-doctor',
            name: '医生T1',
            teamId: 'T1',
            people: 9,
            measures: {
              systolic: { counts: [126, 0, 0, 0, 0, 0, 0, 0, 0, 0], step: 2, isUneven: true },
              // One of them was seen before by somebody who is not named.
              sameAgain: { part: 117, of: 118, percent: '99.15' },
              longestRow: 9,
              late: { part: 0, of: 0, percent: '' },
            },
            findings: [
              { kind: 'systolic_digits', grade: 'strong' },
              { kind: 'diastolic_digits', grade: 'strong' },
              { kind: 'same_again', grade: 'strong' },
              { kind: 'same_in_row', grade: 'strong' },
            ],
          },
        ],
      },
    });
  });

  test('is of visits within its days alone', async () => {
    const body = await checked('doctor-1', 'from=2025-04-02&to=2025-04-03', {
      from: '2025-04-02',
      to: '2025-04-03',
    });
    expect(valueAt(body, 'result.area.measures.visits')).toBe(18);
  });

  test('is rolled up to the institutions and the region', async () => {
    const body = await checked('admin-1');
    expect(body).toMatchObject({
      result: {
        area: { id: '530121', people: 12, measures: { visits: 168 } },
        institutions: [{ id: 'I1', name: '一镇卫生院', people: 12 }],
        teams: [
          { id: 'T1', people: 9 },
          { id: 'T2', people: 3 },
        ],
      },
    });
  });

  test('counts what is entered here by the days until it was recorded', async () => {
    const entered = await service.call('doctor-1', 'POST', '/v1/residents/R1-01/follow-ups', {
      visits: [
        {
          programme: 'hypertension',
          visitedOn: '2025-06-01',
          mode: 'clinic',
          outcome: 'done',
          sbp: 131,
          dbp: 79,
          staffId: 'T1-doctor',
        },
      ],
    });
    expect(entered.status).toBeLessThan(300);
    const body = await checked('doctor-1');
    expect(valueAt(body, 'result.area.measures.late')).toEqual({ part: 1, of: 1, percent: '100.00' });
  });
});

describe('to the bureau', () => {
  test('few people are shown nowhere, nor by what is left of the others', async () => {
    const body = await checked('bureau-1');
    expect(valueAt(body, 'result.teams.0')).toEqual({ id: 'T1', name: '1队', people: null, findings: [] });
    expect(valueAt(body, 'result.teams.1')).toEqual({ id: 'T2', name: '2队', people: null, findings: [] });
    expect(body).toMatchObject({ result: { area: { people: 12 }, staff: [] } });
  });

  test('no resident is named', async () => {
    expect(JSON.stringify(await checked('bureau-1'))).not.toMatch(/R\d-\d\d/);
  });
});

describe('is refused', () => {
  test.each(['nurse-1', 'auditor-1', 'integration-1'])('to %s, who manages nobody', async (user) => {
    expect(await see(user)).toMatchObject(problem(403, 'access/forbidden'));
    expect(await ask(user)).toMatchObject(problem(403, 'access/forbidden'));
  });

  test('of another’s area', async () => {
    const query = `scope=team&scopeId=T2&${QUERY}`;
    expect(await see('doctor-1', query)).toMatchObject(problem(404, 'access/not-found'));
    expect(await ask('doctor-1', { scope: 'team', scopeId: 'T2', ...PERIOD })).toMatchObject(
      problem(404, 'access/not-found'),
    );
  });

  test.each([
    ['2025-06-17', '2025-06-16', 'ends-before-it-begins'],
    ['2025-06-01', '2025-06-17', 'day-to-come'],
    ['2024-06-15', '2025-06-16', 'period-too-long'],
  ])('from %s to %s: %s', async (from, to, reason) => {
    expect(await see('bureau-1', `from=${from}&to=${to}`)).toMatchObject(
      problem(422, `data-quality/${reason}`),
    );
  });

  test('not of 366 days, of which the last is today', async () => {
    expect((await see('bureau-1', 'from=2024-06-16&to=2025-06-16')).status).toBe(200);
  });
});
