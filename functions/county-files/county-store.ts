import type { CountyImported, DayRun } from '../../events/county.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Message, Subject } from '../../domain/reminders/index.ts';
import type { Entry, Head } from '../residents/stored.ts';
import type { ReferenceFile } from './columns.ts';

/** One resident's packed rows (see pack.ts) in the version that is stored, or that is to be. */
export type StoredHistory = {
  readonly residentId: ResidentId;
  readonly rows: string;
  readonly version: number;
  /** What was entered since the rows were imported. */
  readonly entries?: readonly Entry[];
  /** As a `StoredResident` has it. */
  readonly page?: readonly Entry[];
  /** What is known of the views that the service stores beside. */
  readonly head?: Head;
};

/** How far the latest import came; only a finished one may be run or reported on. */
export type ImportState = 'none' | 'running' | 'finished';

/** An SMS whose day was missed by too much: recorded, never sent. */
export type SkippedReminder = Pick<Subject, 'resident' | 'task' | 'offsetDays'>;

/** The identity of a reminder, (task, offset): none goes out twice, whichever day's run sends it.
 *  @source reminders.md, Exactly once in effect */
export const reminderId = ({ resident, task, offsetDays }: SkippedReminder): string =>
  [resident.id, task.kind, task.programme ?? '', task.dueOn, offsetDays].join(' ');

/** What the bulk use cases need of the store: packed histories by partition, reference rows, runs and claims. */
export type CountyStore = {
  readonly partitions: number;
  readonly partitionOf: (id: ResidentId) => number;
  readonly readReference: (file: ReferenceFile) => Promise<string>;
  readonly saveReference: (file: ReferenceFile, rows: string) => Promise<void>;
  /** The histories of a partition in order of resident id, a batch at a time. */
  readonly histories: (partition: number) => AsyncIterable<readonly StoredHistory[]>;
  /** Stores whole histories, in place of what was there. */
  readonly saveHistories: (histories: readonly StoredHistory[]) => Promise<void>;
  readonly importState: () => Promise<ImportState>;
  readonly startImport: () => Promise<void>;
  readonly finishImport: (event: CountyImported) => Promise<void>;
  /** The day of the latest finished run before a day; undefined on a fresh store and where a later day was run. */
  readonly lastFinishedRun: (before: LocalDate) => Promise<LocalDate | undefined>;
  /** Records a finished run of a day and profile. */
  readonly finishRun: (event: DayRun) => Promise<void>;
  /** Claims messages of a day and hands the new ones to the local outbox; one claimed before stays as it is.
   *  @returns how many were new */
  readonly claimMessages: (day: LocalDate, messages: readonly Message[]) => Promise<number>;
  /** The ids of the reminders in messages that the runs of these days have claimed. */
  readonly claimedReminders: (days: readonly LocalDate[]) => Promise<ReadonlySet<string>>;
  readonly recordSkipped: (day: LocalDate, skipped: readonly SkippedReminder[]) => Promise<void>;
};
