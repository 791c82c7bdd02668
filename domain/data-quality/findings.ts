import { digitGrade } from './digits.ts';
import { type Grade, gradeOf } from './grade.ts';
import { dataQualityPolicy } from './policy.ts';
import type { QualityTally } from './tally.ts';

/** What may be odd about records, in the order in which it is told. */
export const FINDINGS = [
  'systolic_digits',
  'diastolic_digits',
  'below_limit',
  'too_fast',
  'same_again',
  'same_in_row',
  'late_entry',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

/** Something odd about records, and how odd. */
export type Finding = { readonly kind: FindingKind; readonly grade: Grade };

const PERCENT = 100;

type Share = { readonly part: number; readonly of: number };
type Limits = { readonly least: number; readonly somePercent: number; readonly strongPercent: number };

/** None where too few are counted. */
const shareGrade = ({ part, of }: Share, { least, somePercent, strongPercent }: Limits): Grade | undefined =>
  of < least ? undefined : gradeOf(part * PERCENT, { some: of * somePercent, strong: of * strongPercent });

/** Encounters that were recorded late, and those of which it is known. */
export const lateShare = ({ delays }: Pick<QualityTally, 'delays'>): Share => {
  const { spanEnds, afterDays } = dataQualityPolicy.late;
  const known = delays.reduce((a, b) => a + b, 0);
  const inTime = delays.filter((_, span) => (spanEnds[span] ?? Infinity) <= afterDays);
  return { part: known - inTime.reduce((a, b) => a + b, 0), of: known };
};

const limitGrade = ({ belowLimit, aboveLimit }: QualityTally): Grade | undefined => {
  const { leastReadings, someRatio, strongRatio } = dataQualityPolicy.limit;
  if (belowLimit + aboveLimit < leastReadings) return undefined;
  return gradeOf(belowLimit, { some: aboveLimit * someRatio, strong: aboveLimit * strongRatio });
};

const copiedGrade = ({ sameAgain: part, compared: of }: QualityTally): Grade | undefined => {
  const { leastVisits: least, ...percents } = dataQualityPolicy.copied;
  return shareGrade({ part, of }, { least, ...percents });
};

const lateGrade = (tally: QualityTally): Grade | undefined => {
  const { leastVisits: least, somePercent, strongPercent } = dataQualityPolicy.late;
  return shareGrade(lateShare(tally), { least, somePercent, strongPercent });
};

const { pace } = dataQualityPolicy;

const GRADED = {
  systolic_digits: ({ systolic }) => digitGrade(systolic),
  diastolic_digits: ({ diastolic }) => digitGrade(diastolic),
  below_limit: limitGrade,
  too_fast: ({ fastDays }) => gradeOf(fastDays, { some: pace.someDays, strong: pace.strongDays }),
  same_again: copiedGrade,
  same_in_row: ({ longestRow }) => gradeOf(longestRow, dataQualityPolicy.row),
  late_entry: lateGrade,
} as const satisfies Record<FindingKind, (tally: QualityTally) => Grade | undefined>;

const findingsAmong = (kinds: readonly FindingKind[], tally: QualityTally): Finding[] =>
  kinds.flatMap((kind) => {
    const grade = GRADED[kind](tally);
    return grade === undefined ? [] : [{ kind, grade }];
  });

/** What is odd about the records of one of the staff. */
export const findingsOfStaff = (tally: QualityTally): Finding[] => findingsAmong(FINDINGS, tally);

/** Days and rows say something of one of the staff alone: among many there is always one. */
const OF_ONE: ReadonlySet<FindingKind> = new Set(['too_fast', 'same_in_row']);
const OF_MANY = FINDINGS.filter((kind) => !OF_ONE.has(kind));

/** What is odd about the records of several of the staff together: only what is told by shares. */
export const findingsOfMany = (tally: QualityTally): Finding[] => findingsAmong(OF_MANY, tally);

const WEIGHT = { strong: 10, some: 1 } as const satisfies Record<Grade, number>;

/** How much there is to look at: whoever has more comes first. */
export const gravityOf = (findings: readonly Finding[]): number =>
  findings.reduce((total, { grade }) => total + WEIGHT[grade], 0);
