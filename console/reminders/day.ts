import { isLocalDate, plusDays } from '../../domain/kernel/time.ts';

/** The day that is looked at, and whether it is tried or was done. */
export type Day = { readonly on: string; readonly isDryRun: boolean };

/** The service plans so many days ahead. @source domain/reminders/policy.ts planAheadDays */
const DAYS_AHEAD = 31;

/** The last day that can be tried. */
export const lastDay = (today: string): string => (isLocalDate(today) ? plusDays(today, DAYS_AHEAD) : today);

/** The day that an address asks for: today where it names none. A day to come can only be tried, one that has passed only
 *  looked at. */
export const dayIn = (search: URLSearchParams, today: string): Day => {
  const asked = search.get('on') ?? '';
  const on = isLocalDate(asked) ? asked : today;
  if (on !== today) return { on, isDryRun: on > today };
  return { on, isDryRun: search.get('dry') === 'yes' };
};
