import type { ResidentId } from '../../domain/kernel/ids.ts';
import { livePatches } from '../residents/aliases.ts';
import { foldRows } from '../residents/fold-rows.ts';
import type { StoredHistory } from './county-store.ts';
import type { ImportRegion } from './import-region.ts';
import { type Known, learnContract } from './known.ts';
import { unpackRows } from './pack.ts';

/** What an import learns of a stored resident: their contracts and, of one outside its region, all records. */
export type Learned = {
  readonly residentId: ResidentId;
  readonly contracts: readonly string[];
  readonly outside: readonly string[];
};

/** What there is to learn of a stored resident, as it stands. */
export const learnedOf = (
  { residentId, rows, entries = [] }: StoredHistory,
  region: ImportRegion | undefined,
): Learned => {
  const standing = foldRows(rows, livePatches(entries));
  const contracts = [...unpackRows(standing)].flatMap(({ file, cells: [id = ''] }) =>
    file === 'contracts' ? [id] : [],
  );
  return { residentId, contracts, outside: region?.outsideOf(standing) ?? [] };
};

/** Learns a stored resident, so that new rows may refer to them. */
export const learn = (
  { residentId, contracts, outside }: Learned,
  known: Known,
  region: ImportRegion | undefined,
): void => {
  known.residents.add(residentId);
  region?.learnOutside(outside);
  for (const id of contracts) learnContract(known, id, residentId);
};
