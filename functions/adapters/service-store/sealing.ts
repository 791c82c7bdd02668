import type { Keys } from '../../kit/ports.ts';
import type { Entry, Patch } from '../../residents/stored.ts';

/** The columns that say who somebody is. @source architecture.md decision 9 */
const PERSONAL = new Set(['name', 'idNumber', 'phone']);

const inPatch = (patch: Patch, turn: (text: string) => string): Patch => {
  if (patch.file !== 'residents') return patch;
  const set = Object.entries(patch.set).map(([column, text]): [string, string] => [
    column,
    PERSONAL.has(column) && text !== '' ? turn(text) : text,
  ]);
  return { ...patch, set: Object.fromEntries(set) };
};

/** An entry with what says who somebody is sealed, or opened again. */
export const inEntry = (entry: Entry, turn: Keys['seal']): Entry => ({
  ...entry,
  patches: entry.patches.map((patch) => inPatch(patch, turn)),
});
