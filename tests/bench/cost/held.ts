import { manifest } from '../../../functions/manifest.ts';
import { parameters } from '../scale/parameters.ts';
import { assumptions } from './assumptions.ts';
import type { Happening } from './happening.ts';
import { nightCheckOf } from './lambdas.ts';

const SECONDS_AN_HOUR = 3_600;
const HOURS_A_DAY = 24;
const DAYS_A_YEAR = 365;
const DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;
const { peak } = parameters;

/** Units a second, as high as they are in an hour. */
type Hours = readonly number[];

/** From when to when of a day, in hours, what share of its units is used, evenly. */
type Spell = { readonly from: number; readonly to: number; readonly share: number };

/** Almost half of a day's work lies between half past eight and half past ten, the rest until noon and from two to six. */
const WORK: readonly Spell[] = [
  { from: 8.5, to: 10.5, share: peak.morningShare },
  { from: 10.5, to: 12, share: (1 - peak.morningShare) * (1.5 / 5.5) },
  { from: 14, to: 18, share: (1 - peak.morningShare) * (4 / 5.5) },
];

/** The window in which people may be written to. @source docs/scale.md, “SMS under a provider's limits” */
const TEXTS = { from: 8.5, to: 20 } as const;

/** From when on the night's recount runs; which hour it is does not matter here. */
const NIGHT_HOUR = 1;

const HOURS = Array.from({ length: HOURS_A_DAY }, (_, hour) => hour);

/** Units a second of each hour of a day, as high as they are in it. */
const hoursOf = (units: number, spells: readonly Spell[]): Hours =>
  HOURS.map((hour) => {
    const touching = spells.filter(({ from, to }) => from < hour + 1 && to > hour);
    return Math.max(
      0,
      ...touching.map(({ from, to, share }) => (units * share) / (to - from) / SECONDS_AN_HOUR),
    );
  });

const together = (...all: readonly Hours[]): Hours =>
  HOURS.map((hour) => all.reduce((sum, hours) => sum + (hours[hour] ?? 0), 0));

/** What a new day changes is changed within an hour. @source tests/bench/scale/parameters.ts, night */
const DAWN: readonly Spell[] = [{ from: 0, to: 1, share: 1 }];

/** Texts go out from the morning on for as long as the provider takes, and what phones answer comes with them. */
const textSpells = (texts: number, smsPerSecond: number): readonly Spell[] => {
  const hours = texts / DAYS_A_YEAR / smsPerSecond / SECONDS_AN_HOUR;
  const to = Math.min(TEXTS.to, TEXTS.from + Math.max(hours, 1));
  return [{ from: TEXTS.from, to, share: 1 }];
};

/** Monday has half as many again; the others share what is left of five. */
const workOf = (weekday: number): number => {
  if (weekday >= WORKING_DAYS_A_WEEK) return 0;
  return weekday === 0 ? peak.monday : (WORKING_DAYS_A_WEEK - peak.monday) / (WORKING_DAYS_A_WEEK - 1);
};

/** Parts of the night's recount that are carried out side by side. */
const PARTS_AT_ONCE = manifest.reduce(
  (most, { trigger }) => (trigger.kind === 'map' && trigger.every === 'day' ? trigger.atOnce : most),
  1,
);

/** The night's recount reads as fast as its parts do, until it is done; each of the week is as long as the mean. */
const nightHours = (readUnits: number): Hours => {
  const aSecond = PARTS_AT_ONCE * assumptions.readsAPart;
  const hours = readUnits / DAYS_A_YEAR / aSecond / SECONDS_AN_HOUR;
  return HOURS.map((hour) => (hour >= NIGHT_HOUR && hour < NIGHT_HOUR + hours ? aSecond : 0));
};

const isMorning = (hour: number): boolean =>
  assumptions.held.morningHours.some((each) => each === hour % HOURS_A_DAY) &&
  hour < WORKING_DAYS_A_WEEK * HOURS_A_DAY;

/** Units a second that are held in the hours of a week, together: what the highest use leaves so much used, of the hour and of the one
 *  before, since less is held only after a quarter of an hour; at least the least, and in a morning what is held for it. */
const heldIn = (week: Hours): number =>
  week.reduce((sum, now, hour) => {
    const { least, morning, usedShare } = assumptions.held;
    const used = Math.max(now, week.at(hour - 1) ?? 0);
    return sum + Math.max(isMorning(hour) ? morning : least, Math.ceil(used / usedShare));
  }, 0);

/** How fast texts go out, and what else uses what is held: reading who works where. */
type HeldFor = { readonly smsPerSecond: number; readonly referenceReads: number };

/** Unit-hours that a year of provisioned capacity holds of the main table and its index: each week as one in which everybody works, of
 *  which a year has fifty. */
export const heldOf = (
  happening: Happening,
  { smsPerSecond, referenceReads }: HeldFor,
): { readonly reads: number; readonly writes: number } => {
  const { read, written, liveRead, liveWritten, texts } = happening;
  const spells = textSpells(texts, smsPerSecond);
  const weekOf = (used: Happening['read'], night: Hours): Hours =>
    Array.from({ length: DAYS_A_WEEK }, (_, weekday) =>
      together(
        hoursOf((used.work / peak.workingDays) * workOf(weekday), WORK),
        hoursOf(used.dawn / DAYS_A_YEAR, DAWN),
        hoursOf(used.texts / DAYS_A_YEAR, spells),
        night,
      ),
    ).flat();
  const night = nightHours(nightCheckOf(happening).readUnits);
  const weeks = DAYS_A_YEAR / DAYS_A_WEEK;
  return {
    reads: heldIn(weekOf({ ...read, work: read.work + referenceReads + liveRead }, night)) * weeks,
    writes: heldIn(weekOf({ ...written, work: written.work + liveWritten }, [])) * weeks,
  };
};
