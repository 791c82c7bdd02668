import type { CountyStore } from '../county-files/county-store.ts';
import { refreshOf } from './commit.ts';
import type { ResidentCommit } from './stored.ts';
import type { ViewContext } from './views.ts';

/** What making the views of a whole county needs. */
export type BuildRequest = {
  readonly histories: CountyStore['histories'];
  readonly partitions: number;
  /** Stores whole views, whatever was there. */
  readonly save: (commits: readonly ResidentCommit[]) => Promise<void>;
  readonly onPartition: (done: number, all: number) => void;
};

/** Makes the views of everybody after an import, of those known before only what differs; memory is a batch's. */
export const buildViews = async (
  { histories, partitions, save, onPartition }: BuildRequest,
  context: ViewContext,
): Promise<void> => {
  for (let partition = 0; partition < partitions; partition++) {
    for await (const batch of histories(partition)) {
      const known = batch.map(({ residentId, rows, entries = [], head }) => {
        return { residentId, rows, entries, head };
      });
      await save(known.map((stored) => refreshOf(stored, context)));
    }
    onPartition(partition + 1, partitions);
  }
};
