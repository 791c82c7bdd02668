import type { Subject, UserId } from '../../domain/access/index.ts';
import { defaultPackages, type ServicePackage } from '../../domain/contracts/index.ts';
import {
  type Alliance,
  evolveAlliances,
  type Organisation,
  type Roster,
} from '../../domain/organisation/index.ts';
import { COUNTY_COLUMNS, type ReferenceFile } from '../county-files/columns.ts';
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
  /** By user id. */
  readonly users: ReadonlyMap<string, User>;
  /** What was recorded of who works where and with whom, in order. */
  readonly facts: readonly RosterFact[];
  /** Where the last of them is stored: those after it were recorded since. */
  readonly lastFact: string | undefined;
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

/** What is stored, and what was read of it. */
type Known = { readonly stored: StoredReference; readonly reference: Reference };

const PLACES = ['regions', 'institutions', 'teams'] as const satisfies readonly ReferenceFile[];

/** Reads stored reference rows; those of a file that is as it was known are not read again. */
const readReference = async (stored: StoredReference, known: Known | undefined): Promise<Reference> => {
  const isKnown = (file: ReferenceFile): boolean => stored.rows[file] === known?.stored.rows[file];
  const rowsNow = (file: ReferenceFile): readonly ReferenceRow[] =>
    known !== undefined && isKnown(file) ? known.reference.rows[file] : rowsIn(file, stored.rows[file]);
  const organisation =
    known !== undefined && PLACES.every(isKnown)
      ? known.reference.organisation
      : await readOrganisation({ readReference: async (file) => stored.rows[file] });
  const staff = rowsNow('staff');
  return {
    version: stored.version,
    organisation,
    roster: rosterOf(organisation, staff, stored.facts),
    alliances: stored.facts.map(({ event }) => event).reduce(evolveAlliances, []),
    rows: {
      regions: rowsNow('regions'),
      institutions: rowsNow('institutions'),
      teams: rowsNow('teams'),
      staff,
    },
    users: stored.users,
    packages: [...defaultPackages, ...stored.packages],
  };
};

/** Where reference rows are read. */
export type ReferenceSource = {
  /** Reads them: of who knows them as they were only what changed since, and who knows them as they are now gets back what
   *  they know, for one small read. */
  readonly load: (known?: StoredReference) => Promise<StoredReference>;
};

/** Keeps what was read, since every request needs it and it hardly ever changes: after a while it is looked whether it did,
 *  and only what changed is read again.
 *  @param keptMs milliseconds after which it is looked
 *  @returns `forget` has the next who reads look at once */
export const keptReference = (
  { load }: ReferenceSource,
  keptMs: number,
  now: () => Date,
): { readonly read: () => Promise<Reference>; readonly forget: () => void } => {
  let known: Known | undefined;
  let kept: Promise<Reference> | undefined;
  let lookedAtMs = 0;
  const renewed = async (before: Known | undefined): Promise<Reference> => {
    const stored = await load(before?.stored);
    if (before !== undefined && stored === before.stored) return before.reference;
    const reference = await readReference(stored, before);
    known = { stored, reference };
    return reference;
  };
  const read = (): Promise<Reference> => {
    const nowMs = now().getTime();
    if (kept !== undefined && nowMs - lookedAtMs < keptMs && nowMs >= lookedAtMs) return kept;
    lookedAtMs = nowMs;
    const reading = renewed(known);
    kept = reading;
    // A failure is not kept; what was known before it is.
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
