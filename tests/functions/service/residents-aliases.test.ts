import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { aliasOf, livePatches } from '../../../functions/residents/aliases.ts';
import type { Entry, Patch } from '../../../functions/residents/stored.ts';
import { anId } from '../../given/values.ts';

const KEPT = anId<'ResidentId'>('R1');
const OTHER = anId<'ResidentId'>('R2');

const anEntry = (patches: readonly Patch[], type = 'anything@1'): Entry => ({
  seq: 1,
  at: '2025-06-16T02:00:00.000Z',
  by: 'doctor-1',
  events: [{ type, residentId: KEPT, otherId: OTHER }],
  patches,
});

const visit = (id: string, note: string): Patch => ({ file: 'followups', key: `f,${id}`, set: { id, note } });

const merged = (patches: readonly Patch[] = []): Entry => anEntry(patches, 'residents-merged@1');
const parted = (patches: readonly Patch[] = []): Entry => anEntry(patches, 'residents-unmerged@1');

const ownPatches = fc
  .array(fc.tuple(fc.constantFrom('V1', 'V2'), fc.string()))
  .map((list) => list.map(([id, note]) => visit(id, note)));
const othersPatches = fc
  .array(fc.tuple(fc.constantFrom('W1', 'W2'), fc.string()))
  .map((list) => list.map(([id, note]) => visit(id, note)));

test('after an unmerge the kept record has its own changes in their order, and none of the other', () => {
  fc.assert(
    fc.property(
      fc.array(ownPatches, { minLength: 3, maxLength: 3 }),
      othersPatches,
      ([a = [], b = [], c = []], d) => {
        const brought = merged([visit('W1', ''), visit('W2', '')]);
        const entries = [anEntry(a), brought, anEntry([...b, ...d]), parted(), anEntry(c)];
        expect(livePatches(entries)).toEqual([...a, ...b, ...c]);
      },
    ),
  );
});

test('while the records are merged every change holds', () => {
  const entries = [merged([visit('W1', '')]), anEntry([visit('W1', 'late')])];
  expect(livePatches(entries)).toEqual([visit('W1', ''), visit('W1', 'late')]);
});

test('a merge that was undone and made again holds from the second time on', () => {
  const entries = [merged([visit('W1', 'one')]), parted(), merged([visit('W1', 'two')])];
  expect(livePatches(entries)).toEqual([visit('W1', 'two')]);
});

test('a service that is added to a contract of the other record goes with it', () => {
  const contract: Patch = { file: 'contracts', key: 'c,C2', set: { id: 'C2' } };
  const service: Patch = { file: 'services', key: 's,C2,exam,2025-07-01', set: { contractId: 'C2' } };
  expect(livePatches([merged([contract]), anEntry([service]), parted()])).toEqual([]);
});

test.each([
  [[merged()], KEPT],
  [[merged(), parted()], undefined],
  [[merged(), parted(), merged()], KEPT],
  [[], undefined],
])('a record is an alias from its merge to the unmerge: case %#', (entries, kept) => {
  expect(aliasOf(OTHER, entries)).toBe(kept);
  expect(aliasOf(KEPT, entries)).toBeUndefined();
});
