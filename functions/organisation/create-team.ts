import { canUseTeam, type Subject } from '../../domain/access/index.ts';
import { isId, type TeamId } from '../../domain/kernel/ids.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { createTeam, descendants } from '../../domain/organisation/index.ts';
import type { TeamCreated } from '../../events/organisation.ts';
import { dataOf } from '../kit/data-of.ts';
import type { Ports } from '../kit/ports.ts';
import { type Refused, useCase } from '../kit/use-case.ts';
import { referenceChange } from './change.ts';
import type { Reference } from './reference.ts';
import { createTeamRoute } from './api.ts';

const newTeamId = (ports: Ports): TeamId => {
  const id = ports.newId();
  if (isId<'TeamId'>(id)) return id;
  throw new Error('a new id is an id');
};

/** The regions that a manager's institutions stand in or serve: a team of theirs reaches no further, since whoever serves
 *  a village sees its people. */
const regionsOf = (by: Subject, { organisation, rows }: Reference): readonly string[] => {
  if (!('institutionId' in by)) return 'regionCode' in by ? [by.regionCode] : [];
  const own: ReadonlySet<string> = descendants(organisation, by.institutionId);
  const places = rows.institutions.filter(({ id = '' }) => own.has(id)).map((row) => row['regionCode'] ?? '');
  const served = organisation.teams
    .filter(({ institutionId }) => own.has(institutionId))
    .flatMap(({ regionCodes }) => regionCodes);
  return [...places, ...served].filter((code) => code !== '');
};

const outside = (codes: readonly RegionCode[], areas: readonly string[]): RegionCode[] =>
  codes.filter((code) => !areas.some((area) => code.startsWith(area)));

/** What lies outside the asker's reach is refused as if the county did not know it. */
const refusalOfScope = (by: Subject, event: TeamCreated, reference: Reference): Refused | undefined => {
  const { teamId: id, ...team } = event;
  const beyond = outside(event.regionCodes, regionsOf(by, reference));
  if (beyond.length > 0)
    return { code: 'organisation/unknown-region', data: { regionCodes: beyond.join(',') } };
  const isTheirs = canUseTeam(by, { id, ...team }, reference.organisation);
  return isTheirs ? undefined : { code: 'organisation/unknown-institution' };
};

/** Sets up a team within the asker's reach. */
export const createTeamUseCase = useCase(createTeamRoute, async (asked, ports) => {
  const { by, today, now: at, body } = asked;
  const reference = await ports.reference();
  const { id = newTeamId(ports), name, institutionId, regionCodes, phone = '' } = body;
  const decided = createTeam(reference.organisation, { teamId: id, name, institutionId, regionCodes, phone });
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const [event] = decided.value;
  if (event === undefined) throw new Error('a team was created');
  const refusal = refusalOfScope(by, event, reference);
  if (refusal !== undefined) return err(refusal);
  return ok({
    answer: { id, name: event.name, institutionId, regionCodes: event.regionCodes, phone },
    saw: [],
    writes: { reference: referenceChange(reference, event, { at, by: by.userId, today }) },
  });
});
