import { byCodePoints, type StaffId, type TeamId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Organisation, STAFF_ROLES } from './organisation.ts';

/** What somebody does in a team. */
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody's time in a team, [from, until). Somebody may work in several teams, and come back to one. */
export type StaffTerm = {
  readonly staffId: StaffId;
  readonly teamId: TeamId;
  readonly name: string;
  readonly role: StaffRole;
  readonly isLeader: boolean;
  readonly phone: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly until: LocalDate | undefined;
};

/** Who works where, and who did when. */
export type Roster = { readonly organisation: Organisation; readonly terms: readonly StaffTerm[] };

type Times = Pick<StaffTerm, 'from' | 'until'>;

const covers = ({ from, until }: Times, day: LocalDate): boolean =>
  from <= day && (until === undefined || day < until);

/** Says whether two times have a day in common. */
export const meet = (a: Times, b: Times): boolean =>
  (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);

/** Who works in a team on a day, the leader first, the others by id. */
export const membersOn = ({ terms }: Roster, teamId: TeamId, day: LocalDate): StaffTerm[] =>
  terms
    .filter((term) => term.teamId === teamId && covers(term, day))
    .toSorted((a, b) => Number(b.isLeader) - Number(a.isLeader) || byCodePoints(a.staffId, b.staffId));

/** Who leads a team on a day. */
export const leaderOn = (roster: Roster, teamId: TeamId, day: LocalDate): StaffTerm | undefined =>
  membersOn(roster, teamId, day).find(({ isLeader }) => isLeader);

/** Everybody who ever led a team, in the order of their days. */
export const leadersOf = ({ terms }: Roster, teamId: TeamId): StaffTerm[] =>
  terms
    .filter((term) => term.teamId === teamId && term.isLeader)
    .toSorted((a, b) => byCodePoints(a.from, b.from));

/** The teams that somebody works in on a day, by id: who left yesterday works there no more. */
export const teamsOn = ({ terms }: Roster, staffId: StaffId, day: LocalDate): TeamId[] =>
  terms
    .filter((term) => term.staffId === staffId && covers(term, day))
    .map(({ teamId }) => teamId)
    .toSorted(byCodePoints);

/** What a team lacks of the least that it needs. */
export type TeamWarning = { readonly code: 'organisation/no-leader' | 'organisation/no-nurse' };

/** What a team lacks on a day: a family doctor who leads it, and a nurse. Warned of, never refused.
 *  @source domain-rules.md §4.2, team minimum */
export const teamWarnings = (roster: Roster, teamId: TeamId, day: LocalDate): TeamWarning[] => {
  const members = membersOn(roster, teamId, day);
  const warnings: TeamWarning[] = [];
  if (!members.some(({ isLeader }) => isLeader)) warnings.push({ code: 'organisation/no-leader' });
  if (!members.some(({ role }) => role === 'nurse')) warnings.push({ code: 'organisation/no-nurse' });
  return warnings;
};
