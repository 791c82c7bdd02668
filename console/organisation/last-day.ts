import { isLocalDate, plusDays } from '../../domain/kernel/time.ts';

const moved = (date: string, days: number): string => (isLocalDate(date) ? plusDays(date, days) : date);

/** The first day without somebody, by the last day with them: people name the last day, the service the first without. */
export const dayAfter = (lastDay: string): string => moved(lastDay, 1);

/** The last day with somebody, by the first day without. */
export const dayBefore = (until: string): string => moved(until, -1);
