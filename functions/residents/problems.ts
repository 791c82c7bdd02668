import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about residents are answered. */
export const residentsProblems = {} as const satisfies ProblemTable;
