import type { LocalTime } from '../kernel/time.ts';
import type { Encounter } from './encounter.ts';
import { dataQualityPolicy } from './policy.ts';

/** How fast one of the staff saw people face to face. */
export type Pace = {
  /** Days with more people, in all or within minutes, than can be. */
  readonly fastDays: number;
  readonly mostADay: number;
  readonly mostInWindow: number;
};

const MINUTES_AN_HOUR = 60;

const minuteOf = (time: LocalTime): number => {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * MINUTES_AN_HOUR + Number(minutes);
};

const people = (encounters: readonly Encounter[]): number =>
  new Set(encounters.map(({ residentId }) => residentId)).size;

/** The most people whose times lie within the window: less than its minutes apart. */
const mostWithin = (encounters: readonly Encounter[]): number => {
  const { windowMinutes } = dataQualityPolicy.pace;
  const timed = encounters
    .flatMap((encounter) =>
      encounter.at === undefined ? [] : [{ encounter, minute: minuteOf(encounter.at) }],
    )
    .toSorted((a, b) => a.minute - b.minute);
  let first = 0;
  let most = 0;
  for (const [last, { minute }] of timed.entries()) {
    while (minute - (timed[first]?.minute ?? minute) >= windowMinutes) first += 1;
    most = Math.max(most, people(timed.slice(first, last + 1).map(({ encounter }) => encounter)));
  }
  return most;
};

const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

/** Tells how fast one of the staff saw people, from all encounters of theirs. */
export const paceOf = (encounters: readonly Encounter[]): Pace => {
  const { mostADay, mostInWindow } = dataQualityPolicy.pace;
  const days = [...Map.groupBy(encounters, ({ on }) => on).values()].map((ofDay) => {
    const seen = ofDay.filter(({ isFaceToFace }) => isFaceToFace);
    return { all: people(seen), within: mostWithin(seen) };
  });
  return {
    fastDays: days.filter(({ all, within }) => all > mostADay || within > mostInWindow).length,
    mostADay: most(days.map(({ all }) => all)),
    mostInWindow: most(days.map(({ within }) => within)),
  };
};
