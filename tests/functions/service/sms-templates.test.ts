import { beforeEach, describe, expect, test } from 'vitest';

import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { givenService, type GivenService, listAt, textAt, valueAt } from './given-service.ts';

const LIST = '/v1/sms/templates';
const FIRST = {
  providerId: 'SMS_100',
  version: 'v1',
  approved: false,
  signature: { 'zh-CN': '家医', en: 'Jiayi' },
  optOut: { 'zh-CN': '回T退订', en: 'Reply T to stop' },
};

let service: GivenService;
beforeEach(async () => {
  service = await givenService({ apis: [remindersApi] });
});

const register = async (day: string, template: object): Promise<void> => {
  service.moveTo(day);
  expect((await service.call('admin-1', 'PUT', '/v1/sms/template', template)).status).toBe(200);
};

const listed = async (query = '', user = 'manager-1') =>
  (await service.call(user, 'GET', `${LIST}${query}`)).body;

const daysOf = (body: unknown) =>
  listAt(body, 'items').map((item) => {
    const approved = valueAt(item, 'approvedAt');
    const since = typeof approved === 'string' ? approved.slice(0, 10) : undefined;
    return [textAt(item, 'version'), textAt(item, 'at').slice(0, 10), since, valueAt(item, 'isCurrent')];
  });

describe('the templates that were registered', () => {
  test('are none at first', async () => {
    expect(await listed()).toEqual({ items: [], next: null });
  });

  test('stand with their versions and approvals, the latest first', async () => {
    await register('2025-06-16', FIRST);
    await register('2025-06-18', { ...FIRST, approved: true });
    await register('2025-07-01', { ...FIRST, version: 'v2', approved: true });
    const body = await listed();
    expect(daysOf(body)).toEqual([
      ['v2', '2025-07-01', '2025-07-01', true],
      ['v1', '2025-06-18', '2025-06-18', false],
      ['v1', '2025-06-16', undefined, false],
    ]);
    expect(valueAt(body, 'items.0')).toMatchObject({
      ...FIRST,
      version: 'v2',
      approved: true,
      by: 'admin-1',
    });
  });

  test('have one entry for what is said again, and are approved since the first that said so', async () => {
    await register('2025-06-16', { ...FIRST, approved: true });
    await register('2025-06-17', { ...FIRST, approved: true });
    await register('2025-06-20', {
      ...FIRST,
      approved: true,
      optOut: { 'zh-CN': '回复T退订', en: 'T stops' },
    });
    expect(daysOf(await listed())).toEqual([
      ['v1', '2025-06-20', '2025-06-16', true],
      ['v1', '2025-06-16', '2025-06-16', false],
    ]);
  });

  test('lose their approval where the provider takes it back', async () => {
    await register('2025-06-16', { ...FIRST, approved: true });
    await register('2025-06-17', FIRST);
    await register('2025-06-18', { ...FIRST, approved: true });
    expect(daysOf(await listed())).toEqual([
      ['v1', '2025-06-18', '2025-06-18', true],
      ['v1', '2025-06-17', undefined, false],
      ['v1', '2025-06-16', '2025-06-16', false],
    ]);
  });

  test('stay while a budget is set, and come page by page', async () => {
    await register('2025-06-16', FIRST);
    await register('2025-06-17', { ...FIRST, approved: true });
    await service.call('admin-1', 'PUT', '/v1/sms/budgets/I1', { segmentsAMonth: 10 });
    const first = await listed('?limit=1');
    const second = await listed(`?limit=1&cursor=${encodeURIComponent(textAt(first, 'next'))}`);
    expect([...daysOf(first), ...daysOf(second)].map(([, at]) => at)).toEqual(['2025-06-17', '2025-06-16']);
    expect(valueAt(second, 'next')).toBeNull();
  });

  test.each([
    ['auditor-1', 200],
    ['bureau-1', 200],
    ['doctor-1', 403],
  ])('are shown to %s: %d', async (user, status) => {
    expect((await service.call(user, 'GET', LIST)).status).toBe(status);
  });
});
