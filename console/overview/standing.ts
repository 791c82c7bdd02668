import type * as z from 'zod';

import type { showChildren } from '../../functions/indicators/api.ts';
import { difference, sizeOf } from './rows.ts';

/** A part of an area with its number. */
export type Part = z.infer<typeof showChildren.answer>['items'][number];

/** How a part stands to the whole: surely above or below it, or no further off than chance may bring it. */
type Verdict = 'above' | 'below' | 'same' | 'unknown';

/** Says how a part stands to the rate of the whole by the interval that the service gave. */
export const verdictOf = ({ low, high }: Pick<Part, 'low' | 'high'>, whole: number | undefined): Verdict => {
  if (low === null || high === null || whole === undefined) return 'unknown';
  if (Number(low) > whole) return 'above';
  return Number(high) < whole ? 'below' : 'same';
};

/** One step of the colours of a grid, with the numbers that it is for: from `from` up to below `to`, the last with it. */
export type Step = { readonly from: number; readonly to: number };

const STEPS = 5;
/** Areas no further apart than that are not told apart by strong colours. */
const LEAST_WIDTH = 5;

/** Five equal steps over the numbers, in whole ones; none where there is no number. */
export const stepsOver = (sizes: readonly number[]): readonly Step[] => {
  if (sizes.length === 0) return [];
  const least = Math.floor(Math.min(...sizes));
  const width = Math.max(1, Math.ceil(Math.max(LEAST_WIDTH, Math.max(...sizes) - least) / STEPS));
  return Array.from({ length: STEPS }, (_, at) => ({
    from: least + at * width,
    to: least + (at + 1) * width,
  }));
};

/** The place of a number among the steps, from 0. */
export const stepOf = (steps: readonly Step[], size: number): number => {
  const found = steps.findIndex(({ to }) => size < to);
  return found === -1 ? steps.length - 1 : found;
};

/** Parts in the order of their codes, so that neighbours stand together, each with its number. */
export const placed = (parts: readonly Part[]): readonly { part: Part; size: number | undefined }[] =>
  parts
    .toSorted((a, b) => (a.scopeId < b.scopeId ? -1 : 1))
    .map((part) => ({ part, size: sizeOf(part, part.indicator) }));

/** How much the number of a part rose from the one that it had among others; undefined where either is unknown. */
export const riseOf = (part: Part, before: readonly Part[]): number | undefined => {
  const same = before.find(({ scope, scopeId }) => scope === part.scope && scopeId === part.scopeId);
  return same && difference(sizeOf(part, part.indicator), sizeOf(same, same.indicator));
};

const FULL = 100;
const MARGIN = 1;

/** The stretch of percent that intervals and the whole are drawn on, a little wider than they are. */
export const stretchOf = (parts: readonly Part[], whole: number | undefined): Step => {
  const ends = parts
    .flatMap(({ low, high }) => [low, high])
    .filter((end) => end !== null)
    .map(Number);
  const all = whole === undefined ? ends : [...ends, whole];
  if (all.length === 0) return { from: 0, to: FULL };
  return { from: Math.max(0, Math.min(...all) - MARGIN), to: Math.min(FULL, Math.max(...all) + MARGIN) };
};

/** Where a number stands on a stretch, as a percentage of its length. */
export const along = ({ from, to }: Step, value: number): string =>
  `${((FULL * (value - from)) / Math.max(to - from, MARGIN)).toFixed(1)}%`;
