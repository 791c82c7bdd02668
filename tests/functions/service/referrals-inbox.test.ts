import { beforeEach, describe, expect, test } from 'vitest';

import { referralPolicy } from '../../../domain/referrals/index.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { referralsApi } from '../../../functions/referrals/lambda.ts';
import { on } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const daysAgo = (days: number): string => plusDays(on(SERVICE_DAY), -days);

/** A referral from the first institution to the second, sent so many days ago. */
const sentBefore = (id: string, days: number) => ({
  id,
  residentId: 'R1-02',
  direction: 'up',
  reason: 'two_in_a_row',
  urgency: 'routine',
  referredOn: daysAgo(days),
  toInstitutionId: 'I2',
});

const { expiresAfterDays } = referralPolicy;
const referrals = [
  sentBefore('F-older', expiresAfterDays + 20),
  sentBefore('F-expired', expiresAfterDays + 1),
  sentBefore('F-last-day', expiresAfterDays),
  sentBefore('F-new', 1),
  sentBefore('F-taken', 3),
];

let service: GivenService;

beforeEach(async () => {
  service = await givenService({ apis: [referralsApi], rows: { ...countyRows(), referrals } });
  expect((await service.call('manager-2', 'POST', '/v1/referrals/F-taken/accept', {})).status).toBe(200);
});

const inbox = (query = '') => service.call('manager-2', 'GET', `/v1/institutions/I2/referrals${query}`);

const idsIn = (body: unknown): string[] => listAt(body, 'items').map((item) => textAt(item, 'id'));

const IN_ORDER = ['F-last-day', 'F-new', 'F-taken', 'F-older', 'F-expired'];

describe('the inbox of an institution', () => {
  test('tells what waits first, then what was dealt with, and what has expired last', async () => {
    const { body } = await inbox();
    expect(idsIn(body)).toEqual(IN_ORDER);
    expect(listAt(body, 'items').map((item) => textAt(item, 'status'))).toEqual([
      'sent',
      'sent',
      'accepted',
      'expired',
      'expired',
    ]);
  });

  test.each([1, 2, 3, 5])('is the same, %i at a time', async (limit) => {
    const ids: string[] = [];
    let more = '';
    do {
      const { body } = await inbox(`?limit=${limit}${more}`);
      ids.push(...idsIn(body));
      const next = valueAt(body, 'next');
      more = typeof next === 'string' ? `&cursor=${encodeURIComponent(next)}` : '';
    } while (more !== '');
    expect(ids).toEqual(IN_ORDER);
  });

  test.each([
    ['sent', ['F-last-day', 'F-new']],
    ['accepted', ['F-taken']],
    ['expired', ['F-older', 'F-expired']],
    ['closed', []],
  ])('has of the state %s: %j', async (state, ids) => {
    expect(idsIn((await inbox(`?state=${state}`)).body)).toEqual(ids);
  });

  test('names who refers and how they are reached, as the referral itself does', async () => {
    const up = { direction: 'up', urgency: 'routine', reason: 'two_in_a_row', toInstitutionId: 'I2' };
    const sent = await service.call('doctor-1', 'POST', '/v1/residents/R1-01/referrals', up);
    const id = textAt(sent.body, 'id');
    const sender = { id: 'I1', name: '一镇卫生院', phone: '0871-6000000' };
    expect(listAt((await inbox()).body, 'items')).toContainEqual(expect.objectContaining({ id, sender }));
    const alone = await service.call('manager-2', 'GET', `/v1/referrals/${id}`);
    expect(alone.body).toMatchObject({ sender, receiver: { id: 'I2' } });
    // An imported row does not say who refers.
    const imported = await service.call('manager-2', 'GET', '/v1/referrals/F-new');
    expect(valueAt(imported.body, 'sender')).toBeUndefined();
  });
});
