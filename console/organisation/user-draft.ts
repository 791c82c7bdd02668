import type * as z from 'zod';

import type { admitUser, listUsers } from '../../functions/organisation/api.ts';
import type { Asked } from '../kit/request.ts';

/** Somebody who may sign in. */
export type User = z.infer<typeof listUsers.answer>['items'][number];
/** What somebody signs in as. */
export type Role = User['role'];
/** What a role is for: one of these. */
export type Scope = 'teamId' | 'institutionId' | 'regionCode';

/** Which scope a role is for. @source functions/organisation/change-users.ts */
const SCOPES = {
  team_member: 'teamId',
  team_leader: 'teamId',
  institution_manager: 'institutionId',
  bureau: 'regionCode',
  auditor: 'regionCode',
  administrator: 'regionCode',
  integration: 'regionCode',
} as const satisfies Readonly<Partial<Record<Role, Scope>>>;

/** The roles that may be given, teams first. */
export const USER_ROLES = [
  'team_member',
  'team_leader',
  'institution_manager',
  'bureau',
  'auditor',
  'administrator',
  'integration',
] as const satisfies readonly (keyof typeof SCOPES)[];

/** A role that may be given. */
export type WorkingRole = (typeof USER_ROLES)[number];

/** Which of a team, an institution and a region a role is for. */
export const scopeOf = (role: WorkingRole): Scope => SCOPES[role];

/** A user while they are entered; what another role was for may stand in it still. */
export type UserDraft = {
  readonly userId: string;
  readonly name: string;
  readonly role: WorkingRole;
  readonly teamId?: string | undefined;
  readonly institutionId?: string | undefined;
  readonly regionCode?: string | undefined;
  readonly staffId?: string | undefined;
};

const isRole = (role: string): role is WorkingRole => role in SCOPES;

/** A draft that begins as a user is. */
export const draftOf = ({ id, role, ...user }: User): Partial<UserDraft> => ({
  userId: id,
  ...user,
  ...(isRole(role) ? { role } : {}),
});

/** What is sent to admit or to change somebody: of what was entered, the role's own scope alone; staff only with a team. */
export const admittedOf = (draft: UserDraft): Asked<typeof admitUser> => {
  const { userId, name, role, staffId } = draft;
  const scope = scopeOf(role);
  return {
    params: { userId: userId.trim() },
    body: {
      name: name.trim(),
      role,
      [scope]: draft[scope],
      ...(scope === 'teamId' && staffId !== undefined ? { staffId } : {}),
    },
  };
};

/** Whether a text is what the service takes for an id. @source domain/kernel/ids.ts */
export const isUserId = (text: string): boolean => /^[A-Za-z0-9_.-]{1,64}$/.test(text);

/** The users whose name or id holds what was typed. */
export const usersWith = (users: readonly User[], typed: string): readonly User[] => {
  const wanted = typed.trim().toLowerCase();
  return users.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted));
};
