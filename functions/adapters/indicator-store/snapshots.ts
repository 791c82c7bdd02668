import * as z from 'zod';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import { date } from '../../../events/fields.ts';
import type { IndicatorStore } from '../../indicators/indicator-store.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { dailyKey, snapshotDay, snapshotsPartition } from '../store/indicator-keys.ts';
import type { KeyText } from '../store/keys.ts';
import { packedBodyIn, packedItem } from '../store/packed-items.ts';
import { allOf } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';
import {
  AmendmentBody,
  amendmentBody,
  amendmentIn,
  DailyBody,
  SnapshotBody,
  snapshotBody,
  snapshotIn,
} from './bodies.ts';

const DayPlace = z.tuple([date]);

const putAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const done = await table.putMany(items);
  if (!done.ok) throw storeError('store/refused', `snapshots cannot be stored: ${done.error.code}`);
};

const between = (
  table: Table,
  partition: KeyText,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<Item[]> =>
  allOf(table, {
    from: 'table',
    consistent: false,
    partition,
    range: { kind: 'between', from: snapshotDay(from), to: snapshotDay(until) },
  });

const dayOf = (item: Item): LocalDate => placeIn(DayPlace, item)[0];

/** Snapshots on the one table: what was reported is never written over. */
export const snapshotsOn = (table: Table): Pick<IndicatorStore, 'keepSnapshots' | 'snapshots' | 'amend'> => ({
  keepSnapshots: async (kept) => {
    const items = kept.map(({ area: { scope, id }, snapshot }) => {
      const key = { pk: snapshotsPartition('snapshots', scope, id), sk: snapshotDay(snapshot.day) };
      return packedItem({ key, version: 1 }, snapshotBody(snapshot));
    });
    const before = await table.getMany(
      items.map(({ key }) => key),
      { consistent: true },
    );
    await putAll(
      table,
      items.filter((_, at) => before[at] === undefined),
    );
  },
  snapshots: async ({ scope, id }, days) => {
    const [reported, amended] = await Promise.all([
      between(table, snapshotsPartition('snapshots', scope, id), days),
      between(table, snapshotsPartition('amendments', scope, id), days),
    ]);
    return {
      reported: reported.flatMap((item) => snapshotIn(dayOf(item), packedBodyIn(SnapshotBody, item))),
      amended: amended.flatMap((item) => amendmentIn(dayOf(item), packedBodyIn(AmendmentBody, item))),
    };
  },
  amend: ({ scope, id }, amendment) => {
    const key = { pk: snapshotsPartition('amendments', scope, id), sk: snapshotDay(amendment.day) };
    return putAll(table, [packedItem({ key, version: 1 }, amendmentBody(amendment))]);
  },
});

/** How far the daily work has come, on the one table. */
export const dailyOn = (table: Table): Pick<IndicatorStore, 'daily' | 'saveDaily'> => ({
  daily: async () => {
    const item = await table.get(dailyKey(), { consistent: true });
    return item && bodyIn(DailyBody, item);
  },
  saveDaily: (state) => putAll(table, [{ key: dailyKey(), version: 1, body: { ...state } }]),
});
