import type {
  AllianceChanged,
  AllianceCreated,
  InstitutionJoined,
  InstitutionLeft,
} from '../../events/organisation.ts';
import type { InstitutionId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { keptName, type NameFault } from '../residents/index.ts';
import { type Alliance, alliedOn } from './alliance.ts';
import type { Organisation } from './organisation.ts';
import { meet } from './staff-history.ts';

/** Why a change of an alliance is refused, with what explains it. */
export type AllianceRefusal =
  | { readonly code: 'organisation/bad-name'; readonly fault: NameFault }
  | { readonly code: 'organisation/unknown-institution' }
  | { readonly code: 'organisation/alliance-exists' }
  | { readonly code: 'organisation/bad-specialism' }
  | {
      readonly code: 'organisation/member-already';
      readonly from: LocalDate;
      readonly until: LocalDate | undefined;
    }
  | { readonly code: 'organisation/no-member' }
  | { readonly code: 'organisation/lead-stays' };

/** Set up an alliance with its lead as the first member, from a day on. The id comes from the edge. */
export type CreateAlliance = Omit<AllianceCreated, 'type'>;

const isKnown = ({ institutions }: Organisation, institutionId: InstitutionId): boolean =>
  institutions.some(({ id }) => id === institutionId);

/** Sets up an alliance led by a known institution; a specialist alliance, and no other, names its programme. */
export const createAlliance = (
  {
    organisation,
    alliances,
  }: { readonly organisation: Organisation; readonly alliances: readonly Alliance[] },
  command: CreateAlliance,
): Result<AllianceCreated[], AllianceRefusal> => {
  const name = keptName(command.name);
  if (!name.ok) return err({ code: 'organisation/bad-name', fault: name.error });
  const { allianceId, kind, leadInstitutionId, programme } = command;
  if (alliances.some(({ id }) => id === allianceId)) return err({ code: 'organisation/alliance-exists' });
  if (!isKnown(organisation, leadInstitutionId)) return err({ code: 'organisation/unknown-institution' });
  if ((kind === 'specialist_alliance') !== (programme !== undefined))
    return err({ code: 'organisation/bad-specialism' });
  return ok([{ type: 'alliance-created@1', ...command, name: name.value }]);
};

/** Name an alliance anew, or another lead. */
export type ChangeAlliance = Pick<AllianceChanged, 'name' | 'leadInstitutionId'>;

/** Changes the name and the lead of an alliance; the lead is a member on the day. */
export const changeAlliance = (
  alliance: Alliance,
  command: ChangeAlliance,
  today: LocalDate,
): Result<AllianceChanged[], AllianceRefusal> => {
  const name = keptName(command.name);
  if (!name.ok) return err({ code: 'organisation/bad-name', fault: name.error });
  const { leadInstitutionId } = command;
  if (!alliedOn(alliance, today).some(({ institutionId }) => institutionId === leadInstitutionId))
    return err({ code: 'organisation/no-member' });
  return ok([{ type: 'alliance-changed@1', allianceId: alliance.id, name: name.value, leadInstitutionId }]);
};

/** Let a known institution be a member from a day on, once at a time; the day may be to come. */
export type JoinAlliance = Pick<InstitutionJoined, 'institutionId' | 'from'>;

/** Lets a known institution join, once at a time. */
export const joinAlliance = (
  organisation: Organisation,
  { id: allianceId, members }: Alliance,
  command: JoinAlliance,
): Result<InstitutionJoined[], AllianceRefusal> => {
  const { institutionId, from } = command;
  if (!isKnown(organisation, institutionId)) return err({ code: 'organisation/unknown-institution' });
  const other = members.find(
    (member) => member.institutionId === institutionId && meet(member, { from, until: undefined }),
  );
  return other === undefined
    ? ok([{ type: 'alliance-joined@1', allianceId, ...command }])
    : err({ code: 'organisation/member-already', from: other.from, until: other.until });
};

/** Let a member leave; `until` is the first day without. */
export type LeaveAlliance = Pick<InstitutionLeft, 'institutionId' | 'until'>;

/** Lets a member of the day leave; on its first day it never was one. The lead leaves last: another is named before. */
export const leaveAlliance = (
  alliance: Alliance,
  command: LeaveAlliance,
): Result<InstitutionLeft[], AllianceRefusal> => {
  const { id: allianceId, leadInstitutionId, members } = alliance;
  const { institutionId, until: day } = command;
  if (!alliedOn(alliance, day).some((member) => member.institutionId === institutionId))
    return err({ code: 'organisation/no-member' });
  const othersStay = members.some(
    (other) => other.institutionId !== institutionId && (other.until === undefined || day < other.until),
  );
  return institutionId === leadInstitutionId && othersStay
    ? err({ code: 'organisation/lead-stays' })
    : ok([{ type: 'alliance-left@1', allianceId, ...command }]);
};
