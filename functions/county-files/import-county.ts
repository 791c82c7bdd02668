import type { CountyImported } from '../../events/county.ts';
import { ASIDE_FILES, CONTRACT_FILES, COUNTY_FILES, type CountyFile, fileName } from './columns.ts';
import { countRejects } from './count-rejects.ts';
import type { CountyStore, StoredHistory } from './county-store.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { importHistories } from './import-histories.ts';
import { type ImportRegion, importRegion } from './import-region.ts';
import { type ImportJob, importReference } from './import-reference.ts';
import { type Known, knowNothing } from './known.ts';
import { learn, learnedOf } from './learn.ts';
import { mergePartition } from './merge-partition.ts';
import type { CountySource, FindingSink, Progress } from './source.ts';
import { openSealed, openSpill, type Spill, type SpilledRow, type SpilledRows } from './spill.ts';
import type { ReadAside } from './read-aside.ts';

/** What an import needs. */
export type ImportRequest = {
  readonly source: CountySource;
  readonly store: CountyStore;
  readonly sink: FindingSink;
  /** A file to sort rows in; overwritten, and removed at the end. */
  readonly spillFile: string;
  readonly onProgress: Progress;
  /** Told how many partitions are stored, as they are. */
  readonly onStored: (partitions: number) => void;
  /** Rows outside are left out; absent: none are. */
  readonly within?: RegionCode | undefined;
  /** Reads some of the files beside this thread, where there is one that can. */
  readonly aside?: ReadAside | undefined;
};

/** Learns the residents and contracts that a store holds already, so that new rows may refer to them. */
const learnStored = async (
  store: CountyStore,
  known: Known,
  region: ImportRegion | undefined,
): Promise<void> => {
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      for (const history of histories) learn(learnedOf(history, region), known, region);
    }
  }
};

/** What is stored of a partition. */
export const storedIn = async (store: CountyStore, partition: number): Promise<StoredHistory[]> => {
  const found: StoredHistory[] = [];
  for await (const histories of store.histories(partition)) found.push(...histories);
  return found;
};

/** Rows between two words on progress. */
const PROGRESS_ROWS = 50_000;

type Reading = Pick<ImportRequest, 'onProgress' | 'aside'> & {
  readonly job: ImportJob;
  readonly spill: Spill;
  readonly rejected: Map<CountyFile, number>;
};

type ReadHistories = {
  readonly passed: ReadonlyMap<CountyFile, number>;
  /** In the order of the files. */
  readonly spills: readonly SpilledRows[];
};

/** Reads the files of histories; those that need nothing but the residents beside this thread, where that can be. */
const readHistories = async ({
  job,
  spill,
  rejected,
  onProgress,
  aside,
}: Reading): Promise<ReadHistories> => {
  let rows = 0;
  const onRow = (file: CountyFile): void => {
    rows += 1;
    if (rows % PROGRESS_ROWS === 0) onProgress(rows, 0, fileName(file));
  };
  const given = { job, spill, onRow };
  const residents = importHistories(given, ['residents']);
  const read = aside?.(job.known.residents.cells());
  // A failure is heard of below; one of this thread's own files comes first.
  read?.catch(() => undefined);
  const rest = read === undefined ? [...CONTRACT_FILES, ...ASIDE_FILES] : CONTRACT_FILES;
  const passed = new Map<CountyFile, number>([...residents, ...importHistories(given, rest)]);
  if (read === undefined) return { passed, spills: [spill] };
  const others = await read;
  for (const [file, count] of others.rejected) rejected.set(file, count);
  return { passed: new Map([...passed, ...others.passed]), spills: [spill, openSealed(others.spill)] };
};

/** What is read of a county: how many rows of each file passed so far, and the rows of histories by their partitions. */
export type CountyRead = {
  readonly passed: ReadonlyMap<CountyFile, number>;
  readonly spills: readonly SpilledRows[];
};

/** What reading a county needs. */
export type ReadRequest = Pick<ImportRequest, 'spillFile' | 'onProgress' | 'aside'> & {
  readonly job: ImportJob;
  readonly rejected: Map<CountyFile, number>;
};

/** Reads a county's files: stores the rows of reference files, and sorts those of histories by their partitions on the disk.
 *  Its spills are to be removed by who asks. */
export const readCounty = async ({
  job,
  rejected,
  spillFile,
  onProgress,
  aside,
}: ReadRequest): Promise<CountyRead> => {
  const references = await importReference(job);
  const spill = openSpill(spillFile, job.store.partitions);
  try {
    const { passed, spills } = await readHistories({ job, spill, rejected, onProgress, aside });
    return { passed: new Map<CountyFile, number>([...references, ...passed]), spills };
  } catch (error) {
    spill.remove();
    throw error;
  }
};

const rowsOfPartition = function* (spills: readonly SpilledRows[], partition: number): Generator<SpilledRow> {
  for (const spill of spills) yield* spill.read(partition);
};

/** What went in of a county: rows that passed the first reading and fell as repeats later are taken off again.
 *  @param before the rows that the first reading left out, by file
 *  @param rejected those that were left out at the end */
export const importedEvent = (
  passed: ReadonlyMap<CountyFile, number>,
  before: ReadonlyMap<CountyFile, number>,
  rejected: ReadonlyMap<CountyFile, number>,
): CountyImported => {
  const files = COUNTY_FILES.map((file) => {
    const all = rejected.get(file) ?? 0;
    const late = all - (before.get(file) ?? 0);
    return [fileName(file), { accepted: (passed.get(file) ?? 0) - late, rejected: all }] as const;
  });
  return { type: 'county-imported@1', files: Object.fromEntries(files) };
};

/** Imports a county: every sound row goes in, every other is reported, none is half-stored. Rows with a key that the
 *  store knows replace the stored ones, so the same county twice changes nothing; breaking off at any moment and
 *  starting again gives the same result. Memory grows with the ids of the county, not with its rows.
 *  @returns the event that says what went in; throws a `CountyError` where a file cannot be read at all */
export const importCounty = async (request: ImportRequest): Promise<CountyImported> => {
  const { store, source, onProgress, spillFile, aside, within } = request;
  const { sink, rejected } = countRejects(request.sink);
  const isFresh = (await store.importState()) === 'none';
  const known = knowNothing(isFresh);
  const region = within === undefined ? undefined : importRegion(within);
  if (!isFresh) await learnStored(store, known, region);
  await store.startImport();
  const job = { source, store, known, sink, region };
  // What is stored may have to be looked for among what this import has seen: then one thread sees it all.
  const isAside = isFresh && region === undefined;
  const reading = { job, rejected, spillFile, onProgress, aside: isAside ? aside : undefined };
  const { passed, spills } = await readCounty(reading);
  try {
    const before = new Map(rejected);
    for (let partition = 0; partition < store.partitions; partition++) {
      const stored = isFresh ? [] : await storedIn(store, partition);
      await store.saveHistories(mergePartition(rowsOfPartition(spills, partition), stored, job));
      request.onStored(partition + 1);
      onProgress(partition + 1, store.partitions, 'store');
    }
    const event = importedEvent(passed, before, rejected);
    await store.finishImport(event);
    return event;
  } finally {
    for (const each of spills) each.remove();
  }
};
