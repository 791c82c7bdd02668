import type { Keys, Ports } from '../../kit/ports.ts';
import { jobWrites } from '../jobs/job-items.ts';
import { queueWrites } from '../reminder-store/queue.ts';
import { settingsWrites } from '../reminder-store/settings.ts';
import type { Table } from '../store/table.ts';
import { commitOn } from './commit.ts';
import { referenceWrites } from './reference.ts';

/** Where everything that a request writes goes, and who is told that reference rows changed. */
type Place = { readonly table: Table; readonly keys: Keys; readonly onReference: () => void };

/** Stores everything that one request writes, all of it or nothing; a change of reference rows is told at once. */
export const commitAll = async (
  { table, keys, onReference }: Place,
  ...[writes, receipt]: Parameters<Ports['commit']>
): ReturnType<Ports['commit']> => {
  const reference = await referenceWrites(table, writes.reference);
  const done = await commitOn({ table, keys }, writes, {
    receipt,
    reference: [
      ...reference,
      ...jobWrites(writes.job),
      ...settingsWrites(writes.sms),
      ...queueWrites(writes.heard, writes.residents ?? [], keys),
    ],
  });
  if (writes.reference !== undefined) onReference();
  return done;
};
