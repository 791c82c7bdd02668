import { byCodePoints } from '../kernel/ids.ts';
import type { Encounter } from './encounter.ts';

const placeOf = ({ at, residentId }: Encounter): string => `${at ?? ''} ${residentId}`;

const pairOf = ({ pressures }: Encounter): string =>
  pressures === undefined ? '' : `${pressures.sbp}/${pressures.dbp}`;

const longestOfDay = (ofDay: readonly Encounter[]): number => {
  let longest = 0;
  let run: Encounter[] = [];
  const read = ofDay.filter(({ pressures }) => pressures !== undefined);
  for (const encounter of read.toSorted((a, b) => byCodePoints(placeOf(a), placeOf(b)))) {
    const [first] = run;
    run = first !== undefined && pairOf(first) === pairOf(encounter) ? [...run, encounter] : [encounter];
    longest = Math.max(longest, new Set(run.map(({ residentId }) => residentId)).size);
  }
  return longest;
};

/** The most people in a row, on one day, of whom one of the staff recorded the very same pressures; 1 where no two. */
export const longestRow = (encounters: readonly Encounter[]): number =>
  [...Map.groupBy(encounters, ({ on }) => on).values()].map(longestOfDay).reduce((a, b) => Math.max(a, b), 0);
