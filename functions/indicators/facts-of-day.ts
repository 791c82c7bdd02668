import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Count } from '../runs/record-step.ts';
import { bucketsDue } from './buckets-due.ts';
import { bucketName } from './buckets-in.ts';
import type { Bucket } from './indicator-store.ts';
import { recount } from './recount.ts';
import { villagesOf } from './recount-parts.ts';
import { contextOf, type RefreshPorts, refreshResidents } from './refresh-residents.ts';

/** Facts are read weakly, for half the price, but for buckets in which some were changed just now. What somebody records
 *  meanwhile the change feed tells seconds later, when it is counted again, and the night's recount looks at all of it. */
const readingWeakly = (ports: RefreshPorts, changed: readonly Bucket[]): RefreshPorts => {
  const { facts } = ports.indicators;
  const names = new Set(changed.map(bucketName));
  const read: typeof facts = (bucket) => facts(bucket, { consistent: names.has(bucketName(bucket)) });
  return { ...ports, indicators: { ...ports.indicators, facts: read } };
};

/** What fell due from a day on until another, both included. */
export type DueDays = { readonly from: LocalDate; readonly day: LocalDate };

/** Changes the facts of a day: those of the residents of whom a dated value begins or ends, with all their views, and the
 *  counts that time alone changes. What is done leaves what is due: it may be repeated, and goes on where it was broken
 *  off. Says how many were due. */
export const factsOfDay = async (
  ports: RefreshPorts,
  { from, day }: DueDays,
  count: Count,
): Promise<{ readonly dated: number; readonly buckets: number }> => {
  const { indicators } = ports;
  const dated = await indicators.datedResidentsDue(from, day);
  const changed = await refreshResidents(ports, dated, { ...(await contextOf(ports, day)), count });
  const { organisation } = await ports.reference();
  const buckets = await bucketsDue(indicators, villagesOf(organisation), day);
  await recount(readingWeakly(ports, changed), [...changed, ...buckets], day);
  count({ buckets: buckets.length });
  return { dated: dated.length, buckets: buckets.length };
};
