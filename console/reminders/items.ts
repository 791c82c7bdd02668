import type * as z from 'zod';

import type { showReminders } from '../../functions/reminders/api.ts';

/** One reminder of a day, as the service answers it. */
export type Item = z.infer<typeof showReminders.answer>['items'][number];

/** Where a reminder stands, as the list shows it. */
export type Standing =
  'planned' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'call' | 'nothing';

const BY_STATE: Partial<Record<NonNullable<Item['state']>, Standing>> = {
  planned: 'planned',
  claimed: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  unknown: 'unknown',
};

/** Where a reminder stands: a message that failed is told as such, though somebody is to call for it. */
export const standingOf = ({ by, state }: Pick<Item, 'by' | 'state'>): Standing => {
  const known = state === undefined ? undefined : BY_STATE[state];
  if (known !== undefined) return known;
  return by === 'call' ? 'call' : 'nothing';
};

/** Why somebody is called, or nothing goes out: the reason, or the state that is one. */
export const whyOf = ({ by, state, reason }: Item): string | undefined => {
  if (by === 'sms') return undefined;
  return reason ?? state;
};

/** The day in numbers. */
export type Figures = {
  readonly planned: number;
  /** Handed over, whatever became of it. */
  readonly handed: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
  readonly calls: number;
  readonly called: number;
  readonly reached: number;
  /** Reminders that the phone answered by SMS. */
  readonly answered: number;
  readonly nothing: number;
  readonly segments: number;
};

const HANDED: ReadonlySet<Standing> = new Set(['sent', 'delivered', 'failed', 'unknown']);

/** What messages cost: a message to several people, or about several things, costs once. */
const segmentsOf = (items: readonly Item[]): number => {
  const costs = new Map<string, number>();
  for (const { messageId, segments, state } of items)
    if (messageId !== undefined && segments !== undefined && state !== 'dropped')
      costs.set(messageId, segments);
  return [...costs.values()].reduce((sum, segments) => sum + segments, 0);
};

const MILLI_YUAN_PER_FEN = 10;

/** What the messages of a day cost, in fen, at the price that the service names. */
export const costOf = ({ segments }: Pick<Figures, 'segments'>, segmentMilliYuan: number): number =>
  Math.round((segments * segmentMilliYuan) / MILLI_YUAN_PER_FEN);

/** Counts the reminders of a day. */
export const figuresOf = (items: readonly Item[]): Figures => {
  const standings = items.map(standingOf);
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  return {
    planned: count('planned'),
    handed: standings.filter((standing) => HANDED.has(standing)).length,
    delivered: count('delivered'),
    failed: count('failed'),
    unknown: count('unknown'),
    calls: items.filter(({ by }) => by === 'call').length,
    called: items.filter(({ outcome }) => outcome !== undefined).length,
    reached: items.filter(({ outcome }) => outcome === 'reached').length,
    answered: items.filter(({ answer }) => answer !== undefined).length,
    nothing: items.filter(({ by }) => by === 'nothing').length,
    segments: segmentsOf(items),
  };
};

/** Each reason with how many reminders have it, the most frequent first. */
export const reasonsOf = (
  items: readonly Item[],
): readonly { readonly reason: string; readonly count: number }[] => {
  const reasons = items.flatMap((item) => whyOf(item) ?? []);
  return [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, group]) => ({ reason, count: group.length }))
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
};

/** What the list is narrowed to; what is absent narrows nothing. */
export type Filters = {
  readonly standing?: string | undefined;
  readonly reason?: string | undefined;
  readonly kind?: string | undefined;
  readonly team?: string | undefined;
  readonly answer?: string | undefined;
};

/** Stands for people whom no team looks after. */
export const NO_TEAM = '-';

/** What each filter looks at. */
const FILTERED = {
  standing: standingOf,
  answer: ({ answer }) => answer,
  reason: whyOf,
  kind: ({ kind }) => kind,
  team: ({ teamId }) => teamId ?? NO_TEAM,
} as const satisfies Record<keyof Filters, (item: Item) => string | undefined>;

const FILTERS = ['standing', 'answer', 'reason', 'kind', 'team'] as const;

/** The reminders that every filter lets through. */
export const filtered = (items: readonly Item[], filters: Filters): Item[] =>
  items.filter((item) =>
    FILTERS.every((name) => filters[name] === undefined || FILTERED[name](item) === filters[name]),
  );

/** The values that a list has of something, each once, in their order. */
export const choicesIn = (
  items: readonly Item[],
  of: (item: Item) => string | undefined,
): readonly string[] => [...new Set(items.flatMap((item) => of(item) ?? []))].toSorted();

/** A reminder's place in the list, unlike every other's. */
export const keyOf = (item: Item): string =>
  [item.residentId, item.kind, item.programme, item.dueOn, item.offsetDays, item.by, item.reason].join(' ');
