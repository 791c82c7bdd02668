import type { ResidentId } from '../../domain/kernel/ids.ts';
import { contextOf, refreshResidents } from '../indicators/refresh-residents.ts';
import type { Counts } from '../runs/run-store.ts';
import { countRejects } from './count-rejects.ts';
import type { StoredHistory } from './county-store.ts';
import { collectViews } from './county-views.ts';
import { storedIn } from './import-county.ts';
import { planIn } from './import-plan.ts';
import { SEEN, READ } from './import-read.ts';
import { knownInPiece } from './known-piece.ts';
import { countsOf, openRejects } from './late-rejects.ts';
import { mergePartition } from './merge-partition.ts';
import type { Ended, PartWork } from './parted-job.ts';
import { groupOf, partName, partitionsOf, partNames } from './partition-groups.ts';
import { linesOfPiece } from './piece-text.ts';
import { rowsIn, type SpilledRow } from './spill.ts';

/** The stage that stores people, with their lists. */
export const STORE = 'store';

/** The parts of that stage, once all was read. */
export const storeParts = (ended: Ended): string[] => partNames(STORE, ended.get(READ)?.['groups'] ?? 0);

/** What is done with the people of a partition once they are stored. */
type View = (partition: {
  readonly stored: readonly StoredHistory[];
  readonly changed: readonly StoredHistory[];
}) => Promise<void>;

/** Makes the lists of people at whom nobody is at work; of those too whom an attempt that broke off stored without. */
const viewFirst = async (
  work: PartWork,
): Promise<{ readonly view: View; readonly finish: () => Promise<void> }> => {
  const { add, finish } = collectViews(work.place);
  const view: View = async ({ stored, changed }) => {
    const own = new Set(changed.map(({ residentId }) => residentId));
    const without = stored.filter(({ residentId, head }) => head === undefined && !own.has(residentId));
    await add([...changed, ...without]);
  };
  return { view, finish };
};

/** Brings lists and counts up to date as a command does: of those who changed, or of everybody. */
const viewMore = async ({ place: { ports, today } }: PartWork, isEverybody: boolean): Promise<View> => {
  const context = { ...(await contextOf(ports, today())), areRowsNew: true };
  return async ({ stored, changed }) => {
    const all = isEverybody ? [...stored, ...changed] : changed;
    const ids = new Set<ResidentId>(all.map(({ residentId }) => residentId));
    await refreshResidents(ports, [...ids], context);
  };
};

/** Takes rows that come sorted by partition, those of one partition at a time. */
const startTaking = ({ place: { county } }: PartWork, lines: AsyncIterable<string>) => {
  const rows = (async function* (): AsyncGenerator<SpilledRow> {
    for await (const text of lines) yield* rowsIn(text);
  })();
  let held: IteratorResult<SpilledRow, unknown> | undefined;
  return async (partition: number): Promise<SpilledRow[]> => {
    const taken: SpilledRow[] = [];
    for (;;) {
      held ??= await rows.next();
      if (held.done === true || county.partitionOf(held.value.resident) !== partition) return taken;
      taken.push(held.value);
      held = undefined;
    }
  };
};

/** Stores the people of some partitions, brought together with what is stored of them, and makes their lists. Who does it again
 *  after an attempt that broke off makes all of their lists: which ones that attempt left out nobody knows. */
export const storePart = async (
  work: PartWork,
  part: string,
  { ended, isAgain }: { readonly ended: Ended; readonly isAgain: boolean },
): Promise<Counts> => {
  const { place } = work;
  const { county } = place;
  const plan = planIn(ended);
  if (plan === undefined) throw new Error('what is stored was planned');
  place.forgetReference();
  const known = await knownInPiece(work, SEEN);
  const rejects = openRejects(work, part);
  const { sink, rejected } = countRejects({ reject: rejects.reject, warn: () => undefined });
  const isEverybody = isAgain || ended.get(READ)?.['moved'] === 1;
  const { view, finish } = plan.isFirst
    ? await viewFirst(work)
    : { view: await viewMore(work, isEverybody), finish: async () => undefined };
  const take = startTaking(work, linesOfPiece(work, partName('rows', groupOf(part))));
  const needsNoStored = plan.isFresh && !isAgain;
  for (const partition of partitionsOf(groupOf(part), storeParts(ended).length, county.partitions)) {
    const stored = needsNoStored ? [] : await storedIn(county, partition);
    const changed = mergePartition(await take(partition), stored, { sink, known });
    await county.saveHistories(changed);
    await view({ stored, changed });
  }
  await finish();
  await rejects.keep();
  return countsOf('late', rejected);
};
