import { type Subject, suppressed } from '../../domain/access/index.ts';
import { digitPreference, lateShare, type QualityTally } from '../../domain/data-quality/index.ts';
import { percent } from '../../domain/indicators/index.ts';
import type { DigitsBody, MeasuresBody, ShareBody } from './bodies.ts';

const isShown = (by: Subject, numerator: number, denominator = numerator): boolean =>
  suppressed(by, { numerator, denominator, group: 'all' }) !== undefined;

/** A count as somebody may see it: null where so few people could be told apart. */
const shownCount = (by: Subject, count: number): number | null => (isShown(by, count) ? count : null);

/** Counts as somebody may see them beside their sum: where one is withheld a second is too, since the sum would give it
 *  away. */
export const shownTogether = (by: Subject, counts: readonly number[]): (number | null)[] => {
  const shown = counts.map((count) => shownCount(by, count));
  if (shown.filter((count) => count === null).length !== 1) return shown;
  const least = counts.reduce(
    (found, count, at) =>
      shown[at] === null || count === 0 || count >= (counts[found] ?? Infinity) ? found : at,
    -1,
  );
  return shown.map((count, at) => (at === least ? null : count));
};

const shareOf = (by: Subject, numerator: number, denominator: number): ShareBody =>
  isShown(by, numerator, denominator)
    ? { part: numerator, of: denominator, percent: percent({ numerator, denominator }) }
    : { part: null, of: null, percent: null };

const digitsOf = (by: Subject, counts: readonly number[]): DigitsBody => {
  const { readings, zeroOrFive, step, isUneven } = digitPreference(counts);
  return {
    counts: shownTogether(by, counts),
    zeroOrFive: shareOf(by, zeroOrFive, readings),
    step,
    isUneven,
  };
};

/** What was counted, as somebody may see it. */
export const shownMeasures = (by: Subject, tally: QualityTally): MeasuresBody => {
  const late = lateShare(tally);
  return {
    visits: shownCount(by, tally.encounters),
    systolic: digitsOf(by, tally.systolic),
    diastolic: digitsOf(by, tally.diastolic),
    belowLimit: shareOf(by, tally.belowLimit, tally.belowLimit + tally.aboveLimit),
    fastDays: tally.fastDays,
    mostADay: shownCount(by, tally.mostADay),
    mostInWindow: shownCount(by, tally.mostInWindow),
    sameAgain: shareOf(by, tally.sameAgain, tally.compared),
    longestRow: shownCount(by, tally.longestRow),
    late: shareOf(by, late.part, late.of),
  };
};
