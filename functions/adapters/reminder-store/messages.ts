import type { TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { Listed, PageAsked } from '../../kit/page.ts';
import type { Keys } from '../../kit/ports.ts';
import type { MessageId, StoredMessage } from '../../reminders/reminder-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { claimKey, claimsOfPhone, isKeyText } from '../store/keys.ts';
import { teamMessagesPartition } from '../store/reminder-keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Query, SortRange, Table } from '../store/table.ts';
import { TeamListBody } from './bodies.ts';
import { messageIn } from './message-items.ts';

const SHARDS = Array.from('0123456789abcdef');
const MESSAGES_A_PAGE = 1_000;

/** Where messages are kept, and what seals them. */
export type MessageStore = { readonly table: Table; readonly keys: Keys };

/** In the order of the ids, read strongly. */
export const findMessages = async (
  { table, keys }: MessageStore,
  ids: readonly MessageId[],
): Promise<readonly (StoredMessage | undefined)[]> => {
  const items = await table.getMany(ids.map(claimKey), { consistent: true });
  return items.map((item) => item && messageIn(item, keys));
};

const firstClaims = async (
  table: Table,
  day: LocalDate,
  { phoneHash, limit, consistent }: { phoneHash: string; limit: number; consistent: boolean },
): Promise<readonly Item[]> => {
  const query: Query = {
    from: 'table',
    consistent,
    partition: claimKey({ day, phoneHash, template: '' }).pk,
    range: { kind: 'beginsWith', prefix: claimsOfPhone(phoneHash) },
    order: 'ascending',
    limit,
  };
  let page = await table.query(query);
  // A page of the store may be empty and still not be the last.
  while (page.ok && page.value.items.length === 0 && page.value.next !== undefined)
    page = await table.query({ ...query, cursor: page.value.next });
  if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
  return page.value.items;
};

const hasClaim = async (table: Table, day: LocalDate, phoneHash: string): Promise<boolean> =>
  (await firstClaims(table, day, { phoneHash, limit: 1, consistent: true })).length > 0;

/** A day has at most one message of a phone, and more only where the template changed meanwhile. */
const CLAIMS_A_DAY = 10;

/** The messages of a phone on some days; the latest moment may be missing. */
export const messagesOfPhone = async (
  { table, keys }: MessageStore,
  phoneHash: string,
  days: readonly LocalDate[],
): Promise<readonly StoredMessage[]> => {
  const found = await Promise.all(
    days.map((day) => firstClaims(table, day, { phoneHash, limit: CLAIMS_A_DAY, consistent: false })),
  );
  return found.flat().map((item) => messageIn(item, keys));
};

/** Which of some phones have a message of the day, whatever its template. */
export const claimedPhones = async (
  table: Table,
  day: LocalDate,
  phoneHashes: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await Promise.all(phoneHashes.map((phoneHash) => hasClaim(table, day, phoneHash)));
  return new Set(phoneHashes.filter((_, at) => found[at]));
};

/** Every message of a day. */
export const messagesOfDay = async function* (
  { table, keys }: MessageStore,
  day: LocalDate,
): AsyncGenerator<readonly StoredMessage[]> {
  for (const phoneHash of SHARDS) {
    const { pk: partition } = claimKey({ day, phoneHash, template: '' });
    const pages = streamPartition(table, { partition, after: undefined, pageItems: MESSAGES_A_PAGE });
    for await (const items of pages) yield items.map((item) => messageIn(item, keys));
  }
};

const rangeAfter = (cursor: string | undefined): SortRange | undefined => {
  if (cursor === undefined) return { kind: 'all' };
  return isKeyText(cursor) ? { kind: 'after', sk: cursor } : undefined;
};

/** The messages of a day that speak of a team's people; undefined for a cursor that is none. */
export const messagesOfTeam = async (
  table: Table,
  { teamId, day }: { readonly teamId: TeamId | undefined; readonly day: LocalDate },
  { limit, cursor }: PageAsked,
): Promise<Listed<MessageId> | undefined> => {
  const range = rangeAfter(cursor);
  if (range === undefined) return undefined;
  const partition = teamMessagesPartition(teamId, day);
  const page = await table.query({
    from: 'table',
    consistent: false,
    partition,
    range,
    order: 'ascending',
    limit,
  });
  if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
  const { items, next } = page.value;
  return {
    items: items.flatMap((item) =>
      bodyIn(TeamListBody, item).messages.map(([phone, template]) => ({ day, phoneHash: phone, template })),
    ),
    next: next === undefined ? undefined : items.at(-1)?.key.sk,
  };
};
