import {
  finishCounty as finishIn,
  prepareCounty as prepareIn,
  viewingStore,
  viewPartition,
} from '../../functions/county-files/county-views.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { countyPlaceOf } from './job-place.ts';
import { isBehind, markStored, takeOn } from './views-board.ts';
import type { ViewsHelper } from './views-helper.ts';
import type { World } from './world.ts';

/** A store that makes the views of what it stores in the same breath, or leaves them to a helper that is not behind. */
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
  let partition = 0;
  const isOwn = (): boolean =>
    helper === undefined || (isBehind(helper.board, partition) && takeOn(helper.board, partition));
  const { store, views } = viewingStore(countyPlaceOf(world), isOwn);
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
  return { store, onStored, finish };
};

/** Makes what sign-in and counts need of a county whose people are stored with their views. */
export const finishCounty = (world: World): Promise<void> => finishIn(countyPlaceOf(world));

/** Makes what lists and sign-in need of an imported county. */
export const prepareCounty = (world: World): Promise<void> => prepareIn(countyPlaceOf(world));
