import {
  type Area,
  areaNamed,
  byBasis,
  type Contribution,
  nearestAbove,
  NEVER,
  noCounts,
  regionsAbove,
  sumContributions,
  sumCounts,
} from '../../domain/indicators/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import { earlierOf, type LocalDate } from '../../domain/kernel/time.ts';
import { type Organisation, serves } from '../../domain/organisation/index.ts';
import type { Ports } from '../kit/ports.ts';
import { contributionsInBucket, type FactsPorts } from './facts-in-bucket.ts';
import { bucketsIn } from './buckets-in.ts';
import type { Bucket, Counted, Place, StoredCounted } from './indicator-store.ts';
import { type Found, keepCounts } from './keep-counts.ts';

/** What a recount needs. */
export type RecountPorts = FactsPorts & Pick<Ports, 'now'>;

/** Counting anew, with what it is done. */
export type Recount = {
  readonly ports: RecountPorts;
  readonly today: LocalDate;
  readonly organisation: Organisation;
};

const NO_TEAMS: Counted['teams'] = new Map();

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The days that hold for all of several counts; nobody counts on every day. */
const daysOf = (parts: readonly Counted[], today: LocalDate): Pick<Counted, 'countedOn' | 'holdsUntil'> => ({
  countedOn: parts.length === 0 ? today : parts.map(({ countedOn }) => countedOn).reduce(laterOf),
  holdsUntil: parts.map(({ holdsUntil }) => holdsUntil).reduce(earlierOf, NEVER),
});

const sumOf = (parts: readonly Counted[], today: LocalDate): Found => ({
  ...daysOf(parts, today),
  counts: sumCounts(parts.map(({ counts }) => counts)),
  teams: NO_TEAMS,
});

const areaPlace = (scope: Area['scope'], id: string): Place => ({ kind: 'area', area: { scope, id } });

const countedAt = async ({ ports }: Recount, places: readonly Place[]): Promise<Counted[]> =>
  (await ports.indicators.find(places)).flatMap(({ counted }) => counted ?? []);

/** What the people of a bucket count for on a day, by what each adds. */
export const foundInBucket = (
  people: readonly Contribution[],
  village: VillageCode,
  today: LocalDate,
): Found => {
  const { tally, holdsUntil } = sumContributions(people);
  const counts = tally.villages.get(village) ?? noCounts();
  return { countedOn: today, holdsUntil, counts, teams: tally.teams };
};

/** A bucket as it is kept after counting. */
type KeptBucket = { readonly place: Place; readonly stored: StoredCounted };

/** How buckets are counted: whether what they are part of is added up where they changed alone. */
type How = { readonly isByChange: boolean };

const recountBucket = async (
  { ports, today }: Recount,
  bucket: Bucket,
  { isByChange }: How,
): Promise<KeptBucket[]> => {
  const place: Place = { kind: 'bucket', ...bucket };
  const kept = await keepCounts(ports, [place], async () => {
    const people = await contributionsInBucket(ports, bucket, today);
    return [{ ...foundInBucket(people, bucket.village, today), isOpen: isByChange }];
  });
  return kept.map((stored) => ({ place, stored }));
};

const bucketsOf = (recount: Recount, village: VillageCode): Promise<Counted[]> =>
  countedAt(
    recount,
    bucketsIn(recount.ports.indicators, [village]).map((bucket): Place => ({ kind: 'bucket', ...bucket })),
  );

const teamsIn = (buckets: readonly Counted[]): Set<TeamId> =>
  new Set(buckets.flatMap(({ teams }) => [...teams.keys()]));

const partIn = (buckets: readonly Counted[], teamId: TeamId): Counted[] =>
  buckets.flatMap(({ teams: managed, ...bucket }) => {
    const counts = managed.get(teamId);
    return counts === undefined ? [] : [{ ...bucket, counts, teams: NO_TEAMS }];
  });

/** Adds a village up from its buckets, and before it the parts of the teams that manage some of its people, or did:
 *  a recount that breaks off in between finds them again. Gives those teams.
 *  @param counted buckets of it that were just counted */
const recountVillage = async (
  recount: Recount,
  village: VillageCode,
  counted: readonly Counted[],
): Promise<TeamId[]> => {
  const { ports, today } = recount;
  const place = areaPlace('region', village);
  const teams = [...teamsIn([...(await countedAt(recount, [place])), ...counted])];
  const parts = teams.map((teamId): Place => ({ kind: 'part', teamId, village }));
  await keepCounts(ports, [...parts, place], async () => {
    const buckets = await bucketsOf(recount, village);
    const named = [...teamsIn(buckets)].toSorted().map((teamId) => [teamId, noCounts()] as const);
    return [
      ...teams.map((teamId) => sumOf(partIn(buckets, teamId), today)),
      { ...sumOf(buckets, today), teams: new Map(named) },
    ];
  });
  return teams;
};

/** Adds up the regions above villages, the nearest first. */
export const recountRegions = async (recount: Recount, villages: readonly VillageCode[]): Promise<void> => {
  const { ports, today, organisation } = recount;
  const below = Map.groupBy(nearestAbove(organisation), ([, above]) => above);
  const above = new Set(villages.flatMap((village) => regionsAbove(organisation, village)));
  for (const code of [...above].toSorted((a, b) => b.length - a.length)) {
    const places = (below.get(code) ?? []).map(([child]) => areaPlace('region', child));
    await keepCounts(ports, [areaPlace('region', code)], async () => [
      sumOf(await countedAt(recount, places), today),
    ]);
  }
};

/** An area by its villages, and by those whom its teams manage wherever they live. */
const byTeams = async (
  recount: Recount,
  area: Area,
  managed: () => Promise<readonly Counted[]>,
): Promise<void> => {
  const { ports, today } = recount;
  const places = area.villages.map((village) => areaPlace('region', village));
  await keepCounts(ports, [areaPlace(area.scope, area.id)], async () => {
    const [villages, parts] = await Promise.all([countedAt(recount, places), managed()]);
    const counts = byBasis(sumOf(villages, today).counts, sumOf(parts, today).counts);
    return [{ ...daysOf([...villages, ...parts], today), counts, teams: NO_TEAMS }];
  });
};

/** Adds up teams by their parts of villages, and the institutions that they belong to. */
export const recountTeams = async (recount: Recount, teams: ReadonlySet<TeamId>): Promise<void> => {
  const { ports, organisation } = recount;
  for (const id of teams) {
    const area = areaNamed(organisation, { scope: 'team', id });
    if (area !== undefined) await byTeams(recount, area, () => ports.indicators.parts(id));
  }
  for (const { id } of organisation.institutions) {
    const area = areaNamed(organisation, { scope: 'institution', id });
    const own = area?.teams ?? [];
    if (area === undefined || !own.some((teamId) => teams.has(teamId))) continue;
    const places = own.map((teamId) => areaPlace('team', teamId));
    await byTeams(recount, area, () => countedAt(recount, places));
  }
};

/** What was counted anew: the villages that were added up, the teams that manage some of their people, and the buckets that
 *  are open. */
type Recounted = {
  readonly villages: readonly VillageCode[];
  readonly teams: readonly TeamId[];
  readonly open: readonly KeptBucket[];
};

const isOpen = ({ stored }: KeptBucket): boolean => stored.counted?.isOpen === true;

/** Counts buckets anew, and adds up the villages that they are part of. */
export const recountVillages = async (
  counting: Recount,
  buckets: readonly Bucket[],
  how: How = { isByChange: false },
): Promise<Recounted> => {
  const [villages, teams, open]: [VillageCode[], TeamId[], KeptBucket[]] = [[], [], []];
  for (const [village, own] of Map.groupBy(buckets, (bucket) => bucket.village)) {
    const once = [...new Map(own.map((bucket) => [bucket.bucket, bucket])).values()];
    const kept: KeptBucket[] = [];
    // One after another, so that requests are answered in between.
    for (const bucket of once) kept.push(...(await recountBucket(counting, bucket, how)));
    const changed = how.isByChange ? kept.filter(isOpen) : kept;
    if (changed.length === 0) continue;
    const counted = changed.flatMap(({ stored }) => stored.counted ?? []);
    teams.push(...(await recountVillage(counting, village, counted)));
    villages.push(village);
    open.push(...changed.filter(isOpen));
  }
  return { villages, teams, open };
};

/** What counting as of a day is done with. */
export const recountingOn = async (ports: RecountPorts, today: LocalDate): Promise<Recount> => ({
  ports,
  today,
  organisation: (await ports.reference()).organisation,
});

const addUpAbove = async (counting: Recount, { villages, teams }: Recounted): Promise<void> => {
  await recountRegions(counting, villages);
  const managing = new Set(teams);
  for (const team of counting.organisation.teams)
    if (villages.some((village) => serves(team, village))) managing.add(team.id);
  await recountTeams(counting, managing);
};

/** Counts buckets anew from their people's facts, and adds up every area that they are part of from its parts. It may
 *  be repeated, broken off and run beside others: what is kept at its end is what a full count gives. */
export const recount = async (
  ports: RecountPorts,
  buckets: readonly Bucket[],
  today: LocalDate,
): Promise<void> => {
  const counting = await recountingOn(ports, today);
  await addUpAbove(counting, await recountVillages(counting, buckets));
};

/** As `recount`, but areas are added up only where the counts of a bucket changed: of three changes of somebody's facts two change
 *  nothing that is counted. A bucket that changed stays open until what it is part of is added up, so that a recount which was
 *  broken off is gone on with by whoever counts the bucket next. */
export const recountChanged = async (
  ports: RecountPorts,
  buckets: readonly Bucket[],
  today: LocalDate,
): Promise<void> => {
  const counting = await recountingOn(ports, today);
  const recounted = await recountVillages(counting, buckets, { isByChange: true });
  await addUpAbove(counting, recounted);
  for (const { place, stored } of recounted.open)
    // Who changed it meanwhile opened it again, and closes it.
    if (stored.counted !== undefined)
      await ports.indicators.save(place, { ...stored.counted, isOpen: false }, stored.version);
};
