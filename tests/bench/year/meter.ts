import type { Units } from '../../../functions/adapters/store/table.ts';
import type { World } from '../../../local/service/world.ts';

/** What is metered apart. */
export type Part = 'the first day' | 'days' | 'SMS' | 'phones' | 'teams' | 'counts' | 'live counts';

/** Units and processor time of a part of the year. */
export type PartUse = Units & { readonly cpuSeconds: number };

const MICROSECONDS = 1_000_000;
const NOTHING: PartUse = { read: 0, written: 0, cpuSeconds: 0 };

const plus = (a: PartUse, b: PartUse): PartUse => ({
  read: a.read + b.read,
  written: a.written + b.written,
  cpuSeconds: a.cpuSeconds + b.cpuSeconds,
});

const minus = (a: PartUse, b: PartUse): PartUse => ({
  read: a.read - b.read,
  written: a.written - b.written,
  cpuSeconds: a.cpuSeconds - b.cpuSeconds,
});

/** Measures pieces of work, each a part of the year; a piece within another is of its own part alone. */
export const startMeter = (table: World['table'], onUnits: (units: Units) => void) => {
  const parts = new Map<Part, PartUse>();
  /** Of the pieces within the one that is measured. */
  let within = NOTHING;
  const used = (): PartUse => {
    const { user, system } = process.cpuUsage();
    return { ...table.meter(), cpuSeconds: (user + system) / MICROSECONDS };
  };
  const measured = async <T>(part: Part, work: () => Promise<T>): Promise<T> => {
    const before = used();
    const around = within;
    within = NOTHING;
    const done = await work();
    const all = minus(used(), before);
    const own = minus(all, within);
    within = plus(around, all);
    onUnits({ read: own.read, written: own.written });
    parts.set(part, plus(parts.get(part) ?? NOTHING, own));
    return done;
  };
  return { parts, measured };
};
