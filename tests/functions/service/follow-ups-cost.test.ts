import { expect, test } from 'vitest';

import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import type { Table, Units } from '../../../functions/adapters/store/table.ts';
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

const spent = (before: Units, after: Units): Units => ({
  read: after.read - before.read,
  written: after.written - before.written,
});

/** What every item that a request changed weighs, for the printed account. */
const accountOf = async (table: Table): Promise<string[]> => {
  if (table.feed.kind !== 'read') throw new Error('the local store has a feed to read');
  const { changes } = await table.feed.changes(undefined, 1_000);
  return changes.map((change) => {
    const bytes = change.kind === 'written' ? JSON.stringify(change.after.body).length : 0;
    return `  ${change.kind} ${bytes} bytes of body: ${change.key.pk} ${change.key.sk}`;
  });
};

test('a follow-up of an imported resident with one open task costs at most 14 write and 3 read units', async () => {
  const { call, table } = await givenService({ apis: [followUpsApi] });
  // The organisation and the users are read once and kept.
  await call('doctor-1', 'GET', '/v1/residents/R1-01/follow-ups');
  const before = table.meter();
  const answer = await call(
    'doctor-1',
    'POST',
    '/v1/residents/R1-02/follow-ups',
    { visits: [VISIT] },
    { 'idempotency-key': 'first-visit-of-the-day' },
  );
  expect(answer.status).toBe(201);
  const cost = spent(before, table.meter());
  process.stdout.write(`a recorded follow-up: ${cost.read} read and ${cost.written} write units\n`);
  process.stdout.write(`${(await accountOf(table)).join('\n')}\n`);
  expect(cost.written).toBeLessThanOrEqual(14);
  expect(cost.read).toBeLessThanOrEqual(3);
});
