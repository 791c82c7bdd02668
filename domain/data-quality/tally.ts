import { daysBetween } from '../kernel/time.ts';
import { noDigits } from './digits.ts';
import type { Encounter, Pressures } from './encounter.ts';
import { type Pace, paceOf } from './pace.ts';
import { dataQualityPolicy } from './policy.ts';
import { longestRow } from './rows.ts';

/** What is counted of encounters: of one of the staff, or of several together. */
export type QualityTally = Pace & {
  /** People seen; whoever was seen by two of the staff counts for each. */
  readonly people: number;
  readonly encounters: number;
  /** By last digit. */
  readonly systolic: readonly number[];
  readonly diastolic: readonly number[];
  /** Systolic readings just below the limit of control, and from it on. */
  readonly belowLimit: number;
  readonly aboveLimit: number;
  /** Encounters whose pressures can be compared with those before, and those of them that are the very same. */
  readonly compared: number;
  readonly sameAgain: number;
  readonly longestRow: number;
  /** Encounters by days until they were recorded, in the spans of the policy; those that nobody knows it of are left out. */
  readonly delays: readonly number[];
};

const DIGITS = 10;

const digitsOf = (values: readonly number[]): number[] => {
  const counts = noDigits();
  for (const value of values) counts[value % DIGITS] = (counts[value % DIGITS] ?? 0) + 1;
  return counts;
};

const countIn = (values: readonly number[], [least, most]: readonly [number, number]): number =>
  values.filter((value) => value >= least && value <= most).length;

const delaysOf = (encounters: readonly Encounter[]): number[] => {
  const { spanEnds } = dataQualityPolicy.late;
  const counts = [...spanEnds, Infinity].map(() => 0);
  for (const { on, recordedOn } of encounters) {
    if (recordedOn === undefined) continue;
    const days = daysBetween(on, recordedOn);
    const found = spanEnds.findIndex((end) => days <= end);
    const span = found === -1 ? spanEnds.length : found;
    counts[span] = (counts[span] ?? 0) + 1;
  }
  return counts;
};

const pressuresIn = (encounters: readonly Encounter[]): Pressures[] =>
  encounters.flatMap(({ pressures }) => pressures ?? []);

/** Counts the encounters of one of the staff; their order makes no difference. */
export const tallyOf = (encounters: readonly Encounter[]): QualityTally => {
  const pressures = pressuresIn(encounters);
  const sbp = pressures.map((one) => one.sbp);
  const { below, above } = dataQualityPolicy.limit;
  return {
    ...paceOf(encounters),
    people: new Set(encounters.map(({ residentId }) => residentId)).size,
    encounters: encounters.length,
    systolic: digitsOf(sbp),
    diastolic: digitsOf(pressures.map((one) => one.dbp)),
    belowLimit: countIn(sbp, below),
    aboveLimit: countIn(sbp, above),
    compared: encounters.filter(({ isSameAgain }) => isSameAgain !== undefined).length,
    sameAgain: encounters.filter(({ isSameAgain }) => isSameAgain === true).length,
    longestRow: longestRow(encounters),
    delays: delaysOf(encounters),
  };
};

const addEach = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((count, at) => count + (b[at] ?? 0));

/** Two tallies as one: counts are added, of the most and the longest the larger one holds. */
export const addTallies = (a: QualityTally, b: QualityTally): QualityTally => ({
  people: a.people + b.people,
  encounters: a.encounters + b.encounters,
  systolic: addEach(a.systolic, b.systolic),
  diastolic: addEach(a.diastolic, b.diastolic),
  belowLimit: a.belowLimit + b.belowLimit,
  aboveLimit: a.aboveLimit + b.aboveLimit,
  fastDays: a.fastDays + b.fastDays,
  mostADay: Math.max(a.mostADay, b.mostADay),
  mostInWindow: Math.max(a.mostInWindow, b.mostInWindow),
  compared: a.compared + b.compared,
  sameAgain: a.sameAgain + b.sameAgain,
  longestRow: Math.max(a.longestRow, b.longestRow),
  delays: addEach(a.delays, b.delays),
});

/** The tally of several, nothing where there are none. */
export const sumTallies = (tallies: readonly QualityTally[]): QualityTally =>
  tallies.reduce(addTallies, tallyOf([]));
