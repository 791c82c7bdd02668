import * as z from 'zod';

import type { Cut, EndedPart, PartedWork, PartStore, StepOfDay } from '../../runs/run-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { beforeParts, cutKey, endedPartKey, partRunPartition } from '../store/run-keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';

const ITEMS_A_PAGE = 1_000;
const MS_A_SECOND = 1_000;
/** Long enough to see what a recount found; what counts of it stands in the step. */
const KEPT_S = 60 * 24 * 60 * 60;

const CutBody = z.strictObject({ begunAt: z.iso.datetime(), parts: z.array(z.string()) });

const PartBody = z.strictObject({
  begunAt: z.iso.datetime(),
  part: z.string(),
  counts: z.record(z.string(), z.int().nonnegative()),
  findings: z.array(z.string()),
});

/** Until when what belongs to a cut is kept. */
const expiry = (begunAt: string): Pick<Item, 'expiresAtS'> => ({
  expiresAtS: Math.floor(Date.parse(begunAt) / MS_A_SECOND) + KEPT_S,
});

const put = async (table: Table, item: Item): Promise<void> => {
  const done = await table.putMany([item]);
  if (!done.ok) throw storeError('store/refused', `parts of a step cannot be stored: ${done.error.code}`);
};

const cutOf = async (table: Table, of: StepOfDay): Promise<Cut | undefined> => {
  const item = await table.get(cutKey(of), { consistent: true });
  return item && bodyIn(CutBody, item);
};

const endedParts = async (table: Table, work: PartedWork, begunAt: string): Promise<EndedPart[]> => {
  const ended: EndedPart[] = [];
  const query = { partition: partRunPartition(work), after: beforeParts(), pageItems: ITEMS_A_PAGE };
  for await (const items of streamPartition(table, query))
    for (const item of items) {
      const { begunAt: ofCut, ...part } = bodyIn(PartBody, item);
      if (ofCut === begunAt) ended.push(part);
    }
  return ended;
};

/** What is kept of steps that were cut into parts, an item a part: those who carry them out never wait for one another. */
export const partsOn = (table: Table): PartStore => ({
  cut: (of) => cutOf(table, of),
  saveCut: (of, { begunAt, parts }) =>
    put(table, { key: cutKey(of), version: 1, body: { begunAt, parts }, ...expiry(begunAt) }),
  endedParts: (of, begunAt) => endedParts(table, of, begunAt),
  endPart: (of, begunAt, { part, counts, findings }) =>
    put(table, {
      key: endedPartKey(of, part),
      version: 1,
      body: { begunAt, part, counts: { ...counts }, findings },
      ...expiry(begunAt),
    }),
});
