import { canUseInstitution, type Subject } from '../../domain/access/index.ts';
import { type InstitutionId, isId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import {
  type Alliance,
  type AllianceId,
  type AllianceRefusal,
  changeAlliance,
  createAlliance,
  evolveAlliances,
  joinAlliance,
  leaveAlliance,
} from '../../domain/organisation/index.ts';
import type { OrganisationEvent } from '../../events/organisation.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import { type Asked, type Done, type Refused, useCase } from '../kit/use-case.ts';
import { allianceBody } from './alliance-body.ts';
import { changeAllianceRoute, createAllianceRoute, joinAllianceRoute, leaveAllianceRoute } from './api.ts';
import type { AllianceBody } from './bodies.ts';
import { referenceChange } from './change.ts';
import type { Reference } from './reference.ts';

const newAllianceId = (ports: Ports): AllianceId => {
  const id = ports.newId();
  if (isId<'AllianceId'>(id)) return id;
  throw new Error('a new id is an id');
};

type Decided = Result<readonly OrganisationEvent[], AllianceRefusal>;

/** Says whether an institution lies where the asker governs: only its own county opens its records to others. */
const isTheirs = (by: Subject, { rows }: Reference, institutionId: InstitutionId): boolean => {
  const row = rows.institutions.find(({ id }) => id === institutionId);
  return canUseInstitution(by, row?.['regionCode'] ?? '');
};

/** Stores what was decided of an alliance, and answers the alliance after it. */
const changed = (
  { by, now: at, today }: Asked<Route>,
  reference: Reference,
  decided: Decided,
): Result<Done<AllianceBody>, Refused> => {
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const [event] = decided.value;
  if (event === undefined || !('allianceId' in event)) throw new Error('a decision is about an alliance');
  const after = evolveAlliances(reference.alliances, event).find(({ id }) => id === event.allianceId);
  if (after === undefined) throw new Error('an alliance is there after it was changed');
  return ok({
    answer: allianceBody(after, reference),
    saw: [],
    writes: { reference: referenceChange(reference, event, { at, by: by.userId, today }) },
  });
};

/** Sets up an alliance led by an institution of the asker's region. */
export const createAllianceUseCase = useCase(createAllianceRoute, async (asked, ports) => {
  const reference = await ports.reference();
  const { id: allianceId = newAllianceId(ports), from = asked.today, ...rest } = asked.body;
  if (!isTheirs(asked.by, reference, rest.leadInstitutionId))
    return err({ code: 'organisation/unknown-institution' });
  return changed(asked, reference, createAlliance(reference, { allianceId, from, ...rest }));
});

type AskedOfAlliance = Asked<Route> & { readonly params: { readonly allianceId: AllianceId } };

/** Finds an alliance that is led from the asker's region; another one is not found. */
const changeFound = async (
  asked: AskedOfAlliance,
  ports: Ports,
  decide: (alliance: Alliance, reference: Reference) => Decided,
): Promise<Result<Done<AllianceBody>, Refused>> => {
  const reference = await ports.reference();
  const alliance = reference.alliances.find(({ id }) => id === asked.params.allianceId);
  if (alliance === undefined || !isTheirs(asked.by, reference, alliance.leadInstitutionId))
    return err({ code: 'access/not-found' });
  return changed(asked, reference, decide(alliance, reference));
};

/** Gives an alliance another name or lead. */
export const changeAllianceUseCase = useCase(changeAllianceRoute, (asked, ports) =>
  changeFound(asked, ports, (alliance) => {
    const { name = alliance.name, leadInstitutionId = alliance.leadInstitutionId } = asked.body;
    return changeAlliance(alliance, { name, leadInstitutionId }, asked.today);
  }),
);

/** Lets an institution of the asker's region join an alliance. */
export const joinAllianceUseCase = useCase(joinAllianceRoute, (asked, ports) =>
  changeFound(asked, ports, (alliance, reference) => {
    const { institutionId, from = asked.today } = asked.body;
    return isTheirs(asked.by, reference, institutionId)
      ? joinAlliance(reference.organisation, alliance, { institutionId, from })
      : err({ code: 'organisation/unknown-institution' });
  }),
);

/** Lets a member leave an alliance. */
export const leaveAllianceUseCase = useCase(leaveAllianceRoute, (asked, ports) =>
  changeFound(asked, ports, (alliance) =>
    leaveAlliance(alliance, { institutionId: asked.params.institutionId, until: asked.body.until }),
  ),
);
