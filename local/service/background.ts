import { setTimeout as pause } from 'node:timers/promises';

import { accessConsumers } from '../../functions/access/lambda-change.ts';
import { everyHourSeal } from '../../functions/access/every-hour-seal.ts';
import type { Change, Table, Units } from '../../functions/adapters/store/table.ts';
import { passDays, type Touched } from '../../functions/indicators/every-hour-pass.ts';
import { type Difference, recountOnce } from '../../functions/indicators/every-night-recount.ts';
import { indicatorsConsumers } from '../../functions/indicators/lambda-change.ts';
import type { Ports } from '../../functions/kit/ports.ts';
import { organisationConsumers } from '../../functions/organisation/lambda-change.ts';
import type { MovableClock } from './clock.ts';
import { sendDue } from './send-due.ts';

/** As many as a morning's calls of a county make: their buckets are counted once and not again and again. */
const CHANGES_A_PAGE = 5_000;
/** Changes are gathered for so long before they are counted. */
const FEED_EVERY_MS = 150;
const DAY_EVERY_MS = 60_000;
const SEND_EVERY_MS = 60_000;
const SEAL_EVERY_MS = 60 * 60_000;
/** Between the looks of two answers the store is free for requests, where some may come. */
const LOOKS_PAUSE_MS = 4;
const NO_UNITS: Units = { read: 0, written: 0 };

/** What the passing of days touched, and the units that it alone used. */
export type Passed = Touched & { readonly units: Units };

/** The work that no request waits for: the change feed and what falls due by days. One thing at a time. */
export type Background = {
  /** Carries out all that the feed holds by now. */
  readonly settle: () => Promise<void>;
  /** Brings everything to the clock's day; says what fell due on the way. */
  readonly passDays: () => Promise<Passed>;
  /** Works from now on by itself; `onFailure` hears what broke, and the work is tried again. */
  readonly start: (watch: Watch) => void;
  /** Ends when what is being done is done. */
  readonly stop: () => Promise<void>;
  /** The units that it alone used, where it has a store of its own; else none. */
  readonly meter: () => Promise<Units>;
};

/** Who hears what goes wrong in the background. */
export type Watch = {
  readonly onFailure: (error: unknown) => void;
  /** Live counts that are not those of the records. */
  readonly onDifferences: (differences: readonly Difference[]) => void;
};

/** What the background works with. */
export type BackgroundPlace = {
  readonly table: Table;
  readonly ports: Ports;
  readonly clock: MovableClock;
  readonly forgetReference: () => void;
  /** Carries out each use case by its name; as it is, where nothing is said. */
  readonly carry?: Carry;
};

/** Carries out one use case. */
type Carry = <T>(useCase: string, work: () => Promise<T>) => Promise<T>;

const asItIs: Carry = (_, work) => work();

/** Work that waits so long between the looks of two answers. */
type Pausing = BackgroundPlace & { readonly pauseMs: number };

/** In this order: who stands on whose list before who counts where. */
const CONSUMERS = Object.entries({ ...organisationConsumers, ...indicatorsConsumers, ...accessConsumers });

const carryOut = async (
  { ports, clock, forgetReference, pauseMs, carry = asItIs }: Pausing,
  changes: readonly Change[],
): Promise<void> => {
  const rest = async (): Promise<void> => (pauseMs > 0 ? pause(pauseMs) : undefined);
  const place = { ports, today: clock.today(), forgetReference, rest };
  for (const [useCase, consume] of CONSUMERS) await carry(useCase, () => consume(changes, place));
};

/** Reads the feed to its end. A change is forgotten only when everybody is done with it: one that was being worked on
 *  when the machine died comes again. */
const drain = async (place: Pausing): Promise<void> => {
  const { feed } = place.table;
  if (feed.kind !== 'read') return;
  for (;;) {
    const { changes, next } = await feed.changes(undefined, CHANGES_A_PAGE);
    if (changes.length === 0) return;
    await carryOut(place, changes);
    await feed.trim(next);
  }
};

/** Lets one piece of work begin when the one before has ended, however it ended. */
const oneByOne = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
};

const unitsSince = (before: Units, after: Units): Units => ({
  read: after.read - before.read,
  written: after.written - before.written,
});

const every = (ms: number, work: () => Promise<void>, onFailure: Watch['onFailure']): (() => void) => {
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void work()
      .catch(onFailure)
      .finally(() => {
        isBusy = false;
      });
  }, ms);
  return () => clearInterval(timer);
};

/** The background of a service on one machine; nothing runs before `start`. */
export const background = (place: BackgroundPlace): Background => {
  const { ports, clock, carry = asItIs } = place;
  const inTurn = oneByOne();
  const stops: (() => void)[] = [];
  const settle = (pauseMs = 0): Promise<void> => inTurn(() => drain({ ...place, pauseMs }));
  const seal = async (): Promise<void> => {
    await carry('access.every-hour-seal', () => everyHourSeal(ports.audits, clock.now()));
  };
  const pass = (): Promise<Passed> =>
    inTurn(async () => {
      await drain({ ...place, pauseMs: 0 });
      const before = place.table.meter();
      const touched = await carry('indicators.every-hour-pass', () => passDays(ports, clock.today()));
      const units = unitsSince(before, place.table.meter());
      await seal();
      return { ...touched, units };
    });
  /** Does what is left of the day's work, as after midnight, or what broke off. */
  const check = async ({ onDifferences }: Watch): Promise<void> => {
    const state = await ports.indicators.daily();
    if (state?.doneThrough !== clock.today()) await pass();
    const found = await inTurn(() => recountOnce(ports, clock.today()));
    if (found.length > 0) onDifferences(found);
  };
  return {
    settle: () => settle(),
    passDays: pass,
    start: (watch) => {
      stops.push(every(FEED_EVERY_MS, () => settle(LOOKS_PAUSE_MS), watch.onFailure));
      stops.push(every(DAY_EVERY_MS, () => check(watch), watch.onFailure));
      stops.push(every(SEND_EVERY_MS, () => inTurn(() => sendDue(place, clock.now)), watch.onFailure));
      stops.push(every(SEAL_EVERY_MS, () => inTurn(seal), watch.onFailure));
      // The first day that is sealed is the one on which the service first starts.
      void inTurn(seal).catch(watch.onFailure);
    },
    stop: async () => {
      for (const stop of stops.splice(0)) stop();
      await inTurn(async () => undefined);
    },
    meter: async () => NO_UNITS,
  };
};
