import * as z from 'zod';

import { WORKING_ROLES } from '../../domain/access/index.ts';
import { ALLIANCE_KINDS, INSTITUTION_KINDS, STAFF_ROLES } from '../../domain/organisation/index.ts';
import { isRegionCode, type RegionCode } from '../../domain/kernel/region-code.ts';
import { dateField, idField, residentIdField, teamIdField, textField } from '../kit/fields.ts';
import { says } from '../kit/messages.ts';

const LONGEST_LINE = 100;

/** A short text, such as a title or a telephone number. */
export const lineField = textField.max(LONGEST_LINE);

const NOT_A_REGION = { 'zh-CN': '不是行政区划代码', en: 'not a region code' };

/** A region's code: province, prefecture, county, township or village. */
export const regionCodeField = z
  .custom<RegionCode>((value) => typeof value === 'string' && isRegionCode(value), says(NOT_A_REGION))
  .meta({ type: 'string', pattern: '^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$' });

/** A region by code and name. */
export const RegionName = z.strictObject({ code: regionCodeField, name: z.string() });

/** A team as lists show it: a `teams.csv` row. */
export const TeamBody = z.strictObject({
  id: teamIdField,
  name: z.string(),
  institutionId: idField<'InstitutionId'>(),
  regionCodes: z.array(regionCodeField),
  phone: z.string(),
});

/** An institution as a region shows it. */
export const InstitutionBody = z.strictObject({
  id: idField<'InstitutionId'>(),
  name: z.string(),
  kind: z.enum(INSTITUTION_KINDS).optional(),
});

/** Somebody's time in a team, [from, until): a `staff.csv` row with its days. Without `from` they worked there before
 *  days were recorded. */
export const StaffBody = z.strictObject({
  id: idField<'StaffId'>(),
  teamId: teamIdField,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  isLeader: z.boolean(),
  phone: z.string(),
  title: z.string(),
  from: dateField.optional(),
  until: dateField.optional(),
});
export type StaffBody = z.infer<typeof StaffBody>;

/** An institution's time in an alliance, [from, until). */
const AllianceMemberBody = z.strictObject({
  institutionId: idField<'InstitutionId'>(),
  name: z.string().optional(),
  from: dateField,
  until: dateField.optional(),
});

/** An alliance with everybody who ever was a member, in the order in which they joined. */
export const AllianceBody = z.strictObject({
  id: idField<'AllianceId'>(),
  name: z.string(),
  kind: z.enum(ALLIANCE_KINDS),
  leadInstitutionId: idField<'InstitutionId'>(),
  /** The specialism of a specialist alliance. */
  programme: z.string().optional(),
  members: z.array(AllianceMemberBody),
});
export type AllianceBody = z.infer<typeof AllianceBody>;

/** Somebody who may sign in: their role, and the one of team, institution and region that it is for. */
export const UserBody = z.strictObject({
  id: idField<'UserId'>(),
  name: z.string(),
  role: z.enum(WORKING_ROLES),
  staffId: idField<'StaffId'>().optional(),
  teamId: teamIdField.optional(),
  institutionId: idField<'InstitutionId'>().optional(),
  regionCode: regionCodeField.optional(),
});
export type UserBody = z.infer<typeof UserBody>;

/** The consent to a change of team, as contracts record it. */
export const Consent = z.strictObject({
  by: z.enum(['resident', 'guardian', 'household_head']),
  at: dateField,
  method: z.enum(['signature', 'electronic', 'verbal_witnessed']),
});

/** A team with who works there, who led it, and counts of its people. */
export const TeamPage = TeamBody.extend({
  institutionName: z.string().optional(),
  members: z.array(StaffBody),
  leaders: z.array(StaffBody),
  panel: z.strictObject({ size: z.int().nonnegative(), line: z.int(), isLarge: z.boolean() }),
  overdueTasks: z.int().nonnegative(),
  warnings: z.array(z.enum(['organisation/no-leader', 'organisation/no-nurse', 'organisation/large-panel'])),
});

const Load = z.strictObject({
  /** Open tasks due on the day or within a week after it. */
  dueWithinWeek: z.int().nonnegative(),
  /** Open tasks whose day has passed: missed so far. */
  overdue: z.int().nonnegative(),
  /** People and programmes last seen within thirty days. */
  seenWithin30Days: z.int().nonnegative(),
});

/** What a team has to do, by member of staff. */
export const Workload = z.strictObject({
  teamId: teamIdField,
  on: dateField,
  staff: z.array(Load.extend({ staffId: idField<'StaffId'>(), name: z.string().optional() })),
  unassigned: Load.omit({ seenWithin30Days: true }),
});

/** Who moved with a panel, who did not, and where to go on. */
export const PanelMoved = z.strictObject({
  moved: z.int().nonnegative(),
  items: z.array(z.strictObject({ residentId: residentIdField, contractId: idField<'ContractId'>() })),
  /** Who was asked for and does not move, and why. */
  skipped: z.array(z.strictObject({ residentId: residentIdField, code: z.string() })),
  next: z.string().nullable(),
});
