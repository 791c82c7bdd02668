import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import {
  HeadBody,
  InboxPlace,
  ResidentPlace,
  TaskPlace,
} from '../../functions/adapters/service-store/bodies.ts';
import { headWords } from '../../functions/adapters/service-store/view-words.ts';
import { packedBodyIn } from '../../functions/adapters/store/packed-items.ts';
import { placeIn } from '../../functions/adapters/store/bodies.ts';
import type { Key, KeyText } from '../../functions/adapters/store/keys.ts';
import {
  BUCKETS_A_VILLAGE,
  factsPartition,
  headKey,
  inboxPartition,
  membersPartition,
  tasksPartition,
  viewKey,
} from '../../functions/adapters/store/service-keys.ts';
import { streamPartition } from '../../functions/adapters/store/streams.ts';
import type { Item, Table } from '../../functions/adapters/store/table.ts';
import type { Organisation } from '../../domain/organisation/index.ts';

const ITEMS_A_PAGE = 500;

/** A partition of views, and whose each of its items is. */
type Listed = { readonly partition: KeyText; readonly ownerOf: (item: Item) => ResidentId };

const ofTask = (item: Item): ResidentId => placeIn(TaskPlace, item)[2];
const ofReferral = (item: Item): ResidentId => placeIn(InboxPlace, item)[3];
const ofResident = (item: Item): ResidentId => placeIn(ResidentPlace, item)[0];

/** Every list that can be found without knowing who is on it. */
const listsOf = ({ teams, institutions, regions }: Organisation): Listed[] => [
  ...[undefined, ...teams.map(({ id }) => id)].map((id) => ({
    partition: tasksPartition(id),
    ownerOf: ofTask,
  })),
  ...teams.map(({ id }) => ({ partition: membersPartition(id), ownerOf: ofResident })),
  ...institutions.map(({ id }) => ({ partition: inboxPartition(id), ownerOf: ofReferral })),
  ...regions
    .filter(({ code }) => isVillageCode(code))
    .flatMap(({ code }) =>
      Array.from({ length: BUCKETS_A_VILLAGE }, (_, bucket) => ({
        partition: factsPartition(code, bucket),
        ownerOf: ofResident,
      })),
    ),
];

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The keys of the views that heads know of. */
const knownTo = async (table: Table, ids: readonly ResidentId[]): Promise<ReadonlySet<string>> => {
  const heads = await table.getMany(ids.map(headKey), { consistent: true });
  return new Set(
    ids.flatMap((id, at) => {
      const head = heads[at];
      const places = head === undefined ? [] : Object.keys(packedBodyIn(HeadBody, head, headWords).views);
      return places.map((place) => nameOf(viewKey(id, place)));
    }),
  );
};

/** Removes from the lists of teams, institutions and villages what no head knows of, as a write that was lost leaves it.
 *  @returns how much there was */
export const sweepLists = async ({ table, ports }: Pick<CloudWorld, 'table' | 'ports'>): Promise<number> => {
  const { organisation } = await ports.reference();
  let swept = 0;
  for (const { partition, ownerOf } of listsOf(organisation)) {
    const query = { partition, after: undefined, pageItems: ITEMS_A_PAGE };
    for await (const items of streamPartition(table, query)) {
      const known = await knownTo(table, [...new Set(items.map(ownerOf))]);
      const gone = items.map(({ key }) => key).filter((key) => !known.has(nameOf(key)));
      if (gone.length > 0) await table.deleteMany(gone);
      swept += gone.length;
    }
  }
  return swept;
};
