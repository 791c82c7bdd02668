import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { entriesIn, entryItems } from '../../../../functions/adapters/service-store/entry-pages.ts';
import { ENTRY_WORDS } from '../../../../functions/adapters/service-store/entry-words.ts';
import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { rowOf } from '../../../../functions/adapters/store/items.ts';
import { rowBytes } from '../../../../functions/adapters/store/sizes.ts';
import type { Item } from '../../../../functions/adapters/store/table.ts';
import type { Entry } from '../../../../functions/residents/stored.ts';
import { followUpExamples } from '../../../../events/follow-ups.ts';
import { residentExamples } from '../../../../events/residents.ts';
import { anId } from '../../../given/values.ts';

const keys = localKeys(Buffer.alloc(32, 7));
const residentId = anId<'ResidentId'>('R1');

const someEntries = fc
  .array(
    fc.record({
      events: fc.array(fc.constantFrom(...followUpExamples, ...residentExamples), { maxLength: 3 }),
      note: fc.string({ maxLength: 300 }),
      isTime: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ events, note, isTime }, at): Entry => ({
      // A day that passes counts the version on without an entry.
      seq: at * 2 + 1,
      at: '2025-06-16T02:00:00.000Z',
      by: isTime ? 'time' : 'doctor-1',
      ...(isTime ? {} : { reason: note }),
      events,
      patches: [{ file: 'residents', key: 'r,R1', set: { name: note, phone: '13800010001' } }],
    })),
  );

/** The items of commands made one after another, each on what was loaded before it. */
const storedOf = (entries: readonly Entry[], mostBytes?: number): Item[] => {
  const items = new Map<string, Item>();
  for (const entry of entries) {
    const last = [...items.values()].at(-1);
    const page = last === undefined ? [] : entriesIn(last, keys.open);
    for (const item of entryItems({ residentId, entry, page }, keys.seal, mostBytes)) {
      const { sk } = item.key;
      expect(item.version).toBe((items.get(sk)?.version ?? 0) + 1);
      items.set(sk, item);
    }
  }
  return [...items.values()];
};

const loaded = (items: readonly Item[]): Entry[] => items.flatMap((item) => entriesIn(item, keys.open));

describe('the commands of a resident', () => {
  test.each([
    ['each in an item of its own', 1],
    ['some to an item', undefined],
    ['all in one item', 1_000_000],
  ])('come back whole and in order: %s', (_name, mostBytes) => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        expect(loaded(storedOf(entries, mostBytes))).toEqual(entries);
      }),
      { numRuns: 25 },
    );
  });

  test('lie in the order of their keys', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const places = storedOf(entries).map(({ key }) => key.sk);
        expect(places).toEqual(places.toSorted());
      }),
      { numRuns: 25 },
    );
  });

  test('share an item only as long as it costs one write unit', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        for (const item of storedOf(entries))
          if (item.version > 1) expect(rowBytes(rowOf(item))).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 25 },
    );
  });

  test('say nobody’s name or number in the store', () => {
    const [registered] = residentExamples;
    const entry: Entry = { seq: 1, at: '', by: 'u', events: [registered], patches: [] };
    const [item] = entryItems({ residentId, entry, page: [] }, keys.seal);
    // Opened by nothing, it is what it was before it was packed.
    const [packed] = item === undefined ? [] : entriesIn(item, (sealed) => sealed);
    expect(JSON.stringify(packed)).not.toContain(registered.name);
  });

  test('are opened anew by whoever reads them, however often that was done before', () => {
    const [registered] = residentExamples;
    const entry: Entry = { seq: 1, at: '', by: 'u', events: [registered], patches: [] };
    const [item] = entryItems({ residentId, entry, page: [] }, keys.seal);
    if (item === undefined) throw new Error('a command is stored');
    expect(entriesIn(item, keys.open)).toEqual([entry]);
    expect(JSON.stringify(entriesIn(item, () => 'somebody'))).not.toContain(registered.name);
    expect(entriesIn(item, keys.open)).toEqual([entry]);
  });

  test('are a damaged store where they cannot be unpacked', () => {
    const [item] = entryItems(
      { residentId, entry: { seq: 1, at: '', by: 'u', events: [], patches: [] }, page: [] },
      keys.seal,
    );
    if (item === undefined) throw new Error('a command is stored');
    expect(() => entriesIn({ ...item, body: { words: 1, packed: 'x' } }, keys.open)).toThrow('unpacked');
    expect(() => entriesIn({ ...item, body: { words: 2, packed: 'x' } }, keys.open)).toThrow();
  });

  test('are packed against words that never change', () => {
    const digest = createHash('sha256').update(ENTRY_WORDS).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"c300d5cc8f10fbdbcd0aaecf9b27401a5e2906bf3010b9b57cd37bc70a04e8f1"`,
    );
  });
});
