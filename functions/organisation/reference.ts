import type { Subject, UserId } from '../../domain/access/index.ts';
import { defaultPackages, type ServicePackage } from '../../domain/contracts/index.ts';
import {
  type Alliance,
  evolveAlliances,
  type Organisation,
  type Roster,
} from '../../domain/organisation/index.ts';
import { COUNTY_COLUMNS, REFERENCE_FILES, type ReferenceFile } from '../county-files/columns.ts';
import { readOrganisation } from '../county-files/organisation-rows.ts';
import { rowsOf } from '../county-files/rows.ts';
import { rosterOf, type RosterFact } from './roster.ts';

/** Somebody who may sign in, and as what. */
export type User = { readonly name: string; readonly subject: Subject };

/** A reference row as JSON by column, empty cells left out. */
export type ReferenceRow = Readonly<Record<string, string>>;

/** The rows of regions, institutions, teams and staff, and what the rules read of them. */
export type Reference = {
  /** Counts the changes since the import. */
  readonly version: number;
  readonly organisation: Organisation;
  /** Who works where, and who did when. */
  readonly roster: Roster;
  /** Which institutions work together, and did when; in the order in which the alliances were set up. */
  readonly alliances: readonly Alliance[];
  readonly rows: Readonly<Record<ReferenceFile, readonly ReferenceRow[]>>;
  /** By user id. */
  readonly users: ReadonlyMap<string, User>;
  /** Every version of every package: those that a county starts with and those that it published. */
  readonly packages: readonly ServicePackage[];
};

/** Reference rows as stored: CSV text by file, and who may sign in. */
export type StoredReference = {
  readonly version: number;
  readonly rows: Readonly<Record<ReferenceFile, string>>;
  readonly users: readonly User[];
  /** What was recorded of who works where and with whom, in order. */
  readonly facts: readonly RosterFact[];
  /** Those that the county published. */
  readonly packages: readonly ServicePackage[];
};

/** What takes the place of the stored: whole files, so that readers never see half of a change. */
export type ReferenceCommit = {
  readonly version: number;
  readonly rows: Partial<Readonly<Record<ReferenceFile, string>>>;
  /** What happened, for the history of who worked where and with whom. */
  readonly facts?: readonly RosterFact[];
  /** Who is admitted, in the place of whoever had that id, or dismissed. */
  readonly user?: { readonly admitted: User } | { readonly dismissed: UserId };
  /** All that the county published, where one is added. */
  readonly packages?: readonly ServicePackage[];
};

const rowsIn = (file: ReferenceFile, text: string): ReferenceRow[] => {
  const rows: ReferenceRow[] = [];
  for (const { cells } of rowsOf([text])) {
    const named = COUNTY_COLUMNS[file].map(({ name }, place) => [name, cells[place] ?? ''] as const);
    rows.push(Object.fromEntries(named.filter(([, cell]) => cell !== '')));
  }
  return rows;
};

/** Reads stored reference rows. */
const readReference = async (stored: StoredReference): Promise<Reference> => {
  const [regions, institutions, teams, staff] = REFERENCE_FILES.map((file) =>
    rowsIn(file, stored.rows[file]),
  );
  const organisation = await readOrganisation({ readReference: async (file) => stored.rows[file] });
  return {
    version: stored.version,
    organisation,
    roster: rosterOf(organisation, staff ?? [], stored.facts),
    alliances: stored.facts.map(({ event }) => event).reduce(evolveAlliances, []),
    rows: {
      regions: regions ?? [],
      institutions: institutions ?? [],
      teams: teams ?? [],
      staff: staff ?? [],
    },
    users: new Map(stored.users.map((user) => [user.subject.userId, user])),
    packages: [...defaultPackages, ...stored.packages],
  };
};

/** Where reference rows are read. */
export type ReferenceSource = {
  readonly load: () => Promise<StoredReference>;
  /** The version of what is stored now; one small read. */
  readonly version: () => Promise<number>;
};

/** Keeps what was read, since every request needs it and it hardly ever changes: after a while the version alone is looked
 *  at, and the rows are read again only where it rose.
 *  @param keptMs milliseconds after which it is looked at */
export const keptReference = (
  { load, version }: ReferenceSource,
  keptMs: number,
  now: () => Date,
): { readonly read: () => Promise<Reference>; readonly forget: () => void } => {
  let kept: Promise<Reference> | undefined;
  let lookedAtMs = 0;
  const loaded = (): Promise<Reference> => load().then(readReference);
  const renewed = async (before: Promise<Reference>): Promise<Reference> => {
    const known = await before;
    return (await version()) === known.version ? known : loaded();
  };
  const read = (): Promise<Reference> => {
    const nowMs = now().getTime();
    if (kept !== undefined && nowMs - lookedAtMs < keptMs && nowMs >= lookedAtMs) return kept;
    lookedAtMs = nowMs;
    const reading = kept === undefined ? loaded() : renewed(kept);
    kept = reading;
    // A failure is not kept.
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading;
  };
  return {
    read,
    forget: () => {
      kept = undefined;
    },
  };
};
