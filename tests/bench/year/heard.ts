import type { Change, Feed } from '../../../functions/adapters/store/table.ts';
import type { Bus } from '../../../functions/publishing/bus.ts';
import { publishingConsumers } from '../../../functions/publishing/lambda-change.ts';
import { firstWord } from './weigh-store.ts';

/** What the change feed told of. */
export type Heard = {
  /** Changes by the first word of the partition. */
  readonly changes: ReadonlyMap<string, number>;
  /** Events that other systems would have been told by the bus. */
  readonly published: () => number;
};

/** A feed that hands out what another does, and counts it. */
export const heardFeed = (feed: Feed): { readonly feed: Feed; readonly heard: Heard } => {
  const changes = new Map<string, number>();
  let published = 0;
  const bus: Bus = {
    publish: async (events) => {
      published += events.length;
    },
  };
  const hear = async (all: readonly Change[]): Promise<void> => {
    for (const { key } of all) changes.set(firstWord(key.pk), (changes.get(firstWord(key.pk)) ?? 0) + 1);
    for (const tell of Object.values(publishingConsumers)) await tell(all, bus);
  };
  const heard = { changes, published: () => published };
  if (feed.kind !== 'read') return { feed, heard };
  const read: Feed = {
    ...feed,
    changes: async (after, limit) => {
      const page = await feed.changes(after, limit);
      await hear(page.changes);
      return page;
    },
  };
  return { feed: read, heard };
};
