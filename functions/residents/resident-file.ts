import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { ResidentHistory } from '../../domain/residents/index.ts';
import { COUNTY_COLUMNS, type HistoryFile } from '../county-files/columns.ts';
import { startReadingHistories } from '../county-files/histories.ts';
import { packedRows } from '../county-files/pack.ts';
import { livePatches } from './aliases.ts';
import { foldRows } from './fold-rows.ts';
import type { Entry, Head, ResidentCommit, StoredResident } from './stored.ts';

/** A resident as use cases see them: what the rules read, and every row as it stands now. */
export type ResidentFile = {
  readonly id: ResidentId;
  /** Counts the commands since the import; 0 before the first. */
  readonly version: number;
  readonly history: ResidentHistory;
  /** Packed rows with all changes. */
  readonly rows: string;
  readonly entries: readonly Entry[];
  readonly head: Head | undefined;
  /** As it was loaded. */
  readonly stored: StoredResident;
};

const readHistory = startReadingHistories();

type Read = Pick<ResidentFile, 'history' | 'rows' | 'stored'>;

const isOf = ({ stored: { rows, entries } }: Read, stored: StoredResident): boolean =>
  rows === stored.rows &&
  entries.length === stored.entries.length &&
  entries.every((entry, at) => entry === stored.entries[at]);

let latest: Read | undefined;

/** The rows with all changes, and what they say; read once where they are asked for twice in a row, as a command does that
 *  answers with what it has just stored. */
const readStored = (stored: StoredResident): Read => {
  if (latest !== undefined && isOf(latest, stored)) return latest;
  const rows = foldRows(stored.rows, livePatches(stored.entries));
  latest = { stored, rows, history: readHistory(packedRows(rows)) };
  return latest;
};

/** Reads what is stored of a resident. */
export const residentFile = (stored: StoredResident): ResidentFile => {
  const { residentId, entries, head } = stored;
  const { rows, history } = readStored(stored);
  return { id: residentId, version: head?.version ?? 0, history, rows, entries, head, stored };
};

/** A resident after a commit, as the next request will load it. */
export const fileAfter = (
  { stored }: Pick<ResidentFile, 'stored'>,
  { entry, head }: Pick<ResidentCommit, 'entry'> & Pick<StoredResident, 'head'>,
): ResidentFile =>
  residentFile({
    ...stored,
    head,
    entries: entry === undefined ? stored.entries : [...stored.entries, entry],
  });

/** A row as JSON: its columns by name, empty ones left out. */
export type RowBody = Readonly<Record<string, string>>;

/** The rows of one county file that a resident has, as JSON. */
export const rowsOfFile = ({ rows }: Pick<ResidentFile, 'rows'>, file: HistoryFile): RowBody[] => {
  const found: RowBody[] = [];
  for (const row of packedRows(rows)) {
    if (row.file !== file) continue;
    const cells = COUNTY_COLUMNS[file].map(({ name }, place) => [name, row.cells[place] ?? ''] as const);
    found.push(Object.fromEntries(cells.filter(([, cell]) => cell !== '')));
  }
  return found;
};
