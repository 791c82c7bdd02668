import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type LocalDate, minuteOfDay } from '../../../domain/kernel/time.ts';
import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import type { Progress } from '../../../functions/county-files/source.ts';
import type { Reference, User } from '../../../functions/organisation/reference.ts';
import { importInto } from '../../../local/cli/import.ts';
import { generateCounty } from '../../../local/generate/index.ts';
import { background } from '../../../local/service/background.ts';
import type { MovableClock } from '../../../local/service/clock.ts';
import { finishCounty, withViews } from '../../../local/service/county-views.ts';
import { SECRET_FILE } from '../../../local/service/secrets.ts';
import { DATABASE_FILE, openWorld, type World } from '../../../local/service/world.ts';
import { anId } from '../../given/values.ts';
import type { Options } from './options.ts';
import { type Heard, heardFeed } from './heard.ts';

/** Half past ten: the reminders of a day went out at ten. */
const MINUTE_OF_WORK = 10 * 60 + 30;

/** A clock that stands at half past ten of a day and ticks a millisecond each time that it is read, whatever this
 *  machine's hour is. */
const steadyClock = (first: LocalDate): MovableClock => {
  let day = first;
  let ticks = 0;
  return {
    now: () => new Date(minuteOfDay(day, MINUTE_OF_WORK).getTime() + (ticks += 1)),
    today: () => day,
    moveTo: (next) => {
      day = next;
      ticks = 0;
    },
  };
};

/** A county whose years are simulated: its service, and what its change feed has told of. */
export type County = { readonly world: World; readonly heard: Heard };

/** The same world by another clock, and with ids that come in order: the same seed gives the same year. */
const withClock = (world: World, clock: MovableClock): County => {
  const { forgetReference } = world;
  const { feed, heard } = heardFeed(world.table.feed);
  const table = { ...world.table, feed };
  let ids = 0;
  const newId = (): string => `Y${String((ids += 1)).padStart(9, '0')}`;
  const ports = { ...world.ports, now: clock.now, newId };
  return {
    world: { ...world, clock, ports, background: background({ table, ports, clock, forgetReference }) },
    heard,
  };
};

/** A keyed hash places items: a secret of chance would make each run another one. */
const writeSecret = (folder: string): void =>
  writeFileSync(join(folder, SECRET_FILE), '07'.repeat(32), { mode: 0o600 });

/** A leader for every team, by the team's id, and somebody who answers for every institution, by its id. */
const usersOf = ({ organisation, roster, users }: Reference): User[] => [
  ...users.values(),
  ...organisation.teams.map(({ id: teamId }): User => {
    const staffId = roster.terms.find((term) => term.teamId === teamId && term.isLeader)?.staffId;
    const subject = { userId: anId<'UserId'>(teamId), role: 'team_leader' as const, teamId };
    return { name: teamId, subject: { ...subject, ...(staffId !== undefined && { staffId }) } };
  }),
  ...organisation.institutions.map(({ id: institutionId }): User => ({
    name: institutionId,
    subject: { userId: anId(institutionId), role: 'institution_manager', institutionId },
  })),
];

type Importing = { readonly folder: string; readonly data: string; readonly onProgress: Progress };

const importCounty = async (world: World, { folder, data, onProgress }: Importing): Promise<void> => {
  const { store, onStored, finish } = withViews(world, undefined);
  const place = { db: join(folder, DATABASE_FILE) };
  await importInto(store, { data, place, findings: data, onProgress, onStored });
  await finish();
  await finishCounty(world);
  await saveUsers(world.table, usersOf(await world.ports.reference()));
};

/** Makes a county whose histories lead up to the day before the first, and opens its service on that day, its file as
 *  durable as that of `npm start`. */
export const openCounty = async (
  folder: string,
  { residents, seed, from }: Options,
  onProgress: Progress,
): Promise<County> => {
  const data = join(folder, 'county');
  mkdirSync(data, { recursive: true });
  writeSecret(folder);
  generateCounty({ residents, seed, asOf: from, out: data });
  const clock = steadyClock(from);
  const { world: first } = withClock(
    await openWorld(folder, { name: DATABASE_FILE, durability: 'bulk' }),
    clock,
  );
  await importCounty(first, { folder, data, onProgress });
  await first.close();
  return withClock(await openWorld(folder), clock);
};
