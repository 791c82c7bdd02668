import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Step } from '../../events/day-steps.ts';
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

/** What is kept of the daily work. */
export type RunStore = {
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
