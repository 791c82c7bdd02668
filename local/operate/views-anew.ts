import { plusDays } from '../../domain/kernel/time.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import type { StoredHistory } from '../../functions/county-files/county-store.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { refreshOf } from '../../functions/residents/commit.ts';
import type { Head, ResidentCommit, StoredResident } from '../../functions/residents/stored.ts';
import type { ViewContext } from '../../functions/residents/views.ts';

/** Enough that requests of a batch go side by side. */
const STORED_TOGETHER = 1_000;

/** What is known of views that nobody made: the number of commands alone, from the records where the head is gone too. */
const unmade = ({ head, entries }: StoredResident, { today }: ViewContext): Head => ({
  version: head?.version ?? entries.at(-1)?.seq ?? 0,
  // Later than the day of the context, so that nothing is taken as made before.
  viewedOn: plusDays(today, 1),
  dueOn: today,
  views: {},
});

const storedIn = ({ residentId, rows, entries = [], page, head }: StoredHistory): StoredResident => ({
  residentId,
  rows,
  entries,
  ...(page !== undefined && { page }),
  head,
});

/** Says whether the views that are stored are those that the records give. */
const isAsStored = ({ head: made, entry }: ResidentCommit, stored: Head | undefined): boolean => {
  if (stored === undefined || entry !== undefined) return false;
  const places = Object.keys(made.views);
  return (
    stored.dueOn === made.dueOn &&
    places.length === Object.keys(stored.views).length &&
    places.every((place) => stored.views[place]?.[1] === made.views[place]?.[1])
  );
};

/** Everything derived of a resident as the records alone give it, whatever is stored of it; what is known to be stored and
 *  is none of it goes. */
export const madeAnew = (stored: StoredResident, context: ViewContext): ResidentCommit => {
  const made = refreshOf({ ...stored, head: unmade(stored, context) }, context);
  const known = Object.entries(stored.head?.views ?? {});
  const gone = known.filter(([place]) => made.head.views[place] === undefined);
  return { ...made, remove: gone.map(([place, [version]]) => ({ place, version })) };
};

/** Which views are made anew: of all, or of those alone whose stored head tells of others, so that a work that broke off
 *  goes on where it was. */
export type Anew = { readonly context: ViewContext; readonly isEveryone: boolean };

type Views = Pick<CloudWorld, 'table' | 'ports' | 'county'>;

/** Stores views many at a time, and knows how many. */
const startStoring = ({ table, ports: { keys } }: Views) => {
  let stored = 0;
  let waiting: ResidentCommit[] = [];
  const finish = async (): Promise<number> => {
    await saveViews({ table, keys }, waiting);
    stored += waiting.length;
    waiting = [];
    return stored;
  };
  const add = async (commits: readonly ResidentCommit[]): Promise<void> => {
    waiting.push(...commits);
    if (waiting.length >= STORED_TOGETHER) await finish();
  };
  return { add, finish };
};

/** Makes the views of everybody from the records, a partition at a time. Nobody else may write meanwhile. It may be broken
 *  off and begun again.
 *  @returns how many were stored */
export const makeViewsAnew = async (
  world: Views,
  { context, isEveryone }: Anew,
  onProgress: Progress,
): Promise<number> => {
  const { county } = world;
  const storing = startStoring(world);
  const anewOf = (stored: StoredResident): ResidentCommit[] => {
    const commit = madeAnew(stored, context);
    return isEveryone || !isAsStored(commit, stored.head) ? [commit] : [];
  };
  for (let partition = 0; partition < county.partitions; partition++) {
    for await (const histories of county.histories(partition))
      await storing.add(histories.map(storedIn).flatMap(anewOf));
    onProgress(partition + 1, county.partitions, 'views');
  }
  return storing.finish();
};
