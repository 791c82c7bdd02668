import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { catalogue } from '../../../../events/catalogue.ts';
import { type Upcast, upcast, upcastingBy } from '../../../../events/upcasts.ts';
import { countyStore } from '../../../../functions/adapters/county-store/county-store.ts';
import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { indicatorsOn } from '../../../../functions/adapters/indicator-store/indicators.ts';
import { saveViews } from '../../../../functions/adapters/service-store/commit.ts';
import { entriesIn, entryItems } from '../../../../functions/adapters/service-store/entry-pages.ts';
import { loadReference, referenceIn } from '../../../../functions/adapters/service-store/reference.ts';
import { residentsOn } from '../../../../functions/adapters/service-store/residents.ts';
import { isKeyText, type Key } from '../../../../functions/adapters/store/keys.ts';
import { viewKey } from '../../../../functions/adapters/store/service-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Item, JsonObject, Table } from '../../../../functions/adapters/store/table.ts';
import { rowSealing } from '../../../../functions/county-files/sealed-rows.ts';
import { keptReference } from '../../../../functions/organisation/reference.ts';
import { refreshOf } from '../../../../functions/residents/commit.ts';
import { residentFile, rowsOfFile } from '../../../../functions/residents/resident-file.ts';
import type { Entry } from '../../../../functions/residents/stored.ts';
import { viewContext } from '../../../../functions/residents/views.ts';
import { anId, on } from '../../../given/values.ts';

/** A small county as it was stored on that day, with an example of every fact of then. Never to be made anew: whatever
 *  changes, counties hold what it holds. */
const STORED = join(import.meta.dirname, 'stored-2026-11-22.jsonl');

const text = z.custom<Key['pk']>((value) => typeof value === 'string' && isKeyText(value));
const key = z.strictObject({ pk: text, sk: text });
const body = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const Stored = z.strictObject({ key, version: z.int(), body, byDay: key.optional() });

const plain = localKeys(Buffer.alloc(32, 7));
const keys = { ...plain, rows: rowSealing(plain) };
const NOW = new Date('2026-11-22T02:00:00Z');

const itemOf = (line: string): Item => {
  const { byDay, ...item } = Stored.parse(JSON.parse(line));
  return byDay === undefined ? item : { ...item, byDay };
};

const isNewest = (fact: unknown): boolean => catalogue.some(({ schema }) => schema.safeParse(fact).success);

describe('what was stored by an earlier version', () => {
  let table: Table;

  beforeEach(async () => {
    table = openSqliteTable({ file: ':memory:', durability: 'normal', now: () => NOW });
    const lines = readFileSync(STORED, 'utf8').trim().split('\n');
    expect((await table.putMany(lines.map(itemOf))).ok).toBe(true);
  });

  test('is read as records: rows as imported, changed by commands, with the head of what is derived', async () => {
    const stored = await residentsOn(table, keys).load(anId('R1-03'));
    if (stored === undefined) throw new Error('somebody is stored');
    const { history, version, rows } = residentFile(stored);
    expect([history.resident.name, version]).toEqual(['张桂英', 1]);
    expect(rowsOfFile({ rows }, 'followups').map((row) => row['visitedOn'])).toEqual([
      '2025-05-30',
      '2025-05-30',
    ]);
    const changed = await residentsOn(table, keys).load(anId('R1-01'));
    expect(changed?.entries[0]?.patches).toEqual([
      { file: 'residents', key: 'r,R1-01', set: { phone: '13800010009' } },
    ]);
  });

  test('gives every fact in a form of today', async () => {
    const stored = await residentsOn(table, keys).load(anId('R1-01'));
    const facts = (stored?.entries ?? []).flatMap(({ events }) => events);
    expect(facts.length).toBe(45);
    expect(facts.filter((fact) => !isNewest(fact))).toEqual([]);
  });

  test('says who works where and who may sign in', async () => {
    const { organisation, users } = await keptReference(referenceIn(table), 1, () => NOW).read();
    expect(organisation.teams.map(({ id }) => id)).toEqual(['T1']);
    expect([...users.keys()]).toEqual(['admin-1']);
    expect((await loadReference(table)).facts.length).toBe(10);
  });

  test('is due on its day, and once on another after it was stored anew', async () => {
    const indicators = indicatorsOn(table);
    const day = on('2025-07-29');
    expect(await indicators.residentsDue(day, day)).toEqual(['R1-01']);
    // Nothing says of it that only lists change.
    expect(await indicators.datedResidentsDue(day, day)).toEqual(['R1-01']);
    const stored = await residentsOn(table, keys).load(anId('R1-01'));
    if (stored === undefined) throw new Error('somebody is stored');
    const { organisation } = await keptReference(referenceIn(table), 1, () => NOW).read();
    const commit = refreshOf(stored, {
      ...viewContext(organisation, keys, on('2025-11-22')),
      areRowsNew: true,
    });
    await saveViews({ table, keys }, [commit]);
    expect(await table.get(viewKey(anId('R1-01'), 'd'), { consistent: true })).toBeUndefined();
    expect(await indicators.residentsDue(day, day)).toEqual([]);
    const { dueOn } = commit.head;
    expect(await indicators.residentsDue(dueOn, dueOn)).toEqual(['R1-01']);
  });

  test('is everybody, one after the other', async () => {
    const county = countyStore(table, keys);
    const ids: string[] = [];
    for (let partition = 0; partition < county.partitions; partition++)
      for await (const histories of county.histories(partition))
        ids.push(...histories.map(({ residentId }) => residentId));
    expect(ids.toSorted()).toEqual(['R1-01', 'R1-03']);
  });
});

describe('a fact that gets a new version', () => {
  const call = { type: 'call-made@1', taskId: 'R1..', calledOn: '2025-06-16', outcome: 'reached' };
  const steps = upcastingBy(
    new Map<string, Upcast>([
      ['call-made@1', ({ outcome, ...fact }) => ({ ...fact, type: 'call-made@2', ended: outcome })],
      ['call-made@2', (fact) => ({ ...fact, type: 'call-made@3', byPhone: true })],
    ]),
  );
  const newest = {
    type: 'call-made@3',
    taskId: 'R1..',
    calledOn: '2025-06-16',
    ended: 'reached',
    byPhone: true,
  };

  test('is read in the newest form, step by step, wherever it is stored', () => {
    expect(steps(call)).toEqual(newest);
    expect(steps({ ...newest, type: 'call-made@3' })).toEqual(newest);
    const other = { type: 'enrolled@1', enrolledOn: '2025-06-16' };
    expect(steps(other)).toBe(other);
    expect(upcast(other)).toBe(other);
  });

  test('is stored in the newest form when its item is written again', () => {
    const entry: Entry = { seq: 1, at: '', by: 'u', events: [call], patches: [] };
    const [old] = entryItems({ residentId: anId('R1'), entry, page: [] }, keys.seal);
    if (old === undefined) throw new Error('a command is stored');
    const page = entriesIn(old, keys.open, steps);
    expect(page).toEqual([{ ...entry, events: [newest] }]);
    const next: Entry = { ...entry, seq: 2, events: [] };
    const [joined] = entryItems({ residentId: anId('R1'), entry: next, page }, keys.seal);
    // Read by code that knows no step, as that of a year later does.
    expect(joined && entriesIn(joined, keys.open)).toEqual([{ ...entry, events: [newest] }, next]);
  });

  test('says no name, whichever version it has', () => {
    const registered = { type: 'resident-registered@2', name: '王春兰' };
    const entry: Entry = { seq: 1, at: '', by: 'u', events: [registered], patches: [] };
    const [item] = entryItems({ residentId: anId('R1'), entry, page: [] }, keys.seal);
    expect(item && JSON.stringify(entriesIn(item, (sealed) => sealed))).not.toContain('王春兰');
  });

  test('cannot skip a version or become another fact', () => {
    const wrong = upcastingBy(new Map([['call-made@1', (fact) => ({ ...fact, type: 'call-made@3' })]]));
    expect(() => wrong(call)).toThrow('call-made@1 becomes call-made@2, not call-made@3');
  });
});
