import type { AuditRecord, AuditSeal } from '../../domain/access/index.ts';
import type { InstitutionId, ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { RecordedState } from '../../domain/referrals/index.ts';
import type { Job, JobStore } from '../county-files/jobs.ts';
import type { IndicatorStore } from '../indicators/indicator-store.ts';
import type { Reference, ReferenceCommit } from '../organisation/reference.ts';
import type { OwnAccess } from '../own-record/own-access.ts';
import type { HeardSms } from '../reminders/heard.ts';
import type { ReminderStore, SmsSettings } from '../reminders/reminder-store.ts';
import type { ResidentCommit, StoredResident, View } from '../residents/stored.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { Listed, PageAsked, ReadHow } from './page.ts';

/** A row of a team's work list as stored. */
export type TaskView = Extract<View, { readonly kind: 'task' }>;
/** A task within its list: `place` as a cursor begins a page right after it. */
export type PlacedTask = TaskView & { readonly place: string };
/** A row of an institution's inbox as stored. */
export type InboxView = Extract<View, { readonly kind: 'referral' }>;
/** A place in an inbox: a state, and where it is named the first day of it. */
export type InboxPlace = { readonly state: RecordedState; readonly on?: LocalDate | undefined };
/** A row of a team's panel as stored. */
export type MemberView = Extract<View, { readonly kind: 'member' }>;

/** Everything that one request stores, all of it or nothing. */
export type Writes = {
  readonly residents?: readonly ResidentCommit[];
  readonly reference?: ReferenceCommit;
  /** What administrators set for SMS, as the version after the one read. */
  readonly sms?: SmsSettings;
  /** What a provider of SMS told, once under its id, and the texts that answer it. */
  readonly heard?: HeardSms;
  /** Work that is asked for, to be done after the answer. */
  readonly job?: Job;
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
  readonly madeAtS: number;
  readonly expiresAtS: number;
};

/** Why nothing was stored: another request was first, or this very one was answered before. */
export type CommitRefusal = { readonly code: 'store/conflict' } | { readonly code: 'store/repeated' };

/** One request that looked at people or changed them, or was refused to. */
export type AuditEntry = Omit<AuditRecord, 'id'>;

/** One look at a person: who, when, by which use case and what for. */
export type Look = Pick<AuditRecord, 'at' | 'userId' | 'role' | 'action' | 'purpose' | 'requestId'>;

/** The records of one shard and day, as they are verified and sealed. */
export type AuditLink = {
  /** The seal of the day before, or the name of the chain for its first day. */
  readonly previous: string;
  readonly records: readonly AuditRecord[];
  readonly seal: AuditSeal | undefined;
};

/** What was recorded of who saw whom. */
export type Audits = {
  /** The looks at a person, the latest first; a page may end early. */
  readonly looks: (id: ResidentId, page: PageAsked) => Promise<Listed<Look> | undefined>;
  /** Stores that a request looked at each whom it showed, its record as it was stored; again changes nothing. The look of a
   *  team at several people is stored once for all of them. */
  readonly tell: (record: AuditRecord, teamId: TeamId | undefined) => Promise<void>;
  /** The names of the chains: each has a seal for every closed day. */
  readonly shards: readonly string[];
  /** The days from the first that is sealed to the last; undefined before the first sealing. */
  readonly sealed: () => Promise<SealedDays | undefined>;
  /** Notes the first day that is to be sealed, unless one is noted. */
  readonly begin: (day: LocalDate) => Promise<LocalDate>;
  readonly link: (shard: string, day: LocalDate) => Promise<AuditLink>;
  /** Stores a seal; a no-op where that day is sealed. */
  readonly seal: (shard: string, day: LocalDate, seal: AuditSeal) => Promise<void>;
};

/** From the first day of the audit to the last that some chain has a seal of, and the last that all have one of. */
export type SealedDays = {
  readonly from: LocalDate;
  readonly until: LocalDate | undefined;
  readonly untilInAll: LocalDate | undefined;
};

/** Encryption by field and keyed hashes; the keys themselves never come out. */
export type Keys = {
  /** Seals a text; the same text twice gives different seals. */
  readonly seal: (text: string) => string;
  /** Opens a seal; throws on one that was not made with these keys. */
  readonly open: (sealed: string) => string;
  /** A keyed hash, short enough for a key: the same for the same purpose and text. */
  readonly hash: (purpose: string, text: string) => string;
  /** The code that a provider of SMS proves its calls with: HMAC-SHA-256 under a secret that it shares. */
  readonly callbackMac: (bytes: Uint8Array) => Uint8Array;
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
    /** In the order asked, read strongly where nothing else is said. */
    readonly loadMany: (
      ids: readonly ResidentId[],
      how?: ReadHow,
    ) => Promise<readonly (StoredResident | undefined)[]>;
    /** Everybody of a partition of the store, counted from 0, a batch at a time, read weakly. */
    readonly everybodyIn: (partition: number) => AsyncIterable<readonly StoredResident[]>;
    /** The tasks of a team, or of those whom none looks after, by due date, the gravest of a day first, between two days,
     *  both included. */
    readonly tasks: (
      teamId: TeamId | undefined,
      between: { readonly from: LocalDate; readonly until: LocalDate },
      page: PageAsked,
    ) => Promise<Listed<PlacedTask> | undefined>;
    readonly members: (teamId: TeamId, page: PageAsked) => Promise<Listed<MemberView> | undefined>;
    /** Those of some residents who are on a team's panel, in the order asked. */
    readonly membersAmong: (teamId: TeamId, ids: readonly ResidentId[]) => Promise<readonly MemberView[]>;
    /** The residents whose current contract is with a team, as of the last change of each. @source readings.md A12 */
    readonly panel: (teamId: TeamId) => Promise<readonly ResidentId[]>;
    /** The residents whose number, phone or name has this keyed hash. */
    readonly search: (hash: string) => Promise<readonly ResidentId[]>;
    /** A page of them in the order of their ids; its cursor is the last id of the page. */
    readonly searchPage: (hash: string, page: PageAsked) => Promise<Listed<ResidentId> | undefined>;
  };
  /** What was sent to an institution between two places, both included: by state, what waits for an answer first, of a
   *  state the oldest first. */
  readonly inbox: (
    institutionId: InstitutionId,
    between: { readonly from: InboxPlace; readonly until: RecordedState },
    page: PageAsked,
  ) => Promise<Listed<InboxView> | undefined>;
  readonly indicators: IndicatorStore;
  readonly jobs: JobStore;
  readonly reminders: ReminderStore;
  readonly runs: RunStore;
  /** What residents sign in with, and what they are sent for it. */
  readonly own: OwnAccess;
  /** Regions, institutions, teams, staff and users, read once and kept for a short while. */
  readonly reference: () => Promise<Reference>;
  readonly commit: (writes: Writes, receipt: Receipt | undefined) => Promise<Result<'saved', CommitRefusal>>;
  readonly receipt: (id: string) => Promise<Receipt | undefined>;
  readonly audit: (entry: AuditEntry) => Promise<void>;
  readonly audits: Audits;
  readonly keys: Keys;
  /** Whose token it is, or undefined where it is none of ours. */
  readonly verify: (token: string) => Promise<string | undefined>;
  readonly now: () => Date;
  readonly newId: () => string;
};
