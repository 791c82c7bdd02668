import * as z from 'zod';

import { isLocalDate, type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { date } from '../../../events/fields.ts';
import type { Listed, PageAsked } from '../../kit/page.ts';
import { STEPS } from '../../../events/day-steps.ts';
import type { DayRun, RunStore, StepRun } from '../../runs/run-store.ts';
import { bodyIn, placeIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { keyPrefix, type KeyText, keyText } from '../store/keys.ts';
import { afterSteps, dayRunPartition, stepKey, stepsOfDay } from '../store/run-keys.ts';
import type { Item, Query, Table } from '../store/table.ts';
import { partsOn } from './parts.ts';

const FORGOTTEN_AT_ONCE = 1_000;
const AFTER_ALL = keyPrefix('zzzz', 'zzzz');

const StepPlace = z.tuple([date, z.enum(STEPS)]);

const begun = {
  attempts: z.int().positive(),
  startedAt: z.string(),
  counts: z.record(z.string(), z.int().nonnegative()),
};

const StepBody = z.discriminatedUnion('state', [
  z.strictObject({ ...begun, state: z.literal('running') }),
  z.strictObject({ ...begun, state: z.literal('done'), endedAt: z.string() }),
  z.strictObject({ ...begun, state: z.literal('failed'), endedAt: z.string(), error: z.string() }),
]);

type PlacedStep = { readonly day: LocalDate; readonly step: StepRun };

const stepIn = (item: Item): PlacedStep => {
  const [day, step] = placeIn(StepPlace, item);
  return { day, step: { step, ...bodyIn(StepBody, item) } };
};

const itemOf = (day: LocalDate, { step, counts, ...run }: StepRun): Item => ({
  key: stepKey(day, step),
  version: 1,
  body: { ...run, counts: { ...counts } },
});

const inOrder = (steps: readonly StepRun[]): StepRun[] =>
  steps.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));

type Asked = Pick<Query & { from: 'table' }, 'range' | 'order'> & { readonly most: number };

/** At least `most` items of the partition where there are so many. */
const read = async (table: Table, { range, order, most }: Asked): Promise<Item[]> => {
  const items: Item[] = [];
  const partition = dayRunPartition();
  let cursor: string | undefined;
  do {
    const query = { from: 'table', consistent: true, partition, range, order, limit: most } as const;
    const page = await table.query(cursor === undefined ? query : { ...query, cursor });
    if (!page.ok) throw storeError('store/refused', 'the store refused its own cursor');
    items.push(...page.value.items);
    cursor = page.value.next;
  } while (cursor !== undefined && items.length < most);
  return items;
};

const between = (from: KeyText, to: KeyText) => ({ kind: 'between', from, to }) as const;

const find = async (table: Table, day: LocalDate): Promise<DayRun> => {
  const range = { kind: 'beginsWith', prefix: stepsOfDay(day) } as const;
  const items = await read(table, { range, order: 'ascending', most: STEPS.length });
  return { day, steps: inOrder(items.map((item) => stepIn(item).step)) };
};

/** One item more than the days of a page can hold: where it comes, the last of them is whole and another follows. */
const itemsOf = (days: number): number => days * STEPS.length + 1;

const list = async (
  table: Table,
  { from, until }: { readonly from: LocalDate | undefined; readonly until: LocalDate },
  { limit, cursor }: PageAsked,
): Promise<Listed<DayRun> | undefined> => {
  if (cursor !== undefined && !isLocalDate(cursor)) return undefined;
  const last = cursor === undefined ? until : plusDays(cursor, -1);
  if (from !== undefined && from > last) return { items: [], next: undefined };
  const range = between(keyText(from ?? '0'), afterSteps(last));
  const items = await read(table, { range, order: 'descending', most: itemsOf(limit) });
  const days = Array.from(
    Map.groupBy(items.map(stepIn), ({ day }) => day),
    ([day, steps]): DayRun => ({ day, steps: inOrder(steps.map(({ step }) => step)) }),
  );
  const shown = days.slice(0, limit);
  return { items: shown, next: days.length > limit ? shown.at(-1)?.day : undefined };
};

const forgetFrom = async (table: Table, from: LocalDate): Promise<void> => {
  const range = between(keyText(from), AFTER_ALL);
  for (let isLast = false; !isLast;) {
    const items = await read(table, { range, order: 'ascending', most: FORGOTTEN_AT_ONCE });
    await table.deleteMany(items.map(({ key }) => key));
    isLast = items.length < FORGOTTEN_AT_ONCE;
  }
};

const save = async (table: Table, item: Item): Promise<void> => {
  const done = await table.putMany([item]);
  if (!done.ok) throw storeError('store/refused', `a step of a day cannot be stored: ${done.error.code}`);
};

/** The records of the daily work on the one table: an item a step, so that steps never wait for one another. */
export const runsOn = (table: Table): RunStore => ({
  find: (day) => find(table, day),
  list: (days, page) => list(table, days, page),
  save: (day, run) => save(table, itemOf(day, run)),
  forgetFrom: (day) => forgetFrom(table, day),
  ...partsOn(table),
});
