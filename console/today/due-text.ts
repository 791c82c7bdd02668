import { todayWords } from './words.ts';
import { daysBetween, type LocalDate } from '../../domain/kernel/time.ts';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';

/** Says how far off a task is: overdue so many days, today, in so many days. */
export const useDueText = (): ((dueOn: LocalDate, today: LocalDate) => string) => {
  const say = useWords(todayWords);
  return (dueOn, today) => {
    const ahead = daysBetween(today, dueOn);
    if (ahead < 0) return say('overdueDays', { count: -ahead });
    if (ahead === 0) return say('dueToday');
    return ahead === 1 ? say('dueTomorrow') : say('dueIn', { count: ahead });
  };
};

const YEAR = 'YYYY'.length;

/** Shows a date: without its year where that is the year of today. */
export const useNearDate = (): ((date: string, today: string) => string) => {
  const shown = useShown();
  return (date, today) => (date.slice(0, YEAR) === today.slice(0, YEAR) ? shown.day(date) : shown.date(date));
};
