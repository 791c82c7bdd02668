import { type Encounter, encountersOf, tallyOf } from '../../domain/data-quality/index.ts';
import { type Area, areaNamed } from '../../domain/indicators/index.ts';
import { byCodePoints, type StaffId, type TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Roster, StaffTerm } from '../../domain/organisation/index.ts';
import { bucketsIn } from '../indicators/buckets-in.ts';
import { villagesOf } from '../indicators/count-past-day.ts';
import type { Bucket } from '../indicators/indicator-store.ts';
import type { Ports } from '../kit/ports.ts';
import { residentFile } from '../residents/resident-file.ts';
import type { StoredResident } from '../residents/stored.ts';
import type { Check } from './asked-check.ts';
import { recordedVisits } from './recorded-visits.ts';
import type { StaffTally } from './tally-rows.ts';

type CheckPorts = Pick<Ports, 'indicators' | 'residents' | 'reference'>;

/** What of a check is done; it may break off there. */
type Tell = (done: number, total: number) => void;

type TeamOf = (staffId: StaffId, day: LocalDate) => TeamId | undefined;

const isDuring = ({ from, until }: StaffTerm, day: LocalDate): boolean =>
  from <= day && (until === undefined || day < until);

/** The team that somebody worked in on a day, by id where in several; else one that they ever worked in. */
const teamFinder = ({ terms }: Roster): TeamOf => {
  const inOrder = terms.toSorted((a, b) => byCodePoints(a.teamId, b.teamId));
  const byStaff = Map.groupBy(inOrder, ({ staffId }) => staffId);
  return (staffId, day) => {
    const own = byStaff.get(staffId) ?? [];
    return (own.find((term) => isDuring(term, day)) ?? own[0])?.teamId;
  };
};

/** The encounters of a period by staff and team, of those who work in the area's teams; of a region's people all. */
const collector = ({ teams }: Area, { from, to }: Check, teamOf: TeamOf) => {
  const own = teams && new Set(teams);
  const found = new Map<string, { staffId: StaffId; teamId: TeamId | undefined; encounters: Encounter[] }>();
  const keep = (encounter: Encounter): void => {
    const { staffId, on } = encounter;
    const teamId = teamOf(staffId, on);
    if (own !== undefined && (teamId === undefined || !own.has(teamId))) return;
    const key = `${staffId} ${teamId ?? ''}`;
    const group = found.get(key) ?? { staffId, teamId, encounters: [] };
    group.encounters.push(encounter);
    found.set(key, group);
  };
  return {
    found,
    add: (stored: StoredResident): void => {
      for (const encounter of encountersOf(recordedVisits(residentFile(stored))))
        if (encounter.on >= from && encounter.on <= to) keep(encounter);
    },
  };
};

const storedIn = async ({ indicators, residents }: CheckPorts, bucket: Bucket): Promise<StoredResident[]> => {
  const people = await indicators.facts(bucket);
  const stored = await residents.loadMany(people.map(({ residentId }) => residentId));
  return stored.filter((one) => one !== undefined);
};

/** Counts what the staff of an area recorded of the people who live there or whom its teams manage. Holds the records of one
 *  bucket of people at a time, and of the others their encounters of the period. */
export const checkArea = async (ports: CheckPorts, check: Check, onProgress: Tell): Promise<StaffTally[]> => {
  const { organisation, roster } = await ports.reference();
  const area = areaNamed(organisation, check.area);
  if (area === undefined) throw new Error('an area that could be asked for stays');
  const villages = await villagesOf(ports, { villages: area.villages, teams: area.teams ?? [] });
  const buckets = bucketsIn(ports.indicators, villages);
  const { add, found } = collector(area, check, teamFinder(roster));
  for (const [done, bucket] of buckets.entries()) {
    onProgress(done, buckets.length);
    for (const stored of await storedIn(ports, bucket)) add(stored);
  }
  return [...found]
    .toSorted(([a], [b]) => byCodePoints(a, b))
    .map(([, { staffId, teamId, encounters }]) => ({ staffId, teamId, tally: tallyOf(encounters) }));
};
