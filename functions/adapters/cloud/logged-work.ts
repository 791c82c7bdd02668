import { failureOf } from '../../kit/failure.ts';
import type { Log } from '../../kit/log.ts';
import type { WorkDone } from '../../kit/work.ts';

/** Logs that a piece of work broke, by names alone. */
export const logFailure = (log: Log, useCase: string, error: unknown): void => {
  const { code: problem, ...rest } = failureOf(error);
  log({ code: 'work.failed', useCase, problem, error: rest.error, at: rest.at });
};

/** Carries out a piece of work and logs that it was done, by what was counted. */
export const loggedIfDone = async (
  log: Log,
  useCase: string,
  work: () => Promise<WorkDone>,
): Promise<void> => {
  const startedMs = performance.now();
  const done = await work();
  log({ code: 'work.finished', useCase, done, ms: Math.round(performance.now() - startedMs) });
};

/** Carries out a piece of work and logs it; what broke it rises. */
export const logged = async (log: Log, useCase: string, work: () => Promise<WorkDone>): Promise<void> => {
  try {
    await loggedIfDone(log, useCase, work);
  } catch (error) {
    logFailure(log, useCase, error);
    throw error;
  }
};
