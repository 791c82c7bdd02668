import * as z from 'zod';

import { type AuditRecord, type AuditSeal, ROLES } from '../../../domain/access/index.ts';
import { byCodePoints } from '../../../domain/kernel/ids.ts';
import { clinicDate, isLocalDate, type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { date, id } from '../../../events/fields.ts';
import type { AuditEntry, AuditLink, Audits, Keys, Listed, Look, SealedDays } from '../../kit/ports.ts';
import {
  AUDIT_SHARDS,
  auditPartition,
  auditPlace,
  auditShard,
  auditStartKey,
  lookedPartition,
  sealKey,
  sealsPartition,
} from '../store/audit-keys.ts';
import { storeError } from '../store/errors.ts';
import type { Item, Table } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';
import { allOf } from './residents.ts';

const look = {
  at: z.string(),
  requestId: z.string(),
  userId: id<'UserId'>(),
  role: z.enum(ROLES),
  action: z.string(),
  /** Sealed, as somebody may have written a name; the chain is made over what is stored. */
  purpose: z.string(),
};
const LookBody = z.strictObject(look);
const RecordBody = z.strictObject({
  ...look,
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

const ITEMS_A_PAGE = 1_000;

/** Stores the record of a request, and that it looked at each whom it showed. */
export const saveAudit = async (table: Table, { seal }: Keys, entry: AuditEntry): Promise<void> => {
  const { at, requestId, userId, role, action, residentIds, outcome } = entry;
  const purpose = entry.purpose === '' ? '' : seal(entry.purpose);
  const looked = { at, requestId, userId, role, action, purpose };
  const sk = auditPlace(at, requestId);
  const pk = auditPartition(clinicDate(new Date(at)), auditShard(requestId));
  const record: Item = {
    key: { pk, sk },
    version: 1,
    body: { ...looked, residentIds: [...residentIds], outcome },
  };
  // What was refused showed nobody: else asking for ids that are none would fill the store.
  const shown = outcome === 'allowed' ? [...new Set(residentIds)] : [];
  const looks = shown.map((one): Item => ({
    key: { pk: lookedPartition(one), sk },
    version: 1,
    body: looked,
  }));
  const done = await table.putMany([record, ...looks]);
  if (!done.ok) throw storeError('store/refused', 'an audit record cannot be stored');
};

/** A record as it is chained: its id is its place, so that neither can be changed without the other. */
const recordIn = (item: Item): AuditRecord => ({ id: item.key.sk, ...bodyIn(RecordBody, item) });

const sealIn = (item: Item | undefined): AuditSeal | undefined => item && bodyIn(SealBody, item);

const chainName = (shard: string): string => `audit-${shard}`;

const linkOf = async (table: Table, shard: string, day: LocalDate): Promise<AuditLink> => {
  const keys = [sealKey(shard, plusDays(day, -1)), sealKey(shard, day)];
  const [[before, own], items] = await Promise.all([
    table.getMany(keys, { consistent: true }),
    allOf(table, {
      from: 'table',
      consistent: true,
      partition: auditPartition(day, shard),
      range: { kind: 'all' },
      order: 'ascending',
      limit: ITEMS_A_PAGE,
    }),
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

const sealedDays = async (table: Table): Promise<SealedDays | undefined> => {
  const [start, ...ends] = await Promise.all([
    table.get(auditStartKey(), { consistent: true }),
    ...AUDIT_SHARDS.map((shard) => lastSealed(table, shard)),
  ]);
  if (start === undefined) return undefined;
  const known = ends.filter((day) => day !== undefined).toSorted(byCodePoints);
  const untilInAll = known.length === ends.length ? known[0] : undefined;
  return { from: bodyIn(StartBody, start).day, until: known.at(-1), untilInAll };
};

const begin = async (table: Table, day: LocalDate): Promise<LocalDate> => {
  const item: Item = { key: auditStartKey(), version: 1, body: { day } };
  const done = await table.transact({ token: `audit-start-${day}`, writes: [{ kind: 'put', item }] });
  const found = done.ok || done.error.code !== 'store/condition' ? undefined : done.error.found;
  return found === undefined ? day : bodyIn(StartBody, found).day;
};

const saveSeal = async (table: Table, item: Item): Promise<void> => {
  const token = `${item.key.pk}-${item.key.sk}`.replaceAll(/[^\w-]/g, '-');
  const done = await table.transact({ token, writes: [{ kind: 'put', item }] });
  // Who comes second finds the day sealed.
  if (!done.ok && done.error.code !== 'store/condition' && done.error.code !== 'store/token-reused')
    throw storeError('store/refused', 'a seal cannot be stored');
};

/** The chains of the audit as they are verified, which takes no key. */
export const auditChainsOn = (table: Table): Pick<Audits, 'shards' | 'sealed' | 'link'> => ({
  shards: AUDIT_SHARDS,
  sealed: () => sealedDays(table),
  link: (shard, day) => linkOf(table, shard, day),
});

const looksAt = async (
  table: Table,
  { open }: Keys,
  query: {
    readonly partition: ReturnType<typeof lookedPartition>;
    readonly limit: number;
    readonly cursor?: string;
  },
): Promise<Listed<Look> | undefined> => {
  const page = await table.query({
    from: 'table',
    consistent: false,
    range: { kind: 'all' },
    order: 'descending',
    ...query,
  });
  if (!page.ok) return undefined;
  const items = page.value.items.map((item): Look => {
    const { purpose, ...rest } = bodyIn(LookBody, item);
    return { ...rest, purpose: purpose === '' ? '' : open(purpose) };
  });
  return { items, next: page.value.next };
};

/** The audit as one table keeps it. */
export const auditsOn = (table: Table, keys: Keys): Audits => ({
  ...auditChainsOn(table),
  looks: (one, { limit, cursor }) => {
    const page = { partition: lookedPartition(one), limit, ...(cursor === undefined ? {} : { cursor }) };
    return looksAt(table, keys, page);
  },
  begin: (day) => begin(table, day),
  seal: (shard, day, seal) => saveSeal(table, { key: sealKey(shard, day), version: 1, body: { ...seal } }),
});
