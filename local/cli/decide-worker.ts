import { parentPort, workerData } from 'node:worker_threads';

import { isLocalDate } from '../../domain/kernel/time.ts';
import { profileOf } from '../../domain/programmes/index.ts';
import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import { decideShare, type Share } from '../../functions/county-files/decide-share.ts';
import { readOrganisation } from '../../functions/county-files/organisation-rows.ts';
import { openDayOutputs } from '../../functions/county-files/outputs.ts';
import type { HelpedShare } from '../../functions/county-files/run-day.ts';
import { WorkerOrder } from './worker-order.ts';

const { db, folder, profileId } = WorkerOrder.parse(workerData);

const decide = async (share: Share): Promise<HelpedShare> => {
  const profile = profileOf(profileId);
  if (profile === undefined || !isLocalDate(share.day)) throw new Error('a share has a profile and a day');
  const table = await openTable({ kind: 'sqlite', file: db });
  try {
    const store = countyStore(table);
    const { files } = openDayOutputs(folder);
    const organisation = await readOrganisation(store);
    const result = await decideShare({ store, organisation, profile, files, onPartition: () => {} }, share);
    const { assessments, worklist, calls } = files;
    return {
      result,
      parts: { assessments: assessments.seal(), worklist: worklist.seal(), calls: calls.seal() },
    };
  } finally {
    await table.close();
  }
};

parentPort?.once('message', (share: Share) => {
  void decide(share).then((helped) => parentPort?.postMessage(helped));
});
