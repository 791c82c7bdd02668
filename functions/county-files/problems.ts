import type { ProblemTable } from '../kit/problem.ts';

/** How the refusals about county files are answered. */
export const countyFilesProblems = {
  'job/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'job/not-finished': {
    status: 409,
    title: { 'zh-CN': '尚未完成，请稍后再看', en: 'it is not finished yet: look again later' },
  },
  'job/nothing-sent': {
    status: 422,
    title: { 'zh-CN': '没有收到文件', en: 'no file was sent' },
  },
} as const satisfies ProblemTable;
