import { dayOf, isLocalDate, localDate, plusDays, plusMonths } from '../../domain/kernel/time.ts';

const MONTH_DAYS = 30;
const SPARK_DAYS = 92;
const MONTHS = 12;

/** The day before. */
export const dayBefore = (day: string): string => plusDays(localDate(day), -1);

/** The day that is compared with where nobody chose: thirty days before. */
export const monthBefore = (day: string): string => plusDays(localDate(day), -MONTH_DAYS);

/** From when small lines are drawn. */
export const sparkFrom = (day: string): string => plusDays(localDate(day), -SPARK_DAYS);

/** Whether a text is a civil date before another. */
export const isPastDay = (day: string, today: string): boolean => isLocalDate(day) && day < today;

/** The last days of the twelve months before a day's own, the latest first: what is near is known first. */
export const monthEndsBefore = (day: string): readonly string[] => {
  const today = localDate(day);
  const begin = plusDays(today, 1 - dayOf(today));
  return Array.from({ length: MONTHS }, (_, months) => plusDays(plusMonths(begin, -months), -1));
};
