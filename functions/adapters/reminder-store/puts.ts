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

/** Stores those items that are the next version of what is there; gives those whose step nobody else took. Each has something
 *  of its own, such as a sealed text, so that another's is never taken for it. */
export const putNexts = async (table: Table, items: readonly Item[]): Promise<readonly Item[]> => {
  const stored = await table.putEach(items);
  if (!stored.ok)
    throw storeError('store/refused', `the store refused a reminder's write: ${stored.error.code}`);
  return items.filter((_, at) => stored.value[at] === true);
};
