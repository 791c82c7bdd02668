import { parentPort, workerData } from 'node:worker_threads';

import { collectViews, viewPartition } from '../../functions/county-files/county-views.ts';
import { countyPlaceOf } from './job-place.ts';
import { takeOn, waitUntilStored } from './views-board.ts';
import { ViewsStart } from './views-start.ts';
import { openWorld } from './world.ts';

const { folder, name, today, board } = ViewsStart.parse(workerData);

/** Makes the views of every stored partition that the other thread has not taken on itself. */
const help = async (): Promise<void> => {
  const world = await openWorld(folder, { name, durability: 'bulk' });
  try {
    world.clock.moveTo(today);
    const views = collectViews(countyPlaceOf(world));
    for (let partition = 0; partition < world.county.partitions; partition++) {
      waitUntilStored(board, partition);
      if (takeOn(board, partition)) await viewPartition(world, partition, views);
    }
    await views.finish();
  } finally {
    await world.close();
  }
};

parentPort?.once('message', () => void help());
