import { isId } from '../../domain/kernel/ids.ts';
import type { Counts } from '../runs/run-store.ts';
import { COUNTY_COLUMNS, hasId, HISTORY_FILES, type HistoryFile, isHistoryFile } from './columns.ts';
import { countyRows } from './county-rows.ts';
import type { IdTable } from './id-table.ts';
import { openSent } from './import-unpack.ts';
import { holds, type Known, knowNothing } from './known.ts';
import { keepKnown, knownInPiece } from './known-piece.ts';
import type { Learned } from './learn.ts';
import type { PartWork } from './parted-job.ts';
import type { CountySource, FindingSink } from './source.ts';

/** The part that finds out which people and records an import speaks of: of all that is stored no others need be known. */
export const SCAN = 'scan';

const ASKED = 'asked';

/** The same rows are read once more, and told of then. */
const UNTOLD: FindingSink = { reject: () => undefined, warn: () => undefined };

const addId = (table: IdTable, cell = ''): void => {
  if (isId(cell)) table.add(cell);
};

const scanFile = (source: CountySource, file: HistoryFile, asked: Known): void => {
  const placeOf = (column: string): number => COUNTY_COLUMNS[file].findIndex(({ name }) => name === column);
  const [resident, contract] = [placeOf('residentId'), placeOf('contractId')];
  for (const { cells } of countyRows(source, file, UNTOLD)) {
    if (hasId(file)) addId(asked.seen[file], cells[0]);
    addId(asked.residents, cells[resident]);
    addId(asked.contracts, cells[contract]);
  }
};

/** Reads what was sent for its ids alone, and leaves these. */
export const scanPart = async (work: PartWork): Promise<Counts> => {
  const source = await openSent(work);
  const asked = knowNothing(false);
  for (const file of HISTORY_FILES) scanFile(source, file, asked);
  await keepKnown(work, ASKED, asked);
  return {};
};

/** What was found to be asked for. */
export const askedIn = (work: PartWork): Promise<Known> => knownInPiece(work, ASKED);

/** Says whether an import speaks of a record of a file. */
const isAsked = ({ residents, contracts, seen }: Known, file: string, id: string): boolean => {
  if (!isHistoryFile(file)) return false;
  if (file === 'residents' && holds(residents, id)) return true;
  if (file === 'contracts' && holds(contracts, id)) return true;
  return holds(seen[file], id);
};

/** Of what there is to learn of somebody what an import asks for; undefined where it asks for nothing of theirs. */
export const askedOf = ({ residentId, contracts, outside }: Learned, asked: Known): Learned | undefined => {
  const own = contracts.filter((id) => isAsked(asked, 'contracts', id));
  const records = outside.filter((record) => {
    const [file = '', id = ''] = record.split(' ');
    return isAsked(asked, file, id);
  });
  const isSpokenOf = own.length > 0 || records.length > 0 || isAsked(asked, 'residents', residentId);
  return isSpokenOf ? { residentId, contracts: own, outside: records } : undefined;
};
