import { type LocalDate, plusMonths } from '../kernel/time.ts';
import { checkCold, checkExcluded, checkOverlap, checkUnknown } from './check-drugs.ts';
import { FIRST_ISSUE_TITLES, NOT_PRESCRIBERS, prescriptionPolicy as policy } from './policy.ts';
import { type Check, isLong, type PrescriptionRequest, SOURCES } from './request.ts';

const checkDays = ({ supplyDays, countyLimitDays }: PrescriptionRequest): Check[] => {
  if (supplyDays > policy.mostDays) {
    const says = {
      'zh-CN': `处方量${supplyDays}天，超过全国上限${policy.mostDays}天`,
      en: `${supplyDays} days are over the national maximum of ${policy.mostDays}`,
    };
    return [{ code: 'prescription/over-national-limit', answer: 'refuse', says, source: SOURCES.national }];
  }
  if (supplyDays <= countyLimitDays) return [];
  const says = {
    'zh-CN': `处方量${supplyDays}天，超过本县上限${countyLimitDays}天`,
    en: `${supplyDays} days are over the county's limit of ${countyLimitDays}`,
  };
  return [{ code: 'prescription/over-county-limit', answer: 'refuse', says, source: SOURCES.local }];
};

const checkPapers = (request: PrescriptionRequest): Check[] => {
  if (!isLong(request)) return [];
  const papers: readonly (readonly [boolean, string, string])[] = [
    [request.assessed, '评估', 'assessment'],
    [request.hasRecordNote, '病历记录', 'record note'],
    [request.patientConfirmed, '患者签字确认', "patient's confirmation"],
  ];
  const missing = papers.filter(([isThere]) => !isThere);
  if (missing.length === 0) return [];
  const says = {
    'zh-CN': `超过${policy.usualDays}天的处方缺少：${missing.map(([, zh]) => zh).join('、')}`,
    en: `over ${policy.usualDays} days, missing: ${missing.map(([, , en]) => en).join(', ')}`,
  };
  return [{ code: 'prescription/papers-missing', answer: 'refuse', says, source: SOURCES.national }];
};

const checkContract = (request: PrescriptionRequest): Check[] => {
  if (!isLong(request) || request.hasActiveContract) return [];
  const says = {
    'zh-CN': `超过${policy.usualDays}天的处方须有有效签约`,
    en: `over ${policy.usualDays} days only with an active contract`,
  };
  return [{ code: 'prescription/no-contract', answer: 'refuse', says, source: SOURCES.local }];
};

const checkTitle = (request: PrescriptionRequest): Check[] => {
  const { firstIssueTitle } = request;
  if (!isLong(request) || firstIssueTitle === undefined || FIRST_ISSUE_TITLES.includes(firstIssueTitle))
    return [];
  const says = {
    'zh-CN': '首次长期处方应由中级及以上职称医师开具',
    en: 'a first long prescription is for doctors of intermediate title or above',
  };
  return [{ code: 'prescription/title', answer: 'warn', says, source: SOURCES.national }];
};

const isStable = ({ lastVisit }: PrescriptionRequest, today: LocalDate): boolean =>
  lastVisit !== undefined &&
  lastVisit.class === 1 &&
  lastVisit.visitedOn >= plusMonths(today, -policy.stableWithinMonths);

const checkStability = (request: PrescriptionRequest, today: LocalDate): Check[] => {
  if (isStable(request, today)) return [];
  const says = {
    'zh-CN': `近${policy.stableWithinMonths}个月没有控制满意的随访`,
    en: `no visit on target in the last ${policy.stableWithinMonths} months`,
  };
  return [
    {
      code: 'prescription/not-stable',
      answer: isLong(request) ? 'refuse' : 'warn',
      says,
      source: SOURCES.design,
    },
  ];
};

const checkPrescriber = ({ prescriberRole = '' }: PrescriptionRequest): Check[] => {
  if (!NOT_PRESCRIBERS.includes(prescriberRole)) return [];
  const says = { 'zh-CN': '只有医师可以开具处方', en: 'only a doctor may prescribe' };
  return [{ code: 'prescription/not-a-prescriber', answer: 'refuse', says, source: SOURCES.prescribing }];
};

/** Every objection to a long prescription issued today, in the order of the rules' table, then what the table of drugs and
 *  the law on prescriptions add; empty where there is none.
 *  @source domain-rules.md §5 */
export const checkPrescription = (request: PrescriptionRequest, today: LocalDate): Check[] => [
  ...checkDays(request),
  ...checkPapers(request),
  ...checkExcluded(request),
  ...checkContract(request),
  ...checkTitle(request),
  ...checkStability(request, today),
  ...checkOverlap(request, today),
  ...checkUnknown(request),
  ...checkCold(request),
  ...checkPrescriber(request),
];
