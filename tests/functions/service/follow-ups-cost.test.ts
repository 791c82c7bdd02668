import { expect, test, vi } from 'vitest';

import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import type { Feed, Units } from '../../../functions/adapters/store/table.ts';
import { givenService } from './given-service.ts';

const VISIT = {
  programme: 'diabetes',
  visitedOn: '2025-06-16',
  visitedAt: '09:30',
  mode: 'clinic',
  outcome: 'done',
  fpg: 8.2,
  sbp: 148,
  dbp: 92,
  heartRate: 76,
  weightKg: 64.5,
  heightCm: 165,
  symptoms: ['polydipsia'],
  adherence: 'regular',
};

const PATH = '/v1/residents/R1-02/follow-ups';

const spent = (before: Units, after: Units): Units => ({
  read: after.read - before.read,
  written: after.written - before.written,
});

/** What every item that a request changed weighs, for the printed account; the audit record comes beside. */
const accountOf = async (feed: Extract<Feed, { kind: 'read' }>, after: string): Promise<string[]> => {
  const { changes } = await feed.changes(after, 1_000);
  return changes.map((change) => {
    const bytes = change.kind === 'written' ? Buffer.byteLength(JSON.stringify(change.after.body)) : 0;
    return `  ${change.kind} ${bytes} bytes of body: ${change.key.pk} ${change.key.sk}`;
  });
};

const FORM = {
  smokingCigarettesPerDay: 10,
  smokingTargetCigarettesPerDay: 5,
  exerciseTimesPerWeek: 3,
  stapleFoodGPerDay: 350,
  stapleFoodTargetGPerDay: 300,
  dorsalisPedisPulse: 'normal',
  drugs: [{ name: '二甲双胍', timesPerDay: 2, mgEachTime: 500 }],
};

test.each([
  ['a visit', VISIT],
  ['a visit with its whole form', { ...VISIT, note: '嘱低盐饮食，两周后复查', form: FORM }],
  ['a visit on target', { ...VISIT, fpg: 6.1, sbp: 128, dbp: 78 }],
  ['a visit with a danger sign', { ...VISIT, dangerSigns: ['胸痛'] }],
])(
  '%s of an imported resident with one open task costs at most 14 write and 3 read units',
  async (...given) => {
    const [name, visit] = given;
    const { call, table } = await givenService({ apis: [followUpsApi] });
    // The organisation and the users are read once and kept.
    await call('doctor-1', 'GET', '/v1/residents/R1-01/follow-ups');
    if (table.feed.kind !== 'read') throw new Error('the local store has a feed to read');
    const { next } = await table.feed.changes(undefined, 1_000);
    const before = table.meter();
    const key = { 'idempotency-key': 'first-visit-of-the-day' };
    const { status } = await call('doctor-1', 'POST', PATH, { visits: [visit] }, key);
    expect(status).toBe(201);
    const cost = spent(before, table.meter());
    process.stdout.write(`${name}: ${cost.read} read and ${cost.written} write units\n`);
    process.stdout.write(`${(await accountOf(table.feed, next)).join('\n')}\n`);
    expect(cost.written).toBeLessThanOrEqual(14);
    expect(cost.read).toBeLessThanOrEqual(3);
  },
);

test('a follow-up is recorded in two round trips, and its audit in one more', async () => {
  const { call, table } = await givenService({ apis: [followUpsApi] });
  await call('doctor-1', 'GET', '/v1/residents/R1-01/follow-ups');
  const trips = ['query', 'get', 'getMany', 'transact', 'putMany'] as const;
  const spies = trips.map((trip) => vi.spyOn(table, trip));
  await call('doctor-1', 'POST', PATH, { visits: [VISIT] });
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual([1, 0, 0, 1, 1]);
});
