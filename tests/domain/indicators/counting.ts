import {
  type Area,
  areasOf,
  explainLiveShare,
  percent,
  type Rate,
  ratesOf,
  startCounting,
} from '../../../domain/indicators/index.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { aLivePerson } from '../../given/live-people.ts';
import { anOrganisation, aRegion } from '../../given/organisation.ts';
import { aHistory } from '../../given/records.ts';
import { on } from '../../given/values.ts';

/** The village in which residents of the tests live unless told otherwise. */
const HOME_VILLAGE = '530121100201';

/** The rates of one area on a day, one for each cell. */
export const ratesOn = (day: string, histories: readonly ResidentHistory[], area: Area): readonly Rate[] => {
  const counter = startCounting();
  for (const history of histories) counter.add(residentOn(history, on(day), defaultProfile));
  return ratesOf(counter.tally, area);
};

/** The region of a code over the villages, as an area. */
export const regionOver = (code: string, villages: readonly string[]): Area => {
  const regions = [...new Set([code, ...villages])].map((one) => aRegion(one));
  const area = areasOf(anOrganisation({ regions })).find(({ id }) => id === code);
  if (area === undefined) throw new Error(`no area ${code}`);
  return area;
};

const inWords = ({ numerator, denominator }: Rate): string =>
  `${numerator} ÷ ${denominator} = ${percent({ numerator, denominator })}`;

/** One rate in words, `87 ÷ 199 = 43.72`. */
export const rateIn = (rates: readonly Rate[], indicator: string, group = 'all'): string => {
  const rate = rates.find((one) => one.indicator === indicator && one.group === group);
  if (rate === undefined) throw new Error(`no cell ${indicator} of ${group}`);
  return inWords(rate);
};

/** One rate of residents of the home village in words. */
export const rateOn = (
  day: string,
  histories: readonly ResidentHistory[],
  [indicator, group]: readonly [string, string?],
): string => rateIn(ratesOn(day, histories, regionOver(HOME_VILLAGE, [HOME_VILLAGE])), indicator, group);

/** What one resident adds to an indicator on a day, `1/1`, or `outside`. */
export const shareOn = (
  day: string,
  given: Partial<ResidentHistory>,
  [indicator, group]: readonly [string, string?],
): string => {
  const person = aLivePerson(aHistory(given), on(day));
  const share = explainLiveShare(person, indicator, group ?? 'all')?.share;
  return share === undefined ? 'outside' : `${share.numerator}/${share.denominator}`;
};
