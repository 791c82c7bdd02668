import { describe, expect, test } from 'vitest';

import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { type GivenService, givenService, listAt, valueAt } from './given-service.ts';
import { busyRows } from './given-worklist.ts';

const LIST = '/v1/teams/T1/worklist';
const apis = [remindersApi];

const usual = givenService({ apis, rows: busyRows(200) });

const itemsOf = async ({ call }: GivenService, query: string): Promise<readonly unknown[]> => {
  const items: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await call('doctor-1', 'GET', `${LIST}?limit=200&${query}${cursor}`);
    items.push(...listAt(body, 'items'));
    const next = valueAt(body, 'next');
    cursor = typeof next === 'string' ? `&cursor=${encodeURIComponent(next)}` : '';
  } while (cursor !== '');
  return items;
};

const countsOf = async ({ call }: GivenService, query = ''): Promise<unknown> =>
  valueAt((await call('doctor-1', 'GET', `${LIST}?counts=true${query}`)).body, 'counts');

const numberOf = async (service: GivenService, query: string): Promise<number> =>
  (await itemsOf(service, query)).length;

describe('the counts of a work list', () => {
  test('are the lengths of the lists by stage and by kind', async () => {
    const service = await usual;
    const whole = await itemsOf(service, '');
    const kinds = [...new Set(whole.map((item) => String(valueAt(item, 'kind'))))];
    const stages = ['overdue', 'due', 'week', 'later'];
    const byKind = await Promise.all(kinds.map((kind) => numberOf(service, `kind=${kind}`)));
    const byStage = await Promise.all(stages.map((stage) => numberOf(service, `stage=${stage}`)));
    expect(await countsOf(service)).toEqual({
      all: whole.length,
      snoozed: 0,
      byKind: Object.fromEntries(kinds.map((kind, at) => [kind, byKind[at]])),
      byStage: Object.fromEntries(stages.map((stage, at) => [stage, byStage[at]])),
    });
    expect(whole.length).toBeGreaterThan(200);
  });

  test('are of the whole list, whatever part of it is asked for, and given only where asked for', async () => {
    const service = await usual;
    const whole = await countsOf(service);
    expect(await countsOf(service, '&kind=contract_end&limit=1')).toEqual(whole);
    expect(await countsOf(service, '&stage=due')).toEqual(whole);
    const { body } = await service.call('doctor-1', 'GET', LIST);
    expect(valueAt(body, 'counts')).toBeUndefined();
  });

  test('of another day are as the list stands then', async () => {
    const service = await usual;
    expect(await countsOf(service, '&on=2025-04-01')).toMatchObject({ byStage: { overdue: 0 } });
  });

  test('tell what waits apart, unless it is asked for', async () => {
    const service = await givenService({ apis });
    const before = await countsOf(service);
    const calls = `${LIST}/R1-02:follow_up_routine:diabetes:2025-06-10/calls`;
    const snooze = { outcome: 'reached', snoozeUntil: '2025-06-20', reason: '外出务工' };
    expect(await service.call('nurse-1', 'POST', calls, snooze)).toMatchObject({ status: 201 });
    const all = Number(valueAt(before, 'all'));
    expect(await countsOf(service)).toMatchObject({ all: all - 1, snoozed: 1 });
    expect(await countsOf(service, '&snoozed=true')).toEqual({ ...Object(before), snoozed: 1 });
  });

  test('of a list of two hundred cost at most four and a half read units besides the page', async () => {
    const { call, table } = await usual;
    const meter = async (query: string): Promise<number> => {
      const before = table.meter().read;
      await call('doctor-1', 'GET', LIST + query);
      return table.meter().read - before;
    };
    const page = await meter('');
    expect(page).toBeLessThanOrEqual(1.5);
    const counts = (await meter('?counts=true')) - page;
    expect(counts).toBeLessThanOrEqual(4.5);
  });
});
