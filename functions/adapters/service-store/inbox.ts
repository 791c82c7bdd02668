import type { InstitutionId } from '../../../domain/kernel/ids.ts';
import type { InboxView, Keys, Ports } from '../../kit/ports.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { inboxFrom, inboxPartition, inboxUntil, placeAfterOne } from '../store/service-keys.ts';
import type { Item, SortRange, Table } from '../store/table.ts';
import { InboxBody, InboxPlace } from './bodies.ts';
import { inUrl, outOfUrl, pageOf } from './residents.ts';

const inboxItem =
  (institutionId: InstitutionId, { open }: Keys) =>
  (item: Item): InboxView => {
    const [state, referredOn, referralId, residentId] = placeIn(InboxPlace, item);
    const { name, ...what } = bodyIn(InboxBody, item);
    return {
      kind: 'referral',
      institutionId,
      state,
      referredOn,
      referralId,
      residentId,
      name: open(name),
      ...what,
    };
  };

/** The inboxes of institutions on the one table; a page's cursor is the place of its last referral. */
export const inboxOn =
  (table: Table, keys: Keys): Ports['inbox'] =>
  async (institutionId, between, { cursor, limit }) => {
    const { state, on } = between.from;
    const from = cursor === undefined ? inboxFrom(state, on) : placeAfterOne(outOfUrl(cursor));
    if (from === undefined) return undefined;
    const range: SortRange = { kind: 'between', from, to: inboxUntil(between.until) };
    const query = { partition: inboxPartition(institutionId), range, limit };
    const { items, next } = await pageOf(table, query, inboxItem(institutionId, keys));
    return { items, next: next === undefined ? undefined : inUrl(next) };
  };
