import type * as z from 'zod';

import type { showDueLoad } from '../../functions/reminders/api.ts';

/** What a team has due by week, as the service answers it. */
export type DueLoad = z.infer<typeof showDueLoad.answer>;
/** A week of it. */
export type DueWeek = DueLoad['weeks'][number];
/** A person who may come earlier. */
export type Suggestion = DueLoad['items'][number];

/** The kinds of task, the gravest first, each with its colour in the picture. */
export const KIND_COLOURS = {
  urgent_call: '#b3261e',
  referral_check: '#dd7a6c',
  follow_up_two_week: '#d9a441',
  first_visit: '#8d79b3',
  follow_up_routine: '#0b5c53',
  refill: '#5aa89c',
  contract_end: '#7d93a6',
  annual_exam: '#a5cbc1',
} as const;

/** A kind of task. */
export type Kind = keyof typeof KIND_COLOURS;

const isKind = (text: string): text is Kind => text in KIND_COLOURS;

/** All kinds, the gravest first. */
export const KINDS: readonly Kind[] = Object.keys(KIND_COLOURS).filter(isKind);

type Counted = Pick<DueLoad, 'weeks' | 'overdue'>;

/** The kinds of which something is overdue or due, the gravest first. */
export const kindsIn = ({ weeks, overdue }: Counted): readonly Kind[] =>
  KINDS.filter((kind) => [overdue, ...weeks].some(({ byKind }) => (byKind[kind] ?? 0) > 0));

/** How many people of a kind each bar has: what is overdue first, then week by week. */
export const barsOf = (kind: Kind, { weeks, overdue }: Counted): readonly number[] =>
  [overdue, ...weeks].map(({ byKind }) => byKind[kind] ?? 0);
