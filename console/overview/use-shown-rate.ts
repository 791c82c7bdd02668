import { useShown } from '../kit/dates.ts';
import { useLanguage } from '../kit/language.ts';
import { useWords } from '../kit/words.ts';
import { isCount } from './rows.ts';
import { overviewWords } from './words.ts';

/** What is shown of a number: its own text, as its unit asks. */
export type Shown = {
  readonly size: (indicator: string, size: number) => string;
  /** A rise or fall with its sign, in points or in what is counted. */
  readonly change: (indicator: string, by: number) => string;
  /** Points of percent, without a sign. */
  readonly points: (by: number) => string;
};

const YUAN = 'average_cost';

/** How numbers of indicators and their differences are written. */
export const useShownRate = (): Shown => {
  const shown = useShown();
  const say = useWords(overviewWords);
  const language = useLanguage();
  const tenth = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const plain = new Intl.NumberFormat(language, tenth);
  const signed = new Intl.NumberFormat(language, { ...tenth, signDisplay: 'exceptZero' });
  const counted = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  return {
    size: (indicator, size) => {
      if (isCount(indicator)) return shown.count(size);
      return indicator === YUAN ? say('yuan', { value: shown.count(size) }) : shown.percent(String(size));
    },
    change: (indicator, by) => (isCount(indicator) ? counted : signed).format(by),
    points: (by) => plain.format(by),
  };
};
