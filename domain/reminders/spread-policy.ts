import type { TaskKind } from './policy.ts';

/** The kinds of task, the gravest first: a dangerous reading, then somebody sent to hospital, then whose readings were not
 *  controlled, then who was never seen; what can wait comes last. */
export const KINDS_BY_RISK: readonly TaskKind[] = [
  'urgent_call',
  'referral_check',
  'follow_up_two_week',
  'first_visit',
  'follow_up_routine',
  'refill',
  'contract_end',
  'annual_exam',
];

/** How many days before its latest date a task may be done to even out the weeks.
 *  @source [design], but for the renewal window of domain-rules.md §4.3 and the work list of reminders.md: what was changed
 *  or sent to hospital two weeks ago is looked at no sooner; a routine visit keeps its distance from the last one; the others
 *  come no sooner than the work list shows them */
export const EARLIER_DAYS: Readonly<Record<TaskKind, number>> = {
  urgent_call: 0,
  referral_check: 0,
  follow_up_two_week: 0,
  first_visit: 7,
  follow_up_routine: 14,
  refill: 7,
  contract_end: 30,
  annual_exam: 60,
};

/** What a team's calendar looks at. @source [design] */
export const spreadPolicy = {
  /** A quarter: by then everybody who is seen as usual has come once. */
  weeks: 13,
  /** A week is overloaded from above so many percent of what its working days have on average. */
  overloadedPercent: 125,
  /** A week with at most so many people for each of its working days is never overloaded. */
  easyPeopleADay: 2,
} as const;
