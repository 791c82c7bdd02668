import * as z from 'zod';

import { WORKING_ROLES } from '../../domain/access/index.ts';
import { idField, listOf, pageQuery, teamIdField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { lineField, regionCodeField, UserBody } from './bodies.ts';

const userPath = z.strictObject({ userId: idField<'UserId'>() });

/** Who may sign in, and as what. */
export const listUsers = {
  id: 'organisation.listUsers',
  method: 'GET',
  path: '/v1/organisation/users',
  summary: { 'zh-CN': '本辖区用户：角色与范围', en: 'Who may sign in within the region, and as what' },
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(UserBody),
  status: 200,
} as const satisfies Route;

/** Lets somebody sign in, or gives them another role or scope. */
export const admitUser = {
  id: 'organisation.admitUser',
  method: 'PUT',
  path: '/v1/organisation/users/{userId}',
  summary: {
    'zh-CN':
      '新增或更改用户（userId 为统一身份认证的用户标识）；按角色注明团队、机构或区划之一；staffId 所指人员离队后不能再以该团队身份登录',
    en: 'Let somebody sign in, by the id that the identity provider knows them by, or change how: the role says which of team, institution or region it is for; whoever staffId names signs in no more once they left the team',
  },
  params: userPath,
  query: NoQuery,
  body: z.strictObject({
    name: lineField,
    role: z.enum(WORKING_ROLES),
    staffId: idField<'StaffId'>().optional(),
    teamId: teamIdField.optional(),
    institutionId: idField<'InstitutionId'>().optional(),
    regionCode: regionCodeField.optional(),
  }),
  answer: UserBody,
  status: 200,
} as const satisfies Route;

/** Lets somebody sign in no more. */
export const dismissUser = {
  id: 'organisation.dismissUser',
  method: 'POST',
  path: '/v1/organisation/users/{userId}/dismiss',
  summary: { 'zh-CN': '停用用户', en: 'Let somebody sign in no more' },
  params: userPath,
  query: NoQuery,
  body: z.strictObject({}),
  answer: UserBody,
  status: 200,
} as const satisfies Route;
