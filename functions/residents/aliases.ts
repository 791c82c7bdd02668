import type { ResidentId } from '../../domain/kernel/ids.ts';
import { ResidentsMerged, ResidentsUnmerged } from '../../events/residents.ts';
import { patchesOf } from './entry-patches.ts';
import { tellingOf } from './merged-events.ts';
import type { Entry, EventBody, Patch } from './stored.ts';

const MERGED: ResidentsMerged['type'] = 'residents-merged@1';

/** A merge that was undone: the places of the two entries, and what of the patches and events between belonged to the other
 *  record. */
type UndoneMerge = {
  readonly mergedAt: number;
  readonly partedAt: number;
  readonly belongs: (patch: Patch) => boolean;
  readonly isTold: (event: EventBody) => boolean;
};

/** Says which patches are of the rows that came with a merge: those very rows, and services of a contract among them. */
export const belongingTo = (merged: readonly Patch[]): ((patch: Patch) => boolean) => {
  const own = merged.filter(({ file }) => file !== 'residents');
  const keys = new Set(own.map(({ key }) => key));
  const contracts = own.flatMap(({ file, set }) => (file === 'contracts' ? [`s,${set?.['id'] ?? ''},`] : []));
  return ({ file, key }) =>
    keys.has(key) || (file === 'services' && contracts.some((contract) => key.startsWith(contract)));
};

const partsFrom = (entry: Entry, otherId: ResidentId): boolean =>
  entry.events.some((event) => ResidentsUnmerged.safeParse(event).data?.otherId === otherId);

const mergedIn = ({ events }: Entry): ResidentsMerged | undefined => {
  const merged = events.find(({ type }) => type === MERGED);
  return merged && ResidentsMerged.parse(merged);
};

const undoneMerges = (entries: readonly Entry[]): UndoneMerge[] =>
  entries.flatMap((entry, mergedAt) => {
    const merged = mergedIn(entry);
    if (merged === undefined) return [];
    const partedAt = entries.findIndex((later, at) => at > mergedAt && partsFrom(later, merged.otherId));
    return partedAt === -1
      ? []
      : [{ mergedAt, partedAt, belongs: belongingTo(entry.patches), isTold: tellingOf(entry) }];
  });

const wasUndone = (undone: readonly UndoneMerge[], patch: Patch, at: number): boolean =>
  undone.some(
    ({ mergedAt, partedAt, belongs }) =>
      at === mergedAt || (at > mergedAt && at < partedAt && belongs(patch)),
  );

const wentBack = (undone: readonly UndoneMerge[], event: EventBody, at: number): boolean =>
  undone.some(({ mergedAt, partedAt, isTold }) =>
    at === mergedAt ? event.type !== MERGED : at > mergedAt && at < partedAt && isTold(event),
  );

const without = (undone: readonly UndoneMerge[], entries: readonly Entry[]): readonly Entry[] =>
  undone.length === 0
    ? entries
    : entries.map((entry, at) => ({
        ...entry,
        events: entry.events.filter((event) => !wentBack(undone, event, at)),
      }));

/** The patches that hold, in their order: of a merge that was undone none does, nor what changed the other record's rows
 *  since: that went back with it. */
export const livePatches = (entries: readonly Entry[]): Patch[] => {
  const undone = undoneMerges(entries);
  return without(undone, entries).flatMap((entry, at) => {
    const patches = patchesOf(entry);
    return undone.length === 0 ? patches : patches.filter((patch) => !wasUndone(undone, patch, at));
  });
};

/** The entries without what a merge brought that was undone, and what was told of that since: the two facts stay. */
export const liveEntries = (entries: readonly Entry[]): readonly Entry[] =>
  without(undoneMerges(entries), entries);

/** The entry by which another record became an alias of this one, where it still is. */
export const mergeEntry = (entries: readonly Entry[], otherId: ResidentId): Entry | undefined => {
  const at = entries.findLastIndex((entry) => mergedIn(entry)?.otherId === otherId);
  return entries.slice(at + 1).some((entry) => partsFrom(entry, otherId)) ? undefined : entries[at];
};

const keptAfter = (
  id: ResidentId,
  before: ResidentId | undefined,
  event: EventBody,
): ResidentId | undefined => {
  if (event.type === MERGED) {
    const { residentId, otherId } = ResidentsMerged.parse(event);
    return otherId === id ? residentId : before;
  }
  const isParted = event.type === 'residents-unmerged@1' && ResidentsUnmerged.parse(event).otherId === id;
  return isParted ? undefined : before;
};

/** The record that one is an alias of, or undefined where it stands alone. */
export const aliasOf = (id: ResidentId, entries: readonly Entry[]): ResidentId | undefined => {
  let kept: ResidentId | undefined;
  for (const { events } of entries) for (const event of events) kept = keptAfter(id, kept, event);
  return kept;
};
