import { describe, expect, test } from 'vitest';

import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import { anId, on } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { type Answered, givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const given = (): Promise<GivenService> => givenService({ apis: [followUpsApi] });

const PATH = '/v1/residents/R1-01/follow-ups';

const bp = (changes: Record<string, unknown> = {}) => ({
  programme: 'hypertension',
  visitedOn: '2025-06-16',
  mode: 'clinic',
  outcome: 'done',
  sbp: 150,
  dbp: 95,
  ...changes,
});

const typeOf = ({ status, body }: Answered): string => `${status} ${textAt(body, 'type')}`;

/** The rows of the visits of R1-01, the latest first. */
const rowsOf = async ({ call }: GivenService): Promise<string[]> =>
  listAt((await call('doctor-1', 'GET', PATH)).body, 'items').map(
    (item) => `${textAt(item, 'id')} ${textAt(item, 'assessment.row')}`,
  );

type Correcting = readonly [service: GivenService, id: string, body: unknown, etag?: string];

const correct = (...[{ call }, id, body, etag]: Correcting): Promise<Answered> =>
  call('doctor-1', 'PUT', `${PATH}/${id}`, body, etag === undefined ? {} : { 'if-match': etag });

const override = ({ call }: GivenService, id: string, body: unknown): Promise<Answered> =>
  call('doctor-1', 'POST', `${PATH}/${id}/override`, body);

/** The open follow-up tasks of R1-01. */
const followUpTasks = async ({ ports }: GivenService): Promise<string[] | undefined> => {
  const all = { from: on('2025-01-01'), until: on('2026-12-31') };
  const page = await ports.residents.tasks(anId('T1'), all, { limit: 200, cursor: undefined });
  return page?.items
    .filter(({ residentId, task }) => residentId === 'R1-01' && task.startsWith('follow_up'))
    .map(({ task, dueOn }) => `${task} ${dueOn}`);
};

describe('a correction', () => {
  test('takes the place of the visit, an imported one too, and every later one is judged anew', async () => {
    const service = await given();
    await service.call('doctor-1', 'POST', PATH, { visits: [bp({ id: 'W1', note: 'typed wrongly' })] });
    expect(await rowsOf(service)).toEqual(['W1 H6', 'V1-1 H7']);
    const answer = await correct(service, 'V1-1', bp({ visitedOn: '2025-03-20', sbp: 160 }));
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 'V1-1', sbp: 160, assessment: { row: 'H6' }, corrections: [{ by: 'doctor-1' }] },
    });
    expect(await rowsOf(service)).toEqual(['W1 H4', 'V1-1 H6']);
  });

  test('takes out what the form says no more', async () => {
    const service = await given();
    await service.call('doctor-1', 'POST', PATH, { visits: [bp({ id: 'W1', note: 'typed wrongly' })] });
    const { body } = await correct(service, 'W1', bp());
    expect(body).toMatchObject({ id: 'W1', recorded: { by: 'doctor-1' } });
    expect(valueAt(body, 'note')).toBeUndefined();
  });

  test('wants the version that was read', async () => {
    const service = await given();
    const etag = (await service.call('doctor-1', 'GET', PATH)).headers['etag'] ?? '';
    const fixed = bp({ visitedOn: '2025-03-20' });
    expect((await correct(service, 'V1-1', fixed, etag)).status).toBe(200);
    expect(typeOf(await correct(service, 'V1-1', fixed, etag))).toBe('412 /problems/state/stale');
  });

  test('of no visit, or into another programme, is refused', async () => {
    const service = await given();
    expect(typeOf(await correct(service, 'nothing', bp()))).toBe('404 /problems/follow-up/not-found');
    expect(typeOf(await correct(service, 'V1-1', bp({ programme: 'diabetes' })))).toBe(
      '422 /problems/follow-up/programme-differs',
    );
    expect(typeOf(await correct(service, 'V1-1', bp({ visitedOn: '2025-06-17' })))).toBe(
      '422 /problems/follow-up/after-today',
    );
  });
});

describe('an override', () => {
  test('stands beside the rules’ assessment and moves the open task', async () => {
    const service = await given();
    await service.call('doctor-1', 'POST', PATH, { visits: [bp({ id: 'W1' })] });
    const asked = { class: 1, nextDate: '2025-07-16', reason: '居家血压达标' };
    const answer = await override(service, 'W1', asked);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        assessment: { row: 'H6', class: 2, latestDate: '2025-06-30' },
        override: { ...asked, by: 'doctor-1', at: '2025-06-16T02:00:00.000Z' },
      },
    });
    expect(await followUpTasks(service)).toEqual(['follow_up_two_week 2025-07-16']);
    const again = await override(service, 'W1', { nextDate: '2025-07-10', reason: '改期' });
    expect(again.body).toMatchObject({ override: { class: null, nextDate: '2025-07-10', reason: '改期' } });
  });

  test('that came with an import is shown and moves the task as one that was entered', async () => {
    const county = countyRows();
    const decided = { overrideClass: '1', overrideNextOn: '2025-06-18', overrideReason: '家庭血压达标' };
    const followups = county.followups?.map((row) => (row['id'] === 'V1-1' ? { ...row, ...decided } : row));
    const service = await givenService({
      apis: [followUpsApi],
      rows: { ...county, followups: followups ?? [] },
    });
    expect(valueAt((await service.call('doctor-1', 'GET', PATH)).body, 'items.0.override')).toEqual({
      class: 1,
      nextDate: '2025-06-18',
      reason: '家庭血压达标',
    });
    expect(await followUpTasks(service)).toEqual(['follow_up_routine 2025-06-18']);
  });

  test('stays with a visit that is corrected', async () => {
    const service = await given();
    await override(service, 'V1-1', { class: 2, reason: '复测偏高' });
    const { body } = await correct(service, 'V1-1', bp({ visitedOn: '2025-03-20', sbp: 130, dbp: 80 }));
    expect(body).toMatchObject({ assessment: { class: 1 }, override: { class: 2, reason: '复测偏高' } });
  });

  test.each([
    ['of nothing', 'V1-1', { reason: 'x' }, '422 /problems/follow-up/nothing-overridden'],
    ['without a reason', 'V1-1', { class: 1, reason: ' ' }, '422 /problems/follow-up/no-reason'],
    ['of no visit', 'nothing', { class: 1, reason: 'x' }, '404 /problems/follow-up/not-found'],
    [
      'to the day of the visit',
      'V1-1',
      { nextDate: '2025-03-20', reason: 'x' },
      '422 /problems/follow-up/next-not-after-visit',
    ],
    [
      'to more than three months later',
      'V1-1',
      { nextDate: '2025-06-21', reason: 'x' },
      '422 /problems/follow-up/next-too-late',
    ],
  ])('%s is refused', async (...[, id, body, expected]) => {
    expect(typeOf(await override(await given(), id, body))).toBe(expected);
  });

  test('of an attempt is refused', async () => {
    const service = await given();
    const attempt = { programme: 'hypertension', visitedOn: '2025-06-16', mode: 'phone', outcome: 'lost' };
    await service.call('doctor-1', 'POST', PATH, { visits: [{ ...attempt, id: 'W1' }] });
    expect(typeOf(await override(service, 'W1', { class: 1, reason: 'x' }))).toBe(
      '409 /problems/follow-up/not-completed',
    );
  });
});

describe('the list of follow-ups', () => {
  test('comes in pages, each for whom it was made', async () => {
    const { call } = await given();
    for (const day of ['2025-04-01', '2025-05-01', '2025-06-01'])
      await call('doctor-1', 'POST', PATH, { visits: [bp({ id: `W${day}`, visitedOn: day })] });
    const first = await call('doctor-1', 'GET', `${PATH}?limit=3`);
    const next = textAt(first.body, 'next');
    expect(listAt(first.body, 'items').map((item) => textAt(item, 'id'))).toEqual([
      'W2025-06-01',
      'W2025-05-01',
      'W2025-04-01',
    ]);
    const asked = `${PATH}?limit=3&cursor=${encodeURIComponent(next)}`;
    const second = await call('doctor-1', 'GET', asked);
    expect(listAt(second.body, 'items').map((item) => textAt(item, 'id'))).toEqual(['V1-1']);
    expect(valueAt(second.body, 'next')).toBeNull();
    expect((await call('nurse-1', 'GET', asked)).status).toBe(400);
    expect(listAt((await call('doctor-1', 'GET', `${PATH}?programme=diabetes`)).body, 'items')).toEqual([]);
  });

  test('says who is temporarily lost: three attempts by two channels on two days', async () => {
    const { call } = await given();
    const attempt = (visitedOn: string, mode: string) => ({
      visits: [{ programme: 'hypertension', visitedOn, mode, outcome: 'lost' }],
    });
    await call('doctor-1', 'POST', PATH, attempt('2025-06-10', 'phone'));
    await call('doctor-1', 'POST', PATH, attempt('2025-06-12', 'phone'));
    const before = await call('doctor-1', 'GET', PATH);
    expect(valueAt(before.body, 'contact.0')).toMatchObject({
      programme: 'hypertension',
      state: 'in_contact',
      lastContactOn: '2025-03-20',
    });
    await call('doctor-1', 'POST', PATH, attempt('2025-06-13', 'home'));
    const after = await call('doctor-1', 'GET', PATH);
    expect(valueAt(after.body, 'contact.0.state')).toBe('temporarily_lost');
    expect(listAt(after.body, 'contact.0.attempts')).toHaveLength(3);
  });

  test('is for a bureau only with a reason', async () => {
    const { call } = await given();
    expect(typeOf(await call('bureau-1', 'GET', PATH))).toBe('403 /problems/access/reason-needed');
    const why = { 'jiayi-purpose': encodeURIComponent('投诉核查') };
    expect((await call('bureau-1', 'GET', PATH, undefined, why)).status).toBe(200);
  });
});
