import type { RegionCode } from '../../domain/kernel/region-code.ts';
import type { Counts } from '../runs/run-store.ts';
import { type ImportRegion, importRegion } from './import-region.ts';
import { attemptsAt } from './job-standing.ts';
import type { Ended, PartWork } from './parted-job.ts';
import { isNowhere, regionOfJob } from './region-of-job.ts';

/** The part that finds out what kind of an import it is, before anything of it is stored. */
export const PLAN = 'plan';

/** The region that an import may write in: that of who sent it. Undefined where the service has neither users nor a county,
 *  then it may lie anywhere. */
const withinOf = async ({ place, job }: Pick<PartWork, 'place' | 'job'>): Promise<RegionCode | undefined> => {
  const { users } = await place.ports.reference();
  const region = users.size === 0 ? undefined : await regionOfJob(place.ports, job);
  return region === undefined || isNowhere(region) ? undefined : region;
};

/** The same as what rows are held against, with nothing learned yet. */
export const regionOfImport = async (
  work: Pick<PartWork, 'place' | 'job'>,
): Promise<ImportRegion | undefined> => {
  const within = await withinOf(work);
  return within === undefined ? undefined : importRegion(within);
};

/** What kind of an import it is. */
export type Plan = {
  /** Nothing is stored yet. */
  readonly isFresh: boolean;
  /** Nobody is at work yet: people are stored in bulk with their lists, and all are counted at the end. */
  readonly isFirst: boolean;
  /** An attempt before this one left nobody knows what. */
  readonly isAgain: boolean;
};

/** Finds it out. */
export const planPart = async (work: Pick<PartWork, 'place' | 'job'>): Promise<Counts> => {
  const { county, ports } = work.place;
  const isAgain = attemptsAt(work.job) > 1;
  const { organisation } = await ports.reference();
  const isFresh = (await county.importState()) === 'none';
  const isFirst = (await withinOf(work)) === undefined || organisation.teams.length === 0;
  return { fresh: Number(isFresh), first: Number(isFirst), again: Number(isAgain) };
};

/** What was found out; undefined before. */
export const planIn = (ended: Ended): Plan | undefined => {
  const counts = ended.get(PLAN);
  if (counts === undefined) return undefined;
  const { fresh, first, again } = counts;
  return { isFresh: fresh === 1, isFirst: first === 1, isAgain: again === 1 };
};
