import { countsAsListed, type Subject, suppressed } from '../../domain/access/index.ts';
import {
  type Counts,
  indicatorTargets,
  percent,
  shareInterval,
  type ShownRate,
  withoutHiddenTags,
} from '../../domain/indicators/index.ts';
import type { ChildRate, RateBody } from './bodies.ts';

type CountsOf = Pick<ShownRate, 'numerator' | 'denominator' | 'counted' | 'group'>;

/** Counts as somebody's numbers are made of: of who lists people without knowing of every tag, without those whom no list
 *  of theirs names. */
export const countsFor = (by: Subject, counts: Counts): Counts =>
  countsAsListed(by) ? withoutHiddenTags(counts) : counts;

/** Says whether somebody may see counts: not where so few people could be told apart. It is the people counted that
 *  decide, also beside a stated denominator: the same numerator is shown beside theirs. */
export const isShownTo = (
  by: Subject,
  { numerator, denominator, group, counted = denominator }: CountsOf,
): boolean => suppressed(by, { numerator, denominator: counted, group }) !== undefined;

/** Counts as they are shown to somebody: null where so few people could be told apart. */
export const shownCounts = (
  by: Subject,
  counts: CountsOf,
): Pick<RateBody, 'numerator' | 'denominator' | 'rate'> => {
  if (!isShownTo(by, counts)) return { numerator: null, denominator: null, rate: null };
  const { numerator, denominator } = counts;
  return { numerator, denominator, rate: percent(counts) };
};

/** How sure a number is, as far as somebody may see it; of a stated denominator nothing is drawn by chance. */
export const shownInterval = (by: Subject, rate: CountsOf): Pick<ChildRate, 'low' | 'high'> => {
  const isDrawn = rate.counted === undefined && isShownTo(by, rate);
  return (isDrawn ? shareInterval(rate) : undefined) ?? { low: null, high: null };
};

/** What is to be reached, in percent, where a target is set. */
export const targetOf = ({
  indicator,
  group,
}: Pick<ShownRate, 'indicator' | 'group'>): { target?: string } => {
  const found = indicatorTargets.find((one) => one.indicator === indicator && one.group === group);
  return found === undefined ? {} : { target: found.percent.toFixed(2) };
};

/** A rate as it is answered. */
export const rateBody = (by: Subject, rate: ShownRate): RateBody => {
  const { scope, scopeId, indicator, group } = rate;
  return { scope, scopeId, indicator, group, ...shownCounts(by, rate), ...targetOf(rate) };
};
