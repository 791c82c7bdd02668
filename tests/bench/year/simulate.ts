import { type LocalDate, plusDays, weekdayOf } from '../../../domain/kernel/time.ts';
import type { Progress } from '../../../functions/county-files/source.ts';
import { showRates } from '../../../functions/indicators/api.ts';
import type { ListedResident } from '../../../functions/residents/bodies.ts';
import { passTo } from '../../../local/service/outbox.ts';
import type { World } from '../../../local/service/world.ts';
import { chanceOf } from './chance.ts';
import type { County } from './county.ts';
import { workDay } from './deeds.ts';
import { type Desk, openDesk } from './desk.ts';
import { openDiary } from './diary.ts';
import { type Part, type PartUse, startMeter } from './meter.ts';
import type { Options } from './options.ts';
import { planPanel, welcomeNewcomers } from './panel.ts';
import { playPhones } from './phones.ts';
import { type Counts, startTally } from './tally.ts';
import { beginWeek } from './week.ts';
import { today, type Year } from './year.ts';

/** The indicators that a month is shown by, in the group `all`. */
export const SHOWN = [
  'contract_rate',
  'signed_and_served_rate',
  'hypertension_standardised_rate',
  'hypertension_control_rate',
  'hypertension_followed_up_on_time_rate',
  'diabetes_control_rate',
] as const;

/** What a simulated year came to. */
export type Simulated = {
  readonly year: Year;
  readonly months: ReadonlyMap<string, Counts>;
  /** The county's rates at the end of each month, in percent, by indicator. */
  readonly rates: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly parts: ReadonlyMap<Part, PartUse>;
  /** Changes of the table by the first word of their partition, and events that other systems are told. */
  readonly changes: ReadonlyMap<string, number>;
  readonly published: number;
  /** Changes of facts that were counted live. */
  readonly countedLive: number;
};

const MONTH_LENGTH = 7;
const monthOf = (day: LocalDate): string => day.slice(0, MONTH_LENGTH);

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

const yearOf = async (world: World, seed: number, count: Year['count']): Promise<Year> => ({
  world,
  desk: openDesk(world),
  chance: chanceOf(seed),
  diary: openDiary(),
  ledger: { left: new Map(), optedOut: new Map() },
  count,
  teams: (await world.ports.reference()).organisation.teams.map(({ id }) => id),
  hospital: await hospitalOf(world),
  openReferrals: new Map(),
});

/** One day in thirty, so that each weekday has its turn. */
const LIVE_EVERY_DAYS = 30;
const isLive = (at: number): boolean => at % LIVE_EVERY_DAYS === LIVE_EVERY_DAYS - 1;

/** A desk where each command is followed by some work. */
const followed = (desk: Desk, work: () => Promise<void>): Desk => ({
  ...desk,
  ask: async (route, asking) => {
    const answer = await desk.ask(route, asking);
    if (route.method !== 'GET') await work();
    return answer;
  },
});

/** Lets a county live for some days: each begins with what time changes and its SMS, then phones answer and teams work,
 *  and what changed is counted at its end, but on some days after each command: so it is in the cloud, within seconds. */
export const simulate = async (
  { world, heard }: County,
  { seed, days, from }: Options,
  onProgress: Progress,
): Promise<Simulated> => {
  const tally = startTally();
  const count: Year['count'] = (what, howMany = 1) => tally.add(monthOf(world.clock.today()), what, howMany);
  const { parts, measured } = startMeter(world.table, ({ read, written }) => {
    count('read', read);
    count('written', written);
  });
  const year = await yearOf(world, seed, count);
  const panels = new Map<string, readonly ListedResident[]>();
  await measured('the first day', async () => {
    for (const teamId of year.teams) panels.set(teamId, await planPanel(year, teamId));
    // Whom the panels showed is told now, and not by the first of the days.
    await world.background.settle();
  });
  const rates = new Map<string, ReadonlyMap<string, string>>();
  const facts = (): number => heard.changes.get('facts') ?? 0;
  let countedLive = 0;
  const countLive = async (): Promise<void> => {
    const before = facts();
    await measured('live counts', () => world.background.settle());
    countedLive += facts() - before;
  };
  const passDays = (): ReturnType<typeof world.background.passDays> =>
    measured('days', world.background.passDays);
  const dawning: World = { ...world, background: { ...world.background, passDays } };
  const onLiveDay: Year = { ...year, desk: followed(year.desk, countLive) };
  for (let at = 0; at < days; at++) {
    const day = plusDays(from, at);
    onProgress(at, days, 'days');
    await measured('SMS', () => passTo(dawning, day));
    await countSending(year);
    const working = isLive(at) ? onLiveDay : year;
    await measured('phones', () => playPhones(working));
    await measured('teams', () => teamsDay(working, panels));
    await measured('counts', () => world.background.settle());
    if (isLastOfMonth(day) || at === days - 1) rates.set(monthOf(day), await ratesNow(year));
  }
  const told = { changes: new Map(heard.changes), published: heard.published() };
  return { year, months: tally.months(), rates, parts, ...told, countedLive };
};
