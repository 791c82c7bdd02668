import { daysBetween, isLocalDate, plusDays } from '../../domain/kernel/time.ts';

type Span = { readonly from: string; readonly until: string };

/** A bar within its scale, in percent of its width. */
export type Bar = Span & { readonly startPercent: number; readonly widthPercent: number };

/** The time that supply bars share, and how a day lies in it. */
export type Scale = Span & {
  readonly todayPercent: number;
  readonly barsOf: (spans: readonly Span[]) => Bar[];
};

const DAYS_BACK = 365;
const DAYS_AHEAD = 30;
const WHOLE = 100;

const days = (from: string, until: string): number =>
  isLocalDate(from) && isLocalDate(until) ? daysBetween(from, until) : 0;

const least = (dates: readonly string[], otherwise: string): string => dates.toSorted()[0] ?? otherwise;

/** The scale on which supplies are drawn: from the first of the last year to a month after today, or the last day without. */
export const supplyScale = (spans: readonly Span[], today: string): Scale => {
  const isToday = isLocalDate(today);
  const yearAgo = isToday ? plusDays(today, -DAYS_BACK) : today;
  const ahead = isToday ? plusDays(today, DAYS_AHEAD) : today;
  const first = least(
    spans.map(({ from }) => from),
    today,
  );
  const from = least([today, first < yearAgo ? yearAgo : first], today);
  const until = [ahead, ...spans.map((span) => span.until)].toSorted().at(-1) ?? ahead;
  const all = Math.max(1, days(from, until));
  const percent = (date: string): number => Math.min(WHOLE, Math.max(0, (days(from, date) / all) * WHOLE));
  return {
    from,
    until,
    todayPercent: percent(today),
    barsOf: (ones) =>
      ones
        .filter((one) => one.until > from)
        .map((one) => ({
          ...one,
          startPercent: percent(one.from),
          widthPercent: percent(one.until) - percent(one.from),
        })),
  };
};
