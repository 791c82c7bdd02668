import * as z from 'zod';

import { OFFSETS } from '../../domain/reminders/index.ts';
import { dateField, listOf, pageQuery, residentIdField, teamIdField } from '../kit/fields.ts';
import type { Route } from '../kit/route.ts';

const count = z.int().nonnegative();

/** People by the gravest thing that each is due for, so that the numbers add up to people. */
const PeopleByKind = z.partialRecord(z.enum(Object.keys(OFFSETS)), count);

/** What a team has due in a week from Monday to Sunday, the first from today on; each person once. */
const DueWeek = z.strictObject({
  from: dateField,
  until: dateField,
  /** The days on which the clinic works. */
  workingDays: count,
  people: count,
  byKind: PeopleByKind,
  /** With more people than this the week is overloaded. */
  limit: count,
  isOverloaded: z.boolean(),
  /** How many people it has once all suggestions are followed. */
  peopleAfter: count,
});
export type DueWeek = z.infer<typeof DueWeek>;

/** A person of an overloaded week who may come earlier. */
const DueSuggestion = z.strictObject({
  residentId: residentIdField,
  name: z.string(),
  /** What they are due for in the week, the gravest first. */
  tasks: z.array(z.strictObject({ kind: z.string(), programme: z.string().optional(), dueOn: dateField })),
  /** The latest day for them: no suggestion goes past it. */
  dueOn: dateField,
  /** The first day on which all of it may be done. */
  earliestOn: dateField,
  /** The weeks by their first days. */
  fromWeek: dateField,
  toWeek: dateField,
  /** There is room in that week, or the person is due in it for something else. */
  why: z.enum(['room', 'comes_anyway']),
});
export type DueSuggestion = z.infer<typeof DueSuggestion>;

/** What a team has due by week, and who may come earlier so that the weeks even out. */
export const showDueLoad = {
  id: 'reminders.showDueLoad',
  method: 'GET',
  path: '/v1/teams/{teamId}/due-load',
  summary: {
    'zh-CN':
      '团队按周应办人数：今天起十三周（周一至周日），每人每周计一次，按其最急的任务归类；另列已逾期人数。items 为建议：超负荷周中可提前的人，不晚于最迟日期，不早于允许的最早日期；建议不改变任何记录',
    en: "What a team has due by week: thirteen weeks from today (Monday to Sunday), each person once a week under the gravest of what is due, and who is overdue now. `items` are suggestions: who of an overloaded week may come in an earlier one, never past the latest date nor before the first day on which it may be done. Nothing is stored by them. It shows today's open tasks: what a visit will ask for next is not among them",
  },
  params: z.strictObject({ teamId: teamIdField }),
  query: z.strictObject(pageQuery),
  body: z.undefined(),
  answer: listOf(DueSuggestion).extend({
    on: dateField,
    overdue: z.strictObject({ people: count, byKind: PeopleByKind }),
    weeks: z.array(DueWeek),
    /** How many suggestions there are on all pages. */
    suggested: count,
  }),
  status: 200,
} as const satisfies Route;
