import { plainNumber } from '../../domain/kernel/quantity.ts';

/** What may be measured at home, in the order of the form. */
export const HOME_READINGS = ['sbp', 'dbp', 'fpg', 'ppg', 'heartRate', 'weightKg'] as const;
export type HomeReading = (typeof HOME_READINGS)[number];

/** What was typed: texts, empty where nothing was. */
export type Typed = Readonly<Record<HomeReading | 'measuredOn', string>>;

/** A form in which nothing is typed. */
export const NOTHING_TYPED: Typed = {
  sbp: '',
  dbp: '',
  fpg: '',
  ppg: '',
  heartRate: '',
  weightKg: '',
  measuredOn: '',
};

/** Typed with an input method's full-width signs, or a comma for the point. */
const plain = (typed: string): string => typed.normalize('NFKC').trim().replace(/[,。]/, '.');

/** The fields that hold something else than a number. */
export const notNumbers = (typed: Typed): readonly HomeReading[] =>
  HOME_READINGS.filter((name) => plain(typed[name]) !== '' && plainNumber(plain(typed[name])) === undefined);

/** What the service is told: the values that were typed, and the day unless it is today. */
export const readingBody = (
  typed: Typed,
): Partial<Record<HomeReading, number>> & { measuredOn?: string } => ({
  ...Object.fromEntries(
    HOME_READINGS.flatMap((name) => {
      const value = plainNumber(plain(typed[name]));
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  ...(typed.measuredOn === '' ? {} : { measuredOn: typed.measuredOn }),
});
