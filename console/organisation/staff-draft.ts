import type * as z from 'zod';

import type {
  createTeamRoute,
  joinStaffRoute,
  leaveStaffRoute,
  showTeam,
} from '../../functions/organisation/api.ts';
import type { Asked } from '../kit/request.ts';
import { dayAfter } from './last-day.ts';

/** A team's part as the service answers it. */
export type Team = z.infer<typeof showTeam.answer>;
/** Somebody's time in a team. */
export type Member = Team['members'][number];

/** What somebody may be in a team. @source domain/organisation/organisation.ts */
export const STAFF_ROLES = [
  'family_doctor',
  'nurse',
  'public_health_physician',
  'village_doctor',
  'specialist',
  'pharmacist',
  'family_planning',
  'other',
] as const satisfies readonly Member['role'][];

/** A team while it is entered. */
export type TeamDraft = {
  readonly name: string;
  readonly institutionId: string;
  readonly regionCodes: readonly string[];
  readonly phone?: string | undefined;
};

const filled = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
};

/** What is sent to set up a team; a line without text is left out. */
export const teamOf = ({
  name,
  institutionId,
  regionCodes,
  phone,
}: TeamDraft): Asked<typeof createTeamRoute>['body'] => {
  const number = filled(phone);
  return {
    name: name.trim(),
    institutionId,
    regionCodes,
    ...(number === undefined ? {} : { phone: number }),
  };
};

/** Somebody who joins while they are entered. */
export type JoinDraft = {
  readonly name: string;
  readonly role: Member['role'];
  readonly isLeader?: boolean | undefined;
  readonly title?: string | undefined;
  readonly phone?: string | undefined;
  readonly from: string;
};

/** What is sent to let somebody join; whoever is no family doctor leads no team. */
export const joinOf = (teamId: string, draft: JoinDraft): Asked<typeof joinStaffRoute>['body'] => {
  const title = filled(draft.title);
  const phone = filled(draft.phone);
  return {
    teamId,
    name: draft.name.trim(),
    role: draft.role,
    from: draft.from,
    isLeader: draft.role === 'family_doctor' && draft.isLeader === true,
    ...(title === undefined ? {} : { title }),
    ...(phone === undefined ? {} : { phone }),
  };
};

/** What is sent to let somebody leave, by their last day. */
export const leaveOf = (
  { id, teamId }: Pick<Member, 'id' | 'teamId'>,
  lastDay: string,
): Asked<typeof leaveStaffRoute> => ({
  params: { staffId: id },
  body: { teamId, until: dayAfter(lastDay) },
});
