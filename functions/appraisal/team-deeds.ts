import { canSeeResident, placesIn } from '../../domain/access/index.ts';
import {
  type AppraisalPeriod,
  appraisalPolicy,
  type Appraised,
  deedsOf,
  inOrder,
  periodAsked,
  type TeamDeed,
} from '../../domain/appraisal/index.ts';
import { areaNamed } from '../../domain/indicators/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Organisation } from '../../domain/organisation/index.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { type ResidentFacts, residentOn } from '../../domain/residents/index.ts';
import { liveCounts } from '../indicators/area-counts.ts';
import { bucketsIn } from '../indicators/buckets-in.ts';
import { isManyPeople, villagesOf } from '../indicators/count-past-day.ts';
import { factsInBucket } from '../indicators/facts-in-bucket.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import type { Route } from '../kit/route.ts';
import { findTeamToSee } from '../organisation/find-team.ts';
import { type Ratings, ratingsOf } from './ratings.ts';
import { serviceRecords } from './service-records.ts';
import { residentFile } from '../residents/resident-file.ts';

/** A deed, and whether the asker may see whom it was done for. */
export type SeenDeed = TeamDeed & {
  readonly isSeen: boolean;
  /** Of a promised service that a record did by itself: which one. */
  readonly shownBy?: string | undefined;
};

/** What a team did in a period, in order, and how content people said they were. */
export type TeamDeeds = Appraised & { readonly deeds: readonly SeenDeed[]; readonly ratings: Ratings };

/** Buckets, or people by the hundred, read at the same time. */
const TOGETHER = 8;
const PEOPLE_TOGETHER = 100;

/** Says whether facts may be of somebody who was contracted with a team: of who has left they no longer say. */
const mayHaveBeenTheirs = ({ contracts, leftOn }: ResidentFacts, teamId: TeamId): boolean =>
  leftOn !== undefined || contracts.some((contract) => contract.teamId === teamId);

const idsInBuckets = async (
  ports: Ports,
  teamId: TeamId,
  { organisation, today }: { readonly organisation: Organisation; readonly today: LocalDate },
): Promise<ResidentId[]> => {
  const area = areaNamed(organisation, { scope: 'team', id: teamId });
  if (area === undefined) return [];
  const villages = await villagesOf(ports, { villages: area.villages, teams: [teamId] });
  const buckets = bucketsIn(ports.indicators, villages);
  const found: ResidentId[] = [];
  for (let at = 0; at < buckets.length; at += TOGETHER) {
    const some = buckets.slice(at, at + TOGETHER);
    const people = await Promise.all(some.map((bucket) => factsInBucket(ports, bucket, today)));
    for (const facts of people.flat()) if (mayHaveBeenTheirs(facts, teamId)) found.push(facts.resident.id);
  }
  return found;
};

type Appraising = {
  readonly asked: Pick<Asked<Route>, 'by' | 'today' | 'reason'>;
  readonly organisation: Organisation;
} & Appraised;

/** Whom the team looks after now, wherever they live, and who of its villages it looked after or who has left since. */
const candidates = async (ports: Ports, { asked, organisation, teamId }: Appraising) => {
  const { today } = asked;
  const [area] = await liveCounts(ports, [{ scope: 'team', id: teamId }], today);
  if (area !== undefined && isManyPeople(area.counts)) return undefined;
  const [panel, others] = await Promise.all([
    ports.residents.panel(teamId),
    idsInBuckets(ports, teamId, { organisation, today }),
  ]);
  const ids = [...new Set([...panel, ...others])];
  return ids.length > appraisalPolicy.mostPeople ? undefined : ids;
};

const deedsOfAll = async (
  ports: Ports,
  ids: readonly ResidentId[],
  appraising: Appraising,
): Promise<Pick<TeamDeeds, 'deeds' | 'ratings'>> => {
  const { asked, organisation } = appraising;
  const place = placesIn(organisation);
  const deeds: SeenDeed[] = [];
  const ratings = new Map<string, number>();
  for (let at = 0; at < ids.length; at += PEOPLE_TOGETHER)
    for (const stored of await ports.residents.loadMany(ids.slice(at, at + PEOPLE_TOGETHER))) {
      if (stored === undefined) continue;
      const file = residentFile(stored);
      const { history } = file;
      for (const [question, score] of ratingsOf(file, appraising)) ratings.set(question, score);
      const done = deedsOf(history, appraising);
      if (done.length === 0) continue;
      const { contract } = residentOn(history, asked.today, defaultProfile);
      const stands = place({ regionCode: history.resident.regionCode, contract });
      const isSeen = canSeeResident(asked.by, stands, { reason: asked.reason });
      const shownBy = serviceRecords(file);
      deeds.push(...done.map((deed) => ({ ...deed, isSeen, shownBy: shownBy.get(deed.evidence) })));
    }
  return { deeds, ratings };
};

type Asking = Pick<Asked<Route>, 'by' | 'today' | 'reason'> & {
  readonly params: { readonly teamId: TeamId };
  readonly query: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };
};

const periodOf = ({ query, today }: Asking): Result<AppraisalPeriod, Refused> => {
  const period = periodAsked(query, today);
  return period.ok ? period : err({ code: period.error.code, data: dataOf(period.error) });
};

/** Finds what a team that the asker may see did in the period asked for, each deed once. */
export const teamDeeds = async (asked: Asking, ports: Ports): Promise<Result<TeamDeeds, Refused>> => {
  const reference = await ports.reference();
  const team = findTeamToSee(asked.by, reference, asked.params.teamId);
  if (!team.ok) return team;
  const period = periodOf(asked);
  if (!period.ok) return period;
  const appraised = { teamId: team.value.id, period: period.value };
  const appraising = { asked, organisation: reference.organisation, ...appraised };
  const ids = await candidates(ports, appraising);
  if (ids === undefined)
    return err({ code: 'appraisal/too-many-people', data: { most: appraisalPolicy.mostPeople } });
  const { deeds, ratings } = await deedsOfAll(ports, ids, appraising);
  return ok({ ...appraised, deeds: inOrder(deeds), ratings });
};
