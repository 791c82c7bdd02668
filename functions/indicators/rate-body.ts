import { type Subject, suppressed } from '../../domain/access/index.ts';
import { indicatorTargets, percent, type Rate } from '../../domain/indicators/index.ts';
import type { RateBody } from './api.ts';

type CountsOf = Pick<Rate, 'numerator' | 'denominator'>;

/** Counts as they are shown to somebody: null where so few people could be told apart. */
export const shownCounts = (
  by: Subject,
  counts: CountsOf,
): Pick<RateBody, 'numerator' | 'denominator' | 'rate'> => {
  const shown = suppressed(by, counts);
  return shown === undefined
    ? { numerator: null, denominator: null, rate: null }
    : { numerator: shown.numerator, denominator: shown.denominator, rate: percent(shown) };
};

/** What is to be reached, in percent, where a target is set. */
export const targetOf = ({ indicator, group }: Pick<Rate, 'indicator' | 'group'>): { target?: string } => {
  const found = indicatorTargets.find((one) => one.indicator === indicator && one.group === group);
  return found === undefined ? {} : { target: found.percent.toFixed(2) };
};

/** A rate as it is answered. */
export const rateBody = (by: Subject, { numerator, denominator, ...named }: Rate): RateBody => ({
  ...named,
  ...shownCounts(by, { numerator, denominator }),
  ...targetOf(named),
});
