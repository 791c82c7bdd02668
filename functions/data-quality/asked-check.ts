import type { AreaName } from '../../domain/access/index.ts';
import { dataQualityPolicy } from '../../domain/data-quality/index.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { daysBetween, type LocalDate } from '../../domain/kernel/time.ts';
import type { Job, JobId } from '../county-files/jobs.ts';
import { type AreaQuery, askedArea } from '../indicators/asked-area.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import type { Route } from '../kit/route.ts';

/** The records that are checked: of an area, from a day to another, both included. */
export type Check = { readonly area: AreaName; readonly from: LocalDate; readonly to: LocalDate };

type Period = Pick<Check, 'from' | 'to'>;

const periodFault = ({ from, to }: Period, today: LocalDate): Refused | undefined => {
  const { mostDays } = dataQualityPolicy;
  if (to < from) return { code: 'data-quality/ends-before-it-begins' };
  if (to > today) return { code: 'data-quality/day-to-come' };
  return daysBetween(from, to) >= mostDays
    ? { code: 'data-quality/period-too-long', data: { mostDays } }
    : undefined;
};

/** The check that is asked for; of an area that the asker may not see nothing is found. */
export const askedCheck = async (
  { by, today }: Pick<Asked<Route>, 'by' | 'today'>,
  { reference }: Pick<Ports, 'reference'>,
  query: AreaQuery & Period,
): Promise<Result<Check, Refused>> => {
  const { organisation } = await reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const fault = periodFault(query, today);
  if (fault !== undefined) return err(fault);
  const { scope, id } = area.value;
  return ok({ area: { scope, id }, from: query.from, to: query.to });
};

/** The id of the one job of a check: whoever may see the area finds it. */
export const checkIdOf = ({ keys }: Pick<Ports, 'keys'>, { area, from, to }: Check): JobId => {
  const id = keys.hash('data-quality', `${area.scope} ${area.id} ${from} ${to}`);
  if (isId<'JobId'>(id)) return id;
  throw new Error('a keyed hash has the form of an id');
};

/** The job of a check; undefined where nobody has asked for it. */
export const findCheck = async (
  ports: Pick<Ports, 'keys' | 'jobs'>,
  check: Check,
): Promise<Job | undefined> => {
  const job = await ports.jobs.find(checkIdOf(ports, check));
  return job?.task.kind === 'data-quality' ? job : undefined;
};
