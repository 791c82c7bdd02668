import { dayOf, daysBetween, type LocalDate, plusDays, plusMonths } from '../kernel/time.ts';
import { reminderPolicy } from './policy.ts';

/** What an institution may spend in a month and has spent, in segments; without a limit it is never stopped. */
export type Budget = { readonly limitSegments: number | undefined; readonly spentSegments: number };

/** Whether an institution may go on sending. */
export type BudgetState = 'open' | 'warning' | 'stopped';

/** From 80 % of its budget an institution is warned, from 100 % its SMS stop. @source reminders.md, Guards 6 */
export const budgetState = ({ limitSegments, spentSegments }: Budget): BudgetState => {
  if (limitSegments === undefined) return 'open';
  if (spentSegments >= limitSegments) return 'stopped';
  const isWarned = spentSegments * 100 >= limitSegments * reminderPolicy.budgetWarningPercent;
  return isWarned ? 'warning' : 'open';
};

/** Which of some messages, by their segments and in their order, the budget still pays for: from the first that would
 *  exceed it on none, so that nobody is passed over for a shorter text. */
export const grant = (
  { limitSegments, spentSegments }: Budget,
  segments: readonly number[],
): { readonly messages: number; readonly segments: number } => {
  let granted = 0;
  let messages = 0;
  for (const wanted of segments) {
    if (limitSegments !== undefined && spentSegments + granted + wanted > limitSegments) break;
    granted += wanted;
    messages += 1;
  }
  return { messages, segments: granted };
};

/** What a month will have come to by its end if it goes on as up to and with a day, rounded up. */
export const forecastSegments = ({ spentSegments }: Budget, day: LocalDate): number => {
  const first = plusDays(day, 1 - dayOf(day));
  return Math.ceil((spentSegments * daysBetween(first, plusMonths(first, 1))) / dayOf(day));
};
