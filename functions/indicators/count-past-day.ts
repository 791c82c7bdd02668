import { type Area, liveRatesOf, type Rate, startLiveCounting } from '../../domain/indicators/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { IndicatorRefusal } from './problems.ts';
import type { Bucket } from './indicator-store.ts';

type PastPorts = Pick<Ports, 'indicators' | 'residents'>;

/** More people than that are not counted anew while somebody waits. */
const MOST_PEOPLE = 25_000;
const TOGETHER = 200;

/** The villages of an area, and those where its teams manage somebody. */
export const villagesOf = async (
  { indicators }: Pick<Ports, 'indicators'>,
  { villages, teams = [] }: { readonly villages: readonly VillageCode[]; readonly teams?: readonly TeamId[] },
): Promise<VillageCode[]> => {
  const parts = await Promise.all(teams.map((teamId) => indicators.parts(teamId)));
  return [...new Set([...villages, ...parts.flat().map(({ village }) => village)])].toSorted();
};

/** The buckets of villages in order. */
export const bucketsIn = (
  { bucketsAVillage }: Pick<Ports['indicators'], 'bucketsAVillage'>,
  villages: readonly VillageCode[],
): Bucket[] =>
  villages.flatMap((village) =>
    Array.from({ length: bucketsAVillage }, (_, bucket): Bucket => ({ village, bucket })),
  );

const idsIn = async (ports: PastPorts, area: Area): Promise<ResidentId[] | undefined> => {
  const villages = await villagesOf(ports, {
    villages: area.villages,
    teams: area.teams ?? [],
  });
  const ids: ResidentId[] = [];
  for (const bucket of bucketsIn(ports.indicators, villages)) {
    ids.push(...(await ports.indicators.facts(bucket)).map(({ residentId }) => residentId));
    if (ids.length > MOST_PEOPLE) return undefined;
  }
  return ids;
};

/** Counts an area's past day from everything that is recorded now: late entries and corrections are in it. */
export const countPastDay = async (
  ports: PastPorts,
  area: Area,
  day: LocalDate,
): Promise<Result<Rate[], IndicatorRefusal>> => {
  const ids = await idsIn(ports, area);
  if (ids === undefined) return err({ code: 'indicator/too-many-people' });
  const counter = startLiveCounting();
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const stored = await ports.residents.loadMany(ids.slice(at, at + TOGETHER));
    for (const one of stored)
      if (one !== undefined) counter.add(residentOn(residentFile(one).history, day, defaultProfile));
  }
  return ok(liveRatesOf(counter.tally, area));
};
