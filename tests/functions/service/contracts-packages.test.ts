import { beforeEach, describe, expect, test } from 'vitest';

import { givenService, type GivenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const PACKAGE = {
  code: 'hypertension_plus',
  kind: 'individual',
  name: { 'zh-CN': '高血压加强包', en: 'Hypertension plus' },
  from: '2025-07-01',
  items: [
    { item: 'bp_check', dueInDays: 30, priceFen: 2_000 },
    { item: 'bp_check', dueInDays: 90, priceFen: 2_000 },
    { item: 'home_visit', dueInDays: 0, priceFen: 6_000 },
  ],
  payersFen: { government: 1_000, publicHealth: 4_000, insurance: 3_000, self: 2_000 },
} as const;

let service: GivenService;

beforeEach(async () => {
  service = await givenService();
});

const publish = (told: Readonly<Record<string, unknown>> = {}, user = 'admin-1') =>
  service.call(user, 'POST', '/v1/packages', { ...PACKAGE, ...told });

const refusal = (status: number, type: string) => ({ status, body: { type: `/problems/${type}`, status } });

const signWith = (code: string, startsOn: string) =>
  service.call('doctor-1', 'POST', '/v1/contracts', {
    residentIds: ['R1-04'],
    teamId: 'T1',
    package: code,
    startsOn,
    termYears: 1,
    consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
  });

describe('the list of packages', () => {
  test('begins with a basic and an individual one, whose payers pay the price', async () => {
    const { status, body } = await service.call('nurse-1', 'GET', '/v1/packages');
    expect(status).toBe(200);
    expect(listAt(body, 'items').map((one) => textAt(one, 'code'))).toEqual(['basic', 'individual']);
    expect(valueAt(body, 'items.0.yearPriceFen')).toBe(5_000);
    expect(valueAt(body, 'next')).toBeNull();
  });

  test('is read page by page', async () => {
    const first = await service.call('nurse-1', 'GET', '/v1/packages?limit=1');
    const cursor = textAt(first.body, 'next');
    const path = `/v1/packages?limit=1&cursor=${encodeURIComponent(cursor)}`;
    const second = await service.call('nurse-1', 'GET', path);
    expect(second.body).toMatchObject({ items: [{ code: 'individual' }], next: null });
    expect(await service.call('doctor-1', 'GET', path)).toMatchObject({ status: 400 });
  });
});

describe('a package that the county publishes', () => {
  test('is offered from its day on, and its promises are the contract’s', async () => {
    const { status, body } = await publish();
    expect({ status, price: valueAt(body, 'yearPriceFen') }).toEqual({ status: 201, price: 10_000 });
    expect(await signWith('hypertension_plus', '2025-06-30')).toMatchObject({ status: 422 });
    const signed = await signWith('hypertension_plus', '2025-07-01');
    expect(valueAt(signed.body, 'items.0.services')).toEqual([
      { item: 'home_visit', dueOn: '2025-07-01' },
      { item: 'bp_check', dueOn: '2025-07-31' },
      { item: 'bp_check', dueOn: '2025-09-29' },
    ]);
  });

  test('leaves the contracts that are signed as they are', async () => {
    const signed = await signWith('basic', SERVICE_DAY);
    await publish({ code: 'basic', from: SERVICE_DAY });
    const id = textAt(signed.body, 'items.0.id');
    const seen = await service.call('doctor-1', 'GET', `/v1/contracts/${id}`);
    expect(valueAt(seen.body, 'services')).toEqual(valueAt(signed.body, 'items.0.services'));
  });

  test('of which a service came twice a year is ticked off in the order of the due dates', async () => {
    await publish({ from: SERVICE_DAY });
    const signed = await signWith('hypertension_plus', SERVICE_DAY);
    const id = textAt(signed.body, 'items.0.id');
    service.moveTo('2025-07-20');
    const { body } = await service.call('doctor-1', 'POST', `/v1/contracts/${id}/services`, {
      item: 'bp_check',
      doneOn: '2025-07-18',
      evidence: '130/80',
    });
    expect(listAt(body, 'services').map((one) => valueAt(one, 'doneOn'))).toEqual([
      undefined,
      '2025-07-18',
      undefined,
    ]);
  });

  test('from two at the same time is published once', async () => {
    const answers = await Promise.all([publish(), publish()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test.each([
    [
      'whose payers pay less',
      { payersFen: { ...PACKAGE.payersFen, self: 1_999 } },
      refusal(422, 'package/split-differs'),
    ],
    [
      'whose payers pay more',
      { payersFen: { ...PACKAGE.payersFen, self: 2_001 } },
      refusal(422, 'package/split-differs'),
    ],
    ['from yesterday', { from: '2025-06-15' }, refusal(422, 'package/from-past')],
    [
      'with an item twice on a day',
      { items: [PACKAGE.items[2], { ...PACKAGE.items[2], priceFen: 4_000 }] },
      refusal(422, 'package/item-twice'),
    ],
    ['without items', { items: [] }, refusal(422, 'request/invalid')],
    [
      'with an item due after the year',
      { items: [{ ...PACKAGE.items[0], dueInDays: 365 }] },
      refusal(422, 'request/invalid'),
    ],
    [
      'with a price of parts of a fen',
      { items: [{ ...PACKAGE.items[0], priceFen: 0.5 }] },
      refusal(400, 'request/malformed'),
    ],
  ])('%s is refused', async (_, told, answer) => {
    expect(await publish(told)).toMatchObject(answer);
    const { body } = await service.call('admin-1', 'GET', '/v1/packages');
    expect(listAt(body, 'items')).toHaveLength(2);
  });

  test.each(['doctor-1', 'manager-1', 'bureau-1'])('is not for %s to publish', async (user) => {
    expect(await publish({}, user)).toMatchObject({ status: 403 });
  });
});
