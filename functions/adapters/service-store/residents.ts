import type { ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { Listed, PageAsked } from '../../kit/page.ts';
import type { Keys, MemberView, PlacedTask, Ports } from '../../kit/ports.ts';
import type { StoredResident } from '../../residents/stored.ts';
import { storeError } from '../store/errors.ts';
import { isKeyText, residentPartition, residentPrefix } from '../store/keys.ts';
import {
  memberKey,
  membersPartition,
  placeAfterOne,
  searchPartition,
  tasksFrom,
  tasksPartition,
  tasksUntil,
} from '../store/service-keys.ts';
import { allOf, everythingIn } from '../store/streams.ts';
import type { Item, Query, SortRange, Table } from '../store/table.ts';
import type { StoredHistory } from '../../county-files/county-store.ts';
import { historyIn, streamHistories } from '../county-store/histories.ts';
import { MemberBody, ResidentPlace, TaskBody, TaskPlace } from './bodies.ts';
import { whoIn } from './sealed-who.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';

/** A panel as large as panels may be is read in one trip. */
const MEMBERS_A_PAGE = 5_000;

/** What the service keeps of a resident, as use cases take it. */
export const storedResident = ({
  residentId,
  rows,
  entries = [],
  page = [],
  head,
}: StoredHistory): StoredResident => ({ residentId, rows, entries, page, head });

/** Puts together what is stored of one resident; undefined where nothing is. */
const residentIn = (
  residentId: ResidentId,
  items: readonly Item[],
  keys: Keys,
): StoredResident | undefined => {
  if (items.length === 0) return undefined;
  return storedResident(historyIn(residentId, items, keys) ?? { residentId, rows: '', version: 0 });
};

const STRONGLY = { consistent: true };

/** The one table, and what opens what lies in it. */
type Place = { readonly table: Table; readonly keys: Keys };

const load = async (
  { table, keys }: Place,
  id: ResidentId,
  consistent: boolean,
): Promise<StoredResident | undefined> => {
  const items = await allOf(table, {
    from: 'table',
    consistent,
    partition: residentPartition(id),
    range: { kind: 'beginsWith', prefix: residentPrefix(id) },
  });
  return residentIn(id, items, keys);
};

/** Everybody of a partition, read weakly. */
const everybodyIn = async function* (
  { table, keys }: Place,
  partition: number,
): AsyncGenerator<readonly StoredResident[]> {
  for await (const histories of streamHistories({ table, opening: keys }, partition, false))
    yield histories.map(storedResident);
};

type PlacedQuery = Pick<Query & { from: 'table' }, 'partition' | 'range' | 'limit'> & {
  readonly consistent?: boolean;
};

/** A page of a partition that holds an item where there is one; its cursor is the place of its last item, so that a use
 *  case may begin the next page after any item. */
export const pageOf = async <T>(
  table: Table,
  query: PlacedQuery,
  read: (item: Item) => T,
): Promise<Listed<T>> => {
  const asked = { from: 'table', consistent: false, order: 'ascending', ...query } as const;
  let page = await table.query(asked);
  // A page of the store may be empty and still not be the last.
  while (page.ok && page.value.items.length === 0 && page.value.next !== undefined)
    page = await table.query({ ...asked, cursor: page.value.next });
  if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
  const { items, next } = page.value;
  return { items: items.map(read), next: next === undefined ? undefined : items.at(-1)?.key.sk };
};

/** A place as a cursor holds it: `#` would end the query of a URL. */
export const inUrl = (place: string): string => Buffer.from(place).toString('base64url');
/** The place that a cursor holds. */
export const outOfUrl = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

/** A name is opened when it is read: thousands are counted and narrowed for the fifty that are shown. */
const taskIn =
  (teamId: TeamId | undefined, keys: Keys) =>
  (item: Item): PlacedTask => {
    const [dueOn, task, residentId, programme] = placeIn(TaskPlace, item);
    const { name, snoozedUntil, staffId, on } = bodyIn(TaskBody, item);
    const lastSeen = staffId !== undefined && on !== undefined ? { staffId, on } : undefined;
    const what = { teamId, dueOn, residentId, task, programme, snoozedUntil, lastSeen };
    return {
      kind: 'task',
      ...what,
      get name() {
        return keys.open(name);
      },
      place: inUrl(item.key.sk),
    };
  };

type TasksAsked = {
  readonly between: { readonly from: LocalDate; readonly until: LocalDate };
  readonly page: PageAsked;
};

/** A page of a team's tasks; its cursor is the place of its last task. */
const tasksOf = async (
  { table, keys }: { readonly table: Table; readonly keys: Keys },
  teamId: TeamId | undefined,
  { between, page }: TasksAsked,
): Promise<Listed<PlacedTask> | undefined> => {
  const from = page.cursor === undefined ? tasksFrom(between.from) : placeAfterOne(outOfUrl(page.cursor));
  if (from === undefined) return undefined;
  const range: SortRange = { kind: 'between', from, to: tasksUntil(between.until) };
  const query = { partition: tasksPartition(teamId), range, limit: page.limit };
  const listed = await pageOf(table, query, taskIn(teamId, keys));
  return { ...listed, next: listed.next === undefined ? undefined : inUrl(listed.next) };
};

/** Opened when it is read, as a task's name is. */
const memberIn =
  (teamId: TeamId, keys: Keys) =>
  (item: Item): MemberView => {
    const { name: sealed, ...row } = bodyIn(MemberBody, item);
    const [residentId] = placeIn(ResidentPlace, item);
    let who: ReturnType<typeof whoIn> | undefined;
    const opened = () => (who ??= whoIn(keys.open(sealed)));
    return {
      kind: 'member',
      teamId,
      residentId,
      ...row,
      get name() {
        return opened().name;
      },
      get phone() {
        return opened().phone;
      },
    };
  };

/** A page of a team's panel; its cursor is the place of its last member. */
const membersOf = async (
  { table, keys }: { readonly table: Table; readonly keys: Keys },
  teamId: TeamId,
  { limit, cursor }: PageAsked,
): Promise<Listed<MemberView> | undefined> => {
  const range = rangeAfter(cursor);
  return (
    range && pageOf(table, { partition: membersPartition(teamId), range, limit }, memberIn(teamId, keys))
  );
};

/** Those of some people who are on a panel. */
const membersAmong = async (
  { table, keys }: { readonly table: Table; readonly keys: Keys },
  teamId: TeamId,
  ids: readonly ResidentId[],
): Promise<MemberView[]> => {
  const asked = ids.map((id) => memberKey(teamId, id));
  const items = await table.getMany(asked, { consistent: false });
  return items.filter((item) => item !== undefined).map(memberIn(teamId, keys));
};

/** A whole panel; what is sealed of its members stays closed. */
const panelOf = async (table: Table, teamId: TeamId): Promise<ResidentId[]> => {
  const members = await allOf(table, {
    from: 'table',
    consistent: false,
    partition: membersPartition(teamId),
    range: { kind: 'all' },
    limit: MEMBERS_A_PAGE,
  });
  return members
    .filter(({ body }) => body['contractUntil'] !== undefined)
    .map((item) => placeIn(ResidentPlace, item)[0]);
};

/** What lies after a resident's id, or all; undefined for text that is no place. */
const rangeAfter = (cursor: string | undefined): SortRange | undefined => {
  if (cursor === undefined) return { kind: 'all' };
  return isKeyText(cursor) ? { kind: 'after', sk: cursor } : undefined;
};

/** A page of those whom a hash finds; somebody entered a moment ago is among them. */
const foundBy = async (
  table: Table,
  hash: string,
  { limit, cursor }: PageAsked,
): Promise<Listed<ResidentId> | undefined> => {
  const range = rangeAfter(cursor);
  const query = { partition: searchPartition(hash), limit, consistent: true };
  return range && pageOf(table, { ...query, range }, (item) => placeIn(ResidentPlace, item)[0]);
};

/** Residents as the service stores them, on the one table. */
export const residentsOn = (table: Table, keys: Keys): Ports['residents'] => ({
  load: (id) => load({ table, keys }, id, true),
  loadMany: (ids, { consistent } = STRONGLY) =>
    Promise.all(ids.map((id) => load({ table, keys }, id, consistent))),
  everybodyIn: (partition) => everybodyIn({ table, keys }, partition),
  tasks: (teamId, between, page) => tasksOf({ table, keys }, teamId, { between, page }),
  members: (teamId, page) => membersOf({ table, keys }, teamId, page),
  membersAmong: (teamId, ids) => membersAmong({ table, keys }, teamId, ids),
  panel: (teamId) => panelOf(table, teamId),
  search: async (hash) => {
    const found = await everythingIn(table, searchPartition(hash));
    return found.map((item) => placeIn(ResidentPlace, item)[0]);
  },
  searchPage: (hash, page) => foundBy(table, hash, page),
});
