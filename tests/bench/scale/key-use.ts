/** What a key was used for in a second, on average and in its busiest. */
export type KeyUse = {
  readonly key: string;
  readonly read: number;
  readonly written: number;
  readonly busiestWritten: number;
};

/** Gathers units by partition key, second by second. */
export type KeyUses = {
  /** Uses of the next second are gathered from now on. */
  readonly nextSecond: () => void;
  readonly read: (key: string, units: number) => void;
  readonly write: (key: string, units: number) => void;
  /** One rewrite of an item that is read before it is written, and whose writer begins anew where another came first. */
  readonly rewrite: (item: string) => void;
  readonly hottest: (many: number, by: 'written' | 'read') => readonly KeyUse[];
  readonly rewritten: (many: number) => readonly (readonly [item: string, aSecond: number])[];
  /** Units of all keys in a second. */
  readonly all: () => { readonly read: number; readonly written: number; readonly keys: number };
};

type Use = { read: number; written: number; second: number; inSecond: number; busiest: number };

/** Begins with no use. */
export const startKeyUses = (): KeyUses => {
  const uses = new Map<string, Use>();
  const rewrites = new Map<string, number>();
  let second = 0;
  const useOf = (key: string): Use => {
    const known = uses.get(key);
    if (known !== undefined) return known;
    const use: Use = { read: 0, written: 0, second, inSecond: 0, busiest: 0 };
    uses.set(key, use);
    return use;
  };
  const seconds = (): number => Math.max(1, second);
  return {
    nextSecond: () => {
      second += 1;
    },
    read: (key, units) => {
      useOf(key).read += units;
    },
    write: (key, units) => {
      const use = useOf(key);
      if (use.second !== second) {
        use.second = second;
        use.inSecond = 0;
      }
      use.written += units;
      use.inSecond += units;
      use.busiest = Math.max(use.busiest, use.inSecond);
    },
    rewrite: (item) => void rewrites.set(item, (rewrites.get(item) ?? 0) + 1),
    hottest: (many, by) =>
      Array.from(uses, ([key, { read, written, busiest }]) => ({
        key,
        read: read / seconds(),
        written: written / seconds(),
        busiestWritten: busiest,
      }))
        .toSorted((a, b) => b[by] - a[by])
        .slice(0, many),
    rewritten: (many) =>
      Array.from(rewrites, ([item, times]) => [item, times / seconds()] as const)
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, many),
    all: () => {
      let [read, written] = [0, 0];
      for (const use of uses.values()) {
        read += use.read;
        written += use.written;
      }
      return { read: read / seconds(), written: written / seconds(), keys: uses.size };
    },
  };
};
