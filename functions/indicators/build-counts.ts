import type { LocalDate } from '../../domain/kernel/time.ts';
import { bucketsIn } from './buckets-in.ts';
import { recountingOn, type RecountPorts, recountRegions, recountTeams, recountVillages } from './recount.ts';
import { townsOf, villagesOf } from './recount-parts.ts';

/** Counts everybody of a town anew, village by village; what lies above it is not added up.
 *  @param town the digits by which the codes of its villages begin */
export const countTown = async (ports: RecountPorts, town: string, today: LocalDate): Promise<void> => {
  const counting = await recountingOn(ports, today);
  const villages = villagesOf(counting.organisation).filter((village) => village.startsWith(town));
  await recountVillages(counting, bucketsIn(ports.indicators, villages));
};

/** Adds all areas up from their villages, once these are counted. */
export const addUpAreas = async (ports: RecountPorts, today: LocalDate): Promise<void> => {
  const counting = await recountingOn(ports, today);
  const { organisation } = counting;
  await recountRegions(counting, villagesOf(organisation));
  await recountTeams(counting, new Set(organisation.teams.map(({ id }) => id)));
};

/** Counts everybody anew: after an import, after a change of regions or teams, or when the day was moved back. */
export const buildCounts = async (ports: RecountPorts, today: LocalDate): Promise<void> => {
  const { organisation } = await ports.reference();
  for (const town of townsOf(organisation)) await countTown(ports, town, today);
  await addUpAreas(ports, today);
};
