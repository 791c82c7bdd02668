import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { saveUsers } from '../../functions/adapters/service-store/reference.ts';
import type { CountyStore, StoredHistory } from '../../functions/county-files/county-store.ts';
import { beginDays } from '../../functions/indicators/every-day-refresh.ts';
import { buildCounts } from '../../functions/indicators/recount.ts';
import { buildViews } from '../../functions/residents/build-views.ts';
import { refreshOf } from '../../functions/residents/commit.ts';
import type { ResidentCommit } from '../../functions/residents/stored.ts';
import { type ViewContext, viewContext } from '../../functions/residents/views.ts';
import { demonstrationUsers } from './users.ts';
import type { World } from './world.ts';

const contextOf = async ({ ports, clock, forgetReference }: World): Promise<ViewContext> => {
  forgetReference();
  const { organisation } = await ports.reference();
  return viewContext(organisation, ports.keys, clock.today());
};

/** People whose views are stored together: their keys lie far apart, and many at once touch a page of the file once. */
const VIEWED_TOGETHER = 2_000;

/** A store that makes views, and what stores the last of them. */
export type Viewing = { readonly store: CountyStore; readonly finish: () => Promise<void> };

/** A store that makes the views of what it stores in the same breath: read again, each history would have to be opened
 *  and parsed once more. */
export const withViews = (world: World): Viewing => {
  const { county, table, ports } = world;
  let context: Promise<ViewContext> | undefined;
  let waiting: ResidentCommit[] = [];
  const finish = async (): Promise<void> => {
    const commits = waiting;
    waiting = [];
    await saveViews({ table, keys: ports.keys }, commits);
  };
  const saveHistories = async (histories: readonly StoredHistory[]): Promise<void> => {
    // Regions and teams are stored by now.
    context ??= contextOf(world);
    const made = await context;
    await county.saveHistories(histories);
    for (const { residentId, rows } of histories)
      waiting.push(refreshOf({ residentId, rows, entries: [], head: undefined }, made));
    if (waiting.length >= VIEWED_TOGETHER) await finish();
  };
  return { store: { ...county, saveHistories }, finish };
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
  const { county, ports, table } = world;
  const context = await contextOf(world);
  await buildViews(
    {
      histories: county.histories,
      partitions: county.partitions,
      save: (commits) => saveViews({ table, keys: ports.keys }, commits),
      onPartition: () => undefined,
    },
    context,
  );
  await finishCounty(world);
};
