import type { Keys, Ports, Receipt } from '../../kit/ports.ts';
import { later } from '../later.ts';
import { indicatorsLater } from '../indicator-store/indicators-later.ts';
import { remindersLater } from '../reminder-store/reminders-later.ts';
import { runsLater } from '../run-store/runs-later.ts';
import { receiptKey } from '../store/service-keys.ts';
import type { Table } from '../store/table.ts';
import { auditsOn, saveAudit } from './audit.ts';
import { ReceiptBody } from './bodies.ts';
import { bodyIn } from '../store/bodies.ts';
import { inboxOn } from './inbox.ts';
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
  indicators: indicatorsLater(table),
  reminders: remindersLater(table, keys),
  runs: runsLater(table),
  residents: residentsOn(table, keys),
  inbox: inboxOn(table, keys),
  // Most requests store nothing, and do not wait for what stores.
  commit: later(async () => {
    const { commitAll } = await import('./commit-all.ts');
    const place = { table, keys, onReference };
    return {
      commit: (...[writes, receipt]: Parameters<Ports['commit']>) => commitAll(place, writes, receipt),
    };
  }).ask(({ commit }) => commit),
  receipt: (id) => findReceipt(table, id),
  audit: (entry) => saveAudit(table, keys, entry),
  audits: auditsOn(table, keys),
});
