import { type Area, type Counts, noCounts } from '../../domain/indicators/index.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Counted, Place } from './indicator-store.ts';

/** The live counts of an area: the day that they hold for and since when they have been up to date. */
export type LiveCounts = { readonly counts: Counts; readonly asOf: LocalDate; readonly age: number };

type LivePorts = Pick<Ports, 'indicators' | 'now'>;

/** The latest day up to today that counts hold for: before today where the day's work is not done yet. */
const lastDayOf = ({ countedOn, holdsUntil }: Counted, today: LocalDate): LocalDate => {
  if (holdsUntil <= today) return plusDays(holdsUntil, -1);
  return countedOn > today ? countedOn : today;
};

const MS_A_SECOND = 1_000;

/** Whole seconds since the latest of some instants; 0 where there is none, or it is still to come. */
export const secondsSince = (instants: readonly string[], now: Date): number => {
  const latest = Math.max(...instants.map((instant) => Date.parse(instant)));
  return Number.isFinite(latest) ? Math.max(0, Math.floor((now.getTime() - latest) / MS_A_SECOND)) : 0;
};

/** The live counts of areas in their order, in one round trip. Counts are up to date since they were counted, or since
 *  the day's work that found nothing in them to change. */
export const liveCounts = async (
  { indicators, now }: LivePorts,
  areas: readonly Pick<Area, 'scope' | 'id'>[],
  today: LocalDate,
): Promise<LiveCounts[]> => {
  const places = areas.map(({ scope, id }): Place => ({ kind: 'area', area: { scope, id } }));
  const [stored, daily] = await Promise.all([indicators.find(places), indicators.daily()]);
  const doneAt = daily === undefined ? [] : [daily.doneAt];
  return stored.map(({ counted }) =>
    counted === undefined
      ? { counts: noCounts(), asOf: today, age: secondsSince(doneAt, now()) }
      : {
          counts: counted.counts,
          asOf: lastDayOf(counted, today),
          age: secondsSince([...doneAt, counted.countedAt], now()),
        },
  );
};
