import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about reminders are answered. */
export const remindersProblems = {} as const satisfies ProblemTable;
