import * as z from 'zod';

import { idField, listOf, pageQuery, residentIdField, residentPath, teamIdField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { panelQuery } from './panel-query.ts';
import { DuplicateBody, ListedResident, NewResident, PersonBody, ResidentChanges, Story } from './bodies.ts';

const LONGEST_QUERY = 100;

const FOUND_BY =
  'a whole name, phone or identity number, the pinyin initials of a name, or the last four digits of a phone';

const OtherRecord = z.strictObject({ otherId: residentIdField });

/** Lists a team's panel or a household, or finds people by number, phone or name. */
export const listResidents = {
  id: 'residents.list',
  method: 'GET',
  path: '/v1/residents',
  summary: {
    'zh-CN':
      '查找居民，或列出团队、家庭的居民。details=true 或任一筛选、排序条件时，列出该团队居民的下次应办事项与末次随访，并附总数 total；页可少于 limit，以 next 为准',
    en: 'Find residents, or list those of a team or household. With details=true, or anything that narrows or orders a panel, members of the team come with what is due next and their last visits, and `total` says how many. A page may hold fewer than `limit`: `next` says whether the end is reached',
  },
  params: z.strictObject({}),
  query: z.strictObject({
    query: z.string().trim().min(1).max(LONGEST_QUERY).meta({ description: FOUND_BY }).optional(),
    teamId: teamIdField.optional(),
    householdId: idField<'HouseholdId'>().optional(),
    ...panelQuery,
    ...pageQuery,
  }),
  body: NoBody,
  answer: listOf(ListedResident).extend({ total: z.int().nonnegative().optional() }),
  status: 200,
} as const satisfies Route;

/** Enters a person. */
export const registerResident = {
  id: 'residents.register',
  method: 'POST',
  path: '/v1/residents',
  summary: { 'zh-CN': '新建居民档案', en: 'Register a resident' },
  params: z.strictObject({}),
  query: NoQuery,
  body: NewResident,
  answer: z.strictObject({ ...PersonBody.shape, possibleDuplicates: z.array(DuplicateBody) }),
  status: 201,
} as const satisfies Route;

/** Shows everything that is recorded of a person. */
export const showResident = {
  id: 'residents.show',
  method: 'GET',
  path: '/v1/residents/{residentId}',
  summary: { 'zh-CN': '查看居民全部记录', en: 'The whole story of a resident' },
  params: residentPath,
  query: NoQuery,
  body: NoBody,
  answer: Story,
  status: 200,
} as const satisfies Route;

/** Changes fields of a person's record. */
export const amendResident = {
  id: 'residents.amend',
  method: 'PATCH',
  path: '/v1/residents/{residentId}',
  summary: { 'zh-CN': '修改居民档案', en: 'Correct or change the record of a resident' },
  params: residentPath,
  query: NoQuery,
  body: ResidentChanges,
  answer: PersonBody,
  status: 200,
} as const satisfies Route;

/** Makes another record of the same person an alias of this one. */
export const mergeResidents = {
  id: 'residents.merge',
  method: 'POST',
  path: '/v1/residents/{residentId}/merge',
  summary: { 'zh-CN': '合并重复档案', en: 'Merge another record of the same person' },
  params: residentPath,
  query: NoQuery,
  body: OtherRecord,
  answer: Story,
  status: 200,
} as const satisfies Route;

/** Makes both records stand alone again. */
export const unmergeResidents = {
  id: 'residents.unmerge',
  method: 'POST',
  path: '/v1/residents/{residentId}/unmerge',
  summary: { 'zh-CN': '撤销合并', en: 'Undo a merge' },
  params: residentPath,
  query: NoQuery,
  body: OtherRecord,
  answer: Story,
  status: 200,
} as const satisfies Route;
