/** The steps of a day's work in their order. @source docs/daily-cycle.md */
export const STEPS = ['facts', 'tasks', 'plan', 'send', 'snapshots', 'recount'] as const;
/** The name of a step. */
export type Step = (typeof STEPS)[number];
