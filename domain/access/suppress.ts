import type { Rate } from '../indicators/index.ts';
import { accessPolicy } from './policy.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';

/** The counts behind one rate. */
export type RateCounts = Pick<Rate, 'numerator' | 'denominator'>;

const isSmall = (count: number): boolean => count > 0 && count < accessPolicy.leastShownCount;

/** The counts of a rate as somebody may see them: undefined where they, or those in the denominator only, are so few
 *  that people could be told apart. Neither count is shown then, since one would give away the other by the rate. */
export const suppressed = <C extends RateCounts>({ role }: Subject, counts: C): C | undefined => {
  if (RIGHTS[role].seesSmallCounts) return counts;
  const { numerator, denominator } = counts;
  return [numerator, denominator, denominator - numerator].some(isSmall) ? undefined : counts;
};
