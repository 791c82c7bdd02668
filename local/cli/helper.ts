import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { RuleProfile } from '../../domain/programmes/index.ts';
import type { SendingDays } from '../../domain/reminders/index.ts';
import type { HelpedShare } from '../../functions/county-files/run-day.ts';
import { markStored, newBoard, takePartitions } from './board.ts';
import { type Place, withWorkFolder } from './county.ts';
import type { WorkerStart } from './worker-start.ts';

/** A second thread that decides residents from the same database file, while others are still being stored. */
export type Helper = {
  /** Says that so many partitions are stored; the first time, the helper sets to work. */
  readonly onStored: (partitions: number) => void;
  /** The partitions that are left to this thread. */
  readonly ownPartitions: (partitions: number) => Iterable<number>;
  /** What the helper came to; asked for once all is stored. */
  readonly result: () => Promise<HelpedShare>;
};

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

const bytesOfFile = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const bytesOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + bytesOfFile(join(path, name)), 0);
};

const startWorker = (start: WorkerStart): Worker =>
  new Worker(new URL('decide-worker.ts', import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });

const helperOn = (worker: Worker, board: SharedArrayBuffer, days: SendingDays): Helper => {
  const result = new Promise<HelpedShare>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // A failure is heard of when the result is asked for.
  result.catch(() => undefined);
  let isAtWork = false;
  return {
    onStored: (partitions) => {
      markStored(board, partitions);
      if (!isAtWork) worker.postMessage(days);
      isAtWork = true;
    },
    ownPartitions: (partitions) => takePartitions(board, partitions),
    result: () => result,
  };
};

/** Does some work with a helper at hand where the county is large and in a file; a small one is decided by this thread
 *  alone. The helper's thread loads while the import is still at work.
 *  @param days what the day sends for */
export const withHelper = async <T>(
  { place: { db }, data, folder, profile }: RunAhead,
  days: SendingDays,
  work: (helper: Helper | undefined) => Promise<T>,
): Promise<T> => {
  if (db === undefined || bytesOf(data ?? db) < WORTH_A_HELPER_BYTES) return work(undefined);
  return withWorkFolder(join(folder, '.work'), async (workFolder) => {
    const board = newBoard();
    const worker = startWorker({ db, folder: workFolder, profileId: profile.id, board });
    try {
      return await work(helperOn(worker, board, days));
    } finally {
      await worker.terminate();
    }
  });
};
