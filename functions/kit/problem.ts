import type { Language, Sentence } from '../../domain/kernel/text.ts';
import type { Refused } from './use-case.ts';

/** How a refusal is answered. */
export type ProblemKind = { readonly status: number; readonly title: Sentence };

/** The refusals that a capability may answer with, by code. */
export type ProblemTable = Readonly<Record<string, ProblemKind>>;

/** Problems of the request itself, whatever it asks for. */
export const commonProblems = {
  'request/malformed': {
    status: 400,
    title: { 'zh-CN': '请求无法读取', en: 'the request cannot be read' },
  },
  'request/invalid': {
    status: 422,
    title: { 'zh-CN': '请求中有不正确的内容', en: 'a value in the request is not right' },
  },
  'request/too-large': { status: 413, title: { 'zh-CN': '请求过大', en: 'the request is too large' } },
  'request/unsupported-type': {
    status: 415,
    title: { 'zh-CN': '不支持这种文件类型', en: 'the content type is not one that is taken here' },
  },
  'request/bad-cursor': {
    status: 400,
    title: {
      'zh-CN': '翻页标记无效，请从第一页重新开始',
      en: 'the cursor is not valid: start from the first page',
    },
  },
  'request/no-such-route': {
    status: 404,
    title: { 'zh-CN': '没有这个地址', en: 'there is no such address' },
  },
  'request/method-not-allowed': {
    status: 405,
    title: { 'zh-CN': '该地址不支持这种操作', en: 'the address does not take this method' },
  },
  'access/unauthenticated': { status: 401, title: { 'zh-CN': '请先登录', en: 'sign in first' } },
  'access/forbidden': {
    status: 403,
    title: { 'zh-CN': '您的角色不能做这件事', en: 'your role may not do this' },
  },
  'access/leaves-scope': {
    status: 403,
    title: { 'zh-CN': '不能把居民移出您的范围', en: 'nobody may be moved out of your scope' },
  },
  'access/reason-needed': {
    status: 403,
    title: { 'zh-CN': '查看个人信息须说明理由', en: 'to see people, say why (header Jiayi-Purpose)' },
  },
  'resident/merged': {
    status: 409,
    title: {
      'zh-CN': '该档案已合并，请使用保留的档案',
      en: 'the record was merged: use the one that was kept',
    },
  },
  'access/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'state/stale': {
    status: 412,
    title: { 'zh-CN': '内容已被他人更新，请重新读取', en: 'it has changed since you read it: read it again' },
  },
  'store/conflict': {
    status: 409,
    title: { 'zh-CN': '同时有其他修改，请重试', en: 'somebody else changed it at the same time: try again' },
  },
  'idempotency/key-reused': {
    status: 422,
    title: {
      'zh-CN': '该幂等键已用于另一请求',
      en: 'the Idempotency-Key was used for another request',
    },
  },
  'service/failed': {
    status: 500,
    title: { 'zh-CN': '服务出错，请稍后再试', en: 'the service failed: try again later' },
  },
  'service/throttled': {
    status: 429,
    title: { 'zh-CN': '请求过多，请稍后再试', en: 'too many requests for now: try again in a moment' },
  },
  'service/busy': {
    status: 503,
    title: { 'zh-CN': '服务繁忙，请稍后再试', en: 'the service is busy: try again later' },
  },
} as const satisfies ProblemTable;

/** What is sent back for a refusal. @source RFC 9457 */
export const problemBody = (
  { code, data, errors }: Refused,
  { status, title }: ProblemKind,
  { language, instance }: { readonly language: Language; readonly instance: string },
): Readonly<Record<string, unknown>> => ({
  // First, so that no data takes the place of what a problem is known by.
  ...data,
  type: `/problems/${code}`,
  title: title[language],
  status,
  instance,
  ...(errors === undefined ? {} : { errors }),
});
