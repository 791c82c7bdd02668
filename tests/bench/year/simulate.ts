import { type LocalDate, plusDays, weekdayOf } from '../../../domain/kernel/time.ts';
import type { Units } from '../../../functions/adapters/store/table.ts';
import type { Progress } from '../../../functions/county-files/source.ts';
import { showRates } from '../../../functions/indicators/api.ts';
import type { ListedResident } from '../../../functions/residents/bodies.ts';
import { passTo } from '../../../local/service/outbox.ts';
import type { World } from '../../../local/service/world.ts';
import { chanceOf } from './chance.ts';
import type { County } from './county.ts';
import { workDay } from './deeds.ts';
import { openDesk } from './desk.ts';
import { openDiary } from './diary.ts';
import type { Options } from './options.ts';
import { planPanel, welcomeNewcomers } from './panel.ts';
import { playPhones } from './phones.ts';
import { type Counts, startTally } from './tally.ts';
import { beginWeek } from './week.ts';
import { today, type Ledger, type Year } from './year.ts';

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
  readonly months: ReadonlyMap<string, Counts>;
  /** The county's rates at the end of each month, in percent, by indicator. */
  readonly rates: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly parts: ReadonlyMap<Part, PartUse>;
  /** Changes of the table by the first word of their partition. */
  readonly changes: ReadonlyMap<string, number>;
};

const MONTH_LENGTH = 7;
const monthOf = (day: LocalDate): string => day.slice(0, MONTH_LENGTH);

const MICROSECONDS = 1_000_000;

/** Measures pieces of work, each a part of the year. */
const startMeter = ({ table }: World, onUnits: (units: Units) => void) => {
  const parts = new Map<Part, PartUse>();
  const measured = async <T>(part: Part, work: () => Promise<T>): Promise<T> => {
    const before = table.meter();
    const cpuBefore = process.cpuUsage();
    const done = await work();
    const { user, system } = process.cpuUsage(cpuBefore);
    const { read, written } = table.meter();
    const units = { read: read - before.read, written: written - before.written };
    onUnits(units);
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

const hospitalOf = async ({ ports }: World): Promise<string> => {
  const { rows } = await ports.reference();
  const hospital = rows.institutions.find((row) => row['kind'] === 'county_hospital')?.['id'];
  if (hospital === undefined) throw new Error('the county has a hospital');
  return hospital;
};

const isLastOfMonth = (day: LocalDate): boolean => monthOf(day) !== monthOf(plusDays(day, 1));

const MONDAY = 1;
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

type Panels = ReadonlyMap<string, readonly ListedResident[]>;

const teamsDay = async (year: Year, panels: Panels): Promise<void> => {
  for (const teamId of year.teams) {
    if (weekdayOf(today(year)) === MONDAY) await beginWeek(year, teamId);
    await welcomeNewcomers(year, teamId, panels.get(teamId) ?? []);
  }
  await workDay(year);
};

/** Lets a county live for some days: each begins with what time changes and its SMS, then phones answer and teams work,
 *  and what changed is counted at its end. */
export const simulate = async (
  { world, changes }: County,
  { seed, days, from }: Options,
  onProgress: Progress,
): Promise<Simulated> => {
  const tally = startTally();
  const count: Year['count'] = (what, howMany = 1) => tally.add(monthOf(world.clock.today()), what, howMany);
  const { parts, measured } = startMeter(world, ({ read, written }) => {
    count('read', read);
    count('written', written);
  });
  const ledger: Ledger = { left: new Map(), optedOut: new Map() };
  const { organisation } = await world.ports.reference();
  const year: Year = {
    world,
    desk: openDesk(world),
    chance: chanceOf(seed),
    diary: openDiary(),
    ledger,
    count,
    teams: organisation.teams.map(({ id }) => id),
    hospital: await hospitalOf(world),
    openReferrals: new Map(),
  };
  const panels = new Map<string, readonly ListedResident[]>();
  await measured('the first day', async () => {
    for (const teamId of year.teams) panels.set(teamId, await planPanel(year, teamId));
  });
  const rates = new Map<string, ReadonlyMap<string, string>>();
  for (let at = 0; at < days; at++) {
    const day = plusDays(from, at);
    onProgress(at, days, 'days');
    await measured('days and SMS', () => passTo(world, day));
    await countSending(year);
    await measured('phones', () => playPhones(year));
    await measured('teams', () => teamsDay(year, panels));
    await measured('counts', () => world.background.settle());
    if (isLastOfMonth(day) || at === days - 1) rates.set(monthOf(day), await ratesNow(year));
  }
  return { year, months: tally.months(), rates, parts, changes: new Map(changes) };
};
