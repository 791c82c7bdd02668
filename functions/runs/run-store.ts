import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Step } from '../../events/day-steps.ts';
import type { JobId } from '../county-files/jobs.ts';
import type { Listed, PageAsked } from '../kit/page.ts';

/** What a step did, by what it counts; never about anybody. */
export type Counts = Readonly<Record<string, number>>;

/** Whether a step is at its end, and how it ended; `error` is a name or a code alone. */
export type StepEnd =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly endedAt: string }
  | { readonly state: 'failed'; readonly endedAt: string; readonly error: string };

/** How far a step of a day came; instants are ISO 8601 UTC, the start is that of its last attempt. */
export type StepRun = StepEnd & {
  readonly step: Step;
  /** How often it was begun: more than once where it broke off, or had to wait. */
  readonly attempts: number;
  readonly startedAt: string;
  readonly counts: Counts;
};

/** A day's work: the steps that were begun. */
export type DayRun = { readonly day: LocalDate; readonly steps: readonly StepRun[] };

/** How a step of a day was cut into parts, by their names, and when; an instant in ISO 8601 UTC. */
export type Cut = {
  readonly begunAt: string;
  readonly parts: readonly string[];
  /** What a first round of parts left in doubt, as the step writes it down: parts of a second one look at it. */
  readonly doubts: readonly string[];
};

/** A part that was carried out: what it did, and what it found, as the step writes it down. */
export type EndedPart = {
  readonly part: string;
  readonly counts: Counts;
  readonly findings: readonly string[];
};

/** What a part added up, as the step writes it down: too much of it to be held of all parts at once. */
export type SummedPart = { readonly part: string; readonly sums: string };

/** A step of a day. */
export type StepOfDay = { readonly day: LocalDate; readonly step: Step };

/** Work that is cut into parts: a step of a day, or a job. */
export type PartedWork = StepOfDay | { readonly job: JobId };

/** What is kept of work that many carry out at once. */
export type PartStore = {
  /** How a step was cut last, read strongly. */
  readonly cut: (of: StepOfDay) => Promise<Cut | undefined>;
  /** Keeps how a step is cut: parts that ended before are of another cut from now on, where the instant is another. */
  readonly saveCut: (of: StepOfDay, cut: Cut) => Promise<void>;
  /** The parts of a cut that have ended, by their names, read strongly.
   *  @param begunAt the instant of the cut; of a job that at which it was asked for */
  readonly endedParts: (of: PartedWork, begunAt: string) => Promise<readonly EndedPart[]>;
  /** Keeps what came of a part in the place of what was known of it, and what it added up. */
  readonly endPart: (
    of: PartedWork,
    begunAt: string,
    ended: EndedPart & Partial<SummedPart>,
  ) => Promise<void>;
  /** What the parts of a cut that have ended added up, one after the other, read strongly; of whichever added nothing up, nothing. */
  readonly sums: (of: PartedWork, begunAt: string) => AsyncIterable<SummedPart>;
};

/** What is kept of the daily work. */
export type RunStore = PartStore & {
  /** Read strongly; without steps where none was begun. */
  readonly find: (day: LocalDate) => Promise<DayRun>;
  /** The days between two, both included, that have a run, the latest first; undefined for a cursor that is none. */
  readonly list: (
    between: { readonly from: LocalDate | undefined; readonly until: LocalDate },
    page: PageAsked,
  ) => Promise<Listed<DayRun> | undefined>;
  /** Keeps a step in the place of what was known of it. */
  readonly save: (day: LocalDate, step: StepRun) => Promise<void>;
  /** Forgets the runs of a day and of all later ones. */
  readonly forgetFrom: (day: LocalDate) => Promise<void>;
};
