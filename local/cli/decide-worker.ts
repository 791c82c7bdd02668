import { parentPort, workerData } from 'node:worker_threads';

import { profileOf } from '../../domain/programmes/index.ts';
import type { SendingDays } from '../../domain/reminders/index.ts';
import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import { decideShare } from '../../functions/county-files/decide-share.ts';
import { readOrganisation } from '../../functions/county-files/organisation-rows.ts';
import { openDayOutputs } from '../../functions/county-files/outputs.ts';
import type { HelpedShare } from '../../functions/county-files/run-day.ts';
import { keysBeside } from '../keys.ts';
import { takePartitions } from './board.ts';
import { WorkerStart } from './worker-start.ts';

const { db, folder, profileId, board } = WorkerStart.parse(workerData);

/** Decides the partitions that fall to this thread; its lines lie in sorted parts that the main thread merges. */
const decide = async (days: SendingDays): Promise<HelpedShare> => {
  const profile = profileOf(profileId);
  if (profile === undefined) throw new Error(`no profile ${profileId}`);
  const table = await openTable({ kind: 'sqlite', file: db });
  try {
    const store = countyStore(table, keysBeside(db));
    const { files } = openDayOutputs(folder);
    const organisation = await readOrganisation(store);
    const partitions = takePartitions(board, store.partitions);
    const result = await decideShare(
      { store, organisation, profile, files, onPartition: () => {} },
      { days, partitions },
    );
    const { assessments, worklist, calls } = files;
    return {
      result,
      parts: { assessments: assessments.seal(), worklist: worklist.seal(), calls: calls.seal() },
    };
  } finally {
    await table.close();
  }
};

parentPort?.once('message', (days: SendingDays) => {
  void decide(days).then((helped) => parentPort?.postMessage(helped));
});
