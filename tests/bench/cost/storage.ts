import { WRITE_UNIT_BYTES } from '../../../functions/adapters/store/sizes.ts';
import type { StoredKind } from '../year/weigh-store.ts';
import type { YearFile } from '../year/year-file.ts';
import { assumptions } from './assumptions.ts';

const DAYS_A_YEAR = 365;

const KEPT_DAYS: ReadonlyMap<string, number> = new Map(Object.entries(assumptions.keptDays));

/** What is billed of a kind of item: itself, and its place in the index. */
const billedBytes = ({ items, bytes, inIndex, indexBytes }: StoredKind): number =>
  bytes + indexBytes + (items + inIndex) * assumptions.itemOverheadBytes;

const NOTHING: StoredKind = { items: 0, bytes: 0, inIndex: 0, indexBytes: 0 };

/** Bytes of some kinds of item that a table of these residents holds on average in its first year: what was imported, half of
 *  what a year adds, and of what is kept for some days alone as much as these days make. */
export const meanBytes = (
  { imported, stored, days }: YearFile,
  isWanted: (kind: string) => boolean = () => true,
): number => {
  const kinds = Object.entries(stored).filter(([kind]) => kind !== assumptions.localOnly && isWanted(kind));
  return kinds.reduce((sum, [kind, atEnd]) => {
    const before = billedBytes(imported[kind] ?? NOTHING);
    const added = Math.max(0, billedBytes(atEnd) - before);
    const kept = KEPT_DAYS.get(kind);
    const share = kept === undefined ? DAYS_A_YEAR / 2 / days : Math.min(1, kept / days);
    return sum + before + added * share;
  }, 0);
};

/** Write units that only the phones of the demonstration took. */
export const localUnits = ({ stored }: YearFile): number => {
  const { items, bytes } = stored[assumptions.localOnly] ?? NOTHING;
  return items === 0 ? 0 : items * Math.ceil(bytes / items / WRITE_UNIT_BYTES);
};
