import * as z from 'zod';

import { ROLES } from '../../domain/access/index.ts';
import { STAFF_ROLES } from '../../domain/organisation/index.ts';
import {
  dateField,
  idField,
  listOf,
  pageQuery,
  residentIdField,
  teamIdField,
  textField,
} from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import {
  Consent,
  InstitutionBody,
  lineField,
  PanelMoved,
  RegionName,
  regionCodeField,
  StaffBody,
  TeamBody,
  TeamPage,
  Workload,
} from './bodies.ts';

export {
  changeAllianceRoute,
  createAllianceRoute,
  joinAllianceRoute,
  leaveAllianceRoute,
  listAlliances,
} from './alliances-api.ts';
export { admitUser, dismissUser, listUsers } from './users-api.ts';

const teamPath = z.strictObject({ teamId: teamIdField });

/** Who asks, in which roles, and what they look after. */
export const showMe = {
  id: 'organisation.showMe',
  method: 'GET',
  path: '/v1/me',
  summary: { 'zh-CN': '我是谁：角色与范围', en: 'Who I am: roles and scope' },
  params: z.strictObject({}),
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({
    userId: idField<'UserId'>(),
    name: z.string(),
    staffId: idField<'StaffId'>().optional(),
    roles: z.array(z.enum(ROLES)),
    /** A team, an institution or a region; the name is absent where the county does not know it. */
    scope: z.strictObject({
      kind: z.enum(['team', 'institution', 'region']),
      id: z.string(),
      name: z.string().optional(),
    }),
    today: dateField,
  }),
  status: 200,
} as const satisfies Route;

/** A region with what lies in it and who serves it. */
export const showRegion = {
  id: 'organisation.showRegion',
  method: 'GET',
  path: '/v1/organisation/regions/{code}',
  summary: {
    'zh-CN': '区域：下级区域、辖区内及服务本区域的机构（可转诊至）、服务的团队',
    en: 'A region: what lies in it, the institutions there (which one may refer to) and the institutions and teams that serve it',
  },
  params: z.strictObject({ code: regionCodeField }),
  query: NoQuery,
  body: NoBody,
  answer: z.strictObject({
    code: regionCodeField,
    name: z.string(),
    permanentResidents: z.int().nonnegative().optional(),
    parent: RegionName.optional(),
    children: z.array(RegionName),
    institutions: z.array(InstitutionBody),
    teams: z.array(TeamBody),
  }),
  status: 200,
} as const satisfies Route;

/** The teams that the asker may see, by id. */
export const listTeams = {
  id: 'organisation.listTeams',
  method: 'GET',
  path: '/v1/organisation/teams',
  summary: { 'zh-CN': '团队列表', en: 'Teams' },
  params: z.strictObject({}),
  query: z.strictObject({ institutionId: idField<'InstitutionId'>().optional(), ...pageQuery }),
  body: NoBody,
  answer: listOf(TeamBody),
  status: 200,
} as const satisfies Route;

/** A team: who works there, who led it, how many it looks after. */
export const showTeam = {
  id: 'organisation.showTeam',
  method: 'GET',
  path: '/v1/organisation/teams/{teamId}',
  summary: {
    'zh-CN': '团队：成员、历任队长、签约人数与警戒线、逾期任务',
    en: 'A team: members, everybody who led it, its panel with the warning line, what is overdue',
  },
  params: teamPath,
  query: NoQuery,
  body: NoBody,
  answer: TeamPage,
  status: 200,
} as const satisfies Route;

/** What a team has to do, by who last saw the people. */
export const showWorkload = {
  id: 'organisation.showWorkload',
  method: 'GET',
  path: '/v1/organisation/teams/{teamId}/workload',
  summary: {
    'zh-CN': '工作量与逾期任务：按最近一次随访的医务人员；从未随访者归入 unassigned',
    en: 'Workload and missed tasks by who last saw the person in that programme; tasks of people whom nobody saw, exams and contracts are `unassigned`',
  },
  params: teamPath,
  query: NoQuery,
  body: NoBody,
  answer: Workload,
  status: 200,
} as const satisfies Route;

const MOST_REGIONS = 200;
const MOST_RESIDENTS = 2_000;

/** Sets up a team of an institution. */
export const createTeamRoute = {
  id: 'organisation.createTeam',
  method: 'POST',
  path: '/v1/organisation/teams',
  summary: { 'zh-CN': '新建团队', en: 'Set up a team' },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    /** Made where none is given. */
    id: teamIdField.optional(),
    name: lineField,
    institutionId: idField<'InstitutionId'>(),
    regionCodes: z.array(regionCodeField).min(1).max(MOST_REGIONS),
    phone: lineField.optional(),
  }),
  answer: TeamBody,
  status: 201,
} as const satisfies Route;

/** Lets somebody work in a team from a day on. */
export const joinStaffRoute = {
  id: 'organisation.joinStaff',
  method: 'POST',
  path: '/v1/organisation/staff',
  summary: { 'zh-CN': '人员加入团队（注明日期）', en: 'Let somebody work in a team from a day on' },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    /** Made where none is given. */
    id: idField<'StaffId'>().optional(),
    teamId: teamIdField,
    name: lineField,
    role: z.enum(STAFF_ROLES),
    isLeader: z.boolean().optional(),
    phone: lineField.optional(),
    title: lineField.optional(),
    /** Today where none is given. */
    from: dateField.optional(),
  }),
  answer: StaffBody,
  status: 201,
} as const satisfies Route;

/** Lets somebody leave a team. */
export const leaveStaffRoute = {
  id: 'organisation.leaveStaff',
  method: 'POST',
  path: '/v1/organisation/staff/{staffId}/leave',
  summary: {
    'zh-CN': '人员离开团队（until 为离开后的第一天）',
    en: 'Let somebody leave a team; `until` is the first day without',
  },
  params: z.strictObject({ staffId: idField<'StaffId'>() }),
  query: NoQuery,
  body: z.strictObject({ teamId: teamIdField, until: dateField }),
  answer: StaffBody,
  status: 200,
} as const satisfies Route;

/** Moves a team's panel, or those named, to another team, some at a time. */
export const movePanelRoute = {
  id: 'organisation.movePanel',
  method: 'POST',
  path: '/v1/organisation/teams/{teamId}/panel-moves',
  summary: {
    'zh-CN': '将团队的签约居民转至另一团队：每次至多八人，带 next 再次请求直至为 null；重复请求不会重复转签',
    en: 'Move a panel to another team: at most eight people a request; ask again with `next` as `cursor` until it is null. Asked twice, nobody moves twice',
  },
  params: teamPath,
  query: NoQuery,
  body: z.strictObject({
    toTeamId: teamIdField,
    /** All with a contract where none are named. */
    residentIds: z.array(residentIdField).min(1).max(MOST_RESIDENTS).optional(),
    reason: textField,
    /** Today where none is given. */
    startsOn: dateField.optional(),
    consent: Consent.optional(),
    cursor: z.string().min(1).max(4_000).optional(),
  }),
  answer: PanelMoved,
  status: 200,
} as const satisfies Route;
