import { beforeEach, describe, expect, test } from 'vitest';

import { contractsApi } from '../../../functions/contracts/lambda.ts';
import { standing } from '../../../functions/county-files/standing.ts';
import { refreshOf } from '../../../functions/residents/commit.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { viewContext } from '../../../functions/residents/views.ts';
import { anId, on } from '../../given/values.ts';
import { type GivenService, givenService, listAt, textAt, valueAt } from './given-service.ts';

let service: GivenService;
beforeEach(async () => {
  service = await givenService({ apis: [residentsApi, contractsApi] });
});

const call = (...[user, method, path, body, headers]: Parameters<GivenService['call']>) =>
  service.call(user, method, path, body, headers);
const story = async (id: string): Promise<unknown> =>
  (await call('doctor-1', 'GET', `/v1/residents/${id}`)).body;
const panel = async (): Promise<string[]> => {
  const { body } = await call('doctor-1', 'GET', '/v1/residents?limit=200');
  return listAt(body, 'items').map((item) => textAt(item, 'id'));
};
const merge = (id: string, otherId: string, headers = {}) =>
  call('doctor-1', 'POST', `/v1/residents/${id}/merge`, { otherId }, headers);
const unmerge = (id: string, otherId: string) =>
  call('doctor-1', 'POST', `/v1/residents/${id}/unmerge`, { otherId });

/** A story without what counts the changes of the record. */
const plain = (body: unknown): unknown => {
  const { version: _version, changes: _changes, ...rest } = Object.assign({ version: 0, changes: [] }, body);
  return rest;
};

describe('two records of one person', () => {
  test('are read as one once merged, and the alias is on no list', async () => {
    const { status, body } = await merge('R1-02', 'R1-08');
    expect([status, valueAt(body, 'aliases')]).toEqual([200, ['R1-08']]);
    expect(valueAt(body, 'keyGroups')).toEqual(['pregnant']);
    expect(listAt(body, 'contracts').map((one) => textAt(one, 'id'))).toEqual(['C1-02', 'C1-08']);
    expect(await panel()).not.toContain('R1-08');
    const alias = await story('R1-08');
    expect([valueAt(alias, 'aliasOf'), valueAt(alias, 'tasks')]).toEqual(['R1-02', []]);
    const stored = await service.ports.residents.load(anId('R1-08'));
    const kinds = Object.keys(stored?.head?.views ?? {}).map((place) => place.split(' ')[0]);
    // Found by hash, on no list and in no count.
    expect(new Set(kinds)).toEqual(new Set(['s']));
  });

  test('the phone of the alias finds the record that was kept', async () => {
    await merge('R1-02', 'R1-08');
    const { body } = await call('doctor-1', 'GET', '/v1/residents?query=13800010008');
    expect(listAt(body, 'items').map((item) => textAt(item, 'id'))).toEqual(['R1-02']);
  });

  test('come back whole once unmerged', async () => {
    const before = [await story('R1-02'), await story('R1-08'), await panel()];
    await merge('R1-02', 'R1-08');
    expect((await unmerge('R1-02', 'R1-08')).status).toBe(200);
    const after = [await story('R1-02'), await story('R1-08'), await panel()];
    expect(after.map(plain)).toEqual(before.map(plain));
  });

  test('a death of either is that of the person while they are merged', async () => {
    const { body } = await merge('R1-02', 'R1-10');
    expect(textAt(body, 'diedOn')).toBe('2025-01-20');
    expect(await panel()).not.toContain('R1-02');
    await unmerge('R1-02', 'R1-10');
    expect(valueAt(await story('R1-02'), 'diedOn')).toBeUndefined();
    expect(await panel()).toContain('R1-02');
  });

  test('what is entered of the kept record while merged stays with it; its own contract goes back to the other', async () => {
    await merge('R1-02', 'R1-08');
    const changed = await call('doctor-1', 'PATCH', '/v1/residents/R1-02', { phone: '13900001111' });
    expect(changed.status).toBe(200);
    const ended = await call('doctor-1', 'POST', '/v1/contracts/C1-08/terminate', {
      endedOn: '2025-06-16',
      reason: 'resident',
    });
    expect(ended.status).toBe(200);
    await unmerge('R1-02', 'R1-08');
    const kept = await story('R1-02');
    expect([valueAt(kept, 'phone'), listAt(kept, 'contracts').length]).toEqual(['13900001111', 1]);
    expect(valueAt(await story('R1-08'), 'contracts.0')).toMatchObject({
      id: 'C1-08',
      residentId: 'R1-08',
      endedOn: '2025-06-16',
    });
  });

  test('may be merged again after an unmerge', async () => {
    await merge('R1-02', 'R1-08');
    await unmerge('R1-02', 'R1-08');
    expect((await merge('R1-08', 'R1-02')).status).toBe(200);
    expect(valueAt(await story('R1-08'), 'aliases')).toEqual(['R1-02']);
  });

  test.each([
    { whom: 'itself', otherId: 'R1-02', problem: [422, '/problems/resident/merged-with-itself'] },
    { whom: 'a person of another team', otherId: 'R2-02', problem: [404, '/problems/access/not-found'] },
    { whom: 'nobody', otherId: 'nobody', problem: [404, '/problems/access/not-found'] },
  ])('are not merged with $whom', async ({ otherId, problem }) => {
    const refused = await merge('R1-02', otherId);
    expect([refused.status, valueAt(refused.body, 'type')]).toEqual(problem);
  });

  test('an alias is merged no further and takes no changes', async () => {
    await merge('R1-02', 'R1-08');
    const again = await merge('R1-03', 'R1-08');
    expect([again.status, valueAt(again.body, 'type')]).toEqual([409, '/problems/resident/already-merged']);
    const change = await call('doctor-1', 'PATCH', '/v1/residents/R1-08', { phone: '' });
    expect([change.status, valueAt(change.body, 'residentId')]).toEqual([409, 'R1-02']);
  });

  test('records that are not merged cannot be parted', async () => {
    const refused = await unmerge('R1-02', 'R1-08');
    expect([refused.status, valueAt(refused.body, 'type')]).toEqual([409, '/problems/resident/not-merged']);
  });

  test('a stale version of the kept record is refused', async () => {
    expect((await merge('R1-02', 'R1-08', { 'if-match': '"v7"' })).status).toBe(412);
    expect((await merge('R1-02', 'R1-08', { 'if-match': '"v1"' })).status).toBe(200);
  });

  test('of two merges of one record at once one goes through', async () => {
    const answers = await Promise.all([merge('R1-02', 'R1-08'), merge('R1-03', 'R1-08')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('the whole county is read with the alias in the kept record', async () => {
    await merge('R1-02', 'R1-08');
    const ids: string[] = [];
    const { histories, partitions } = service.world.county;
    for (let partition = 0; partition < partitions; partition++)
      for await (const batch of histories(partition))
        ids.push(...standing(batch).map(({ residentId }) => residentId));
    expect(ids).toContain('R1-02');
    expect(ids).not.toContain('R1-08');
  });
});

describe('a pregnancy whose delivery is expected', () => {
  const refresh = async (id: string, day: string) => {
    const stored = await service.ports.residents.load(anId(id));
    if (stored === undefined) throw new Error('nobody');
    const { organisation } = await service.ports.reference();
    const commit = refreshOf(stored, viewContext(organisation, service.ports.keys, on(day)));
    expect(await service.ports.commit({ residents: [commit] }, undefined)).toEqual({
      ok: true,
      value: 'saved',
    });
    return commit;
  };

  test('ends by itself 42 days after it', async () => {
    const { status } = await call('doctor-1', 'PATCH', '/v1/residents/R1-05', {
      keyGroups: ['pregnant'],
      expectedDeliveryOn: '2025-07-01',
    });
    expect(status).toBe(200);
    const before = await refresh('R1-05', '2025-08-11');
    expect([before.entry, before.head.dueOn]).toEqual([undefined, '2025-08-12']);
    const after = await refresh('R1-05', '2025-08-12');
    expect(after.entry).toMatchObject({ by: 'time', at: '2025-08-11T16:00:00.000Z', events: [] });
    service.moveTo('2025-08-12');
    const ended = await story('R1-05');
    expect(valueAt(ended, 'keyGroups')).toEqual([]);
    expect(valueAt(ended, 'dated.keyGroups')).toEqual([
      { tag: 'pregnant', from: '2025-06-16', until: '2025-08-12' },
    ]);
  });

  test('is refused more than 40 weeks ahead', async () => {
    const at = (expectedDeliveryOn: string) =>
      call('doctor-1', 'PATCH', '/v1/residents/R1-05', { keyGroups: ['pregnant'], expectedDeliveryOn });
    const late = await at('2026-03-24');
    expect([late.status, textAt(late.body, 'latestOn')]).toEqual([422, '2026-03-23']);
    expect((await at('2026-03-23')).status).toBe(200);
  });

  test('is entered with the person too', async () => {
    const { body } = await call('doctor-1', 'POST', '/v1/residents', {
      name: '钱新月',
      sex: 'F',
      birthDate: '1995-03-04',
      regionCode: '530121100201',
      keyGroups: ['pregnant', 'low_income'],
      expectedDeliveryOn: '2025-09-01',
    });
    expect(valueAt(await story(textAt(body, 'id')), 'dated.keyGroups')).toEqual([
      { tag: 'low_income', from: '2025-06-16' },
      { tag: 'pregnant', from: '2025-06-16', until: '2025-10-13' },
    ]);
  });
});
