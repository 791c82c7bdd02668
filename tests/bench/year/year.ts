import type { ReferralId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { World } from '../../../local/service/world.ts';
import { type ChanceOf, chanceOf } from './chance.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Diary, openDiary } from './diary.ts';
import { type Counted, monthOf, type Months, startTally } from './tally.ts';

/** What people did, as those who did it know it: nothing of it is read from the service. Instants are ISO 8601 UTC. */
export type Ledger = {
  /** When a death or a move was entered, by resident. */
  readonly left: Map<string, string>;
  /** When a phone answered that it wants no more, by number. */
  readonly optedOut: Map<string, string>;
};

/** The simulated year on its way, as one thread has it. */
export type Year = {
  readonly world: World;
  readonly desk: Desk;
  readonly chance: ChanceOf;
  readonly diary: Diary;
  readonly ledger: Ledger;
  /** Those that work in this thread. */
  readonly teams: readonly TeamId[];
  /** Whom the teams refer to. Who leads a team or an institution signs in by its id, see county.ts. */
  readonly hospital: string;
  /** Sent and not checked yet, by resident and programme. */
  readonly openReferrals: Map<string, ReferralId>;
  readonly count: (what: Counted, howMany?: number) => void;
  readonly months: () => Months;
};

/** The day that the year has come to. */
export const today = ({ world }: Year): LocalDate => world.clock.today();

const hospitalOf = async ({ ports }: World): Promise<string> => {
  const { rows } = await ports.reference();
  const hospital = rows.institutions.find((row) => row['kind'] === 'county_hospital')?.['id'];
  if (hospital === undefined) throw new Error('the county has a hospital');
  return hospital;
};

/** Opens a year for the teams of one of so many threads, counted from 0. */
export const openYear = async (
  world: World,
  { seed, nth, threads }: { readonly seed: number; readonly nth: number; readonly threads: number },
): Promise<Year> => {
  const tally = startTally();
  const { organisation } = await world.ports.reference();
  return {
    world,
    desk: openDesk(world, `year-${nth}`),
    chance: chanceOf(seed),
    diary: openDiary(),
    ledger: { left: new Map(), optedOut: new Map() },
    teams: organisation.teams.map(({ id }) => id).filter((_, at) => at % threads === nth),
    hospital: await hospitalOf(world),
    openReferrals: new Map(),
    count: (what, howMany = 1) => tally.add(monthOf(world.clock.today()), what, howMany),
    months: tally.months,
  };
};
