import { canSeeTeam, canUseTeam, type Subject } from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Team } from '../../domain/organisation/index.ts';
import type { Refused } from '../kit/use-case.ts';
import type { Reference } from './reference.ts';

type May = typeof canSeeTeam;

const find =
  (may: May) =>
  (by: Subject, { organisation }: Pick<Reference, 'organisation'>, teamId: TeamId): Result<Team, Refused> => {
    const team = organisation.teams.find(({ id }) => id === teamId);
    return team !== undefined && may(by, team, organisation) ? ok(team) : err({ code: 'access/not-found' });
  };

/** Finds a team that the asker may see; another one is not found. */
export const findTeamToSee = find(canSeeTeam);

/** Finds a team that the asker may act for; another one is not found. */
export const findTeamToUse = find(canUseTeam);
