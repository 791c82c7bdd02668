import type { Id, InstitutionId, StaffId, TeamId } from '../kernel/ids.ts';
import type { RegionCode } from '../kernel/region-code.ts';

/** The roles in which somebody, or another system, uses the service. */
export const ROLES = [
  'team_member',
  'team_leader',
  'institution_manager',
  'bureau',
  'auditor',
  'administrator',
  'integration',
  'resident',
] as const;
export type Role = (typeof ROLES)[number];

/** Everybody who works with the service; residents see their own record alone. */
export const WORKING_ROLES = ROLES.filter((role) => role !== 'resident');

export type UserId = Id<'UserId'>;

type Somebody = {
  readonly userId: UserId;
  /** The person among the staff, where they are one. */
  readonly staffId?: StaffId | undefined;
};

/** Who asks, in one role: what the role looks after is part of it. */
export type Subject = Somebody &
  (
    | { readonly role: 'team_member' | 'team_leader'; readonly teamId: TeamId }
    | { readonly role: 'institution_manager'; readonly institutionId: InstitutionId }
    | {
        readonly role: 'bureau' | 'auditor' | 'administrator' | 'integration';
        readonly regionCode: RegionCode;
      }
    /** Somebody who has shown that a phone is theirs; empty before that. */
    | { readonly role: 'resident'; readonly phoneHash: string }
  );
