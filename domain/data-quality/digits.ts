import type { Grade } from './grade.ts';
import { gradeOf } from './grade.ts';
import { dataQualityPolicy } from './policy.ts';

/** How many readings end in each digit, 0 to 9. */
export type DigitCounts = readonly number[];

/** What the last digits of readings say. */
export type DigitPreference = {
  readonly readings: number;
  /** Readings that end in 0 or 5; one in five is to be expected, on a scale of 2 mmHg too. */
  readonly zeroOrFive: number;
  /** The step of the scale that was read, mmHg: 2 where almost no reading is odd. */
  readonly step: 1 | 2;
  /** Against digits that are all as frequent; 0 where nothing was read. */
  readonly chiSquare: number;
  /** Whether even digits would be as uneven as that less than once in a thousand times. */
  readonly isUneven: boolean;
};

const DIGITS = 10;
const PERCENT = 100;

/** No reading at all. */
export const noDigits = (): number[] => Array.from({ length: DIGITS }, () => 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const chiSquareOf = (counts: readonly number[]): number => {
  const expected = sum(counts) / counts.length;
  return expected === 0 ? 0 : sum(counts.map((count) => (count - expected) ** 2 / expected));
};

/** Tells how the last digits of readings are spread. */
export const digitPreference = (counts: DigitCounts): DigitPreference => {
  const { criticalOfTen, criticalOfFive, mostOddPercent } = dataQualityPolicy.digits;
  const readings = sum(counts);
  const even = counts.filter((_, digit) => digit % 2 === 0);
  const isOfTwo = readings > 0 && (readings - sum(even)) * PERCENT <= readings * mostOddPercent;
  const chiSquare = chiSquareOf(isOfTwo ? even : counts);
  return {
    readings,
    zeroOrFive: (counts[0] ?? 0) + (counts[DIGITS / 2] ?? 0),
    step: isOfTwo ? 2 : 1,
    chiSquare,
    isUneven: chiSquare > (isOfTwo ? criticalOfFive : criticalOfTen),
  };
};

/** Grades the preference for 0 and 5: none where there are too few readings, or the digits may be uneven by chance. */
export const digitGrade = (counts: DigitCounts): Grade | undefined => {
  const { leastReadings, somePercent, strongPercent } = dataQualityPolicy.digits;
  const { readings, zeroOrFive, isUneven } = digitPreference(counts);
  if (readings < leastReadings || !isUneven) return undefined;
  return gradeOf(zeroOrFive * PERCENT, { some: readings * somePercent, strong: readings * strongPercent });
};
