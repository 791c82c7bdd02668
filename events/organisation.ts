import * as z from 'zod';

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

/** Every fact about who works where. */
export const OrganisationEvent = z.discriminatedUnion('type', [
  TeamCreated,
  StaffJoined,
  StaffLeft,
  PanelMoved,
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
] as const;
