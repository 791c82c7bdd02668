import * as fc from 'fast-check';

import { type LocalDate } from '../../domain/kernel/time.ts';
import { on } from './values.ts';

const SEED = 20_250_310;

/** Asserts a property over generated cases; the same cases on every run. */
export const holds = <T>(property: fc.IProperty<T>, numRuns = 200): void => {
  fc.assert(property, { seed: SEED, numRuns });
};

const DAY_MS = 86_400_000;

/** Dates between two days, both included; made by the engine's own calendar, not by the one under test. */
export const datesBetween = (from: string, until: string): fc.Arbitrary<LocalDate> =>
  fc
    .integer({ min: Date.parse(from) / DAY_MS, max: Date.parse(until) / DAY_MS })
    .map((day) => on(new Date(day * DAY_MS).toISOString().slice(0, 10)));
