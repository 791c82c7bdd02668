import type { AreaName } from '../../domain/access/index.ts';
import type { Counts } from '../../domain/indicators/index.ts';
import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ReadHow } from '../kit/page.ts';

/** Some of a village's people, by a hash of their ids: so few that they are counted from one read. */
export type Bucket = { readonly village: VillageCode; readonly bucket: number };

/** Somebody, and the bucket that their facts are looked for in. */
export type InBucket = { readonly residentId: ResidentId; readonly bucket: Bucket };

/** What is counted: the people of a bucket, those of a village whom one team manages, or an area. */
export type Place =
  | ({ readonly kind: 'bucket' } & Bucket)
  | { readonly kind: 'part'; readonly teamId: TeamId; readonly village: VillageCode }
  | { readonly kind: 'area'; readonly area: AreaName };

/** Counts and the days that they hold for: from the one that they were counted on until before another. */
export type Counted = {
  readonly countedOn: LocalDate;
  readonly holdsUntil: LocalDate;
  /** ISO 8601 UTC. */
  readonly countedAt: string;
  readonly counts: Counts;
  /** Of a bucket, by team that manages some of its people; of a village, the teams that have a part in it. */
  readonly teams: ReadonlyMap<TeamId, Counts>;
  /** Of a bucket that changed: what it is part of is not added up yet, as far as is known. */
  readonly isOpen?: boolean;
};

/** What is stored at a place; `counted` is absent where nothing is, or another list of cells was counted by. */
export type StoredCounted = { readonly version: number; readonly counted: Counted | undefined };

/** The facts of one resident as stored: the same text holds the same facts. */
export type StoredFacts = {
  readonly residentId: ResidentId;
  readonly text: string;
  readonly read: () => unknown;
};

/** Somebody's facts as they were and as they are; undefined where there were or are none. */
export type FactsChange = {
  readonly bucket: Bucket;
  readonly before: StoredFacts | undefined;
  readonly after: StoredFacts | undefined;
};

/** An area's counts of a past day, and the permanent residents that were stated then. */
export type Snapshot = {
  readonly day: LocalDate;
  readonly counts: Counts;
  readonly permanentResidents: number | undefined;
};

/** What was found of a past day later; `countedAt` ISO 8601 UTC. */
export type Amendment = Snapshot & { readonly countedAt: string };

/** What another system counted of an area in a month (`YYYY-MM`): texts of decimals by indicator. */
export type ImportedMonth = {
  readonly area: AreaName;
  readonly month: string;
  readonly source: string;
  readonly values: Readonly<Record<string, string>>;
};

/** How far the daily work has come. */
export type DailyState = {
  /** The last day whose due changes are made. */
  readonly doneThrough: LocalDate;
  readonly doneAt: string;
  /** The last day on which every bucket was held against the records, or made of them. */
  readonly checkedOn: LocalDate;
  /** What was counted before this instant was held against the records. */
  readonly checkedAt: string;
};

/** What live counting needs of the store. */
export type IndicatorStore = {
  readonly bucketsAVillage: number;
  readonly bucketOf: (village: VillageCode, id: ResidentId) => Bucket;
  /** The facts of a bucket's people in order of id, read strongly where nothing else is said. */
  readonly facts: (bucket: Bucket, how?: ReadHow) => Promise<readonly StoredFacts[]>;
  /** The facts of some people, by the buckets that hold them; of whom none stand there, nothing. */
  readonly factsOf: (people: readonly InBucket[]) => Promise<readonly StoredFacts[]>;
  /** In the order of the places, read strongly. */
  readonly find: (places: readonly Place[]) => Promise<readonly StoredCounted[]>;
  /** The parts of a team in every village where it manages somebody. */
  readonly parts: (teamId: TeamId) => Promise<readonly (Counted & { readonly village: VillageCode })[]>;
  /** Stores counts as the version after the one read; false where somebody else came first. */
  readonly save: (place: Place, counted: Counted, version: number) => Promise<boolean>;
  /** The residents whose views time alone changes between two days, both included. */
  readonly residentsDue: (from: LocalDate, until: LocalDate) => Promise<readonly ResidentId[]>;
  /** Those of them of whom a dated value begins or ends then. */
  readonly datedResidentsDue: (from: LocalDate, until: LocalDate) => Promise<readonly ResidentId[]>;
  /** Everybody, a batch at a time. */
  readonly everybody: () => AsyncIterable<readonly ResidentId[]>;
  /** In how many partitions people lie. */
  readonly partitions: number;
  /** Says of each whether their facts stand in a bucket, in the order asked, read strongly where nothing else is said. */
  readonly areInBuckets: (people: readonly InBucket[], how?: ReadHow) => Promise<readonly boolean[]>;
  /** Keeps what was counted at the end of days; what is kept of an area and day already stays. */
  readonly keepSnapshots: (
    kept: readonly { readonly area: AreaName; readonly snapshot: Snapshot }[],
  ) => Promise<void>;
  /** In order of days, both ends included; `amended` is what was found later, beside what was reported. */
  readonly snapshots: (
    area: AreaName,
    between: { readonly from: LocalDate; readonly until: LocalDate },
  ) => Promise<{ readonly reported: readonly Snapshot[]; readonly amended: readonly Amendment[] }>;
  /** Keeps what was found of a day now in the place of what was found before, beside what was reported. */
  readonly amend: (area: AreaName, amendment: Amendment) => Promise<void>;
  /** The latest month up to another that something was imported of. */
  readonly latestImported: (area: AreaName, until: string) => Promise<ImportedMonth | undefined>;
  /** In the order of the months asked for, read strongly. */
  readonly findImported: (
    months: readonly Pick<ImportedMonth, 'area' | 'month'>[],
  ) => Promise<readonly (ImportedMonth | undefined)[]>;
  /** Keeps months in the place of what stood there. */
  readonly keepImported: (months: readonly ImportedMonth[]) => Promise<void>;
  readonly daily: () => Promise<DailyState | undefined>;
  readonly saveDaily: (state: DailyState) => Promise<void>;
};
