import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import type { Units } from '../../../functions/adapters/store/table.ts';
import type { Progress } from '../../../functions/county-files/source.ts';
import { showRates } from '../../../functions/indicators/api.ts';
import { passTo } from '../../../local/service/outbox.ts';
import type { County } from './county.ts';
import type { Asked } from './desk.ts';
import type { Options } from './options.ts';
import { playPhones } from './phones.ts';
import { monthOf, type Months, sumOfMonths } from './tally.ts';
import { type Teams, teamsOf } from './teams.ts';
import { startTeams } from './teams-thread.ts';
import { openYear, type Year } from './year.ts';

/** The indicators that a month is shown by, in the group `all`. */
export const SHOWN = [
  'contract_rate',
  'signed_and_served_rate',
  'hypertension_standardised_rate',
  'hypertension_control_rate',
  'hypertension_followed_up_on_time_rate',
  'diabetes_control_rate',
] as const;

/** What is metered apart. */
type Part = 'the first day' | 'days and SMS' | 'phones' | 'teams' | 'counts';

/** Units and processor time of a part of the year. */
export type PartUse = Units & { readonly cpuSeconds: number };

/** What a simulated year came to. */
export type Simulated = {
  readonly year: Year;
  readonly months: Months;
  /** As at the desks of all threads. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly asked: ReadonlyMap<string, Asked>;
  /** The county's rates at the end of each month, in percent, by indicator. */
  readonly rates: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly parts: ReadonlyMap<Part, PartUse>;
  /** Changes of the table by the first word of their partition. */
  readonly changes: ReadonlyMap<string, number>;
};

const MICROSECONDS = 1_000_000;

/** Measures pieces of work, each a part of the year, over all connections. */
const startMeter = (metered: readonly { readonly meter: () => Units }[], count: Year['count']) => {
  const parts = new Map<Part, PartUse>();
  const used = (): Units => {
    const all = metered.map((one) => one.meter());
    return {
      read: all.reduce((sum, { read }) => sum + read, 0),
      written: all.reduce((sum, { written }) => sum + written, 0),
    };
  };
  const measured = async <T>(part: Part, work: () => Promise<T>): Promise<T> => {
    const before = used();
    const cpuBefore = process.cpuUsage();
    const done = await work();
    const { user, system } = process.cpuUsage(cpuBefore);
    const after = used();
    const units = { read: after.read - before.read, written: after.written - before.written };
    count('read', units.read);
    count('written', units.written);
    const sum = parts.get(part) ?? { read: 0, written: 0, cpuSeconds: 0 };
    parts.set(part, {
      read: sum.read + units.read,
      written: sum.written + units.written,
      cpuSeconds: sum.cpuSeconds + (user + system) / MICROSECONDS,
    });
    return done;
  };
  return { parts, measured };
};

const isLastOfMonth = (day: LocalDate): boolean => monthOf(day) !== monthOf(plusDays(day, 1));

const BUREAU = 'bureau-1';

const ratesNow = async ({ desk }: Year): Promise<ReadonlyMap<string, string>> => {
  const answer = await desk.ask(showRates, { by: BUREAU, query: { group: 'all' } });
  const shown = answer?.items ?? [];
  return new Map(shown.map(({ indicator, rate }) => [indicator, rate ?? '']));
};

const countSending = async ({ world, count }: Year): Promise<void> => {
  const { reminders } = world.ports;
  const day = world.clock.today();
  count('calls', (await reminders.run(day))?.calls ?? 0);
  for await (const messages of reminders.ofDay(day))
    count('merged', messages.filter(({ subjects }) => subjects.length > 1).length);
};

/** As many as this bench's machine has cores. */
const THREADS = 2;

type Merged<Value> = (one: Value, other: Value) => Value;

const merge = <Value>(
  [first = new Map(), ...others]: readonly ReadonlyMap<string, Value>[],
  sum: Merged<Value>,
): ReadonlyMap<string, Value> => {
  const merged = new Map(first);
  for (const [key, value] of others.flatMap((map) => [...map])) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : sum(known, value));
  }
  return merged;
};

const sumOfAsked: Merged<Asked> = (one, other) => ({
  times: one.times + other.times,
  cpuMs: one.cpuMs + other.cpuMs,
  bytes: one.bytes + other.bytes,
});

/** What all threads did, as one: the first one's year, its ledger made whole. */
const joined = async (
  year: Year,
  all: readonly Teams[],
): Promise<Omit<Simulated, 'rates' | 'parts' | 'changes'>> => {
  const deeds = await Promise.all(all.map((teams) => teams.tell()));
  for (const { left } of deeds) for (const [id, at] of left) year.ledger.left.set(id, at);
  return {
    year,
    months: sumOfMonths(deeds.map(({ months }) => months)),
    refusals: merge(
      deeds.map(({ refusals }) => refusals),
      (one, other) => one + other,
    ),
    asked: merge(
      deeds.map(({ asked }) => asked),
      sumOfAsked,
    ),
  };
};

/** Lets a county live for some days: each begins with what time changes and its SMS, then phones answer and teams work,
 *  these in two threads, and what changed is counted at its end. */
export const simulate = async (
  { folder, world, changes }: County,
  { seed, days, from }: Options,
  onProgress: Progress,
): Promise<Simulated> => {
  const year = await openYear(world, { seed, nth: 0, threads: THREADS });
  const beside = Array.from({ length: THREADS - 1 }, (_, at) =>
    startTeams({ folder, from, seed, nth: at + 1, threads: THREADS }),
  );
  const all = [teamsOf(year), ...beside];
  const { parts, measured } = startMeter([world.table, ...beside], year.count);
  await measured('the first day', () => Promise.all(all.map((teams) => teams.plan())));
  const rates = new Map<string, ReadonlyMap<string, string>>();
  for (let at = 0; at < days; at++) {
    const day = plusDays(from, at);
    onProgress(at, days, 'days');
    await measured('days and SMS', () => passTo(world, day));
    await countSending(year);
    await measured('phones', () => playPhones(year));
    await measured('teams', () => Promise.all(all.map((teams) => teams.workOn(day))));
    await measured('counts', () => world.background.settle());
    if (isLastOfMonth(day) || at === days - 1) rates.set(monthOf(day), await ratesNow(year));
  }
  const done = await joined(year, all);
  for (const teams of all) await teams.stop();
  return { ...done, rates, parts, changes: new Map(changes) };
};
