import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about organisation are answered. */
export const organisationProblems = {} as const satisfies ProblemTable;
