import * as z from 'zod';

import type { AreaName } from '../../../domain/access/index.ts';
import type { ImportedMonth, IndicatorStore } from '../../indicators/indicator-store.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { importedKey, importedPartition, importedPlace } from '../store/indicator-keys.ts';
import type { Item, Table } from '../store/table.ts';

const ImportedBody = z.strictObject({ source: z.string(), values: z.record(z.string(), z.string()) });
const MonthPlace = z.tuple([z.string()]);

const FIRST_MONTH = '0000-01';

const monthIn = (area: AreaName, item: Item): ImportedMonth => ({
  area,
  month: placeIn(MonthPlace, item)[0],
  ...bodyIn(ImportedBody, item),
});

const itemOf = ({ area, month, source, values }: ImportedMonth): Item => ({
  key: importedKey(area.scope, area.id, month),
  version: 1,
  body: { source, values: { ...values } },
});

/** What other systems counted, on the one table: of an area and month what came last. */
export const importedOn = (
  table: Table,
): Pick<IndicatorStore, 'latestImported' | 'findImported' | 'keepImported'> => ({
  latestImported: async (area, until) => {
    const page = await table.query({
      from: 'table',
      consistent: false,
      partition: importedPartition(area.scope, area.id),
      range: { kind: 'between', from: importedPlace(FIRST_MONTH), to: importedPlace(until) },
      order: 'descending',
      limit: 1,
    });
    const [item] = page.ok ? page.value.items : [];
    return item && monthIn(area, item);
  },
  findImported: async (months) => {
    const keys = months.map(({ area, month }) => importedKey(area.scope, area.id, month));
    const items = await table.getMany(keys, { consistent: true });
    return months.map(({ area }, at) => {
      const item = items[at];
      return item && monthIn(area, item);
    });
  },
  keepImported: async (months) => {
    const done = await table.putMany(months.map(itemOf));
    if (!done.ok) throw storeError('store/refused', `imported numbers cannot be stored: ${done.error.code}`);
  },
});
