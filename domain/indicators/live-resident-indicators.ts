import { firstDayOfYear, yearOf } from '../kernel/time.ts';
import type { Referral } from '../referrals/index.ts';
import type { CountedPerson } from '../residents/index.ts';
import { OUTSIDE, type ResidentIndicator } from './indicator.ts';

type Direction = Referral['direction'];

/** Those of the calendar year of the day, up to it, whatever became of them. */
const referralsOf = ({ history, day }: CountedPerson, direction: Direction): readonly Referral[] => {
  const from = firstDayOfYear(yearOf(day));
  return history.referrals.filter(
    (one) => one.direction === direction && one.referredOn >= from && one.referredOn <= day,
  );
};

/** A count as `<programme>_managed` is one: as many in the numerator as in the denominator. */
const referralCount = (direction: Direction): ResidentIndicator => ({
  code: `referrals_${direction}`,
  isByGroup: false,
  share: (person) => {
    const { length } = referralsOf(person, direction);
    return length === 0 ? OUTSIDE : { numerator: length, denominator: length };
  },
  rule: (person) => {
    const days = referralsOf(person, direction).map(({ referredOn }) => referredOn);
    const list = days.toSorted().join(', ');
    return {
      'zh-CN': `本年度${direction === 'up' ? '上转' : '下转'}${days.length}次：${list}`,
      en: `${days.length} referred ${direction} this year: ${list}`,
    };
  },
});

/** The indicators by where people live that the service shows beside those of reports, of all residents together: the
 *  referrals of the calendar year up to the day. @source indicators.md, In the service only */
export const liveResidentIndicators: readonly ResidentIndicator[] = [
  referralCount('up'),
  referralCount('down'),
];
