import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';

import type { RuleProfile } from '../../domain/programmes/index.ts';
import type { SendingDays } from '../../domain/reminders/index.ts';
import type { Aside } from '../../functions/county-files/import-files.ts';
import type { HelpedShare } from '../../functions/county-files/run-day.ts';
import { withWorkFolder } from '../../functions/county-files/sources/make-folder.ts';
import { startThread } from '../start-thread.ts';
import { markStored, newBoard, takePartitions } from './board.ts';
import type { Place } from './county.ts';
import type { HelperOrder, HelperReport, HelperStart, Parts } from './helper-orders.ts';

/** A second thread that reads some of the files, and decides residents from the same database file while others are
 *  still being stored. */
export type Helper = {
  readonly aside: Aside;
  /** Says that so many partitions are stored; the first time, the helper sets to work on them. */
  readonly onStored: (partitions: number) => void;
  /** The partitions that are left to this thread. */
  readonly ownPartitions: (partitions: number) => Iterable<number>;
  /** What the helper decided; asked for once all is stored. */
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

const bytesOfFile = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const bytesOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  return readdirSync(path).reduce((sum, name) => sum + bytesOfFile(join(path, name)), 0);
};

const startWorker = (start: HelperStart): Worker =>
  startThread(new URL('helper-worker.ts', import.meta.url), start);

/** The reports of a worker, each awaited by its kind; a failure is heard of by whoever asks. */
const reportsOf = (worker: Worker) => {
  const failed = new Promise<never>((_resolve, reject) => worker.once('error', reject));
  const reported = <Kind extends HelperReport['kind']>(kind: Kind) => {
    type Wanted = Extract<HelperReport, { readonly kind: Kind }>;
    const isWanted = (report: HelperReport): report is Wanted => report.kind === kind;
    const report = new Promise<Wanted>((resolve) => {
      worker.on('message', (each: HelperReport) => isWanted(each) && resolve(each));
    });
    const first = Promise.race([report, failed]);
    first.catch(() => undefined);
    return first;
  };
  return { read: reported('read'), decided: reported('decided') };
};

const helperOn = (worker: Worker, board: SharedArrayBuffer, days: SendingDays): Helper => {
  const { read, decided } = reportsOf(worker);
  const order = (what: HelperOrder): void => worker.postMessage(what);
  let findings: Parts = {};
  let isDeciding = false;
  return {
    aside: {
      read: (data) => async (residents) => {
        order({ kind: 'read', data, residents });
        const report = await read;
        ({ findings } = report);
        return report.read;
      },
      findings: () => findings,
    },
    onStored: (partitions) => {
      markStored(board, partitions);
      if (!isDeciding) order({ kind: 'decide', days });
      isDeciding = true;
    },
    ownPartitions: (partitions) => takePartitions(board, partitions),
    result: async () => (await decided).share,
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
