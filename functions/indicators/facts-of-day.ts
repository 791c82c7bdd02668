import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Count } from '../runs/record-step.ts';
import { bucketsDue } from './buckets-due.ts';
import { recount } from './recount.ts';
import { villagesOf } from './recount-parts.ts';
import { contextOf, type RefreshPorts, refreshResidents } from './refresh-residents.ts';

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
  await recount(ports, [...changed, ...buckets], day);
  count({ buckets: buckets.length });
  return { dated: dated.length, buckets: buckets.length };
};
