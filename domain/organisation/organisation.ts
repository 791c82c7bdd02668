import { byCodePoints, type InstitutionId, type StaffId, type TeamId } from '../kernel/ids.ts';
import { liesIn, type RegionCode, type VillageCode } from '../kernel/region-code.ts';

/** The kinds of institution that a county file may name. */
export const INSTITUTION_KINDS = [
  'county_hospital',
  'township_health_centre',
  'community_health_centre',
  'village_clinic',
  'other',
] as const;

/** The roles that a member of a team may have. */
export const STAFF_ROLES = [
  'family_doctor',
  'nurse',
  'public_health_physician',
  'village_doctor',
  'specialist',
  'pharmacist',
  'family_planning',
  'other',
] as const;

/** A region of any level; regions contain one another by code prefix. */
export type Region = {
  readonly code: RegionCode;
  readonly name: string;
  /** As the yearbook states them; who is in the records is counted from the records. */
  readonly permanentResidents?: number;
};

/** A health institution; `parentId` names the one above it and may lead nowhere. */
export type Institution = {
  readonly id: InstitutionId;
  readonly name: string;
  readonly parentId: string;
  readonly phone: string;
};

/** A family-doctor team and the villages or townships it serves. */
export type Team = {
  readonly id: TeamId;
  readonly name: string;
  readonly institutionId: InstitutionId;
  readonly regionCodes: readonly RegionCode[];
  readonly phone: string;
};

/** A member of a team. */
export type Staff = { readonly id: StaffId; readonly name: string; readonly teamId: TeamId };

/** Who works where: what every person of a county is read against. */
export type Organisation = {
  readonly regions: readonly Region[];
  readonly institutions: readonly Institution[];
  readonly teams: readonly Team[];
};

/** Says whether a team serves a village. */
export const serves = ({ regionCodes }: Team, village: VillageCode): boolean =>
  regionCodes.some((region) => liesIn(village, region));

/** Answers which team covers a village: of several the lowest id, else none.
 *  @source reminders.md, readings.md A32 */
export const coveringTeams = ({ teams }: Organisation): ((village: VillageCode) => Team | undefined) => {
  const inOrder = teams.toSorted((a, b) => byCodePoints(a.id, b.id));
  const known = new Map<VillageCode, Team | undefined>();
  return (village) => {
    if (!known.has(village))
      known.set(
        village,
        inOrder.find((team) => serves(team, village)),
      );
    return known.get(village);
  };
};

/** The institution and every institution below it, each once, whatever loops the parents make. */
export const descendants = (
  { institutions }: Organisation,
  root: InstitutionId,
): ReadonlySet<InstitutionId> => {
  const children = Map.groupBy(institutions, ({ parentId }) => parentId);
  const found = new Set<InstitutionId>([root]);
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id);
  return found;
};

/** The institution and every one above it, the closest first, each once, whatever loops the parents make. */
export const ancestors = ({ institutions }: Organisation, from: InstitutionId): readonly InstitutionId[] => {
  const found = new Set([from]);
  for (const id of found) {
    const parentId = institutions.find((one) => one.id === id)?.parentId;
    const above = institutions.find((one) => one.id === parentId);
    if (above !== undefined) found.add(above.id);
  }
  return [...found];
};
