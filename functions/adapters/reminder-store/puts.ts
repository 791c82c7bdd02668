import type { Result } from '../../../domain/kernel/result.ts';
import { newId } from '../new-id.ts';
import { storeError } from '../store/errors.ts';
import type { Item, Table, TransactRefusal } from '../store/table.ts';

/** Stores items whatever was there. */
export const putAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const done = await table.putMany(items);
  if (!done.ok) throw storeError('store/refused', `the store refused reminders: ${done.error.code}`);
};

/** Says whether a write happened; false where somebody else came first. Throws on any other refusal. */
const didHappen = (done: Result<'applied', TransactRefusal>): boolean => {
  if (!done.ok && done.error.code !== 'store/condition')
    throw storeError('store/refused', `the store refused a reminder's write: ${done.error.code}`);
  return done.ok;
};

/** Stores the next version of an item; false where another is there. */
export const putNext = async (table: Table, item: Item): Promise<boolean> => didHappen(await table.put(item));

/** Stores the next version of an amount, which another may have made as large: false where somebody came first. */
export const putAmount = async (table: Table, item: Item): Promise<boolean> =>
  didHappen(await table.transact({ token: newId(), writes: [{ kind: 'put', item }] }));

/** Stores those items that are the next version of what is there, together; gives those whose step nobody else took. Each
 *  has something of its own, such as a sealed text: one alone is stored without a transaction. */
export const putNexts = async (table: Table, items: readonly Item[]): Promise<readonly Item[]> => {
  const [first, ...others] = items;
  if (first === undefined) return [];
  if (others.length === 0) return (await putNext(table, first)) ? items : [];
  const writes = items.map((item) => ({ kind: 'put' as const, item }));
  if (didHappen(await table.transact({ token: newId(), writes }))) return items;
  const found = await table.getMany(
    items.map(({ key }) => key),
    { consistent: true },
  );
  return putNexts(
    table,
    items.filter(({ version }, at) => (found[at]?.version ?? 0) === version - 1),
  );
};
