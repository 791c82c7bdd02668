import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about access are answered. */
export const accessProblems = {} as const satisfies ProblemTable;
