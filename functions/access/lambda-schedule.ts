import type { Ports } from '../kit/ports.ts';
import type { Schedules } from '../kit/work.ts';
import { everyHourSeal } from './every-hour-seal.ts';

/** What the audit does by the clock. */
export const accessSchedules: Schedules<Ports> = {
  'access.every-hour-seal': async ({ audits, now }) => ({ days: await everyHourSeal(audits, now()) }),
};
