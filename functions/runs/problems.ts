import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about runs are answered: they have none of their own. */
export const runsProblems = {} as const satisfies ProblemTable;
