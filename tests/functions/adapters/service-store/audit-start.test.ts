import { beforeEach, describe, expect, test } from 'vitest';

import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { auditsOn } from '../../../../functions/adapters/service-store/audit.ts';
import { auditStartKey, formerAuditStartKey } from '../../../../functions/adapters/store/audit-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import type { Audits } from '../../../../functions/kit/ports.ts';
import { on } from '../../../given/values.ts';

describe('the first day of the audit', () => {
  let table: Table;
  let audits: Audits;
  beforeEach(() => {
    table = openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });
    audits = auditsOn(table, localKeys(Buffer.alloc(32, 7)));
  });

  test('is the one that it was begun on, whoever begins it again', async () => {
    expect(await audits.sealed()).toBeUndefined();
    expect(await audits.begin(on('2025-06-16'))).toBe('2025-06-16');
    expect(await audits.begin(on('2025-06-20'))).toBe('2025-06-16');
    expect(await audits.sealed()).toMatchObject({ from: '2025-06-16' });
  });

  test('stays that of a database which was begun when it lay among other heads', async () => {
    const former = { key: formerAuditStartKey(), version: 1, body: { day: '2024-01-01' } };
    await table.putMany([former]);
    expect(await audits.sealed()).toMatchObject({ from: '2024-01-01' });
    expect(await audits.begin(on('2025-06-16'))).toBe('2024-01-01');
    expect(await table.get(auditStartKey(), { consistent: true })).toBeUndefined();
  });
});
