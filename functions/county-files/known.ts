import * as z from 'zod';

import { type ContractId, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { HISTORY_FILES, type HistoryFile, type ReferenceFile } from './columns.ts';
import { type IdCells, type IdTable, newIdTable } from './id-table.ts';

/** The records that others may refer to or repeat, as an import goes along. */
export type Known = {
  readonly reference: Readonly<Record<ReferenceFile, Set<string>>>;
  /** Residents in the store and in this import. */
  readonly residents: IdTable;
  /** Contracts in the store and in this import; the value is the number of whose contract it is. */
  readonly contracts: IdTable;
  /** The ids of this import's rows, by file, for files with an id. */
  readonly seen: Readonly<Record<HistoryFile, IdTable>>;
  /** Identity numbers of this import. */
  readonly idNumbers: IdTable;
};

const knowThese = (residents: IdTable, isFresh: boolean): Known => {
  const contracts = newIdTable();
  return {
    reference: { regions: new Set(), institutions: new Set(), teams: new Set(), staff: new Set() },
    residents,
    contracts,
    seen: {
      residents: isFresh ? residents : newIdTable(),
      contracts: isFresh ? contracts : newIdTable(),
      services: newIdTable(),
      enrolments: newIdTable(),
      followups: newIdTable(),
      exams: newIdTable(),
      prescriptions: newIdTable(),
      referrals: newIdTable(),
    },
    idNumbers: newIdTable(),
  };
};

/** Nothing known yet.
 *  @param isFresh nothing is stored: then what is known and what this import has seen are the same */
export const knowNothing = (isFresh: boolean): Known => knowThese(newIdTable(), isFresh);

/** The residents of an import into a fresh store, and nothing else. */
export const knowResidents = (residents: IdCells): Known => knowThese(newIdTable(residents), true);

const ints = z.instanceof(Int32Array);
const Cells: z.ZodType<IdCells> = z.object({
  ids: z.int().nonnegative(),
  bytes: z.instanceof(Uint8Array),
  ends: ints,
  hashes: ints,
  values: ints,
  slots: ints,
});

/** What is known of histories, as plain data for another process. */
export const KnownCells = z.strictObject({
  residents: Cells,
  contracts: Cells,
  seen: z.record(z.enum(HISTORY_FILES), Cells),
});
export type KnownCells = z.infer<typeof KnownCells>;

const turned = <From, To>(
  { residents, contracts, services, enrolments, ...others }: Readonly<Record<HistoryFile, From>>,
  turn: (table: From) => To,
): Record<HistoryFile, To> => ({
  residents: turn(residents),
  contracts: turn(contracts),
  services: turn(services),
  enrolments: turn(enrolments),
  followups: turn(others.followups),
  exams: turn(others.exams),
  prescriptions: turn(others.prescriptions),
  referrals: turn(others.referrals),
});

/** Says whether a table holds an id. */
export const holds = (table: IdTable, id: string): boolean => table.find(id) >= 0;

/** Learns a contract and whose it is; the resident is known. */
export const learnContract = ({ residents, contracts }: Known, id: string, resident: ResidentId): void =>
  contracts.setValue(contracts.add(id), residents.find(resident));

/** Whose contract it is, or undefined where it is not known. */
export const holderOf = ({ residents, contracts }: Known, id: ContractId): ResidentId | undefined => {
  const number = contracts.find(id);
  if (number < 0) return undefined;
  const holder = residents.textOf(contracts.valueOf(number));
  return isId<'ResidentId'>(holder) ? holder : undefined;
};

/** Which ids an import has, and whose its contracts are: no more than the import itself is, however much is stored. */
export const seenOf = (known: Known): Known => {
  const own: Known = { ...knowThese(newIdTable(), false), seen: known.seen };
  const { contracts } = known.seen;
  for (let number = 0; number < contracts.cells().ids; number++) {
    const id = contracts.textOf(number);
    const holder = isId<'ContractId'>(id) ? holderOf(known, id) : undefined;
    if (holder === undefined) continue;
    own.residents.add(holder);
    learnContract(own, id, holder);
  }
  return own;
};

/** What is known of histories, for another process. */
export const cellsOf = ({ residents, contracts, seen }: Known): KnownCells => ({
  residents: residents.cells(),
  contracts: contracts.cells(),
  seen: turned(seen, (table) => table.cells()),
});

/** What another process knows of histories. */
export const knownFrom = ({ residents, contracts, seen }: KnownCells): Known => ({
  ...knowThese(newIdTable(residents), false),
  contracts: newIdTable(contracts),
  seen: turned(seen, newIdTable),
});
