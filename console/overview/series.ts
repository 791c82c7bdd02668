import type * as z from 'zod';

import type { showTrend } from '../../functions/indicators/api.ts';
import { dayNumber, localDate } from '../../domain/kernel/time.ts';
import { sizeOf } from './rows.ts';

type TrendPoint = z.infer<typeof showTrend.answer>['items'][number];

/** How the number of a day is known. */
type Source = 'reported' | 'filled' | 'live';

/** The number of a day. */
export type Point = {
  readonly on: string;
  readonly size: number;
  readonly source: Source;
  /** What was found later, where it differs. */
  readonly amended?: number;
};

/** A day that was counted from what is recorded now. */
export type Filled = { readonly on: string; readonly size: number | undefined };

const pointOf = (point: TrendPoint, indicator: string): Point[] => {
  const size = sizeOf(point, indicator);
  if (size === undefined) return [];
  const amended = point.amended === undefined ? undefined : sizeOf(point.amended, indicator);
  const source: Source = point.asReported ? 'reported' : 'live';
  return [{ on: point.on, size, source, ...(amended !== undefined && { amended }) }];
};

/** The numbers of an indicator day by day: what was reported and is live, and between them the days that were counted
 *  since; a reported day stands as it was reported. Withheld days are left out. */
export const seriesOf = (
  { indicator, trend }: { readonly indicator: string; readonly trend: readonly TrendPoint[] },
  filled: readonly Filled[],
): readonly Point[] => {
  const told = trend.flatMap((point) => pointOf(point, indicator));
  const days = new Set(told.map(({ on }) => on));
  const added = filled.flatMap(({ on, size }): Point[] =>
    size === undefined || days.has(on) ? [] : [{ on, size, source: 'filled' }],
  );
  return [...told, ...added].toSorted((a, b) => (a.on < b.on ? -1 : 1));
};

/** Since when a number has stood on its side of the target, and whether that is since the first day known. */
export type Streak = { readonly isReached: boolean; readonly since: string; readonly isFromFirst: boolean };

/** Since when the last number stands on its side of the target; undefined where fewer than two are known. */
export const streakOf = (points: readonly Point[], target: number): Streak | undefined => {
  const last = points.at(-1);
  const [first] = points;
  if (last === undefined || first === undefined || last === first) return undefined;
  const isReached = last.size >= target;
  const change = points.findLastIndex(({ size }) => size >= target !== isReached);
  const since = points[change + 1] ?? last;
  return { isReached, since: since.on, isFromFirst: change === -1 };
};

/** A small box that a line is drawn in. */
type Box = { readonly width: number; readonly height: number; readonly inset: number };

/** The corners of a small line, by day and number, in the order of days. */
export const cornersOf = (
  points: readonly Pick<Point, 'on' | 'size'>[],
  { width, height, inset }: Box,
): readonly { readonly x: number; readonly y: number }[] => {
  const days = points.map(({ on }) => dayNumber(localDate(on)));
  const sizes = points.map(({ size }) => size);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const fraction = (value: number, from: number, to: number): number =>
    to === from ? 1 / 2 : (value - from) / (to - from);
  return points.map(({ size }, at) => ({
    x: inset + (width - 2 * inset) * (points.length === 1 ? 1 : fraction(days[at] ?? last, first, last)),
    y: height - inset - (height - 2 * inset) * fraction(size, least, most),
  }));
};
