import {
  type Area,
  type Counts,
  countsOfArea,
  permanentResidentsOf,
  residentsIn,
  startLiveCounting,
} from '../../domain/indicators/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { defaultProfile } from '../../domain/programmes/index.ts';
import { factsOf, type LivePerson, personOn } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { toldHistory } from '../prescriptions/prescribed.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { StoredResident } from '../residents/stored.ts';
import type { Amendment, Bucket } from './indicator-store.ts';

type PastPorts = Pick<Ports, 'indicators' | 'residents' | 'reference' | 'now'>;

/** More people than that are counted by a job. */
const MOST_PEOPLE = 25_000;

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

/** Says whether an area has more people than are counted while somebody waits. */
export const isManyPeople = (counts: Counts): boolean => residentsIn(counts) > MOST_PEOPLE;

/** Which day of which area is counted; `onProgress` hears of buckets of people. */
export type PastDay = {
  readonly area: Area;
  readonly day: LocalDate;
  readonly onProgress?: (done: number, total: number) => void;
};

/** A resident on a day by all that is recorded of it now. */
const livePerson = (stored: StoredResident, day: LocalDate): LivePerson =>
  personOn(factsOf(toldHistory(residentFile(stored)), day, defaultProfile), day);

/** Counts an area's past day from everything that is recorded now, late entries and corrections in it, and keeps the
 *  result beside what was reported. Holds one bucket of people at a time. */
export const countPastDay = async (
  ports: PastPorts,
  { area, day, onProgress = () => undefined }: PastDay,
): Promise<Amendment> => {
  const { organisation } = await ports.reference();
  const villages = await villagesOf(ports, { villages: area.villages, teams: area.teams ?? [] });
  const buckets = bucketsIn(ports.indicators, villages);
  const counter = startLiveCounting();
  for (const [done, bucket] of buckets.entries()) {
    onProgress(done, buckets.length);
    const people = await ports.indicators.facts(bucket);
    const stored = await ports.residents.loadMany(people.map(({ residentId }) => residentId));
    for (const one of stored) if (one !== undefined) counter.add(livePerson(one, day));
  }
  const found = {
    day,
    counts: countsOfArea(counter.tally, area),
    permanentResidents: permanentResidentsOf(organisation, area),
    countedAt: ports.now().toISOString(),
  };
  await ports.indicators.amend(area, found);
  return found;
};
