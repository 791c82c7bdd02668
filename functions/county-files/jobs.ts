import type { AreaName, UserId } from '../../domain/access/index.ts';
import type { Id } from '../../domain/kernel/ids.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Sentence } from '../../domain/kernel/text.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { CountyImported } from '../../events/county.ts';

export type JobId = Id<'JobId'>;

/** What is asked of a job: a county out of a file that was sent, the whole county as files, a past day of an area counted
 *  anew, or the quality of the records of an area, both days included. */
export type JobTask =
  | { readonly kind: 'import'; readonly format: 'zip' | 'xlsx' }
  | { readonly kind: 'export' }
  | { readonly kind: 'recount'; readonly area: AreaName; readonly day: LocalDate }
  | {
      readonly kind: 'data-quality';
      readonly area: AreaName;
      readonly from: LocalDate;
      readonly to: LocalDate;
    };

/** How far a job is, in a unit of its stage: rows read, partitions stored, residents whose lists were made or partitions
 *  of them, buckets of people counted. */
export type JobProgress = { readonly stage: string; readonly done: number; readonly total: number };

/** What came of a job: the rows of an import by file and its oddities, the files of an export in bytes; a recount leaves
 *  an amendment of its day, a check of quality the file that it names. */
export type JobOutcome =
  | { readonly kind: 'import'; readonly files: CountyImported['files']; readonly warnings: number }
  | { readonly kind: 'export'; readonly files: Readonly<Record<string, number>> }
  | { readonly kind: 'recount' }
  | { readonly kind: 'data-quality' };

/** One of the attempts at a job, where several processes might make one: at work until then, and no longer. */
export type JobAttempt = { readonly nth: number; readonly until: string };

/** Where a job stands. */
export type JobState =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'running';
      readonly progress: JobProgress;
      /** Absent where one process alone carries jobs out: if that does not, nobody does. */
      readonly attempt?: JobAttempt | undefined;
    }
  | { readonly state: 'finished'; readonly endedAt: string; readonly outcome: JobOutcome }
  | { readonly state: 'failed'; readonly endedAt: string; readonly why: Sentence };

/** Long work that a request asked for and does not wait for. */
export type Job = {
  readonly id: JobId;
  /** Counts how often its state was stored. */
  readonly version: number;
  readonly task: JobTask;
  readonly by: UserId;
  readonly askedAt: string;
  readonly is: JobState;
};

/** A file of a job for somebody who asked for it: what it says, or a link under which whoever has it gets it for a short while. */
export type GivenFile =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly url: string };

/** A file that somebody is about to put into the archive: under which key, of which media type, and how large exactly. */
export type AnnouncedFile = { readonly key: string; readonly type: string; readonly bytes: number };

/** A link by which whoever has it may put one file for a short while, and the headers that have to go with it. */
export type UploadLink = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** What a part of a job leaves to later parts of it, as files that nobody else sees: of an import or an export, by a name
 *  such as `rows-12`. They may lie for a day longer than the job takes, and no longer. */
export type JobPieces = {
  /** Keeps a file as a piece, in place of one of its name: the whole of it or nothing. It is the adapter's from then on and may
   *  be gone from its path. */
  readonly keepPiece: (
    job: PieceOwner,
    piece: { readonly name: string; readonly path: string },
  ) => Promise<void>;
  /** The bytes of a piece in their order, a block at a time; undefined where there is none of that name. */
  readonly piece: (job: PieceOwner, name: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Keeps what comes a block at a time as a file that the job leaves, in place of one of its name: the whole of it or nothing.
   *  @returns its bytes */
  readonly keepStreamed: (id: JobId, name: string, blocks: AsyncIterable<Uint8Array>) => Promise<number>;
  /** Forgets all pieces of a job. */
  readonly removePieces: (job: PieceOwner) => Promise<void>;
};

/** Whose pieces they are. */
export type PieceOwner = { readonly id: JobId; readonly task: { readonly kind: 'import' | 'export' } };

/** The files that jobs are given and leave. */
export type JobFiles = JobPieces & {
  /** Keeps what was sent for a job, until the job has ended. */
  readonly keepUpload: (id: JobId, bytes: Uint8Array) => Promise<void>;
  /** A link by which a file comes to lie where an import is made of it, once and as it was announced; undefined where there
   *  is no such place and what is imported comes with a request. */
  readonly linkFor: (file: AnnouncedFile) => Promise<UploadLink | undefined>;
  /** Brings what was sent for a job to a path where nothing is; false where it is not kept any more. */
  readonly bringUpload: (id: JobId, path: string) => Promise<boolean>;
  /** Forgets what was sent for a job. */
  readonly removeUpload: (id: JobId) => Promise<void>;
  /** Keeps a file that a job leaves, in place of one of its name: the whole of it or nothing. It is the adapter's from
   *  then on and may be gone from its path. */
  readonly keep: (id: JobId, file: { readonly name: string; readonly path: string }) => Promise<void>;
  /** A file that a job left, as text; undefined where it left none of that name. */
  readonly read: (id: JobId, name: string) => Promise<string | undefined>;
  /** A file that a job left, of any size, to be handed on; undefined where it left none of that name. */
  readonly give: (id: JobId, name: string) => Promise<GivenFile | undefined>;
};

/** Where jobs are kept. One is asked for by the `job` of a request's writes, in its transaction. */
export type JobStore = JobFiles & {
  readonly find: (id: JobId) => Promise<Job | undefined>;
  /** Those that have not ended, in the order in which they were asked for. */
  readonly open: () => Promise<readonly Job[]>;
  /** Stores where a job stands, as the version after the one that is stored; only who carries it out does. Of two who
   *  store the same version one is refused. */
  readonly save: (job: Job) => Promise<Result<'saved', { readonly code: 'store/conflict' }>>;
};
