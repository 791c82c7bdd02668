import type { Keys, Ports, Receipt } from '../../kit/ports.ts';
import { indicatorsOn } from '../indicator-store/indicators.ts';
import { jobWrites } from '../jobs/job-items.ts';
import { queueWrites } from '../reminder-store/queue.ts';
import { remindersOn } from '../reminder-store/reminders.ts';
import { settingsWrites } from '../reminder-store/settings.ts';
import { runsOn } from '../run-store/runs.ts';
import { receiptKey } from '../store/service-keys.ts';
import type { Table } from '../store/table.ts';
import { auditsOn, saveAudit } from './audit.ts';
import { ReceiptBody } from './bodies.ts';
import { bodyIn } from '../store/bodies.ts';
import { commitOn } from './commit.ts';
import { inboxOn } from './inbox.ts';
import { referenceWrites } from './reference.ts';
import { residentsOn } from './residents.ts';

const findReceipt = async (table: Table, id: string): Promise<Receipt | undefined> => {
  const item = await table.get(receiptKey(id), { consistent: true });
  if (item === undefined) return undefined;
  const { version, ...receipt } = bodyIn(ReceiptBody, item);
  return { ...receipt, version };
};

type StoredPorts = Pick<
  Ports,
  | 'residents'
  | 'inbox'
  | 'indicators'
  | 'reminders'
  | 'runs'
  | 'commit'
  | 'receipt'
  | 'audit'
  | 'audits'
  | 'keys'
>;

/** The ports of the service that one table and its keys fill; a change of reference rows is told to `onReference`. */
export const portsOn = (table: Table, keys: Keys, onReference: () => void): StoredPorts => ({
  keys,
  indicators: indicatorsOn(table),
  reminders: remindersOn(table, keys),
  runs: runsOn(table),
  residents: residentsOn(table, keys),
  inbox: inboxOn(table, keys),
  commit: async (writes, receipt) => {
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
  },
  receipt: (id) => findReceipt(table, id),
  audit: (entry) => saveAudit(table, keys, entry),
  audits: auditsOn(table, keys),
});
