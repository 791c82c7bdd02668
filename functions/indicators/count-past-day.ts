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
import { bucketsIn } from './buckets-in.ts';
import type { Amendment } from './indicator-store.ts';

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

/** Says whether an area has more people than are counted while somebody waits. */
export const isManyPeople = (counts: Counts): boolean => residentsIn(counts) > MOST_PEOPLE;

/** `onProgress` hears of buckets of people. */
type Progress = { readonly onProgress?: (done: number, total: number) => void };

/** Which day of which area is counted. */
export type PastDay = Progress & { readonly area: Area; readonly day: LocalDate };

/** Which day of which areas is counted. */
type PastDays = Progress & { readonly areas: readonly Area[]; readonly day: LocalDate };

/** A resident on a day by all that is recorded of it now. */
const livePerson = (stored: StoredResident, day: LocalDate): LivePerson =>
  personOn(factsOf(toldHistory(residentFile(stored)), day, defaultProfile), day);

/** Counts a past day of areas from everything that is recorded now, late entries and corrections in it, and keeps the
 *  results beside what was reported. Reads everybody once, whatever the areas have in common, and holds one bucket of people
 *  at a time.
 *  @returns in the order of the areas */
export const countPastDays = async (
  ports: PastPorts,
  { areas, day, onProgress = () => undefined }: PastDays,
): Promise<Amendment[]> => {
  const { organisation } = await ports.reference();
  const villages = await villagesOf(ports, {
    villages: areas.flatMap((area) => area.villages),
    teams: areas.flatMap(({ teams = [] }) => teams),
  });
  const buckets = bucketsIn(ports.indicators, villages);
  const counter = startLiveCounting();
  for (const [done, bucket] of buckets.entries()) {
    onProgress(done, buckets.length);
    const people = await ports.indicators.facts(bucket);
    const stored = await ports.residents.loadMany(people.map(({ residentId }) => residentId));
    for (const one of stored) if (one !== undefined) counter.add(livePerson(one, day));
  }
  const countedAt = ports.now().toISOString();
  return Promise.all(
    areas.map(async (area) => {
      const counts = countsOfArea(counter.tally, area);
      const permanentResidents = permanentResidentsOf(organisation, area);
      const found = { day, counts, permanentResidents, countedAt };
      await ports.indicators.amend(area, found);
      return found;
    }),
  );
};

/** Counts a past day of one area. */
export const countPastDay = async (ports: PastPorts, { area, ...asked }: PastDay): Promise<Amendment> => {
  const [found] = await countPastDays(ports, { ...asked, areas: [area] });
  if (found === undefined) throw new Error('one area was asked for');
  return found;
};
