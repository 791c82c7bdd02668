import { overlap, type ResidentChange, unitedHistory } from '../../domain/residents/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import { COUNTY_COLUMNS, type HistoryFile } from '../county-files/columns.ts';
import { packedRows, rowKey } from '../county-files/pack.ts';
import { belongingTo, mergeEntry } from './aliases.ts';
import { patchesOf } from './entry-patches.ts';
import { eventsFor, tellingOf } from './merged-events.ts';
import { recorded } from './recorded.ts';
import type { ResidentFile } from './resident-file.ts';
import type { Entry, Patch } from './stored.ts';

const UNITED = ['ehrFiledOn', 'ehrLastUsedOn', 'diedOn'] as const;

/** What the kept record gains of the other one's own: its key groups with their days, and the filed and used dates and the
 *  death that the two have together. */
export const unionFacts = (kept: ResidentFile, other: ResidentFile): ResidentChange[] => {
  const residentId = kept.id;
  const own = recorded(kept.stored).dates.tags;
  const tags = recorded(other.stored)
    .dates.tags.filter(({ tag, ...times }) => !own.some((term) => term.tag === tag && overlap(term, times)))
    .map(({ tag, from, until }): ResidentChange => ({
      type: 'key-group-tagged@1',
      residentId,
      tag,
      from,
      ...(until !== undefined && { until }),
    }));
  const { resident } = unitedHistory(kept.history, [other.history]);
  const gained = UNITED.filter((field) => resident[field] !== kept.history.resident[field]);
  if (gained.length === 0) return tags;
  const changes = Object.fromEntries(gained.map((field) => [field, resident[field]]));
  return [...tags, { type: 'resident-corrected@1', residentId, changes }];
};

/** A row as columns by name, of another owner than it had. */
const owned = (file: HistoryFile, cells: readonly string[], owner: ResidentId): string[] =>
  COUNTY_COLUMNS[file].map(({ name }, place) => (name === 'residentId' ? owner : (cells[place] ?? '')));

const filled = (file: HistoryFile, cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    COUNTY_COLUMNS[file]
      .map(({ name }, place) => [name, cells[place] ?? ''] as const)
      .filter(([, cell]) => cell !== ''),
  );

/** Everything that is recorded under the other record, as rows of the kept one; what both have under one key stays as the
 *  kept one has it. */
export const rowsBrought = (kept: ResidentFile, other: ResidentFile): Patch[] => {
  const own = new Set(packedRows(kept.rows).map(({ file, cells }) => rowKey(file, cells)));
  const patches: Patch[] = [];
  for (const { file, cells } of packedRows(other.rows)) {
    if (file === 'residents') continue;
    const row = owned(file, cells, kept.id);
    const key = rowKey(file, row);
    if (!own.has(key)) patches.push({ file, key, set: filled(file, row) });
  }
  return patches;
};

/** A patch of a row that the other record owns again. */
const returned = ({ file, key, set }: Patch, from: ResidentId, to: ResidentId): Patch => {
  const [tag = '', first = '', ...rest] = key.split(',');
  const owner = first === from ? to : first;
  const columns = set !== null && 'residentId' in set ? { ...set, residentId: to } : set;
  return { file, key: [tag, owner, ...rest].join(','), set: columns };
};

/** What was told of the other record's rows while they were read under the kept one, and changed them. */
export const givenBack = (kept: ResidentFile, other: ResidentFile): Pick<Entry, 'events' | 'patches'> => {
  const merged = mergeEntry(kept.entries, other.id);
  if (merged === undefined) return { events: [], patches: [] };
  const since = kept.entries.filter(({ seq }) => seq > merged.seq);
  const isTold = tellingOf(merged);
  // What goes back as an event says its own rows there.
  const patches = since
    .map((entry) => ({ ...entry, events: entry.events.filter((event) => !isTold(event)) }))
    .flatMap(patchesOf)
    .filter(belongingTo(merged.patches))
    .map((patch) => returned(patch, kept.id, other.id));
  return { events: eventsFor(other.id, since, isTold), patches };
};
