import type { FollowUpTaskKind } from '../follow-ups/index.ts';

/** The kinds of task that remind somebody. */
export type TaskKind = FollowUpTaskKind | 'annual_exam' | 'refill' | 'contract_end' | 'urgent_call';

/** When a kind of task reminds, in days relative to its due date: − before, + after. */
export type Offsets = {
  /** An SMS goes out. */
  readonly sms: readonly number[];
  /** A person calls, then others step in. */
  readonly call: readonly number[];
};

/** The steps of each kind. A referral check is never an SMS, always a person.
 *  @source reminders.md, Offsets: "a person calls at" and "then" together */
export const OFFSETS: Readonly<Record<TaskKind, Offsets>> = {
  follow_up_routine: { sms: [-3, 3], call: [7, 14, 30] },
  follow_up_two_week: { sms: [-7, -1], call: [1, 3, 7, 14] },
  first_visit: { sms: [-7, -1], call: [1, 3, 7, 14] },
  referral_check: { sms: [], call: [-7, -1, 1, 3] },
  annual_exam: { sms: [-60, -7], call: [7] },
  refill: { sms: [-7, -2], call: [3] },
  contract_end: { sms: [-30, -7], call: [-3] },
  // Somebody calls on the very day: there is no step before or after.
  urgent_call: { sms: [], call: [] },
};

/** The last step of an exam: days after the end of its year. */
export const LAST_EXAM_OFFSET = Math.max(...OFFSETS.annual_exam.call);

/** How early the work list shows a task, in days before its due date. @source reminders.md, Output of a run */
export const LISTED_DAYS_BEFORE: Readonly<Record<TaskKind, number>> = {
  follow_up_routine: 7,
  follow_up_two_week: 7,
  first_visit: 7,
  referral_check: 7,
  annual_exam: 60,
  refill: 7,
  contract_end: 30,
  urgent_call: 0,
};

/** The numbers of reminders besides their offsets. */
export const reminderPolicy = {
  /** After missed days an SMS is still sent when its day is at most so many days past; older ones never are.
   *  @source reminders.md, Offsets */
  catchUpDays: 2,
  /** A merged text has at most so many segments, the rest becomes 等N项. @source reminders.md, Text */
  mergedSegments: 2,
  /** How far ahead a day may be planned dry: what time changes until then is read day by day. @source [design] */
  planAheadDays: 31,
  /** How far ahead a day may be planned dry from the people of the teams as they are now. @source [design] */
  planPanelDays: 366,
  /** Of more people no day beyond `planAheadDays` is planned while somebody waits. @source a team looks after 2,000 people;
   *  domain-rules.md §4.1 */
  mostPlannedFromPanels: 3_000,
  /** Minutes after the clinic's midnight between which SMS go out. @source reminders.md, Guards 5; readings.md A69 */
  opensAtMinute: 8 * 60 + 30,
  closesAtMinute: 20 * 60,
  /** A claim without an outcome after so many minutes was broken off: whether the provider took it is unknown.
   *  @source reminders.md, Exactly once in effect [design] */
  leaseMinutes: 15,
  /** A provider is asked for so many days what became of a message of which nobody knows. @source [design] */
  askDays: 2,
  /** From this share of a month's budget on an institution is warned; at the whole of it SMS stop.
   *  @source reminders.md, Guards 6 */
  budgetWarningPercent: 80,
  /** What a segment costs, in thousandths of a yuan. @source docs/cost.md, “SMS”: a mainland vendor's price as told by
   *  others; a county puts the price of its own contract here [design] */
  segmentMilliYuan: 45,
  /** A question by SMS stays open for so many days. @source reminders.md, Answers */
  questionDays: 7,
  /** Somebody is asked how content they are when one of these is recorded, and none of those beside it: a visit comes
   *  several times a year, and what it does of the contract by itself is no service of its own. @source [design] */
  satisfactionAfter: ['service-done@1'],
  noSatisfactionWith: ['follow-up-recorded@1'],
  /** Nobody is asked more often than once in so many days how content they are. @source [design] */
  satisfactionEveryDays: 90,
  /** A text that could not go out for so many days is no news any more. @source [design] */
  staleTextDays: 14,
  /** Pauses, in seconds, before a provider that was busy is asked again. @source [design] */
  retryPausesS: [1, 4, 15, 60],
} as const;
