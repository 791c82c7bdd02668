import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about county files are answered. */
export const countyFilesProblems = {} as const satisfies ProblemTable;
