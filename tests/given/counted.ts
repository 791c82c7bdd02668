import { noCounts } from '../../domain/indicators/index.ts';
import type { Counted } from '../../functions/indicators/indicator-store.ts';
import { on } from './values.ts';

/** The counts of a place where nobody is, for the day that they were counted on, but for what a test says of them. */
export const nobodyCounted = (changes: Partial<Counted> = {}): Counted => ({
  countedOn: on('2025-06-16'),
  holdsUntil: on('2025-06-17'),
  countedAt: '2025-06-16T00:00:00.000Z',
  counts: noCounts(),
  teams: new Map(),
  ...changes,
});
