import { describe, expect, test } from 'vitest';

import { OFFSETS } from '../../../domain/reminders/index.ts';
import { TASK_KINDS } from '../../../functions/adapters/store/service-keys.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { residentsApi } from '../../../functions/residents/lambda.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService, listAt, textAt, valueAt } from './given-service.ts';
import { busyRows } from './given-worklist.ts';

const LIST = '/v1/teams/T1/worklist';
const apis = [remindersApi];
const shared = givenService({ apis });

const fieldsOf = (body: unknown, field: string): unknown[] =>
  listAt(body, 'items').map((item) => valueAt(item, field));

const taskIds = (body: unknown): unknown[] => fieldsOf(body, 'taskId');

const busy = givenService({ apis, rows: busyRows(60) });

describe('the list', () => {
  test('shows a team its open tasks by due date', async () => {
    const { call } = await shared;
    const { status, body } = await call('nurse-1', 'GET', LIST);
    expect(status).toBe(200);
    expect(listAt(body, 'items').length).toBeGreaterThan(3);
    const dueOn = fieldsOf(body, 'dueOn').map(String);
    expect(dueOn).toEqual(dueOn.toSorted());
    expect(new Set(fieldsOf(body, 'teamId'))).toEqual(new Set(['T1']));
    expect(valueAt(body, 'next')).toBeNull();
  });

  test('says of a task whose it is, how late it is and which step it has reached', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', `${LIST}?stage=overdue`);
    expect(listAt(body, 'items')[0]).toEqual({
      taskId: 'R1-02:follow_up_routine:diabetes:2025-06-10',
      residentId: 'R1-02',
      name: '李志强',
      teamId: 'T1',
      kind: 'follow_up_routine',
      programme: 'diabetes',
      dueOn: '2025-06-10',
      daysOverdue: 6,
      stage: 3,
    });
  });

  test('says who last saw somebody, and when', async () => {
    const { call } = await busy;
    const { body } = await call('doctor-1', 'GET', `${LIST}?limit=1`);
    expect(listAt(body, 'items')[0]).toMatchObject({
      residentId: 'R000000000',
      lastSeenBy: 'T1-doctor',
      lastSeenOn: '2025-01-10',
    });
  });

  test('shows no task before it is listed: a routine follow-up a week ahead, a contract a month', async () => {
    const { call } = await shared;
    // The follow-up of R1-01 is due on 18 June + 3 months; its exam on the last day of the year.
    const { body } = await call('doctor-1', 'GET', LIST);
    for (const item of listAt(body, 'items')) {
      const limit = valueAt(item, 'kind') === 'contract_end' ? '2025-07-16' : '2025-06-23';
      expect(textAt(item, 'dueOn') <= limit).toBe(true);
    }
    expect(fieldsOf(body, 'kind')).toContain('contract_end');
  });

  test('puts a kind of task that is graver before others of the same day', () => {
    const gravest = ['urgent_call', 'referral_check', 'follow_up_two_week'];
    expect([...TASK_KINDS.values()].slice(0, 3)).toEqual(gravest);
    expect([...TASK_KINDS.keys()]).toEqual([...TASK_KINDS.keys()].toSorted());
    expect([...TASK_KINDS.values()].toSorted()).toEqual(Object.keys(OFFSETS).toSorted());
  });

  test('is the same whether asked whole or by its parts', async () => {
    const { call } = await shared;
    const whole = taskIds((await call('doctor-1', 'GET', LIST)).body);
    const parts: unknown[] = [];
    for (const part of ['overdue', 'due', 'week', 'later'])
      parts.push(...taskIds((await call('doctor-1', 'GET', `${LIST}?stage=${part}`)).body));
    expect(parts).toEqual(whole);
  });

  test('is the same whether asked whole or by the numbers of worklist.csv', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', LIST);
    const whole = listAt(body, 'items').filter((item) => valueAt(item, 'stage') !== undefined);
    expect(whole.length).toBeGreaterThan(2);
    for (const stage of new Set(whole.map((item) => valueAt(item, 'stage')))) {
      const some = await call('doctor-1', 'GET', `${LIST}?stage=${String(stage)}`);
      expect(listAt(some.body, 'items')).toEqual(whole.filter((item) => valueAt(item, 'stage') === stage));
    }
    expect(await call('doctor-1', 'GET', `${LIST}?stage=5`)).toMatchObject({
      status: 200,
      body: { items: [], next: null },
    });
  });

  test('is the same whether asked whole or by kind', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', LIST);
    for (const kind of new Set(fieldsOf(body, 'kind'))) {
      const some = await call('doctor-1', 'GET', `${LIST}?kind=${String(kind)}`);
      expect(listAt(some.body, 'items')).toEqual(
        listAt(body, 'items').filter((item) => valueAt(item, 'kind') === kind),
      );
    }
  });

  test('of another day shows how late a task is then', async () => {
    const { call } = await shared;
    const { body } = await call('doctor-1', 'GET', `${LIST}?on=2025-06-11&stage=overdue`);
    expect(listAt(body, 'items')[0]).toMatchObject({ residentId: 'R1-02', daysOverdue: 1 });
  });

  test('of a team that looks after nobody is empty', async () => {
    const { call } = await givenService({
      apis,
      rows: {
        ...countyRows(),
        residents: [],
        contracts: [],
        services: [],
        enrolments: [],
        followups: [],
        exams: [],
        prescriptions: [],
      },
    });
    expect(await call('doctor-1', 'GET', LIST)).toMatchObject({ body: { items: [], next: null } });
  });
});

const allPages = async (
  { call }: GivenService,
  query: string,
): Promise<{ readonly ids: unknown[]; readonly sizes: number[] }> => {
  const ids: unknown[] = [];
  const sizes: number[] = [];
  let cursor = '';
  do {
    const { status, body } = await call('doctor-1', 'GET', `${LIST}?${query}${cursor}`);
    expect(status).toBe(200);
    ids.push(...taskIds(body));
    sizes.push(listAt(body, 'items').length);
    const next = valueAt(body, 'next');
    cursor = typeof next === 'string' ? `&cursor=${encodeURIComponent(next)}` : '';
  } while (cursor !== '');
  return { ids, sizes };
};

describe('its pages', () => {
  test.each(['limit=7', 'limit=50', 'limit=3&kind=contract_end', 'limit=1&stage=week', 'limit=9&stage=30'])(
    'asked for with %s give every task once, in the same order',
    async (query) => {
      const service = await busy;
      const filter = query.split('&').slice(1).join('&');
      const { ids, sizes } = await allPages(service, query);
      const whole = await service.call('doctor-1', 'GET', `${LIST}?limit=200&${filter}`);
      expect(ids).toEqual(taskIds(whole.body));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(Number(/\d+/.exec(query)?.[0]));
    },
  );

  test('of fifty tasks cost at most one and a half read units', async () => {
    const { call, table } = await busy;
    await call('doctor-1', 'GET', '/v1/teams/T1/worklist?limit=1');
    const before = table.meter().read;
    const { body } = await call('doctor-1', 'GET', LIST);
    expect(listAt(body, 'items')).toHaveLength(50);
    expect(table.meter().read - before).toBeLessThanOrEqual(1.5);
  });

  test.each([
    ['somebody else of the team', 'nurse-1', ''],
    ['another list', 'doctor-1', '&stage=overdue'],
    ['another day', 'doctor-1', '&on=2025-06-17'],
  ])('cannot be gone on with by the cursor of %s', async (_, user, other) => {
    const { call } = await busy;
    const { body } = await call('doctor-1', 'GET', `${LIST}?limit=5`);
    const cursor = encodeURIComponent(textAt(body, 'next'));
    const answer = await call(user, 'GET', `${LIST}?limit=5${other}&cursor=${cursor}`);
    expect(answer).toMatchObject({ status: 400, body: { type: '/problems/request/bad-cursor' } });
  });
});

describe('who may see it', () => {
  test.each(['doctor-2', 'doctor-3', 'manager-2'])('%s finds no list of another team', async (user) => {
    const { call } = await shared;
    const other = await call(user, 'GET', LIST);
    const missing = await call(user, 'GET', '/v1/teams/T9/worklist');
    expect(other).toMatchObject({ status: 404, body: { type: '/problems/access/not-found' } });
    expect(valueAt(missing.body, 'type')).toBe(valueAt(other.body, 'type'));
  });

  test.each(['bureau-1', 'auditor-1'])('%s may see no list at all', async (user) => {
    const { call } = await shared;
    expect(await call(user, 'GET', LIST)).toMatchObject({ status: 403 });
  });

  test.each(['manager-1', 'admin-1', 'integration-1'])('%s sees it', async (user) => {
    const { call } = await shared;
    expect(await call(user, 'GET', LIST)).toMatchObject({ status: 200 });
  });

  test.each([
    '?stage=soon',
    '?kind=nonsense',
    '?limit=0',
    '?limit=201',
    '?on=tomorrow',
    '?on=0001-01-01',
    '?x=1',
  ])('a list asked for with %s is malformed', async (query) => {
    const { call } = await shared;
    expect(await call('doctor-1', 'GET', LIST + query)).toMatchObject({ status: 400 });
  });
});

const TASK = 'R1-02:follow_up_routine:diabetes:2025-06-10';
const callsOf = (task: string): string => `${LIST}/${task}/calls`;

describe('a call', () => {
  test('of today is recorded by the member of staff who called', async () => {
    const { call } = await givenService({ apis });
    const answer = await call('nurse-1', 'POST', callsOf(TASK), { outcome: 'no_answer' });
    expect(answer).toEqual({
      status: 201,
      headers: expect.objectContaining({ etag: '"v2"' }),
      body: {
        taskId: TASK,
        residentId: 'R1-02',
        calledOn: '2025-06-16',
        outcome: 'no_answer',
        staffId: 'T1-nurse',
      },
    });
  });

  test('with a reason hides the task until the day it names, and shows it again from then on', async () => {
    const { call, moveTo } = await givenService({ apis: [...apis, residentsApi] });
    const snooze = { outcome: 'reached', snoozeUntil: '2025-06-20', reason: '外出务工' };
    await call('nurse-1', 'POST', callsOf(TASK), snooze);
    expect(taskIds((await call('doctor-1', 'GET', LIST)).body)).not.toContain(TASK);
    const all = await call('doctor-1', 'GET', `${LIST}?snoozed=true`);
    const shown = listAt(all.body, 'items').find((item) => valueAt(item, 'taskId') === TASK);
    expect(shown).toMatchObject({ snoozedUntil: '2025-06-20', dueOn: '2025-06-10' });
    const story = await call('doctor-1', 'GET', '/v1/residents/R1-02');
    expect(listAt(story.body, 'calls')).toMatchObject([{ taskId: TASK, calledOn: '2025-06-16', ...snooze }]);
    moveTo('2025-06-19');
    expect(taskIds((await call('doctor-1', 'GET', LIST)).body)).not.toContain(TASK);
    moveTo('2025-06-20');
    expect(taskIds((await call('doctor-1', 'GET', LIST)).body)).toContain(TASK);
  });

  test.each([
    [{ snoozeUntil: '2025-06-16', reason: '今天' }, 'follow-up/snooze-not-after-today'],
    [{ snoozeUntil: '2026-06-16', reason: '明年' }, 'follow-up/snooze-too-long'],
    [{ snoozeUntil: '2025-06-20' }, 'follow-up/snooze-without-reason'],
  ])('that asks to wait with %o is refused', async (snooze, code) => {
    const { call } = await shared;
    const answer = await call('doctor-1', 'POST', callsOf(TASK), { outcome: 'reached', ...snooze });
    expect(answer).toMatchObject({ status: 422, body: { type: `/problems/${code}` } });
  });

  test('about a task that is not open today is refused', async () => {
    const { call } = await shared;
    const other = callsOf('R1-02:follow_up_routine:diabetes:2025-06-11');
    expect(await call('doctor-1', 'POST', other, { outcome: 'reached' })).toMatchObject({
      status: 409,
      body: { type: '/problems/reminders/task-not-open' },
    });
  });

  test.each([
    ['of another team', 'doctor-2', LIST, TASK],
    ['of a resident of another team', 'doctor-1', LIST, 'R2-02:follow_up_routine:diabetes:2025-06-10'],
    ['of a resident in another team’s list', 'manager-1', '/v1/teams/T2/worklist', TASK],
    ['of nobody', 'doctor-1', LIST, 'R9-99:follow_up_routine:diabetes:2025-06-10'],
    ['that is none', 'doctor-1', LIST, 'nonsense'],
  ])('about a task %s is not found', async (...[, user, list, task]) => {
    const { call } = await shared;
    const answer = await call(user, 'POST', `${list}/${task}/calls`, { outcome: 'reached' });
    expect(answer).toMatchObject({ status: 404, body: { type: '/problems/access/not-found' } });
  });

  test('under a stale version is refused', async () => {
    const { call } = await shared;
    const headers = { 'if-match': '"v7"' };
    const answer = await call('doctor-1', 'POST', callsOf(TASK), { outcome: 'reached' }, headers);
    expect(answer).toMatchObject({ status: 412 });
  });

  test('asked for twice under one key is recorded once', async () => {
    const { call, ports } = await givenService({ apis });
    const headers = { 'idempotency-key': 'call-1' };
    const first = await call('nurse-1', 'POST', callsOf(TASK), { outcome: 'refused' }, headers);
    const again = await call('nurse-1', 'POST', callsOf(TASK), { outcome: 'refused' }, headers);
    expect(again).toEqual(first);
    const stored = await ports.residents.load(anId('R1-02'));
    expect(stored?.entries).toHaveLength(1);
  });

  test('of a bureau is forbidden', async () => {
    const { call } = await shared;
    const answer = await call('bureau-1', 'POST', callsOf(TASK), { outcome: 'reached' });
    expect(answer).toMatchObject({ status: 403 });
  });
});
