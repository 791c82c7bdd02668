import type { InstitutionId, ReferralId, ResidentId, StaffId, TeamId } from '../../domain/kernel/ids.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { RecordedState, ReferralCase } from '../../domain/referrals/index.ts';
import type { TaskKind } from '../../domain/reminders/index.ts';
import type { WrittenFacts } from '../../domain/residents/index.ts';
import type { HistoryFile } from '../county-files/columns.ts';

/** What one command changes of a resident's rows: columns of one row, which is made where there is none, or the whole row,
 *  which is gone. */
export type Patch = {
  readonly file: HistoryFile;
  /** As `rowKey` gives it. */
  readonly key: string;
  /** Null where the row is gone. */
  readonly set: Readonly<Record<string, string>> | null;
};

/** One command as it was carried out: the facts it left, and what they change of the rows. Record and event in one. */
export type Entry = {
  /** The version of the resident that it made. */
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly reason?: string | undefined;
  readonly events: readonly EventBody[];
  /** Besides what the events themselves say of the rows, see `patchesOf`. */
  readonly patches: readonly Patch[];
};

/** An event as stored: its type and payload, in the form of its schema in events/. */
export type EventBody = { readonly type: string; readonly [field: string]: unknown };

/** The last time that somebody was seen in a programme, and by whom. */
export type LastSeen = { readonly staffId: StaffId; readonly on: LocalDate };

/** What somebody is suspected of, and the latest day of the next step. */
export type SuspectedView = {
  readonly programme: string;
  readonly state: 'suspected' | 'to_confirm';
  readonly nextDate: LocalDate | null;
};

/** What is stored beside a resident's records so that lists and counts need not read them. */
export type View =
  | {
      readonly kind: 'task';
      /** Undefined where no team looks after the resident: nobody's list shows it, and SMS go out all the same. */
      readonly teamId: TeamId | undefined;
      readonly dueOn: LocalDate;
      readonly residentId: ResidentId;
      readonly task: TaskKind;
      readonly programme: string;
      readonly name: string;
      readonly snoozedUntil?: LocalDate | undefined;
      /** Who last saw the resident in the programme, and when; undefined before the first time and where nobody is named. */
      readonly lastSeen?: LastSeen | undefined;
    }
  | {
      readonly kind: 'member';
      readonly teamId: TeamId;
      readonly residentId: ResidentId;
      readonly name: string;
      /** As it is recorded; empty where none is. */
      readonly phone: string;
      readonly sex: string;
      readonly birthDate: LocalDate;
      readonly regionCode: VillageCode;
      readonly groups: readonly string[];
      readonly contractUntil?: LocalDate | undefined;
      /** Absent where there is nothing. */
      readonly suspected?: readonly SuspectedView[] | undefined;
    }
  /** A referral in the inbox of the institution that it was sent to. */
  | {
      readonly kind: 'referral';
      readonly institutionId: InstitutionId;
      readonly state: RecordedState;
      readonly referredOn: LocalDate;
      readonly residentId: ResidentId;
      readonly referralId: ReferralId;
      readonly name: string;
      readonly direction: ReferralCase['direction'];
      readonly urgency: ReferralCase['urgency'];
      readonly wants: ReferralCase['kind'];
      readonly programme?: string | undefined;
      readonly fromInstitutionId?: InstitutionId | undefined;
      readonly appointmentOn?: LocalDate | undefined;
    }
  | { readonly kind: 'search'; readonly hash: string; readonly residentId: ResidentId }
  | {
      readonly kind: 'facts';
      readonly regionCode: VillageCode;
      readonly residentId: ResidentId;
      readonly facts: WrittenFacts;
    };

/** What is known of the stored views, so that a change writes only what differs. */
export type Head = {
  readonly version: number;
  /** The day on which the views were made, and the first on which time alone changes them. */
  readonly viewedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Where a dated value of the rows begins or ends then. */
  readonly isDated?: true | undefined;
  /** By place (see `viewPlace`): the stored version and a digest of what is stored. */
  readonly views: Readonly<Record<string, readonly [version: number, digest: string]>>;
};

/** A resident as stored: imported rows, and what was entered since. */
export type StoredResident = {
  readonly residentId: ResidentId;
  /** Packed rows; empty for somebody registered here. */
  readonly rows: string;
  readonly entries: readonly Entry[];
  /** The last of the entries that are stored as one item, which the next may join; absent where nothing was entered. */
  readonly page?: readonly Entry[];
  readonly head: Head | undefined;
};

/** A view to store: where, and the version it gets. */
export type ViewWrite = { readonly place: string; readonly view: View; readonly version: number };

/** What one command stores of one resident, on the condition that nothing else came between. */
export type ResidentCommit = {
  readonly residentId: ResidentId;
  readonly head: Head;
  /** Undefined where only time has passed. */
  readonly entry: Entry | undefined;
  /** The entries of the item that the new one may join. */
  readonly page: readonly Entry[];
  readonly put: readonly ViewWrite[];
  /** By place. */
  readonly remove: readonly { readonly place: string; readonly version: number }[];
};
