import * as z from 'zod';

import type { AuditRecord, AuditSeal } from '../../../domain/access/index.ts';
import { byCodePoints } from '../../../domain/kernel/ids.ts';
import { clinicDate, isLocalDate, type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { date, id } from '../../../events/fields.ts';
import type { AuditEntry, AuditLink, Audits, Keys, SealedDays } from '../../kit/ports.ts';
import { later } from '../later.ts';
import {
  AUDIT_SHARDS,
  auditPartition,
  auditPlace,
  auditShard,
  auditStartKey,
  formerAuditStartKey,
  sealKey,
  sealsPartition,
} from '../store/audit-keys.ts';
import { storeError } from '../store/errors.ts';
import { keyPrefix } from '../store/keys.ts';
import { everythingIn } from '../store/streams.ts';
import type { Change, Item, Table } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';
import { lookFields, lookItems, saveLooks, shownBy } from './looks.ts';

const RecordBody = z.strictObject({
  ...lookFields,
  at: z.string(),
  requestId: z.string(),
  /** Sealed, as somebody may have written a name; the chain is made over what is stored. */
  purpose: z.string(),
  residentIds: z.array(id<'ResidentId'>()),
  outcome: z.enum(['allowed', 'refused']),
});
const SealBody = z.strictObject({
  previous: z.string(),
  count: z.int().nonnegative(),
  root: z.string(),
  seal: z.string(),
});
const StartBody = z.strictObject({ day: date });

/** How the partitions of records begin. */
const AUDIT = keyPrefix('audit');

/** Stores the record of a request. That it looked at one person is stored in the same breath; that it looked at several
 *  is told by the change feed, see `recordToFanOut`: no answer waits for fifty items. */
export const saveAudit = async (table: Table, { seal }: Keys, entry: AuditEntry): Promise<void> => {
  const { at, requestId, residentIds } = entry;
  const record = { ...entry, purpose: entry.purpose === '' ? '' : seal(entry.purpose) };
  const pk = auditPartition(clinicDate(new Date(at)), auditShard(requestId));
  const item: Item = {
    key: { pk, sk: auditPlace(at, requestId) },
    version: 1,
    body: { ...record, residentIds: [...residentIds] },
  };
  const isOfMany = shownBy(record).length > 1;
  const { ok: isStored } = await (isOfMany ? table.put(item) : table.putMany([item, ...lookItems(record)]));
  if (!isStored) throw storeError('store/refused', 'an audit record cannot be stored');
};

/** A record as it is chained: its id is its place, so that neither can be changed without the other. */
const recordIn = (item: Item): AuditRecord => ({ id: item.key.sk, ...bodyIn(RecordBody, item) });

/** The record that a change of the table is, where several people are to be told of its look at them. */
export const recordToFanOut = (change: Change): AuditRecord | undefined => {
  if (change.kind !== 'written' || !change.key.pk.startsWith(AUDIT)) return undefined;
  const record = recordIn(change.after);
  return shownBy(record).length > 1 ? record : undefined;
};

const sealIn = (item: Item | undefined): AuditSeal | undefined => item && bodyIn(SealBody, item);

const chainName = (shard: string): string => `audit-${shard}`;

const linkOf = async (table: Table, shard: string, day: LocalDate): Promise<AuditLink> => {
  const keys = [sealKey(shard, plusDays(day, -1)), sealKey(shard, day)];
  const [[before, own], items] = await Promise.all([
    table.getMany(keys, { consistent: true }),
    everythingIn(table, auditPartition(day, shard)),
  ]);
  const previous = sealIn(before)?.seal ?? chainName(shard);
  return { previous, records: items.map(recordIn), seal: sealIn(own) };
};

const lastSealed = async (table: Table, shard: string): Promise<LocalDate | undefined> => {
  const page = await table.query({
    from: 'table',
    consistent: true,
    partition: sealsPartition(shard),
    range: { kind: 'all' },
    order: 'descending',
    limit: 1,
  });
  const day = page.ok ? page.value.items[0]?.key.sk : undefined;
  return day !== undefined && isLocalDate(day) ? day : undefined;
};

const startOf = async (table: Table): Promise<LocalDate | undefined> => {
  const keys = [auditStartKey(), formerAuditStartKey()];
  const start = (await table.getMany(keys, { consistent: true })).find((item) => item !== undefined);
  return start && bodyIn(StartBody, start).day;
};

const sealedDays = async (table: Table): Promise<SealedDays | undefined> => {
  const [from, ...ends] = await Promise.all([
    startOf(table),
    ...AUDIT_SHARDS.map((shard) => lastSealed(table, shard)),
  ]);
  if (from === undefined) return undefined;
  const known = ends.filter((day) => day !== undefined).toSorted(byCodePoints);
  const untilInAll = known.length === ends.length ? known[0] : undefined;
  return { from, until: known.at(-1), untilInAll };
};

const begin = async (table: Table, day: LocalDate): Promise<LocalDate> => {
  const before = await startOf(table);
  if (before !== undefined) return before;
  const item: Item = { key: auditStartKey(), version: 1, body: { day } };
  const done = await table.put(item);
  const found = done.ok || done.error.code !== 'store/condition' ? undefined : done.error.found;
  return found === undefined ? day : bodyIn(StartBody, found).day;
};

const saveSeal = async (table: Table, item: Item): Promise<void> => {
  const done = await table.put(item);
  // Who comes second finds the day sealed.
  if (!done.ok && done.error.code !== 'store/condition')
    throw storeError('store/refused', 'a seal cannot be stored');
};

/** The chains of the audit as they are verified, which takes no key. */
export const auditChainsOn = (table: Table): Pick<Audits, 'shards' | 'sealed' | 'link'> => ({
  shards: AUDIT_SHARDS,
  sealed: () => sealedDays(table),
  link: (shard, day) => linkOf(table, shard, day),
});

/** The audit as one table keeps it. */
export const auditsOn = (table: Table, keys: Keys): Audits => ({
  ...auditChainsOn(table),
  // Nearly all who record looks never read them.
  looks: later(async () => ({ looks: (await import('./looks-page.ts')).looksOn(table, keys) })).ask(
    ({ looks }) => looks,
  ),
  tell: (record, teamId) => saveLooks(table, record, teamId),
  begin: (day) => begin(table, day),
  seal: (shard, day, seal) => saveSeal(table, { key: sealKey(shard, day), version: 1, body: { ...seal } }),
});
