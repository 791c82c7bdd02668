import { beginDays } from '../indicators/every-hour-pass.ts';
import { buildCounts } from '../indicators/build-counts.ts';
import { contextOf } from '../indicators/refresh-residents.ts';
import { refreshOf } from '../residents/commit.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import type { ViewContext } from '../residents/views.ts';
import type { CountyStore, StoredHistory } from './county-store.ts';
import type { CountyPlace } from './job-place.ts';

/** People whose views are stored together: their keys lie far apart, and many at once touch a page of a file once. */
const VIEWED_TOGETHER = 1_000;

/** Takes what is to be stored, and stores many at a time. */
type Collector<T> = {
  readonly add: (some: readonly T[]) => Promise<void>;
  /** Stores the last of them. */
  readonly finish: () => Promise<void>;
};

/** Stores the views of people at whom nobody is at work, many at a time. */
export const collectCommits = (save: CountyPlace['saveViews']): Collector<ResidentCommit> => {
  let waiting: ResidentCommit[] = [];
  const finish = async (): Promise<void> => {
    const commits = waiting;
    waiting = [];
    await save(commits);
  };
  const add = async (commits: readonly ResidentCommit[]): Promise<void> => {
    waiting.push(...commits);
    if (waiting.length >= VIEWED_TOGETHER) await finish();
  };
  return { add, finish };
};

/** Makes views and stores many at a time. */
export type ViewCollector = Collector<StoredHistory>;

/** Makes the views of residents who have only what was imported. Regions and teams are read when the first come. */
export const collectViews = ({ ports, today, forgetReference, saveViews }: CountyPlace): ViewCollector => {
  let context: Promise<ViewContext> | undefined;
  const start = (): Promise<ViewContext> => {
    forgetReference();
    return contextOf(ports, today());
  };
  const { add, finish } = collectCommits(saveViews);
  return {
    add: async (histories) => {
      context ??= start();
      const made = await context;
      await add(
        histories.map(({ residentId, rows }) =>
          refreshOf({ residentId, rows, entries: [], head: undefined }, made),
        ),
      );
    },
    finish,
  };
};

/** Makes the views of a stored partition. */
export const viewPartition = async (
  { county }: Pick<CountyPlace, 'county'>,
  partition: number,
  views: ViewCollector,
): Promise<void> => {
  for await (const histories of county.histories(partition)) await views.add(histories);
};

/** A store that makes the views of what it stores in the same breath: read again, each history has to be opened and parsed
 *  once more.
 *  @param isOwn whether those of the next histories are made here; absent: all are */
export const viewingStore = (
  place: CountyPlace,
  isOwn: () => boolean = () => true,
): { readonly store: CountyStore; readonly views: ViewCollector } => {
  const { county } = place;
  const views = collectViews(place);
  const saveHistories = async (histories: readonly StoredHistory[]): Promise<void> => {
    await county.saveHistories(histories);
    if (isOwn()) await views.add(histories);
  };
  return { store: { ...county, saveHistories }, views };
};

/** Begins the days of a county whose people are stored and counted, and makes what sign-in needs. */
export const beginCounty = async ({
  ports,
  today,
  forgetReference,
  onCounty,
}: CountyPlace): Promise<void> => {
  await beginDays(ports, today());
  await onCounty();
  forgetReference();
};

/** Makes what counts and sign-in need of a county whose people are stored with their views. */
export const finishCounty = async (place: CountyPlace): Promise<void> => {
  place.forgetReference();
  await buildCounts(place.ports, place.today());
  await beginCounty(place);
};

/** Makes what lists, counts and sign-in need of an imported county at which nobody is at work. */
export const prepareCounty = async (place: CountyPlace): Promise<void> => {
  const views = collectViews(place);
  for (let partition = 0; partition < place.county.partitions; partition++)
    await viewPartition(place, partition, views);
  await views.finish();
  await finishCounty(place);
};
