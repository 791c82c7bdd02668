import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about indicators are answered. */
export const indicatorsProblems = {} as const satisfies ProblemTable;
