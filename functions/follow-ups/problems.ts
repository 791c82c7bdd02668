import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about follow ups are answered. */
export const followUpsProblems = {} as const satisfies ProblemTable;
