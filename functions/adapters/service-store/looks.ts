import * as z from 'zod';

import { type AuditRecord, ROLES } from '../../../domain/access/index.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { id } from '../../../events/fields.ts';
import type { Audits, Keys, Look } from '../../kit/ports.ts';
import { auditPlace, lookedPartition } from '../store/audit-keys.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import type { Item, Table } from '../store/table.ts';

/** What is stored of a request that looked at somebody, with its record and with each whom it showed. */
export const lookFields = {
  at: z.string(),
  requestId: z.string(),
  userId: id<'UserId'>(),
  role: z.enum(ROLES),
  action: z.string(),
  /** Sealed, as somebody may have written a name; the chain is made over what is stored. */
  purpose: z.string(),
};
const LookBody = z.strictObject(lookFields);

/** A record in the form that it is chained in, its purpose sealed; its place is its id. */
export type SealedRecord = Omit<AuditRecord, 'id'>;

/** Whom a request showed, each once. What was refused showed nobody: else asking for ids that are none would fill the
 *  store. */
export const shownBy = ({ outcome, residentIds }: SealedRecord): ResidentId[] =>
  outcome === 'allowed' ? [...new Set(residentIds)] : [];

/** The look at each whom a request showed. */
export const lookItems = (record: SealedRecord): Item[] => {
  const { at, requestId, userId, role, action, purpose } = record;
  const sk = auditPlace(at, requestId);
  const body = { at, requestId, userId, role, action, purpose };
  return shownBy(record).map((one) => ({ key: { pk: lookedPartition(one), sk }, version: 1, body }));
};

/** Looks stored at once: on one machine no request waits for fifty. */
const LOOKS_TOGETHER = 10;

/** Stores the looks of a record; again changes nothing. */
export const saveLooks = async (table: Table, record: SealedRecord): Promise<void> => {
  const items = lookItems(record);
  for (let at = 0; at < items.length; at += LOOKS_TOGETHER) {
    const done = await table.putMany(items.slice(at, at + LOOKS_TOGETHER));
    if (!done.ok) throw storeError('store/refused', 'a look cannot be stored');
  }
};

/** The looks at a person, the latest first. */
export const looksOn =
  (table: Table, { open }: Keys): Audits['looks'] =>
  async (one, { limit, cursor }) => {
    const page = await table.query({
      from: 'table',
      consistent: false,
      partition: lookedPartition(one),
      range: { kind: 'all' },
      order: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) return undefined;
    const items = page.value.items.map((item): Look => {
      const { purpose, ...rest } = bodyIn(LookBody, item);
      return { ...rest, purpose: purpose === '' ? '' : open(purpose) };
    });
    return { items, next: page.value.next };
  };
