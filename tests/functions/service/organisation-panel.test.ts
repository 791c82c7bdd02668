import { describe, expect, test } from 'vitest';

import { loadReference } from '../../../functions/adapters/service-store/reference.ts';
import { organisationApi } from '../../../functions/organisation/lambda.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { anId } from '../../given/values.ts';
import type { CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService, listAt, valueAt } from './given-service.ts';

const apis = [organisationApi, remindersApi];
const MOVES = '/v1/organisation/teams/T1/panel-moves';
const MOVE = { toTeamId: 'T2', reason: '队长离职' };

const shared = givenService({ apis });

const residentsIn = (body: unknown, place: string): unknown[] =>
  listAt(body, place).map((item) => valueAt(item, 'residentId'));

/** Asks until nobody is left, and gives who moved by request. */
const moveAll = async ({ call }: GivenService, move: Readonly<Record<string, unknown>>) => {
  const batches: unknown[][] = [];
  let cursor: unknown;
  do {
    const asked = cursor === undefined ? move : { ...move, cursor };
    const { status, body } = await call('manager-1', 'POST', MOVES, asked);
    expect(status).toBe(200);
    batches.push(residentsIn(body, 'items'));
    cursor = valueAt(body, 'next') ?? undefined;
  } while (cursor !== undefined);
  return batches;
};

/** Twenty more with a contract with the first team. */
const manyRows = (): CountyRows => {
  const rows = countyRows();
  const ids = Array.from({ length: 20 }, (_, at) => `R5-${String(at).padStart(2, '0')}`);
  const person = { sex: 'F', birthDate: '1970-05-10', regionCode: '530121100201' };
  const terms = { package: 'basic', signedOn: '2025-01-01', startsOn: '2025-01-01', termYears: '1' };
  return {
    ...rows,
    residents: [...(rows.residents ?? []), ...ids.map((id) => ({ id, name: '何静', ...person }))],
    contracts: [
      ...(rows.contracts ?? []),
      ...ids.map((residentId) => ({ id: `C-${residentId}`, residentId, teamId: 'T1', ...terms })),
    ],
  };
};

const sizeOf = async ({ call }: GivenService, teamId: string): Promise<unknown> =>
  valueAt((await call('manager-1', 'GET', `/v1/organisation/teams/${teamId}`)).body, 'panel.size');

describe('the move of a panel', () => {
  test('takes everybody with a contract to the other team, at most eight a request', async () => {
    const service = await givenService({ apis, rows: manyRows() });
    const before = [await sizeOf(service, 'T1'), await sizeOf(service, 'T2')];
    expect(before).toEqual([26, 6]);
    const batches = await moveAll(service, MOVE);
    expect(batches.flat()).toHaveLength(26);
    expect(new Set(batches.flat()).size).toBe(26);
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(8);
    expect([await sizeOf(service, 'T1'), await sizeOf(service, 'T2')]).toEqual([0, 32]);
    const { facts } = await loadReference(service.table);
    expect(facts.map(({ event }) => event)).toEqual([
      { type: 'panel-moved@1', teamId: 'T1', startsOn: '2025-06-16', contracts: 26, ...MOVE },
    ]);
  });

  test('takes their tasks along', async () => {
    const service = await givenService({ apis });
    const before = await service.call('doctor-1', 'GET', '/v1/teams/T1/worklist');
    const theirs = residentsIn(before.body, 'items').filter((id) => id === 'R1-02');
    expect(theirs.length).toBeGreaterThan(0);
    await moveAll(service, { ...MOVE, residentIds: ['R1-02'] });
    const after = await service.call('doctor-2', 'GET', '/v1/teams/T2/worklist');
    expect(residentsIn(after.body, 'items').filter((id) => id === 'R1-02')).toHaveLength(theirs.length);
    const left = await service.call('doctor-1', 'GET', '/v1/teams/T1/worklist');
    expect(residentsIn(left.body, 'items')).not.toContain('R1-02');
  });

  test('asked for twice moves nobody twice', async () => {
    const service = await givenService({ apis });
    const later = { ...MOVE, startsOn: '2025-06-20' };
    const first = await moveAll(service, later);
    expect(first.flat()).toHaveLength(6);
    expect((await moveAll(service, later)).flat()).toEqual([]);
    expect(await sizeOf(service, 'T1')).toBe(6);
    const stored = await service.ports.residents.load(anId('R1-01'));
    expect(stored?.entries).toHaveLength(1);
  });

  test('repeated under its key answers the same', async () => {
    const { call } = await givenService({ apis });
    const headers = { 'idempotency-key': 'move-1' };
    const named = { ...MOVE, residentIds: ['R1-01', 'R1-03'] };
    const first = await call('manager-1', 'POST', MOVES, named, headers);
    expect(first).toMatchObject({ status: 200, body: { moved: 2, next: null } });
    expect(await call('manager-1', 'POST', MOVES, named, headers)).toEqual(first);
  });

  test('of named residents says who does not move', async () => {
    const { call } = await givenService({ apis });
    // R1-04 has no contract, R1-10 died, R2-01 is of another team, R9-99 is nobody.
    const residentIds = ['R1-01', 'R1-04', 'R1-10', 'R2-01', 'R9-99'];
    const { body } = await call('manager-1', 'POST', MOVES, { ...MOVE, residentIds });
    expect(residentsIn(body, 'items')).toEqual(['R1-01']);
    expect(listAt(body, 'skipped')).toEqual(
      ['R1-04', 'R1-10', 'R2-01', 'R9-99'].map((residentId) => ({
        residentId,
        code: 'organisation/no-contract-with-team',
      })),
    );
  });

  test('whose residents are to agree only later moves nobody', async () => {
    const { call } = await shared;
    const consent = { by: 'resident', at: '2025-06-17', method: 'signature' };
    const { body } = await call('manager-1', 'POST', MOVES, { ...MOVE, residentIds: ['R1-01'], consent });
    expect(listAt(body, 'skipped')).toEqual([{ residentId: 'R1-01', code: 'contract/no-consent' }]);
  });

  test.each([
    ['to the same team', { toTeamId: 'T1' }, 422, 'organisation/same-team'],
    ['to a team of others', { toTeamId: 'T3' }, 422, 'organisation/unknown-team'],
    ['to no team', { toTeamId: 'T9' }, 422, 'organisation/unknown-team'],
    ['for no reason', { reason: ' ' }, 422, 'organisation/no-reason'],
    ['from yesterday on', { startsOn: '2025-06-15' }, 422, 'organisation/starts-before-today'],
    ['with a cursor that was made up', { cursor: 'x.R1-01' }, 400, 'request/bad-cursor'],
    ['of nobody', { residentIds: [] }, 422, 'request/invalid'],
  ])('%s is refused', async (...[, wrong, status, code]) => {
    const { call } = await shared;
    expect(await call('manager-1', 'POST', MOVES, { ...MOVE, ...wrong })).toMatchObject({
      status,
      body: { type: `/problems/${code}` },
    });
  });

  test('of a team of others is not found, and not for a doctor or a bureau at all', async () => {
    const { call } = await shared;
    expect(await call('manager-2', 'POST', MOVES, MOVE)).toMatchObject({ status: 404 });
    expect(await call('doctor-1', 'POST', MOVES, MOVE)).toMatchObject({ status: 403 });
    expect(await call('bureau-1', 'POST', MOVES, MOVE)).toMatchObject({ status: 403 });
  });
});
