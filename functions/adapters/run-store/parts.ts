import * as z from 'zod';

import type { Cut, EndedPart, PartedWork, PartStore, StepOfDay, SummedPart } from '../../runs/run-store.ts';
import { bodyIn } from '../store/bodies.ts';
import { storeError } from '../store/errors.ts';
import { pack, unpack } from '../store/packed.ts';
import { beforeParts, cutKey, endedPartKey, partRunPartition } from '../store/run-keys.ts';
import { streamPartition } from '../store/streams.ts';
import type { Item, Table } from '../store/table.ts';

const ITEMS_A_PAGE = 1_000;
const MS_A_SECOND = 1_000;
/** Long enough to see what a recount found; what counts of it stands in the step. */
const KEPT_S = 60 * 24 * 60 * 60;

/** Texts that are many, a line each: the villages of a province are more than an item holds. */
const packLines = (lines: readonly string[]): string => pack(lines.join('\n'));

const linesIn = (packed: string): string[] => unpack(packed).split('\n');

const CutBody = z.strictObject({
  begunAt: z.iso.datetime(),
  parts: z.array(z.string()),
  /** Packed; absent where there are none. */
  doubts: z.string().optional(),
});

const PartBody = z.strictObject({
  begunAt: z.iso.datetime(),
  part: z.string(),
  counts: z.record(z.string(), z.int().nonnegative()),
  findings: z.array(z.string()),
  /** Packed; absent where nothing was added up. */
  sums: z.string().optional(),
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
  if (item === undefined) return undefined;
  const { doubts, ...cut } = bodyIn(CutBody, item);
  return { ...cut, doubts: doubts === undefined ? [] : linesIn(doubts) };
};

const saveCut = (table: Table, of: StepOfDay, { begunAt, parts, doubts }: Cut): Promise<void> => {
  const body = { begunAt, parts, ...(doubts.length > 0 && { doubts: packLines(doubts) }) };
  return put(table, { key: cutKey(of), version: 1, body, ...expiry(begunAt) });
};

/** The parts of a cut, one after the other. */
const partsOfCut = async function* (
  table: Table,
  work: PartedWork,
  begunAt: string,
): AsyncGenerator<z.infer<typeof PartBody>> {
  const query = { partition: partRunPartition(work), after: beforeParts(), pageItems: ITEMS_A_PAGE };
  for await (const items of streamPartition(table, query))
    for (const item of items) {
      const body = bodyIn(PartBody, item);
      if (body.begunAt === begunAt) yield body;
    }
};

const endedParts = async (table: Table, work: PartedWork, begunAt: string): Promise<EndedPart[]> => {
  const ended: EndedPart[] = [];
  for await (const { part, counts, findings } of partsOfCut(table, work, begunAt))
    ended.push({ part, counts, findings });
  return ended;
};

const sumsOf = async function* (table: Table, work: PartedWork, begunAt: string): AsyncGenerator<SummedPart> {
  for await (const { part, sums } of partsOfCut(table, work, begunAt))
    if (sums !== undefined) yield { part, sums: unpack(sums) };
};

/** What is kept of steps that were cut into parts, an item a part: those who carry them out never wait for one another. */
export const partsOn = (table: Table): PartStore => ({
  cut: (of) => cutOf(table, of),
  saveCut: (of, cut) => saveCut(table, of, cut),
  endedParts: (of, begunAt) => endedParts(table, of, begunAt),
  endPart: (of, begunAt, { part, counts, findings, sums }) =>
    put(table, {
      key: endedPartKey(of, part),
      version: 1,
      body: {
        begunAt,
        part,
        counts: { ...counts },
        findings,
        ...(sums !== undefined && { sums: pack(sums) }),
      },
      ...expiry(begunAt),
    }),
  sums: (of, begunAt) => sumsOf(table, of, begunAt),
});
