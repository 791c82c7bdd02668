import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about programmes are answered. */
export const programmesProblems = {} as const satisfies ProblemTable;
