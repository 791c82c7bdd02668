import { clinicDate } from '../../../domain/kernel/time.ts';
import type { AuditEntry, Keys, Ports, Receipt } from '../../kit/ports.ts';
import { storeError } from '../store/errors.ts';
import { auditKey, receiptKey } from '../store/service-keys.ts';
import type { Table } from '../store/table.ts';
import { bodyIn, ReceiptBody } from './bodies.ts';
import { commitOn } from './commit.ts';
import { referenceWrites } from './reference.ts';
import { residentsOn } from './residents.ts';

const findReceipt = async (table: Table, id: string): Promise<Receipt | undefined> => {
  const item = await table.get(receiptKey(id), { consistent: true });
  if (item === undefined) return undefined;
  const { version, ...receipt } = bodyIn(ReceiptBody, item);
  return { ...receipt, version };
};

const saveAudit = async (table: Table, keys: Keys, entry: AuditEntry): Promise<void> => {
  const { at, requestId, residentIds, ...rest } = entry;
  const day = clinicDate(new Date(at));
  const shard = keys.hash('audit-shard', requestId).slice(0, 1).toLowerCase();
  const item = {
    key: auditKey(day, shard, [at, requestId]),
    version: 1,
    body: { at, requestId, residentIds: [...residentIds], ...rest },
  };
  const done = await table.putMany([item]);
  if (!done.ok) throw storeError('store/refused', 'an audit record cannot be stored');
};

/** The ports of the service that one table and its keys fill; a change of reference rows is told to `onReference`. */
export const portsOn = (
  table: Table,
  keys: Keys,
  onReference: () => void,
): Pick<Ports, 'residents' | 'commit' | 'receipt' | 'audit' | 'keys'> => ({
  keys,
  residents: residentsOn(table, keys),
  commit: async (writes, receipt) => {
    const reference = await referenceWrites(table, writes.reference);
    const done = await commitOn({ table, keys }, writes, { receipt, reference });
    if (writes.reference !== undefined) onReference();
    return done;
  },
  receipt: (id) => findReceipt(table, id),
  audit: (entry) => saveAudit(table, keys, entry),
});
