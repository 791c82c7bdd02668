import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { profileOf } from '../../domain/programmes/index.ts';
import type { SendingDays } from '../../domain/reminders/index.ts';
import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { openTable } from '../../functions/adapters/store/index.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { decideShare } from '../../functions/county-files/decide-share.ts';
import { readOrganisation } from '../../functions/county-files/organisation-rows.ts';
import { openDayOutputs, openFindings } from '../../functions/county-files/outputs.ts';
import { readAside } from '../../functions/county-files/read-aside.ts';
import { keysBeside } from '../keys.ts';
import { takePartitions } from './board.ts';
import { openCountySource } from '../../functions/county-files/sources/open-county.ts';
import { HelperStart, type HelperOrder, type HelperReport } from './helper-orders.ts';

const { db, folder, profileId, board } = HelperStart.parse(workerData);

const withStore = async <T>(work: (store: CountyStore) => Promise<T>): Promise<T> => {
  const table = await openTable({ kind: 'sqlite', file: db });
  try {
    return await work(countyStore(table, keysBeside(db)));
  } finally {
    await table.close();
  }
};

/** Reads the files that fall to this thread; what it finds lies in sorted parts that the main thread merges. */
const read = ({ data, residents }: Extract<HelperOrder, { readonly kind: 'read' }>): Promise<HelperReport> =>
  withStore(async (store) => {
    const { source } = await openCountySource(data, folder);
    const { files, sink } = openFindings(folder);
    const own = readAside({ source, store, sink, spillFile: join(folder, 'rows') }, residents);
    return {
      kind: 'read',
      read: own,
      findings: { rejects: files.rejects.seal(), warnings: files.warnings.seal() },
    };
  });

/** Decides the partitions that fall to this thread; its lines lie in sorted parts that the main thread merges. */
const decide = (days: SendingDays): Promise<HelperReport> =>
  withStore(async (store) => {
    const profile = profileOf(profileId);
    if (profile === undefined) throw new Error(`no profile ${profileId}`);
    const { files } = openDayOutputs(folder);
    const organisation = await readOrganisation(store);
    const partitions = takePartitions(board, store.partitions);
    const result = await decideShare(
      { store, organisation, profile, files, onPartition: () => {} },
      { days, partitions },
    );
    const { assessments, worklist, calls } = files;
    const parts = { assessments: assessments.seal(), worklist: worklist.seal(), calls: calls.seal() };
    return { kind: 'decided', share: { result, parts } };
  });

parentPort?.on('message', (order: HelperOrder) => {
  void (order.kind === 'read' ? read(order) : decide(order.days)).then((report) =>
    parentPort?.postMessage(report),
  );
});
