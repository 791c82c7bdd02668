import type { PrescriptionRefusal } from '../../domain/prescriptions/index.ts';
import type { ProblemKind } from '../kit/problem.ts';

/** How the refusals about prescriptions are answered. */
export const prescriptionsProblems = {
  'prescription/refused': {
    status: 422,
    title: { 'zh-CN': '处方未通过审核，原因见errors', en: 'the checks refuse the prescription: see errors' },
  },
  'prescription/not-found': { status: 404, title: { 'zh-CN': '没有找到', en: 'not found' } },
  'prescription/after-today': {
    status: 422,
    title: { 'zh-CN': '日期不能晚于今天', en: 'the day cannot be after today' },
  },
  'prescription/before-birth': {
    status: 422,
    title: { 'zh-CN': '日期不能早于出生日期', en: 'the day cannot be before birth' },
  },
  'prescription/after-death': {
    status: 422,
    title: { 'zh-CN': '日期不能晚于死亡日期', en: 'the day cannot be after death' },
  },
  'prescription/before-issue': {
    status: 422,
    title: {
      'zh-CN': '日期不能早于处方开具日期',
      en: 'the day cannot be before the prescription was issued',
    },
  },
  'prescription/stopped': {
    status: 409,
    title: { 'zh-CN': '该处方已停用', en: 'the prescription was stopped' },
  },
  'prescription/already-dispensed': {
    status: 409,
    title: { 'zh-CN': '该处方已发药', en: 'the prescription was dispensed before' },
  },
} as const satisfies Record<PrescriptionRefusal['code'], ProblemKind>;
