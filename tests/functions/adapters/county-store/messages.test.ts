import { describe, expect, test } from 'vitest';

import { mobileNumber } from '../../../../domain/kernel/phone.ts';
import { plusDays } from '../../../../domain/kernel/time.ts';
import { mergeByPhone, type Message, type Subject } from '../../../../domain/reminders/index.ts';
import { countyStore } from '../../../../functions/adapters/county-store/county-store.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Item, Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import { aResident } from '../../../given/records.ts';
import { on } from '../../../given/values.ts';
import { pagesOf, valueOf, wholePartition } from '../store/table-fixtures.ts';

const now = (): Date => new Date('2025-06-30T00:00:00Z');
const inMemory = (): Table => openSqliteTable({ file: ':memory:', durability: 'normal', now });

const day = on('2025-06-08');

const phoneOf = (n: number) => {
  const phone = mobileNumber(`138${String(n).padStart(8, '0')}`);
  if (phone === undefined) throw new Error('a mobile number');
  return phone;
};

/** The n-th person's first visit is due in a week. */
const subjectOf = (n: number): Subject => ({
  resident: aResident({ id: `R${n}` }),
  task: { kind: 'first_visit', programme: undefined, dueOn: plusDays(day, 7) },
  offsetDays: -7,
  saidOn: day,
  phone: phoneOf(n),
});

const messagesTo = (from: number, to: number): readonly Message[] =>
  mergeByPhone(
    Array.from({ length: to - from }, (_, i) => subjectOf(from + i)),
    () => undefined,
  );

/** Every claim of a day, whatever its phone. */
const claimsOf = async (table: Table, claimedOn = day): Promise<readonly Item[]> => {
  const claims: Item[] = [];
  for (const shard of '0123456789abcdef') {
    const partition = keyText('claim', claimedOn, shard);
    claims.push(...(await pagesOf(table, { ...wholePartition(), partition })).flat());
  }
  return claims;
};

const tables: readonly (readonly [string, () => Table])[] = [
  ['SQLite', inMemory],
  ['a table in test mode', () => weakTable(inMemory(), { replica: inMemory(), seed: 3 })],
];

describe.each(tables)('the messages of a day on %s', (_, openTable) => {
  test('are claimed once, however often the day is run', async () => {
    const table = openTable();
    const store = countyStore(table);
    expect(await store.claimMessages(day, messagesTo(0, 250))).toBe(250);
    const claims = await claimsOf(table);
    expect(claims).toHaveLength(250);
    expect(await store.claimMessages(day, messagesTo(0, 250))).toBe(0);
    expect(await claimsOf(table)).toEqual(claims);
  });

  test('that are new beside claimed ones are claimed alone', async () => {
    const table = openTable();
    const store = countyStore(table);
    await store.claimMessages(day, messagesTo(100, 150));
    expect(await store.claimMessages(day, messagesTo(0, 300))).toBe(250);
    expect(await claimsOf(table)).toHaveLength(300);
  });

  test('are claimed once when two runs claim them at the same time', async () => {
    const table = openTable();
    const store = countyStore(table);
    const counts = await Promise.all([
      store.claimMessages(day, messagesTo(0, 200)),
      store.claimMessages(day, messagesTo(50, 250)),
      store.claimMessages(day, messagesTo(0, 250)),
    ]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(250);
    expect(await claimsOf(table)).toHaveLength(250);
  });

  test('stay as they were first sent, whatever a later run would say', async () => {
    const table = openTable();
    const store = countyStore(table);
    await store.claimMessages(day, messagesTo(1, 2));
    const claims = await claimsOf(table);
    const later = messagesTo(1, 2).map((message) => ({ ...message, text: 'something else', segments: 2 }));
    expect(await store.claimMessages(day, later)).toBe(0);
    expect(await claimsOf(table)).toEqual(claims);
  });

  test('may be none', async () => {
    expect(await countyStore(openTable()).claimMessages(day, [])).toBe(0);
  });
});

describe('a claim', () => {
  test('holds what was sent, to whom and for whom', async () => {
    const table = inMemory();
    await countyStore(table).claimMessages(day, messagesTo(1, 2));
    const [message] = messagesTo(1, 2);
    expect(await claimsOf(table)).toEqual([
      {
        key: expect.anything(),
        version: 1,
        body: {
          state: 'sent',
          day: '2025-06-08',
          phone: '13800000001',
          text: message?.text,
          segments: message?.segments,
          template: 'reminder@1',
          subjects: [
            { residentId: 'R1', kind: 'first_visit', programme: '', dueOn: '2025-06-15', offsetDays: -7 },
          ],
        },
      },
    ]);
  });

  test('has no phone number in its key, and another key in every store', async () => {
    const keys: string[] = [];
    for (const table of [inMemory(), inMemory()]) {
      await countyStore(table).claimMessages(day, messagesTo(1, 2));
      for (const { key } of await claimsOf(table)) keys.push(`${key.pk} ${key.sk}`);
    }
    expect(keys[0]).toMatch(/^claim#2025-06-08#[0-9a-f] [0-9a-f]{64}#reminder%00401$/);
    expect(keys.join(' ')).not.toContain('13800000001');
    expect(new Set(keys).size).toBe(2);
  });

  test('of another day is another', async () => {
    const table = inMemory();
    const store = countyStore(table);
    await store.claimMessages(day, messagesTo(0, 10));
    expect(await store.claimMessages(on('2025-06-09'), messagesTo(0, 10))).toBe(10);
  });
});

test('reminders that are too late to be sent are recorded once, under the day of the run that passed them by', async () => {
  const table = inMemory();
  const store = countyStore(table);
  const skipped = [1, 2].map(subjectOf);
  await store.recordSkipped(day, skipped);
  await store.recordSkipped(day, skipped);
  const partition = keyText('skipped', day);
  expect(
    valueOf(await table.query({ ...wholePartition(), partition })).items.map(({ body }) => body),
  ).toEqual(
    ['R1', 'R2'].map((residentId) => ({
      state: 'skipped_stale',
      residentId,
      kind: 'first_visit',
      programme: '',
      dueOn: '2025-06-15',
      offsetDays: -7,
    })),
  );
});
