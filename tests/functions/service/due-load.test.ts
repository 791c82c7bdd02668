import { describe, expect, test } from 'vitest';

import { KINDS_BY_RISK } from '../../../domain/reminders/spread-policy.ts';
import { TASK_KINDS } from '../../../functions/adapters/store/service-keys.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { on } from '../../given/values.ts';
import { type GivenService, givenService, listAt, SERVICE_DAY, valueAt } from './given-service.ts';
import { busyRows } from './given-worklist.ts';

const LOAD = '/v1/teams/T1/due-load';
const apis = [remindersApi];

const usual = givenService({ apis });

/** Two hundred people more: in October their exams of the year lie ahead, due in its last week. */
const autumn = givenService({ apis, rows: busyRows(200) }).then((service) => {
  service.moveTo('2025-10-20');
  return service;
});

const loadOf = async ({ call }: GivenService, query = ''): Promise<unknown> =>
  (await call('doctor-1', 'GET', `${LOAD}${query}`)).body;

const numberAt = (week: unknown, place: string): number => Number(valueAt(week, place));

const YEAR_END = '2025-12-29';
const weekOf = (load: unknown, from: string): unknown =>
  listAt(load, 'weeks').find((week) => valueAt(week, 'from') === from);

describe('the due load of a team', () => {
  test('has thirteen weeks from today, and what is overdue beside them', async () => {
    const load = await loadOf(await usual);
    expect(valueAt(load, 'on')).toBe(SERVICE_DAY);
    expect(listAt(load, 'weeks')).toHaveLength(13);
    expect(listAt(load, 'weeks')[0]).toMatchObject({
      from: SERVICE_DAY,
      until: '2025-06-22',
      workingDays: 5,
      isOverloaded: false,
    });
    expect(valueAt(load, 'overdue')).toEqual({
      people: 2,
      byKind: { follow_up_two_week: 1, follow_up_routine: 1 },
    });
  });

  test('counts a person once a week: the numbers by kind add up to people', async () => {
    const load = await loadOf(await autumn);
    for (const week of listAt(load, 'weeks')) {
      const byKind = Object.values(Object(valueAt(week, 'byKind')));
      expect(byKind.map(Number).reduce((all, one) => all + one, 0)).toBe(numberAt(week, 'people'));
    }
  });

  test('marks the week in which every exam of the year is due', async () => {
    const load = await loadOf(await autumn);
    const overloaded = listAt(load, 'weeks').filter((week) => valueAt(week, 'isOverloaded') === true);
    expect(overloaded).toEqual([weekOf(load, YEAR_END)]);
    expect(numberAt(overloaded[0], 'people')).toBeGreaterThan(200);
    expect(numberAt(overloaded[0], 'peopleAfter')).toBeLessThan(numberAt(overloaded[0], 'people'));
  });

  test('suggests whom to see earlier, with the latest day and why', async () => {
    const load = await loadOf(await autumn, '?limit=1');
    expect(listAt(load, 'items')).toEqual([
      {
        residentId: expect.any(String),
        name: expect.any(String),
        tasks: [{ kind: 'annual_exam', dueOn: '2025-12-31' }],
        dueOn: '2025-12-31',
        earliestOn: '2025-11-01',
        fromWeek: YEAR_END,
        toWeek: '2025-11-03',
        why: 'room',
      },
    ]);
  });

  test('is paged: the pages together are all suggestions, each once', async () => {
    const service = await autumn;
    const first = await loadOf(service, '?limit=60');
    const names: unknown[] = [];
    let page = first;
    while (listAt(page, 'items').length > 0) {
      names.push(...listAt(page, 'items').map((item) => valueAt(item, 'residentId')));
      const next = valueAt(page, 'next');
      if (typeof next !== 'string') break;
      page = await loadOf(service, `?limit=60&cursor=${encodeURIComponent(next)}`);
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(numberAt(first, 'suggested'));
    expect(names.length).toBeGreaterThan(60);
  });

  test('stores nothing: asked again it is the same', async () => {
    const service = await autumn;
    expect(await loadOf(service)).toEqual(await loadOf(service));
  });
});

describe('who may see it', () => {
  test.each([
    ['nurse-1', 200],
    ['manager-1', 200],
    ['doctor-3', 404],
    ['manager-2', 404],
    ['bureau-1', 403],
    ['auditor-1', 403],
    ['', 401],
  ])('asked by %s it answers %i', async (user, status) => {
    const { call } = await usual;
    expect((await call(user, 'GET', LOAD)).status).toBe(status);
  });

  test('whom it names is audited, the whole list is not', async () => {
    const service = await givenService({ apis, rows: busyRows(60) });
    service.moveTo('2025-10-20');
    const load = await loadOf(service, '?limit=3');
    const { audits } = service.ports;
    const links = await Promise.all(audits.shards.map((shard) => audits.link(shard, on('2025-10-20'))));
    const [record] = links.flatMap(({ records }) => records);
    const named = listAt(load, 'items').map((item) => valueAt(item, 'residentId'));
    expect(named).toHaveLength(3);
    expect(record).toMatchObject({ action: 'reminders.showDueLoad', residentIds: named });
  });
});

test('what it reads goes by the tasks of the team: two hundred people with two each cost at most eight read units', async () => {
  const service = await autumn;
  await loadOf(service);
  const before = service.table.meter().read;
  await loadOf(service);
  expect(service.table.meter().read - before).toBeLessThanOrEqual(8);
});

test('what is grave in the calendar is grave on the work list', () => {
  expect([...TASK_KINDS.values()]).toEqual(KINDS_BY_RISK);
});
