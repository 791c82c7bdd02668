import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { storedResident } from '../../functions/adapters/service-store/residents.ts';
import { collectCommits } from '../../functions/county-files/county-views.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { refreshOf } from '../../functions/residents/commit.ts';
import type { Head, ResidentCommit, StoredResident } from '../../functions/residents/stored.ts';
import type { ViewContext } from '../../functions/residents/views.ts';

/** What is known of views that nobody made: the number of commands alone, from the records where the head is gone too. */
const unmade = ({ head, entries }: StoredResident, { today }: ViewContext): Head => ({
  version: head?.version ?? entries.at(-1)?.seq ?? 0,
  viewedOn: today,
  dueOn: today,
  views: {},
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
  const made = refreshOf({ ...stored, head: unmade(stored, context) }, { ...context, areRowsNew: true });
  const known = Object.entries(stored.head?.views ?? {});
  const gone = known.filter(([place]) => made.head.views[place] === undefined);
  return { ...made, remove: gone.map(([place, [version]]) => ({ place, version })) };
};

/** Which views are made anew: of all, or of those alone whose stored head tells of others, so that a work that broke off
 *  goes on where it was. */
export type Anew = { readonly context: ViewContext; readonly isEveryone: boolean };

type Views = Pick<CloudWorld, 'table' | 'ports' | 'county'>;

/** Makes the views of everybody from the records, a partition at a time. Nobody else may write meanwhile. It may be broken
 *  off and begun again.
 *  @returns how many were stored */
export const makeViewsAnew = async (
  { table, county, ports: { keys } }: Views,
  { context, isEveryone }: Anew,
  onProgress: Progress,
): Promise<number> => {
  const storing = collectCommits((commits) => saveViews({ table, keys }, commits));
  const anewOf = (stored: StoredResident): ResidentCommit[] => {
    const commit = madeAnew(stored, context);
    return isEveryone || !isAsStored(commit, stored.head) ? [commit] : [];
  };
  let made = 0;
  for (let partition = 0; partition < county.partitions; partition++) {
    for await (const histories of county.histories(partition)) {
      const commits = histories.map(storedResident).flatMap(anewOf);
      made += commits.length;
      await storing.add(commits);
    }
    onProgress(partition + 1, county.partitions, 'views');
  }
  await storing.finish();
  return made;
};
