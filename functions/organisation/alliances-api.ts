import * as z from 'zod';

import { ALLIANCE_KINDS } from '../../domain/organisation/index.ts';
import { programmeField } from '../follow-ups/fields.ts';
import { dateField, idField, listOf, pageQuery } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { AllianceBody, lineField } from './bodies.ts';

const allianceIdField = idField<'AllianceId'>();
const institutionIdField = idField<'InstitutionId'>();

const alliancePath = z.strictObject({ allianceId: allianceIdField });

/** The alliances of the county in the order in which they were set up. */
export const listAlliances = {
  id: 'organisation.listAlliances',
  method: 'GET',
  path: '/v1/organisation/alliances',
  summary: { 'zh-CN': '医联体列表：成员与加入、退出日期', en: 'Alliances, with who was a member when' },
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(AllianceBody),
  status: 200,
} as const satisfies Route;

/** Sets up an alliance; its lead is the first member. */
export const createAllianceRoute = {
  id: 'organisation.createAlliance',
  method: 'POST',
  path: '/v1/organisation/alliances',
  summary: {
    'zh-CN':
      '新建医联体：城市医疗集团、县域医共体、专科联盟（须注明病种）或远程医疗协作网；牵头机构为首个成员',
    en: 'Set up an alliance: an urban group, county community, specialist alliance (names its programme) or telemedicine network; its lead is the first member',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({
    /** Made where none is given. */
    id: allianceIdField.optional(),
    name: lineField,
    kind: z.enum(ALLIANCE_KINDS),
    leadInstitutionId: institutionIdField,
    programme: programmeField.optional(),
    /** Today where none is given. */
    from: dateField.optional(),
  }),
  answer: AllianceBody,
  status: 201,
} as const satisfies Route;

const change = { query: NoQuery, answer: AllianceBody, status: 200 } as const;

/** Gives an alliance another name or lead. */
export const changeAllianceRoute = {
  ...change,
  id: 'organisation.changeAlliance',
  method: 'PATCH',
  path: '/v1/organisation/alliances/{allianceId}',
  summary: { 'zh-CN': '更改医联体名称或牵头机构', en: 'Change the name or the lead of an alliance' },
  params: alliancePath,
  body: z.strictObject({
    name: lineField.optional(),
    /** A member of today. */
    leadInstitutionId: institutionIdField.optional(),
  }),
} as const satisfies Route;

/** Lets an institution be a member from a day on. */
export const joinAllianceRoute = {
  ...change,
  id: 'organisation.joinAlliance',
  method: 'POST',
  path: '/v1/organisation/alliances/{allianceId}/members',
  summary: {
    'zh-CN': '机构加入医联体（注明日期）',
    en: 'Let an institution join an alliance from a day on, with every institution below it',
  },
  params: alliancePath,
  body: z.strictObject({
    institutionId: institutionIdField,
    /** Today where none is given. */
    from: dateField.optional(),
  }),
} as const satisfies Route;

/** Lets a member leave an alliance. */
export const leaveAllianceRoute = {
  ...change,
  id: 'organisation.leaveAlliance',
  method: 'POST',
  path: '/v1/organisation/alliances/{allianceId}/members/{institutionId}/leave',
  summary: {
    'zh-CN': '机构退出医联体（until 为退出后的第一天，当日起不再共享）',
    en: 'Let a member leave an alliance; from `until`, the first day without, nothing is shared',
  },
  params: z.strictObject({ allianceId: allianceIdField, institutionId: institutionIdField }),
  body: z.strictObject({ until: dateField }),
} as const satisfies Route;
