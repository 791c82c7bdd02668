import type { Rate } from './rates.ts';

/** The standard normal deviate that 2.5 % lie above: of an interval that holds 95 % of what chance does. */
const DEVIATE = 1.959964;

/** The rates, in percent with two decimals, between which the true one lies. */
type Interval = { readonly low: string; readonly high: string };

const WHOLE = 100;

const percentText = (share: number): string => (WHOLE * Math.min(1, Math.max(0, share))).toFixed(2);

/** How far chance alone may have moved a share of few people: its 95 % score interval, which stays within 0 and 100 %
 *  and holds for nobody and for all of few as well. Undefined where nobody is counted, or where more are in the
 *  numerator than in the denominator, as beside a stated one.
 *  @source E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 *  Statistical Association 22 (1927) 209–212 */
export const shareInterval = ({
  numerator,
  denominator,
}: Pick<Rate, 'numerator' | 'denominator'>): Interval | undefined => {
  if (denominator === 0 || numerator > denominator) return undefined;
  const share = numerator / denominator;
  const square = DEVIATE * DEVIATE;
  const middle = share + square / (2 * denominator);
  const reach =
    DEVIATE * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator * denominator));
  const scale = 1 + square / denominator;
  return { low: percentText((middle - reach) / scale), high: percentText((middle + reach) / scale) };
};
