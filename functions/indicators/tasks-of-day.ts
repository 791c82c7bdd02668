import type { Count } from '../runs/record-step.ts';
import type { DueDays } from './facts-of-day.ts';
import { recount } from './recount.ts';
import { contextOf, type RefreshPorts, refreshResidents } from './refresh-residents.ts';

/** Makes the work lists of a day: the views of the residents whose tasks time alone changes. What is done leaves what is
 *  due: it may be repeated, and goes on where it was broken off. Says how many were due. */
export const tasksOfDay = async (
  ports: RefreshPorts,
  { from, day }: DueDays,
  count: Count,
): Promise<number> => {
  const due = await ports.indicators.residentsDue(from, day);
  const changed = await refreshResidents(ports, due, { ...(await contextOf(ports, day)), count });
  await recount(ports, changed, day);
  return due.length;
};
