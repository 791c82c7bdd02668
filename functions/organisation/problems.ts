import type { AllianceRefusal, OrganisationRefusal } from '../../domain/organisation/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** Why somebody who was named stays when a panel moves. */
type Stays = 'organisation/no-contract-with-team';

/** Why somebody is not admitted. */
type OfUsers =
  | 'organisation/own-account'
  | 'organisation/role-needs-scope'
  | 'organisation/unknown-scope'
  | 'organisation/user-of-others';

/** How the refusals about organisation are answered. */
export const organisationProblems = {
  'organisation/bad-name': {
    status: 422,
    title: { 'zh-CN': '名称不正确', en: 'the name is not right' },
  },
  'organisation/team-exists': {
    status: 409,
    title: { 'zh-CN': '已有此编号的团队', en: 'there is a team with this id' },
  },
  'organisation/unknown-institution': {
    status: 422,
    title: { 'zh-CN': '没有这个机构', en: 'there is no such institution' },
  },
  'organisation/no-region': {
    status: 422,
    title: { 'zh-CN': '团队须至少服务一个区域', en: 'a team serves at least one region' },
  },
  'organisation/unknown-region': {
    status: 422,
    title: { 'zh-CN': '没有这些区域', en: 'there are no such regions' },
  },
  'organisation/unknown-team': {
    status: 422,
    title: { 'zh-CN': '没有这个团队', en: 'there is no such team' },
  },
  'organisation/works-there': {
    status: 409,
    title: { 'zh-CN': '该人员在此期间已在该团队', en: 'they work in the team in that time already' },
  },
  'organisation/works-not-there': {
    status: 409,
    title: { 'zh-CN': '该人员当日不在该团队', en: 'they do not work in the team on that day' },
  },
  'organisation/leader-is-no-family-doctor': {
    status: 422,
    title: { 'zh-CN': '队长须为家庭医生', en: 'a team is led by a family doctor' },
  },
  'organisation/has-leader': {
    status: 409,
    title: { 'zh-CN': '团队在此期间已有队长', en: 'the team has a leader in that time' },
  },
  'organisation/same-team': {
    status: 422,
    title: { 'zh-CN': '不能转至同一团队', en: 'a panel moves to another team' },
  },
  'organisation/no-reason': {
    status: 422,
    title: { 'zh-CN': '须说明理由', en: 'say why' },
  },
  'organisation/starts-before-today': {
    status: 422,
    title: { 'zh-CN': '转签不能早于今天', en: 'a panel cannot move before today' },
  },
  'organisation/no-contract-with-team': {
    status: 409,
    title: { 'zh-CN': '该居民目前未与该团队签约', en: 'the resident has no contract with the team' },
  },
  'organisation/alliance-exists': {
    status: 409,
    title: { 'zh-CN': '已有此编号的医联体', en: 'there is an alliance with this id' },
  },
  'organisation/bad-specialism': {
    status: 422,
    title: {
      'zh-CN': '专科联盟须注明病种，其他医联体不注明',
      en: 'a specialist alliance, and no other, names its programme',
    },
  },
  'organisation/member-already': {
    status: 409,
    title: { 'zh-CN': '该机构在此期间已是成员', en: 'the institution is a member in that time already' },
  },
  'organisation/no-member': {
    status: 409,
    title: { 'zh-CN': '该机构当日不是成员', en: 'the institution is no member on that day' },
  },
  'organisation/lead-stays': {
    status: 409,
    title: {
      'zh-CN': '牵头机构退出前须先指定另一牵头机构',
      en: 'the lead leaves last: name another lead before',
    },
  },
  'organisation/own-account': {
    status: 409,
    title: {
      'zh-CN': '不能更改或停用自己的账号，请由另一管理员操作',
      en: 'your own account stays as it is: another administrator changes it',
    },
  },
  'organisation/role-needs-scope': {
    status: 422,
    title: {
      'zh-CN': '须按角色注明且仅注明团队、机构或区划之一',
      en: 'a role is for one of a team, an institution and a region: name that one',
    },
  },
  'organisation/unknown-scope': {
    status: 422,
    title: {
      'zh-CN': '本辖区内没有该团队、机构或区划',
      en: 'your region has no such team, institution or region',
    },
  },
  'organisation/user-of-others': {
    status: 409,
    title: { 'zh-CN': '该用户属于其他辖区', en: 'this id signs in for another region' },
  },
} as const satisfies Record<
  OrganisationRefusal['code'] | AllianceRefusal['code'] | Stays | OfUsers,
  ProblemKind
>;
