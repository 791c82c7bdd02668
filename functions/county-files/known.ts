import { type ContractId, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { HISTORY_FILES, type HistoryFile, type ReferenceFile } from './columns.ts';

/** The records that others may refer to or repeat, as an import goes along. */
export type Known = {
  readonly reference: Readonly<Record<ReferenceFile, Set<string>>>;
  readonly residents: Set<ResidentId>;
  /** Whose contract it is. */
  readonly contracts: Map<ContractId, ResidentId>;
  /** The ids of this import's rows, by file, for files with an id. */
  readonly seen: ReadonlyMap<HistoryFile, Set<string>>;
  /** Identity numbers of this import, compact. */
  readonly idNumbers: Set<number>;
};

/** Nothing known yet. */
export const knowNothing = (): Known => ({
  reference: { regions: new Set(), institutions: new Set(), teams: new Set(), staff: new Set() },
  residents: new Set(),
  contracts: new Map(),
  seen: new Map(HISTORY_FILES.map((file) => [file, new Set()])),
  idNumbers: new Set(),
});

/** V8 makes a slice of 13 characters or more a view that keeps its whole parent alive; shorter ones are copies. */
const SHORTEST_VIEW = 13;

/** The same id in memory of its own, so that a set of ids does not keep the file's text. */
export const ownCopy = <Text extends string>(id: Text): Text => {
  if (id.length < SHORTEST_VIEW) return id;
  const copy = Buffer.from(id, 'latin1').toString('latin1');
  return isSame(id, copy) ? copy : id;
};

const isSame = <Text extends string>(id: Text, copy: string): copy is Text => copy === id && isId(copy);

/** How many rows of a file went in and how many were left out. */
export type FileCount = { readonly accepted: number; readonly rejected: number };
