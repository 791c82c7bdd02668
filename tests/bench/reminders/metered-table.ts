import type { Key } from '../../../functions/adapters/store/keys.ts';
import type { Item, Table, Units } from '../../../functions/adapters/store/table.ts';

/** Units by the kind of item that they went into. */
export type UnitsByKind = ReadonlyMap<string, Units>;

const KINDS: Readonly<Record<string, string>> = {
  resident: 'resident, to plan and to check again',
  claim: 'message',
  'team-sms': "team's list",
  'team-tasks': "team's tasks",
  'sms-link': "provider's name",
  'sms-spent': 'budget',
};

const STEPS = ['', 'message, claimed', 'message, its outcome', 'message, delivered'];

const kindOf = ({ pk }: Pick<Key, 'pk'>): string => {
  const [name = ''] = pk.split('#');
  return KINDS[name] ?? name;
};

const kindOfItem = ({ key, version }: Item): string =>
  key.pk.startsWith('claim#') ? (STEPS[version] ?? kindOf(key)) : kindOf(key);

/** A table that says what each kind of item cost. Only over the embedded store, which has metered a call before it gives
 *  its promise. */
export const meteredTable = (table: Table): { readonly table: Table; readonly units: () => UnitsByKind } => {
  const units = new Map<string, Units>();
  const metered = <T>(kind: string | undefined, call: () => Promise<T>): Promise<T> => {
    const before = table.meter();
    const done = call();
    const after = table.meter();
    const { read, written } = units.get(kind ?? 'nothing') ?? { read: 0, written: 0 };
    units.set(kind ?? 'nothing', {
      read: read + after.read - before.read,
      written: written + after.written - before.written,
    });
    return done;
  };
  const of = ([key]: readonly Key[]): string | undefined => key && kindOf(key);
  const ofItem = (item: Item | undefined): string | undefined => item && kindOfItem(item);
  return {
    units: () => new Map(units),
    table: {
      ...table,
      get: (key, options) => metered(kindOf(key), () => table.get(key, options)),
      getMany: (keys, options) => metered(of(keys), () => table.getMany(keys, options)),
      query: (query) => metered(kindOf({ pk: query.partition }), () => table.query(query)),
      transact: (transaction) => {
        const [first] = transaction.writes;
        const kind = first?.kind === 'put' ? ofItem(first.item) : undefined;
        return metered(kind, () => table.transact(transaction));
      },
      put: (item) => metered(ofItem(item), () => table.put(item)),
      putEach: (items) => metered(ofItem(items[0]), () => table.putEach(items)),
      // Lists of teams and names of providers come apart: a claim has no name yet, an outcome needs no list.
      putMany: (items) => metered(ofItem(items[0]), () => table.putMany(items)),
    },
  };
};
