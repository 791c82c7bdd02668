import type { Subject } from '../../domain/access/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showMe } from './api.ts';
import type { Reference } from './reference.ts';

type Scope = {
  readonly kind: 'team' | 'institution' | 'region';
  readonly id: string;
  readonly name?: string;
};

const scopeOf = (by: Subject, { organisation }: Reference): Scope => {
  const { teams, institutions, regions } = organisation;
  const named = (kind: Scope['kind'], id: string, name: string | undefined): Scope => ({
    kind,
    id,
    ...(name !== undefined && { name }),
  });
  if ('teamId' in by) return named('team', by.teamId, teams.find(({ id }) => id === by.teamId)?.name);
  if ('institutionId' in by) {
    const { institutionId } = by;
    return named('institution', institutionId, institutions.find(({ id }) => id === institutionId)?.name);
  }
  const regionCode = 'regionCode' in by ? by.regionCode : '';
  return named('region', regionCode, regions.find(({ code }) => code === regionCode)?.name);
};

/** Shows the asker who they are here. */
export const showMeUseCase = useCase(showMe, async ({ by, today }, ports) => {
  const reference = await ports.reference();
  const { userId, staffId, role } = by;
  const name = reference.users.get(userId)?.name ?? userId;
  const who = { userId, name, ...(staffId !== undefined && { staffId }) };
  return ok({ answer: { ...who, roles: [role], scope: scopeOf(by, reference), today }, saw: [] });
});
