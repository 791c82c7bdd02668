import type { ReferralId, TeamId } from '../../../domain/kernel/ids.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { World } from '../../../local/service/world.ts';
import type { ChanceOf } from './chance.ts';
import type { Desk } from './desk.ts';
import type { Diary } from './diary.ts';
import type { Counted } from './tally.ts';

/** What people did, as those who did it know it: nothing of it is read from the service. Instants are ISO 8601 UTC. */
export type Ledger = {
  /** When a death or a move was entered, by resident. */
  readonly left: Map<string, string>;
  /** When a phone answered that it wants no more, by number. */
  readonly optedOut: Map<string, string>;
};

/** The simulated year on its way. */
export type Year = {
  readonly world: World;
  readonly desk: Desk;
  readonly chance: ChanceOf;
  readonly diary: Diary;
  readonly ledger: Ledger;
  readonly teams: readonly TeamId[];
  /** Whom the teams refer to. Who leads a team or an institution signs in by its id, see county.ts. */
  readonly hospital: string;
  /** Sent and not checked yet, by resident and programme. */
  readonly openReferrals: Map<string, ReferralId>;
  readonly count: (what: Counted, howMany?: number) => void;
};

/** The day that the year has come to. */
export const today = ({ world }: Year): LocalDate => world.clock.today();
