import { describe, expect, test } from 'vitest';

import {
  keptReference,
  type ReferenceSource,
  type StoredReference,
} from '../../../functions/organisation/reference.ts';

const KEPT_MS = 10_000;

const NOTHING: StoredReference = {
  version: 1,
  rows: { regions: '', institutions: '', teams: '', staff: '' },
  users: new Map(),
  facts: [],
  lastFact: undefined,
  packages: [],
};

/** A store whose reads are counted, and a clock that is moved by hand. */
const aStore = () => {
  const seen = { stored: NOTHING, reads: 0, looks: 0, ms: 0, fails: false };
  const source: ReferenceSource = {
    load: async (known) => {
      seen.looks += 1;
      if (seen.fails) throw new Error('out of reach');
      if (known?.version === seen.stored.version) return known;
      seen.reads += 1;
      return seen.stored;
    },
  };
  return { seen, kept: keptReference(source, KEPT_MS, () => new Date(seen.ms)) };
};

describe('reference rows that are kept', () => {
  test('are read once and served from there within the time', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.ms = KEPT_MS - 1;
    await kept.read();
    expect(seen).toMatchObject({ reads: 1, looks: 1 });
  });

  test('are not read again after it where they are the same: what was read of them is kept', async () => {
    const { seen, kept } = aStore();
    const first = await kept.read();
    for (const times of [1, 2, 3]) {
      seen.ms = times * KEPT_MS;
      expect(await kept.read()).toBe(first);
    }
    expect(seen).toMatchObject({ reads: 1, looks: 4 });
  });

  test('are read again where the version rose', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.stored = { ...NOTHING, version: 2 };
    seen.ms = KEPT_MS;
    expect((await kept.read()).version).toBe(2);
    expect(seen).toMatchObject({ reads: 2, looks: 2 });
  });

  test('are looked at again at once where they are to be forgotten, and read where they changed', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    kept.forget();
    await kept.read();
    expect(seen).toMatchObject({ reads: 1, looks: 2 });
    seen.stored = { ...NOTHING, version: 2 };
    kept.forget();
    expect((await kept.read()).version).toBe(2);
  });

  test('are looked at once for all who ask together', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.ms = KEPT_MS;
    await Promise.all([kept.read(), kept.read(), kept.read()]);
    expect(seen.looks).toBe(2);
  });

  test('are read by the next asker where a look failed', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.ms = KEPT_MS;
    seen.fails = true;
    await expect(kept.read()).rejects.toThrow('out of reach');
    seen.fails = false;
    expect((await kept.read()).version).toBe(1);
    expect(seen).toMatchObject({ reads: 1, looks: 3 });
  });

  test('are made out anew of what changed alone: what else was read of them stays', async () => {
    const { seen, kept } = aStore();
    const rows = {
      regions: '530121,示范县,,36',
      institutions: '',
      teams: '',
      staff: 'S1,王医生,nurse,T1,,,no',
    };
    seen.stored = { ...NOTHING, rows };
    const first = await kept.read();
    seen.stored = { ...NOTHING, version: 2, rows: { ...rows, staff: 'S2,张护士,nurse,T1,,,no' } };
    kept.forget();
    const second = await kept.read();
    expect(second.organisation).toBe(first.organisation);
    expect(second.rows.regions).toBe(first.rows.regions);
    expect(second.rows.staff).toEqual([
      { id: 'S2', name: '张护士', role: 'nurse', teamId: 'T1', isLeader: 'no' },
    ]);
    seen.stored = { ...seen.stored, version: 3, rows: { ...rows, regions: '530121,另一县,,36' } };
    kept.forget();
    expect((await kept.read()).organisation.regions.map(({ name }) => name)).toEqual(['另一县']);
  });
});
