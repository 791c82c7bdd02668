import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import type { Beside } from '../../functions/adapters/cloud/operate/open-deployment.ts';
import { saveViews } from '../../functions/adapters/service-store/commit.ts';
import { storeError } from '../../functions/adapters/store/errors.ts';
import { isOfLooks } from '../../functions/adapters/store/audit-keys.ts';
import { residentPartition, residentPrefix } from '../../functions/adapters/store/keys.ts';
import { allOf } from '../../functions/adapters/store/streams.ts';
import type { Item, Table } from '../../functions/adapters/store/table.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import { recount } from '../../functions/indicators/recount.ts';
import { contextOf } from '../../functions/indicators/refresh-residents.ts';
import { madeAnew } from './views-anew.ts';

/** From which table, and whose records: one person's, or everything. */
export type BringBack = {
  readonly from: string;
  readonly resident?: string;
  readonly everything?: true;
};

/** How many items were stored, and how many that are younger went. */
export type BroughtBack = { readonly put: number; readonly removed: number };

const whose = (): Error =>
  countyError({
    'zh-CN': '请用 --resident 指定一人，或用 --everything 取回全部',
    en: 'say whose records with --resident, or all of them with --everything',
  });

const nobody = (id: string, from: string): Error =>
  countyError({ 'zh-CN': `${from}中没有${id}的记录`, en: `${from} holds no record of ${id}` });

const putAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const done = await table.putMany(items);
  if (!done.ok)
    throw storeError('store/refused', `what is brought back cannot be stored: ${done.error.code}`);
};

const recordsOf = (table: Table, id: ResidentId): Promise<Item[]> =>
  allOf(table, {
    from: 'table',
    consistent: true,
    partition: residentPartition(id),
    range: { kind: 'beginsWith', prefix: residentPrefix(id) },
  });

const isRecord = ({ key }: Item): boolean => !/#(head|due)$/.test(key.sk);

const FACTS = 'f ';

/** Brings one person's records back; what is derived of them is made anew, and where they are counted is counted anew. */
const bringOne = async (
  { table, ports }: CloudWorld,
  { table: other }: Beside,
  { id, from }: { readonly id: ResidentId; readonly from: string },
): Promise<BroughtBack> => {
  const [then, now] = await Promise.all([recordsOf(other, id), recordsOf(table, id)]);
  const records = then.filter(isRecord);
  if (records.length === 0) throw nobody(id, from);
  const kept = new Set(records.map(({ key }) => key.sk));
  const gone = now.filter(isRecord).filter(({ key }) => !kept.has(key.sk));
  await putAll(table, records);
  await table.deleteMany(gone.map(({ key }) => key));
  const day = (await ports.indicators.daily())?.doneThrough;
  const stored = await ports.residents.load(id);
  if (day === undefined || stored === undefined) return { put: records.length, removed: gone.length };
  const commit = madeAnew(stored, await contextOf(ports, day));
  await saveViews({ table, keys: ports.keys }, [commit]);
  const places = [...Object.keys(commit.head.views), ...commit.remove.map(({ place }) => place)];
  const villages = places
    .filter((place) => place.startsWith(FACTS))
    .map((place) => place.slice(FACTS.length));
  const { bucketOf } = ports.indicators;
  const buckets = villages.filter((code) => isVillageCode(code)).map((village) => bucketOf(village, id));
  await recount(ports, buckets, day);
  return { put: records.length, removed: gone.length };
};

/** Makes the table what the other one is, to the last item. Who looked at a person since stays: it follows from the audit, which
 *  has a table of its own and is not brought back here. */
const bringEverything = async (
  table: Table,
  { table: source, live, other }: Beside,
): Promise<BroughtBack> => {
  let put = 0;
  let removed = 0;
  for await (const items of other) {
    await putAll(table, items);
    put += items.length;
  }
  for await (const items of live) {
    const keys = items.map(({ key }) => key).filter(({ pk }) => !isOfLooks(pk));
    const found = await source.getMany(keys, { consistent: true });
    const gone = keys.filter((_, at) => found[at] === undefined);
    if (gone.length > 0) await table.deleteMany(gone);
    removed += gone.length;
  }
  return { put, removed };
};

/** Brings records back from a table that a restore has made beside that of a stage. Nobody else may write meanwhile. It may
 *  be broken off and begun again. */
export const bringBack = async (
  world: CloudWorld,
  beside: Beside,
  { from, resident, everything }: BringBack,
): Promise<BroughtBack> => {
  if (everything === true) return bringEverything(world.table, beside);
  if (resident === undefined || !isId<'ResidentId'>(resident)) throw whose();
  return bringOne(world, beside, { id: resident, from });
};
