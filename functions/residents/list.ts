import { canSeeTeam, seeResident } from '../../domain/access/index.ts';
import type { TeamId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import type { Listed } from '../kit/page.ts';
import { type Refused, useCase } from '../kit/use-case.ts';
import type { Reference } from '../organisation/reference.ts';
import { listResidents } from './api.ts';
import type { ListedResident } from './bodies.ts';
import { type Asking, type Listing, membersFor, ownerOf, USUAL_LIMIT } from './listed.ts';
import { panelPage } from './panel.ts';
import { panelName } from './panel-query.ts';
import { search } from './search.ts';
import { soughtByHousehold, soughtByText } from './sought.ts';

/** The team whose panel is meant: the one asked for, where the asker may see it, else their own. A household is looked for
 *  without regard to teams. */
const teamOf = ({ by, query }: Listing, { organisation }: Reference): Result<TeamId | undefined, Refused> => {
  const { teamId, householdId } = query;
  if (householdId !== undefined) return ok(undefined);
  if (teamId === undefined) return ok('teamId' in by ? by.teamId : undefined);
  const team = organisation.teams.find(({ id }) => id === teamId);
  return team !== undefined && canSeeTeam(by, team, organisation)
    ? ok(teamId)
    : err({ code: 'access/not-found' });
};

/** Refuses who may see nobody, or must first say why; and to look for a household and for something else at once. */
const mayList = ({ by, reason, query }: Listing): Result<unknown, Refused> => {
  const seen = seeResident(by, undefined, { reason });
  if (!seen.ok && seen.error.code !== 'access/not-found') return err({ code: seen.error.code });
  const isOther = query.query !== undefined || query.teamId !== undefined || panelName(query) !== '';
  return query.householdId !== undefined && isOther ? err({ code: 'resident/two-searches' }) : ok(undefined);
};

const panel = async (asking: Asking, teamId: TeamId): Promise<Result<Listed<ListedResident>, Refused>> => {
  const { asked, ports } = asking;
  const cursor = cursorIn(asked.query.cursor, ownerOf(asked, teamId), ports.keys);
  if (!cursor.ok) return cursor;
  const limit = asked.query.limit ?? USUAL_LIMIT;
  const page = await ports.residents.members(teamId, { limit, cursor: cursor.value });
  if (page === undefined) return err({ code: 'request/bad-cursor' });
  const shown = page.items.map(membersFor(asking)).filter((one) => one !== undefined);
  return ok({ items: shown, next: page.next });
};

type Page = Listed<ListedResident> & { readonly total?: number };

const pageOf = async (asking: Asking, teamId: TeamId | undefined): Promise<Result<Page, Refused>> => {
  const { query, householdId } = asking.asked.query;
  if (householdId !== undefined) return search(asking, soughtByHousehold(asking, householdId));
  if (panelName(asking.asked.query) !== '')
    return teamId === undefined ? err({ code: 'resident/team-needed' }) : panelPage(asking, teamId);
  if (query !== undefined) return search(asking, soughtByText(asking, query, teamId));
  return teamId === undefined ? err({ code: 'resident/team-needed' }) : panel(asking, teamId);
};

/** Lists a team's panel, a household, or finds people: by whole number, phone or name, by initials or the last four digits
 *  of the phone within the asker's scope, within a team also by a part of the name. Without any of these the panel is that of
 *  the asker's own team. What narrows or orders a panel finds members of that panel alone, and says how many. */
export const listUseCase = useCase(listResidents, async (asked, ports) => {
  const may = mayList(asked);
  if (!may.ok) return may;
  const reference = await ports.reference();
  const team = teamOf(asked, reference);
  if (!team.ok) return team;
  const page = await pageOf({ asked, ports, reference }, team.value);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  return ok({
    answer: {
      items: [...items],
      next: cursorOut(next, ownerOf(asked, team.value), ports.keys),
      ...(total !== undefined && { total }),
    },
    saw: items.map(({ id }) => id),
  });
});
