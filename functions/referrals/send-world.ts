import type { Subject } from '../../domain/access/index.ts';
import type { InstitutionId } from '../../domain/kernel/ids.ts';
import { alliancesBetween } from '../../domain/organisation/index.ts';
import type { SendWorld } from '../../domain/referrals/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Found } from '../residents/find.ts';
import { teamOf, viewContext } from '../residents/views.ts';

/** The level of each kind of institution; the others are on none. @source domain-rules.md §6.1 */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ['village_clinic', 1],
  ['township_health_centre', 2],
  ['community_health_centre', 2],
  ['county_hospital', 3],
]);

const levelOf = ({ rows }: Reference, id: InstitutionId | undefined): number | undefined => {
  const row = rows.institutions.find((one) => one['id'] === id);
  return row === undefined ? undefined : LEVELS.get(row['kind'] ?? '');
};

/** The institution that refers: the asker's own, else that of the team which looks after the resident. */
export const referringInstitution = (
  by: Subject,
  { person, reference }: Found,
  keys: Ports['keys'],
): InstitutionId | undefined => {
  if ('institutionId' in by) return by.institutionId;
  const { organisation } = reference;
  const teamId = 'teamId' in by ? by.teamId : teamOf(person, viewContext(organisation, keys, person.day));
  return organisation.teams.find(({ id }) => id === teamId)?.institutionId;
};

type Way = {
  readonly fromInstitutionId?: InstitutionId | undefined;
  readonly toInstitutionId?: InstitutionId | undefined;
};

const areAllied = (
  reference: Reference,
  { fromInstitutionId: from, toInstitutionId: to }: Way,
  today: LocalDate,
): boolean =>
  from !== undefined && to !== undefined && alliancesBetween(reference, [from, to], today).length > 0;

/** What the rules about sending read of a resident and of where they are sent. */
export const sendWorld = ({ person, reference }: Found, way: Way): SendWorld => ({
  today: person.day,
  isResident: person.isResident,
  birthDate: person.history.resident.birthDate,
  fromLevel: levelOf(reference, way.fromInstitutionId),
  toLevel: levelOf(reference, way.toInstitutionId),
  isAllied: areAllied(reference, way, person.day),
});
