import { clinicDate, daysBetween, type LocalDate } from '../../domain/kernel/time.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A clock that can be moved by whole days and goes on from there. */
export type MovableClock = {
  readonly now: () => Date;
  readonly today: () => LocalDate;
  /** Moves the day, forward or back; the time of day goes on. */
  readonly moveTo: (day: LocalDate) => void;
};

/** This machine's clock, to be moved. */
export const movableClock = (machine: () => Date = () => new Date()): MovableClock => {
  let shiftMs = 0;
  const now = (): Date => new Date(machine().getTime() + shiftMs);
  return {
    now,
    today: () => clinicDate(now()),
    moveTo: (day) => {
      shiftMs += daysBetween(clinicDate(now()), day) * DAY_MS;
    },
  };
};
