import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { storeError } from './errors.ts';
import { isOfAudit, type Key } from './keys.ts';
import type { Item, LimitRefusal, Table } from './table.ts';
import { keyOfWrite, weighItems } from './weigh.ts';

/** A table that is only added to: it can neither overwrite nor remove. */
export type Ledger = Pick<Table, 'get' | 'getMany' | 'query' | 'meter'> & {
  /** Adds an item in its first version; the very same one again changes nothing. */
  readonly append: Table['put'];
};

const isRecord = ({ key }: { readonly key: Key }): boolean => isOfAudit(key.pk);

const onlyAdded = (): Error => storeError('store/refused', 'the audit is only added to');

/** What is left of a table that is only added to. `append` throws on an item that is not in its first version. */
export const ledgerOn = ({ get, getMany, query, meter, put }: Table): Ledger => ({
  get,
  getMany,
  query,
  meter,
  append: async (item) => {
    if (item.version !== 1) throw onlyAdded();
    return put(item);
  },
});

/** Adds what must be new. @throws where there is another item of the key */
const add = async ({ append }: Ledger, item: Item): Promise<void> => {
  const added = await append(item);
  if (!added.ok)
    throw storeError('store/refused', `a record of the audit cannot be added: ${added.error.code}`);
};

const putMixed = async (
  { main, audit }: Tables,
  items: readonly Item[],
): Promise<Result<number, LimitRefusal>> => {
  const weighed = weighItems(items);
  if (!weighed.ok) return weighed;
  const [others] = await Promise.all([
    main.putMany(items.filter((item) => !isRecord(item))),
    ...items.filter(isRecord).map((item) => add(audit, item)),
  ]);
  return others.ok ? ok(items.length) : err(others.error);
};

const getMixed = async (
  { main, audit }: Tables,
  keys: readonly Key[],
  options: { readonly consistent: boolean },
): Promise<readonly (Item | undefined)[]> => {
  const [records, others] = await Promise.all([
    audit.getMany(
      keys.filter(({ pk }) => isOfAudit(pk)),
      options,
    ),
    main.getMany(
      keys.filter(({ pk }) => !isOfAudit(pk)),
      options,
    ),
  ]);
  const [record, other] = [records.values(), others.values()];
  return keys.map(({ pk }) => (isOfAudit(pk) ? record : other).next().value);
};

/** The two tables of a stage. */
export type Tables = { readonly main: Table; readonly audit: Ledger };

/** Two tables as one: what is of the audit, by the first word of its partition, lies in a table of its own, that is only added
 *  to; all else in the main one. What would overwrite or remove a record throws, and so does a transaction.
 *  @see docs/adr/0028-audit-table.md */
export const routedTable = (tables: Tables): Table => {
  const { main, audit } = tables;
  return {
    get: (key, options) => (isOfAudit(key.pk) ? audit : main).get(key, options),
    getMany: (keys, options) =>
      keys.some(({ pk }) => isOfAudit(pk)) ? getMixed(tables, keys, options) : main.getMany(keys, options),
    query: (query) => (isOfAudit(query.partition) ? audit : main).query(query),
    find: main.find,
    // Nothing of the audit happens together with anything else: no transaction spans what is restored by two rules.
    transact: async (transaction) => {
      if (transaction.writes.some((write) => isOfAudit(keyOfWrite(write).pk))) throw onlyAdded();
      return main.transact(transaction);
    },
    put: (item) => (isRecord(item) ? audit.append(item) : main.put(item)),
    putEach: async (items) => {
      if (items.some(isRecord)) throw onlyAdded();
      return main.putEach(items);
    },
    putMany: (items) => (items.some(isRecord) ? putMixed(tables, items) : main.putMany(items)),
    deleteMany: async (keys) => {
      if (keys.some(({ pk }) => isOfAudit(pk))) throw onlyAdded();
      return main.deleteMany(keys);
    },
    feed: main.feed,
    meter: () => {
      const [one, other] = [main.meter(), audit.meter()];
      return { read: one.read + other.read, written: one.written + other.written };
    },
    close: main.close,
  };
};
