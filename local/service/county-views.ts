import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { saveUsers } from '../../functions/adapters/service-store/reference.ts';
import type { CountyStore, StoredHistory } from '../../functions/county-files/county-store.ts';
import { beginDays } from '../../functions/indicators/every-hour-pass.ts';
import { buildCounts } from '../../functions/indicators/recount.ts';
import { refreshOf } from '../../functions/residents/commit.ts';
import type { ResidentCommit } from '../../functions/residents/stored.ts';
import { type ViewContext, viewContext } from '../../functions/residents/views.ts';
import { demonstrationUsers } from './users.ts';
import { isBehind, markStored, takeOn } from './views-board.ts';
import type { ViewsHelper } from './views-helper.ts';
import type { World } from './world.ts';

const contextOf = async ({ ports, clock, forgetReference }: World): Promise<ViewContext> => {
  forgetReference();
  const { organisation } = await ports.reference();
  return viewContext(organisation, ports.keys, clock.today());
};

/** People whose views are stored together: their keys lie far apart, and many at once touch a page of the file once. */
const VIEWED_TOGETHER = 1_000;

/** Makes views and stores many at a time. */
export type ViewCollector = {
  readonly add: (histories: readonly StoredHistory[]) => Promise<void>;
  /** Stores the last of them. */
  readonly finish: () => Promise<void>;
};

/** Makes the views of residents who have only what was imported. Regions and teams are read when the first come. */
export const collectViews = (world: World): ViewCollector => {
  const { table, ports } = world;
  let context: Promise<ViewContext> | undefined;
  let waiting: ResidentCommit[] = [];
  const finish = async (): Promise<void> => {
    const commits = waiting;
    waiting = [];
    await saveViews({ table, keys: ports.keys }, commits);
  };
  const add = async (histories: readonly StoredHistory[]): Promise<void> => {
    context ??= contextOf(world);
    const made = await context;
    for (const { residentId, rows } of histories)
      waiting.push(refreshOf({ residentId, rows, entries: [], head: undefined }, made));
    if (waiting.length >= VIEWED_TOGETHER) await finish();
  };
  return { add, finish };
};

/** Makes the views of a stored partition. */
export const viewPartition = async (
  { county }: World,
  partition: number,
  views: ViewCollector,
): Promise<void> => {
  for await (const histories of county.histories(partition)) await views.add(histories);
};

/** A store that makes the views of what it stores in the same breath, or leaves them to a helper that is not behind:
 *  read again, each history has to be opened and parsed once more. */
export type Viewing = {
  readonly store: CountyStore;
  /** To be told how many partitions are stored. */
  readonly onStored: (partitions: number) => void;
  /** Ends when the views of all are stored. */
  readonly finish: () => Promise<void>;
};

/** Wraps the store of a world for its first import. */
export const withViews = (world: World, helper: ViewsHelper | undefined): Viewing => {
  const { county } = world;
  const views = collectViews(world);
  let partition = 0;
  const saveHistories = async (histories: readonly StoredHistory[]): Promise<void> => {
    await county.saveHistories(histories);
    const isOwn =
      helper === undefined || (isBehind(helper.board, partition) && takeOn(helper.board, partition));
    if (isOwn) await views.add(histories);
  };
  const onStored = (partitions: number): void => {
    partition = partitions;
    if (helper === undefined) return;
    if (partitions === 1) helper.begin();
    markStored(helper.board, partitions);
  };
  /** From the end, since the helper goes on from the beginning. */
  const takeOver = async ({ board }: ViewsHelper): Promise<void> => {
    for (let last = county.partitions - 1; last >= 0; last--)
      if (takeOn(board, last)) await viewPartition(world, last, views);
  };
  const finish = async (): Promise<void> => {
    if (helper !== undefined) await takeOver(helper);
    await views.finish();
    await helper?.finish();
  };
  return { store: { ...county, saveHistories }, onStored, finish };
};

/** Makes what sign-in and counts need of a county whose people are stored with their views. */
export const finishCounty = async ({ table, ports, clock, forgetReference }: World): Promise<void> => {
  forgetReference();
  await buildCounts(ports, clock.today());
  await beginDays(ports, clock.today());
  await saveUsers(table, demonstrationUsers(await ports.reference()));
  forgetReference();
};

/** Makes what lists and sign-in need of an imported county. */
export const prepareCounty = async (world: World): Promise<void> => {
  const views = collectViews(world);
  for (let partition = 0; partition < world.county.partitions; partition++)
    await viewPartition(world, partition, views);
  await views.finish();
  await finishCounty(world);
};
