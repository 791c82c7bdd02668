import { err, ok, type Result } from '../kernel/result.ts';
import { firstDayOfYear, type LocalDate, plusDays, yearOf } from '../kernel/time.ts';
import type { AppraisalPeriod } from './deeds.ts';
import { appraisalPolicy } from './policy.ts';

/** Why a period or a team is not appraised. */
export type AppraisalRefusal =
  | { readonly code: 'appraisal/ends-before-it-begins' }
  | { readonly code: 'appraisal/day-to-come' }
  | { readonly code: 'appraisal/too-long-ago'; readonly earliest: LocalDate }
  | { readonly code: 'appraisal/too-many-people'; readonly most: number };

/** The period that is asked for: this year up to today where nothing is said. */
export const periodAsked = (
  { from, to }: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  today: LocalDate,
): Result<AppraisalPeriod, AppraisalRefusal> => {
  const until = to ?? today;
  const begin = from ?? firstDayOfYear(yearOf(until));
  const earliest = plusDays(today, -appraisalPolicy.mostDaysAgo);
  if (until > today) return err({ code: 'appraisal/day-to-come' });
  if (begin > until) return err({ code: 'appraisal/ends-before-it-begins' });
  if (begin < earliest) return err({ code: 'appraisal/too-long-ago', earliest });
  return ok({ from: begin, to: until });
};
