import { describe, expect, test } from 'vitest';

import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { looksOn } from '../../../../functions/adapters/service-store/looks-page.ts';
import { type SealedRecord, saveLooks } from '../../../../functions/adapters/service-store/looks.ts';
import {
  auditPlace,
  lookedInKey,
  lookedListsPartition,
  lookedPartition,
} from '../../../../functions/adapters/store/audit-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import { allOf } from '../../../../functions/adapters/store/streams.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import type { Look } from '../../../../functions/kit/ports.ts';
import { anId } from '../../../given/values.ts';
import { residentId } from '../store/table-fixtures.ts';

const keys = localKeys(Buffer.alloc(32, 7));
const ONE = residentId('R1');

const inMemory = (): Table =>
  openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });

const looksIn = async (table: Table): Promise<readonly Look[] | undefined> =>
  (await looksOn(table, keys)(ONE, { limit: 10, cursor: undefined }))?.items;

describe('a look', () => {
  const AT = '2025-06-16T02:00:00.250Z';
  const requestId = 'Root=1-67:é/“a”';
  const look: Look = {
    at: AT,
    requestId,
    userId: anId('doctor-1'),
    role: 'team_leader',
    action: 'residents.list',
    purpose: '',
  };
  const record: SealedRecord = { ...look, residentIds: [ONE], outcome: 'allowed' };

  test('says by its place when it was and by which request, whatever its letters', async () => {
    const table = inMemory();
    await saveLooks(table, record, undefined);
    const [item] = await allOf(table, {
      from: 'table',
      consistent: true,
      partition: lookedPartition(ONE),
      range: { kind: 'all' },
    });
    expect(item?.body).toEqual({ userId: 'doctor-1', role: 'team_leader', action: 'residents.list' });
    expect(await looksIn(table)).toEqual([look]);
  });

  test('is read as it was stored earlier, of one and of a list', async () => {
    const table = inMemory();
    const place = { sk: auditPlace(AT, requestId) };
    const teamYear = { teamId: anId<'TeamId'>('T1'), year: 2025 };
    const [own, list] = [
      { pk: lookedPartition(ONE), ...place },
      { pk: lookedListsPartition(teamYear), ...place },
    ];
    await table.putMany([{ key: own, version: 1, body: { ...look } }]);
    expect(await looksIn(table)).toEqual([look]);
    await table.deleteMany([own]);
    await table.putMany([
      { key: list, version: 1, body: { ...look, residentIds: [ONE] } },
      { key: lookedInKey(ONE, teamYear), version: 1, body: { ...teamYear } },
    ]);
    expect(await looksIn(table)).toEqual([look]);
  });
});
