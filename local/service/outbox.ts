import { daysBetween, type LocalDate, minuteOfDay, plusDays } from '../../domain/kernel/time.ts';
import type { Passed } from './background.ts';
import { sendDue } from './send-due.ts';
import type { World } from './world.ts';

/** Within the sending window, whatever this machine's hour is. */
const MORNING_MINUTE = 10 * 60;
/** The most days that are gone through one by one, as those of what time changes. */
const MOST_DAYS = 31;

/** Sends to the local phones what the clock's day asks for, as in the morning of that day. */
export const remind = (world: World): Promise<void> =>
  sendDue(world, () => minuteOfDay(world.clock.today(), MORNING_MINUTE));

const sumOf = (a: Passed, b: Passed): Passed => ({
  residents: a.residents + b.residents,
  buckets: a.buckets + b.buckets,
  units: { read: a.units.read + b.units.read, written: a.units.written + b.units.written },
});

/** Moves the clock to a day and carries out what falls due on the way, each day in its turn: what time changes, then the
 *  day's SMS.
 *  @returns how much time alone changed, and what that took */
export const passTo = async (world: World, day: LocalDate): Promise<Passed> => {
  const { clock, background } = world;
  const days = Math.min(Math.max(daysBetween(clock.today(), day), 1), MOST_DAYS);
  let all: Passed = { residents: 0, buckets: 0, units: { read: 0, written: 0 } };
  for (let left = days - 1; left >= 0; left--) {
    clock.moveTo(plusDays(day, -left));
    all = sumOf(all, await background.passDays());
    await remind(world);
  }
  return all;
};
