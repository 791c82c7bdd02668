import type { ResidentId, TeamId } from '../../../domain/kernel/ids.ts';
import type { Keys, Listed, PageAsked, Ports } from '../../kit/ports.ts';
import type { StoredResident, View } from '../../residents/stored.ts';
import { storeError } from '../store/errors.ts';
import { residentPartition, residentPrefix } from '../store/keys.ts';
import {
  membersPartition,
  searchPartition,
  tasksFrom,
  tasksPartition,
  tasksUntil,
} from '../store/service-keys.ts';
import type { Item, Query, Table } from '../store/table.ts';
import { historyIn } from '../county-store/histories.ts';
import {
  bodyIn,
  EntryBody,
  HeadBody,
  MemberBody,
  placeIn,
  ResidentPlace,
  TaskBody,
  TaskPlace,
} from './bodies.ts';
import { inEntry } from './sealing.ts';

const ITEMS_A_PAGE = 1_000;

const allOf = async (table: Table, query: Omit<Query & { from: 'table' }, 'cursor'>): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
    items.push(...page.value.items);
    cursor = page.value.next;
  } while (cursor !== undefined);
  return items;
};

const kindOf = ({ key }: Item): string => key.sk.split('#')[1] ?? '';

/** Puts together what is stored of one resident; undefined where nothing is. */
const residentIn = (
  residentId: ResidentId,
  items: readonly Item[],
  keys: Keys,
): StoredResident | undefined => {
  if (items.length === 0) return undefined;
  const history = historyIn(residentId, items, keys);
  const head = items.find((item) => kindOf(item) === 'head');
  return {
    residentId,
    rows: history?.rows ?? '',
    entries: items
      .filter((item) => kindOf(item) === 'entry')
      .map((item) => inEntry(bodyIn(EntryBody, item), keys.open)),
    head: head === undefined ? undefined : bodyIn(HeadBody, head),
  };
};

const load = async (table: Table, keys: Keys, id: ResidentId): Promise<StoredResident | undefined> => {
  const items = await allOf(table, {
    from: 'table',
    consistent: true,
    partition: residentPartition(id),
    range: { kind: 'beginsWith', prefix: residentPrefix(id) },
    order: 'ascending',
    limit: ITEMS_A_PAGE,
  });
  return residentIn(id, items, keys);
};

const pageOf = async <T>(
  table: Table,
  query: Pick<Query, 'partition' | 'range'> & PageAsked,
  read: (item: Item) => T,
): Promise<Listed<T> | undefined> => {
  const { cursor, ...rest } = query;
  const page = await table.query({
    from: 'table',
    consistent: false,
    order: 'ascending',
    ...rest,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return page.ok ? { items: page.value.items.map(read), next: page.value.next } : undefined;
};

const taskIn =
  (teamId: TeamId, keys: Keys) =>
  (item: Item): Extract<View, { kind: 'task' }> => {
    const [dueOn, residentId, task, programme] = placeIn(TaskPlace, item);
    const { name, snoozedUntil } = bodyIn(TaskBody, item);
    return { kind: 'task', teamId, dueOn, residentId, task, programme, name: keys.open(name), snoozedUntil };
  };

const memberIn =
  (teamId: TeamId, keys: Keys) =>
  (item: Item): Extract<View, { kind: 'member' }> => {
    const { name, ...row } = bodyIn(MemberBody, item);
    const [residentId] = placeIn(ResidentPlace, item);
    return { kind: 'member', teamId, residentId, ...row, name: keys.open(name) };
  };

/** Residents as the service stores them, on the one table. */
export const residentsOn = (table: Table, keys: Keys): Ports['residents'] => ({
  load: (id) => load(table, keys, id),
  loadMany: (ids) => Promise.all(ids.map((id) => load(table, keys, id))),
  tasks: (teamId, { from, until }, page) =>
    pageOf(
      table,
      {
        partition: tasksPartition(teamId),
        range: { kind: 'between', from: tasksFrom(from), to: tasksUntil(until) },
        ...page,
      },
      taskIn(teamId, keys),
    ),
  members: (teamId, page) =>
    pageOf(
      table,
      { partition: membersPartition(teamId), range: { kind: 'all' }, ...page },
      memberIn(teamId, keys),
    ),
  search: async (hash) => {
    const found = await allOf(table, {
      from: 'table',
      consistent: true,
      partition: searchPartition(hash),
      range: { kind: 'all' },
      order: 'ascending',
      limit: ITEMS_A_PAGE,
    });
    return found.map((item) => placeIn(ResidentPlace, item)[0]);
  },
});
