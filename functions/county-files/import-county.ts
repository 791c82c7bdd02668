import type { CountyImported } from '../../events/county.ts';
import { ASIDE_FILES, CONTRACT_FILES, COUNTY_FILES, type CountyFile, fileName } from './columns.ts';
import { countRejects } from './count-rejects.ts';
import type { CountyStore, StoredHistory } from './county-store.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { importHistories } from './import-histories.ts';
import { type ImportRegion, importRegion } from './import-region.ts';
import { type ImportJob, importReference } from './import-reference.ts';
import { type Known, knowNothing, learnContract } from './known.ts';
import { mergePartition } from './merge-partition.ts';
import { livePatches } from '../residents/aliases.ts';
import { foldRows } from '../residents/fold-rows.ts';
import { unpackRows } from './pack.ts';
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
const learn = async (store: CountyStore, known: Known, region: ImportRegion | undefined): Promise<void> => {
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      for (const history of histories) learnHistory(history, known, region);
    }
  }
};

const learnHistory = (
  { residentId, rows, entries = [] }: StoredHistory,
  known: Known,
  region: ImportRegion | undefined,
): void => {
  known.residents.add(residentId);
  const standing = foldRows(rows, livePatches(entries));
  region?.learnResident(standing);
  for (const { file, cells } of unpackRows(standing)) {
    const [id = ''] = cells;
    if (file === 'contracts') learnContract(known, id, residentId);
  }
};

const storedIn = async (store: CountyStore, partition: number): Promise<StoredHistory[]> => {
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

const rowsOfPartition = function* (spills: readonly SpilledRows[], partition: number): Generator<SpilledRow> {
  for (const spill of spills) yield* spill.read(partition);
};

/** Imports a county: every sound row goes in, every other is reported, none is half-stored. Rows with a key that the
 *  store knows replace the stored ones, so the same county twice changes nothing; breaking off at any moment and
 *  starting again gives the same result. Memory grows with the ids of the county, not with its rows.
 *  @returns the event that says what went in; throws a `CountyError` where a file cannot be read at all */
export const importCounty = async (request: ImportRequest): Promise<CountyImported> => {
  const { store, source, onProgress, within } = request;
  const { sink, rejected } = countRejects(request.sink);
  const isFresh = (await store.importState()) === 'none';
  const known = knowNothing(isFresh);
  const region = within === undefined ? undefined : importRegion(within);
  if (!isFresh) await learn(store, known, region);
  await store.startImport();
  const job = { source, store, known, sink, region };
  const references = await importReference(job);
  const spill = openSpill(request.spillFile, store.partitions);
  let spills: readonly SpilledRows[] = [spill];
  try {
    // What is stored may have to be looked for among what this import has seen: then one thread sees it all.
    const aside = isFresh && region === undefined ? request.aside : undefined;
    const histories = await readHistories({ job, spill, rejected, onProgress, aside });
    ({ spills } = histories);
    const passed = new Map<CountyFile, number>([...references, ...histories.passed]);
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

/** Rows that passed the first reading and fell as repeats later are taken off again. */
const importedEvent = (
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
