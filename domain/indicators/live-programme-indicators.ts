import { lastReadingVisit } from '../follow-ups/index.ts';
import { plusYears } from '../kernel/time.ts';
import { type Coverage, prescriptionPolicy } from '../prescriptions/index.ts';
import type { CountedPerson, LivePerson, ManagedDay } from '../residents/index.ts';
import { metWhen, OUTSIDE, type ProgrammeIndicator } from './indicator.ts';
import { readingRule } from './programme-indicators.ts';

/** The last reading of the twelve months that end on the day: what the new year does not forget. */
const lastReadingInTwelveMonths = ({ chain }: ManagedDay, { day }: CountedPerson) => {
  const yearAgo = plusYears(day, -1);
  const reading = lastReadingVisit(chain, yearAgo);
  return reading !== undefined && reading.visit.visitedOn > yearAgo ? reading : undefined;
};

const controlInTwelveMonths: ProgrammeIndicator = {
  name: 'control_rate_12m',
  share: (managed, person) =>
    metWhen(lastReadingInTwelveMonths(managed, person)?.assessment.controlled === true),
  rule: (managed, person) => {
    const reading = lastReadingInTwelveMonths(managed, person);
    return reading === undefined
      ? { 'zh-CN': '近12个月没有测量值', en: 'no reading in twelve months' }
      : readingRule(managed, person, reading);
  },
};

const coverageOf = ({ programme }: ManagedDay, { coverage }: LivePerson): Coverage =>
  coverage.find((one) => one.programme === programme.code)?.is ?? 'none';

/** Of those who had drugs of the programme in the year, those who had them on enough of its days. */
const daysCovered: ProgrammeIndicator<LivePerson> = {
  name: 'days_covered_rate',
  share: (managed, person) => {
    const is = coverageOf(managed, person);
    return is === 'none' ? OUTSIDE : metWhen(is === 'enough');
  },
  rule: (managed, person) => {
    const { coveredDays: days, enoughShare } = prescriptionPolicy;
    const percent = enoughShare * 100;
    return coverageOf(managed, person) === 'enough'
      ? {
          'zh-CN': `近${days}天自首次取药起，有药的日子不少于${percent}%`,
          en: `had drugs on at least ${percent} % of the days since the first fill in the last ${days} days`,
        }
      : {
          'zh-CN': `近${days}天自首次取药起，有药的日子不足${percent}%`,
          en: `had drugs on less than ${percent} % of the days since the first fill in the last ${days} days`,
        };
  },
};

/** The indicators that the service shows beside those of reports, the same for every programme.
 *  @source indicators.md, In the service only */
export const liveProgrammeIndicators: readonly ProgrammeIndicator<LivePerson>[] = [
  controlInTwelveMonths,
  daysCovered,
];
