import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import type { CountyStore } from './county-store.ts';
import type { Job, JobId } from './jobs.ts';
import type { Progress } from './source.ts';
import type { UploadStore } from './uploads.ts';

/** What a county and the lists of its people are made with, wherever that is. */
export type CountyPlace = {
  readonly ports: Ports;
  readonly county: CountyStore;
  /** The day of the clinic. */
  readonly today: () => LocalDate;
  /** Reads reference rows and users anew from now on. */
  readonly forgetReference: () => void;
  /** Stores the views of people at whom nobody is at work, many at a time, in place of what was there. */
  readonly saveViews: (commits: readonly ResidentCommit[]) => Promise<void>;
  /** Makes what this place gives to a county besides, once its people are stored and counted. */
  readonly onCounty: () => Promise<void>;
};

/** Where jobs are carried out. */
export type JobPlace = CountyPlace & {
  /** A folder for the temporary files of a job and of nothing else. */
  readonly workFolder: (id: JobId) => string;
  /** How often at most it is stored how far a job is. */
  readonly savedEveryMs: number;
  /** Begins a job that is cut into parts where many carry these out at once: with what is asked, and once for a name. Absent
   *  where this process carries them out, one after the other. */
  readonly beginInParts?: (asked: string, name: string) => Promise<void>;
  /** Told when all of a job is stored but its end: who then sees the end finds the rest. */
  readonly onStored: () => Promise<void>;
  /** What other systems put into the archive; absent where files come by requests alone. */
  readonly uploads?: UploadStore;
  /** Hears what broke here; what is wrong with a file is told to who sent it. */
  readonly onFailure: (error: unknown) => void;
};

/** A job that is being carried out. */
export type Work = {
  readonly place: JobPlace;
  readonly job: Job;
  /** Told how far it is; throws where this attempt is to break off. */
  readonly onProgress: Progress;
  /** For temporary files: empty at the start and gone at the end. */
  readonly folder: string;
};
