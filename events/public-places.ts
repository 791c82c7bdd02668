import * as z from 'zod';

import { staffId } from './care-fields.ts';
import { date, id, region, teamId } from './fields.ts';
import { TOLD, told } from './public-fields.ts';

const institutionId = id<'InstitutionId'>();
const allianceId = id<'AllianceId'>();

/** A family-doctor team was set up. */
const TeamCreated = z.strictObject({
  type: z.literal('jiayi.team-created@1'),
  ...told,
  teamId,
  institutionId,
  regionCodes: z.array(region),
});

/** Somebody works in a team from a day on. */
const StaffJoined = z.strictObject({
  type: z.literal('jiayi.staff-joined@1'),
  ...told,
  staffId,
  teamId,
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
  from: date,
});

/** Somebody works in a team no more; `until` is the first day without. */
const StaffLeft = z.strictObject({
  type: z.literal('jiayi.staff-left@1'),
  ...told,
  staffId,
  teamId,
  until: date,
});

/** An institution is a member of an alliance from a day on. */
const AllianceJoined = z.strictObject({
  type: z.literal('jiayi.alliance-joined@1'),
  ...told,
  allianceId,
  institutionId,
  from: date,
});

/** An institution is a member of an alliance no more; `until` is the first day without. */
const AllianceLeft = z.strictObject({
  type: z.literal('jiayi.alliance-left@1'),
  ...told,
  allianceId,
  institutionId,
  until: date,
});

const OF = { ...TOLD, id: 'organisation.000012.0' } as const;

/** What others may know of who works where, and with whom: each form, and an example of it. */
export const publicPlaces = [
  {
    schema: TeamCreated,
    example: {
      type: 'jiayi.team-created@1',
      ...OF,
      teamId: 'T0001',
      institutionId: 'I0001',
      regionCodes: ['530121100201'],
    },
  },
  {
    schema: StaffJoined,
    example: {
      type: 'jiayi.staff-joined@1',
      ...OF,
      staffId: 'S0001',
      teamId: 'T0001',
      role: 'family_doctor',
      isLeader: true,
      from: '2025-07-01',
    },
  },
  {
    schema: StaffLeft,
    example: {
      type: 'jiayi.staff-left@1',
      ...OF,
      staffId: 'S0001',
      teamId: 'T0001',
      until: '2025-10-01',
    },
  },
  {
    schema: AllianceJoined,
    example: {
      type: 'jiayi.alliance-joined@1',
      ...OF,
      allianceId: 'A0001',
      institutionId: 'I0002',
      from: '2025-07-01',
    },
  },
  {
    schema: AllianceLeft,
    example: {
      type: 'jiayi.alliance-left@1',
      ...OF,
      allianceId: 'A0001',
      institutionId: 'I0002',
      until: '2025-10-01',
    },
  },
] as const;
