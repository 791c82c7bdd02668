import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Reference, ReferenceCommit } from '../organisation/reference.ts';
import type { ResidentCommit, StoredResident, View } from '../residents/stored.ts';

/** A page of a list and where the next one begins; the cursor is the store's own. */
export type Listed<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** Which page of a list is asked for. */
export type PageAsked = { readonly limit: number; readonly cursor: string | undefined };

/** A row of a team's work list as stored. */
export type TaskView = Extract<View, { readonly kind: 'task' }>;
/** A row of a team's panel as stored. */
export type MemberView = Extract<View, { readonly kind: 'member' }>;

/** Everything that one request stores, all of it or nothing. */
export type Writes = {
  readonly residents?: readonly ResidentCommit[];
  readonly reference?: ReferenceCommit;
};

/** What a repeated request is answered from: the answer of the first one. */
export type Receipt = {
  /** A keyed hash of who asked and under which key. */
  readonly id: string;
  /** A hash of what was asked. */
  readonly digest: string;
  readonly status: number;
  /** Sealed. */
  readonly body: string;
  readonly version: number | undefined;
  readonly expiresAtS: number;
};

/** Why nothing was stored: another request was first, or this very one was answered before. */
export type CommitRefusal = { readonly code: 'store/conflict' } | { readonly code: 'store/repeated' };

/** One request that looked at people or changed them. */
export type AuditEntry = {
  readonly at: string;
  readonly requestId: string;
  readonly userId: string;
  readonly role: string;
  readonly action: string;
  readonly purpose: string;
  readonly residentIds: readonly ResidentId[];
};

/** Encryption by field and keyed hashes; the keys themselves never come out. */
export type Keys = {
  /** Seals a text; the same text twice gives different seals. */
  readonly seal: (text: string) => string;
  /** Opens a seal; throws on one that was not made with these keys. */
  readonly open: (sealed: string) => string;
  /** A keyed hash, short enough for a key: the same for the same purpose and text. */
  readonly hash: (purpose: string, text: string) => string;
  /** Seals and opens what says who somebody is within packed rows; absent where rows are kept plain. */
  readonly rows?: {
    readonly seal: (rows: string) => string;
    readonly open: (rows: string) => string;
  };
};

/** What the use cases need of the world. */
export type Ports = {
  readonly residents: {
    readonly load: (id: ResidentId) => Promise<StoredResident | undefined>;
    readonly loadMany: (ids: readonly ResidentId[]) => Promise<readonly (StoredResident | undefined)[]>;
    /** The tasks of a team by due date, between two days, both included. */
    readonly tasks: (
      teamId: TeamId,
      between: { readonly from: LocalDate; readonly until: LocalDate },
      page: PageAsked,
    ) => Promise<Listed<TaskView> | undefined>;
    readonly members: (teamId: TeamId, page: PageAsked) => Promise<Listed<MemberView> | undefined>;
    /** The residents whose number, phone or name has this keyed hash. */
    readonly search: (hash: string) => Promise<readonly ResidentId[]>;
  };
  /** Regions, institutions, teams, staff and users, read once and kept for a short while. */
  readonly reference: () => Promise<Reference>;
  readonly commit: (writes: Writes, receipt: Receipt | undefined) => Promise<Result<'saved', CommitRefusal>>;
  readonly receipt: (id: string) => Promise<Receipt | undefined>;
  readonly audit: (entry: AuditEntry) => Promise<void>;
  readonly keys: Keys;
  /** Whose token it is, or undefined where it is none of ours. */
  readonly verify: (token: string) => Promise<string | undefined>;
  readonly now: () => Date;
  readonly newId: () => string;
};
