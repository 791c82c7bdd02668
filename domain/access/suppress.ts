import type { Rate } from '../indicators/index.ts';
import { canSeeTag } from './fields.ts';
import { accessPolicy } from './policy.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';

/** The counts behind one rate, and of which group they are. */
export type RateCounts = Pick<Rate, 'numerator' | 'denominator' | 'group'>;

const isSmall = (count: number): boolean => count > 0 && count < accessPolicy.leastShownCount;

/** The counts of a rate as somebody may see them: undefined where they, or those in the denominator only, are so few
 *  that people could be told apart. Few people of a tag are shown only to who may know of the tag. Neither count is shown then, since one would give away the other by the rate. */
export const suppressed = <C extends RateCounts>(subject: Subject, counts: C): C | undefined => {
  const { numerator, denominator, group } = counts;
  if (RIGHTS[subject.role].seesSmallCounts && canSeeTag(subject, group)) return counts;
  return [numerator, denominator, denominator - numerator].some(isSmall) ? undefined : counts;
};
