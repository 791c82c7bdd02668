import { canSeeTeam } from '../../domain/access/index.ts';
import { byCodePoints } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { listTeams } from './api.ts';
import { teamBody } from './team-body.ts';

const DEFAULT_LIMIT = 50;

/** Lists the teams that the asker may see; a cursor is the id of the last team shown. */
export const listTeamsUseCase = useCase(listTeams, async ({ by, query }, ports) => {
  const { institutionId, limit = DEFAULT_LIMIT } = query;
  const owner = { userId: by.userId, list: `teams ${institutionId ?? ''}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const after = cursor.value ?? '';
  const { organisation } = await ports.reference();
  const rest = organisation.teams
    .filter((team) => team.id > after && canSeeTeam(by, team, organisation))
    .filter((team) => institutionId === undefined || team.institutionId === institutionId)
    .toSorted((a, b) => byCodePoints(a.id, b.id));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1)?.id : undefined;
  return ok({
    answer: { items: page.map(teamBody), next: cursorOut(last, owner, ports.keys) },
    saw: [],
  });
});
