import type { StoreError } from './errors.ts';

/** How often and how long to try again; `sleep` and `random` (0 to below 1) come from the edge. */
export type Pacing = {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly baseMs: number;
  readonly capMs: number;
  /** Most milliseconds slept for one request. */
  readonly budgetMs: number;
  /** Most tries again of one request. */
  readonly retries: number;
};

/** What a table waits by unless told otherwise: 50 ms doubling to 2 s, at most 20 s in all. */
export const usualPacing = { baseMs: 50, capMs: 2_000, budgetMs: 20_000, retries: 40 } as const;

/** Waits before the next try, or throws the failure once the budget of this request is used up. */
export type Pause = (failure: StoreError) => Promise<void>;

/** Starts the pauses of one request: full jitter, that is, evenly from 0 to base × 2^tries, at most the cap. */
export const startPauses = (pacing: Pacing): Pause => {
  let tries = 0;
  let sleptMs = 0;
  return async (failure) => {
    const ceilingMs = Math.min(pacing.capMs, pacing.baseMs * 2 ** tries);
    const waitMs = Math.floor(pacing.random() * ceilingMs);
    tries += 1;
    if (tries > pacing.retries || sleptMs + waitMs > pacing.budgetMs) throw failure;
    sleptMs += waitMs;
    await pacing.sleep(waitMs);
  };
};

/** Runs work on every part, so many at a time; after a failure no new part is begun, and it is thrown. */
export const runInLanes = async <T>(
  parts: readonly T[],
  lanes: number,
  work: (part: T) => Promise<void>,
): Promise<void> => {
  const queue = parts.values();
  let hasFailed = false;
  const runLane = async (): Promise<void> => {
    for (const part of queue) {
      if (hasFailed) return;
      try {
        await work(part);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, runLane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};
