import { describe, expect, test } from 'vitest';

import { keptReference, type StoredReference } from '../../../functions/organisation/reference.ts';

const KEPT_MS = 10_000;

const stored = (version: number): StoredReference => ({
  version,
  rows: { regions: '', institutions: '', teams: '', staff: '' },
  users: [],
  facts: [],
  packages: [],
});

/** A store whose reads are counted, and a clock that is moved by hand. */
const aStore = () => {
  const seen = { version: 1, loads: 0, looks: 0, ms: 0, fails: false };
  const source = {
    load: async () => {
      seen.loads += 1;
      if (seen.fails) throw new Error('out of reach');
      return stored(seen.version);
    },
    version: async () => {
      seen.looks += 1;
      if (seen.fails) throw new Error('out of reach');
      return seen.version;
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
    expect(seen).toMatchObject({ loads: 1, looks: 0 });
  });

  test('are not read again after it where only their version was looked at and is the same', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    for (const times of [1, 2, 3]) {
      seen.ms = times * KEPT_MS;
      await kept.read();
    }
    expect(seen).toMatchObject({ loads: 1, looks: 3 });
  });

  test('are read again where the version rose', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.version = 2;
    seen.ms = KEPT_MS;
    expect((await kept.read()).version).toBe(2);
    expect(seen).toMatchObject({ loads: 2, looks: 1 });
  });

  test('are read again at once where they are forgotten', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    kept.forget();
    await kept.read();
    expect(seen).toMatchObject({ loads: 2, looks: 0 });
  });

  test('are looked at once for all who ask together', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.ms = KEPT_MS;
    await Promise.all([kept.read(), kept.read(), kept.read()]);
    expect(seen.looks).toBe(1);
  });

  test('are read by the next asker where a look failed', async () => {
    const { seen, kept } = aStore();
    await kept.read();
    seen.ms = KEPT_MS;
    seen.fails = true;
    await expect(kept.read()).rejects.toThrow('out of reach');
    seen.fails = false;
    expect((await kept.read()).version).toBe(1);
    expect(seen.loads).toBe(2);
  });
});
