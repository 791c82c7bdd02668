/** What the project wants of a size of county on two cores; for information, a benchmark never fails on a time. */
export type Target = { readonly wallSeconds: number | undefined; readonly peakMb: number };

/** Targets by number of residents. */
export const TARGETS: ReadonlyMap<number, Target> = new Map([
  [100_000, { wallSeconds: 10, peakMb: 600 }],
  [1_000_000, { wallSeconds: undefined, peakMb: 1_500 }],
]);

/** Follow-ups decided a second on one core, nothing read or written. */
export const VISITS_PER_SECOND = 500_000;

/** How many times the time ten times the residents may take. */
export const TIMES_FOR_TEN_TIMES = 11;
