import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { Helper, HelpedShare } from '../../functions/county-files/run-day.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import { type Place, withWorkFolder } from './county.ts';
import type { WorkerOrder } from './worker-order.ts';

/** What a run is about to work on. */
export type RunAhead = {
  readonly place: Place;
  readonly data: string | undefined;
  readonly folder: string;
  readonly profile: RuleProfile;
};

/** Below this many bytes a second thread costs more than it saves. */
const WORTH_A_HELPER_BYTES = 16 * 1024 * 1024;

const YOUNG_GENERATION_MB = 24;

const bytesOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + (statSync(join(path, name)).size || 0), 0);
};

const startWorker = (order: WorkerOrder): Worker =>
  new Worker(new URL('decide-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });

const asHelper =
  (worker: Worker): Helper =>
  async (share) =>
    new Promise<HelpedShare>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(share);
    });

/** Does some work with a thread at hand that decides half of a large county from the same database file; it loads
 *  while the import is still at work. A small county, and one that is not in a file, is decided by this thread alone. */
export const withHelper = async <T>(
  { place: { db }, data, folder, profile }: RunAhead,
  work: (helper: Helper | undefined) => Promise<T>,
): Promise<T> => {
  if (db === undefined || bytesOf(data ?? db) < WORTH_A_HELPER_BYTES) return work(undefined);
  return withWorkFolder(join(folder, '.work'), async (workFolder) => {
    const worker = startWorker({ db, folder: workFolder, profileId: profile.id });
    try {
      return await work(asHelper(worker));
    } finally {
      await worker.terminate();
    }
  });
};
