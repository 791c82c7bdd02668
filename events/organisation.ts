import * as z from 'zod';

import { programme } from './care-fields.ts';
import { date, id, region, teamId } from './fields.ts';

const institutionId = id<'InstitutionId'>();
const staffId = id<'StaffId'>();

/** A family-doctor team was set up. */
export const TeamCreated = z.strictObject({
  type: z.literal('team-created@1'),
  teamId,
  name: z.string(),
  institutionId,
  /** The villages or townships it serves, each once. */
  regionCodes: z.array(region),
  phone: z.string(),
});
export type TeamCreated = z.infer<typeof TeamCreated>;

/** Somebody works in a team from a day on. */
export const StaffJoined = z.strictObject({
  type: z.literal('staff-joined@1'),
  staffId,
  teamId,
  name: z.string(),
  role: z.enum([
    'family_doctor',
    'nurse',
    'public_health_physician',
    'village_doctor',
    'specialist',
    'pharmacist',
    'family_planning',
    'other',
  ]),
  isLeader: z.boolean(),
  phone: z.string(),
  title: z.string(),
  from: date,
});
export type StaffJoined = z.infer<typeof StaffJoined>;

/** Somebody works in a team no more; `until` is the first day without. */
export const StaffLeft = z.strictObject({
  type: z.literal('staff-left@1'),
  staffId,
  teamId,
  until: date,
});
export type StaffLeft = z.infer<typeof StaffLeft>;

/** A team's residents, or some of them, go to another team; each contract's own events follow. */
export const PanelMoved = z.strictObject({
  type: z.literal('panel-moved@1'),
  teamId,
  toTeamId: teamId,
  startsOn: date,
  reason: z.string(),
  /** How many contracts are to be transferred. */
  contracts: z.int().nonnegative(),
});
export type PanelMoved = z.infer<typeof PanelMoved>;

const allianceId = id<'AllianceId'>();

/** Institutions work together from a day on; the lead is the first member. */
export const AllianceCreated = z.strictObject({
  type: z.literal('alliance-created@1'),
  allianceId,
  name: z.string(),
  kind: z.enum(['urban_group', 'county_community', 'specialist_alliance', 'telemedicine_network']),
  leadInstitutionId: institutionId,
  /** The specialism of a specialist alliance. */
  programme: programme.optional(),
  from: date,
});
export type AllianceCreated = z.infer<typeof AllianceCreated>;

/** An alliance is named like this from now on, and led by this member. */
export const AllianceChanged = z.strictObject({
  type: z.literal('alliance-changed@1'),
  allianceId,
  name: z.string(),
  leadInstitutionId: institutionId,
});
export type AllianceChanged = z.infer<typeof AllianceChanged>;

/** An institution is a member of an alliance from a day on. */
export const InstitutionJoined = z.strictObject({
  type: z.literal('alliance-joined@1'),
  allianceId,
  institutionId,
  from: date,
});
export type InstitutionJoined = z.infer<typeof InstitutionJoined>;

/** An institution is a member of an alliance no more; `until` is the first day without. */
export const InstitutionLeft = z.strictObject({
  type: z.literal('alliance-left@1'),
  allianceId,
  institutionId,
  until: date,
});
export type InstitutionLeft = z.infer<typeof InstitutionLeft>;

const userId = id<'UserId'>();

/** Somebody may sign in from now on, in this role and no other: for a team, an institution or a region. */
export const UserAdmitted = z.strictObject({
  type: z.literal('user-admitted@1'),
  userId,
  role: z.enum([
    'team_member',
    'team_leader',
    'institution_manager',
    'bureau',
    'auditor',
    'administrator',
    'integration',
  ]),
  /** The person among the staff, where they are one: who leaves the team signs in for it no more. */
  staffId: staffId.optional(),
  teamId: teamId.optional(),
  institutionId: institutionId.optional(),
  regionCode: region.optional(),
});
export type UserAdmitted = z.infer<typeof UserAdmitted>;

/** Somebody may sign in no more. */
const UserDismissed = z.strictObject({ type: z.literal('user-dismissed@1'), userId });

/** Every fact about who works where, and with whom. */
export const OrganisationEvent = z.discriminatedUnion('type', [
  TeamCreated,
  StaffJoined,
  StaffLeft,
  PanelMoved,
  AllianceCreated,
  AllianceChanged,
  InstitutionJoined,
  InstitutionLeft,
  UserAdmitted,
  UserDismissed,
]);
export type OrganisationEvent = z.infer<typeof OrganisationEvent>;

/** One example of each. */
export const organisationExamples = [
  {
    type: 'team-created@1',
    teamId: 'T0001',
    name: '一队',
    institutionId: 'I0001',
    regionCodes: ['530121100201'],
    phone: '0871-6000001',
  },
  {
    type: 'staff-joined@1',
    staffId: 'S0001',
    teamId: 'T0001',
    name: '李文',
    role: 'family_doctor',
    isLeader: true,
    phone: '0871-6000002',
    title: '主治医师',
    from: '2025-07-01',
  },
  { type: 'staff-left@1', staffId: 'S0001', teamId: 'T0001', until: '2025-10-01' },
  {
    type: 'panel-moved@1',
    teamId: 'T0001',
    toTeamId: 'T0002',
    startsOn: '2025-10-01',
    reason: '团队合并',
    contracts: 120,
  },
  {
    type: 'alliance-created@1',
    allianceId: 'A0001',
    name: '示范县医共体',
    kind: 'county_community',
    leadInstitutionId: 'I0001',
    from: '2025-07-01',
  },
  {
    type: 'alliance-changed@1',
    allianceId: 'A0001',
    name: '示范县紧密型医共体',
    leadInstitutionId: 'I0001',
  },
  { type: 'alliance-joined@1', allianceId: 'A0001', institutionId: 'I0002', from: '2025-07-01' },
  { type: 'alliance-left@1', allianceId: 'A0001', institutionId: 'I0002', until: '2025-10-01' },
  { type: 'user-admitted@1', userId: 'U0001', role: 'team_leader', staffId: 'S0001', teamId: 'T0001' },
  { type: 'user-dismissed@1', userId: 'U0001' },
] as const;
