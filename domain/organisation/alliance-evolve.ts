import type {
  AllianceCreated,
  InstitutionJoined,
  InstitutionLeft,
  OrganisationEvent,
} from '../../events/organisation.ts';
import { unreachable } from '../kernel/result.ts';
import { type Alliance, type AllianceMember, alliedOn } from './alliance.ts';

const created = (event: AllianceCreated): Alliance => {
  const { allianceId: id, name, kind, leadInstitutionId, programme, from } = event;
  const members = [{ institutionId: leadInstitutionId, from, until: undefined }];
  return { id, name, kind, leadInstitutionId, programme, members };
};

const joined = ({ members }: Alliance, { institutionId, from }: InstitutionJoined): AllianceMember[] => [
  ...members,
  { institutionId, from, until: undefined },
];

const left = (alliance: Alliance, { institutionId, until }: InstitutionLeft): AllianceMember[] => {
  const leaving = alliedOn(alliance, until).find((member) => member.institutionId === institutionId);
  return alliance.members.flatMap((member) => {
    if (member !== leaving) return [member];
    return member.from === until ? [] : [{ ...member, until }];
  });
};

const changeBy = (
  alliance: Alliance,
  event: Exclude<OrganisationEvent, AllianceCreated>,
): Partial<Alliance> => {
  switch (event.type) {
    case 'alliance-changed@1':
      return { name: event.name, leadInstitutionId: event.leadInstitutionId };
    case 'alliance-joined@1':
      return { members: joined(alliance, event) };
    case 'alliance-left@1':
      return { members: left(alliance, event) };
    case 'team-created@1':
    case 'staff-joined@1':
    case 'staff-left@1':
    case 'panel-moved@1':
    case 'user-admitted@1':
    case 'user-dismissed@1':
      return {};
    default:
      return unreachable(event);
  }
};

/** The alliances after an event, in the order in which they were set up. */
export const evolveAlliances = (alliances: readonly Alliance[], event: OrganisationEvent): Alliance[] => {
  if (event.type === 'alliance-created@1') return [...alliances, created(event)];
  const changedId = 'allianceId' in event ? event.allianceId : undefined;
  return alliances.map((one) => (one.id === changedId ? { ...one, ...changeBy(one, event) } : one));
};
