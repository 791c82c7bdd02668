import type { Sentence } from '../kernel/text.ts';
import { daysBetween, type LocalDate, plusMonths } from '../kernel/time.ts';
import type { VisitClass } from '../programmes/index.ts';
import { EXCLUDED_DRUG_CLASSES, FIRST_ISSUE_TITLES, prescriptionPolicy as policy } from './policy.ts';

/** A drug asked for: its name and, where it belongs to one, its regulated class. */
export type PrescribedDrug = { readonly name: string; readonly drugClass: string | undefined };

/** Supply of a drug that the resident still has. */
export type RunningSupply = { readonly drug: string; readonly runsOutOn: LocalDate };

/** A long prescription as it is about to be issued. */
export type PrescriptionRequest = {
  readonly supplyDays: number;
  readonly countyLimitDays: number;
  readonly drugs: readonly PrescribedDrug[];
  readonly assessed: boolean;
  readonly hasRecordNote: boolean;
  readonly patientConfirmed: boolean;
  readonly hasActiveContract: boolean;
  /** Undefined for a re-issue; else the title of who issues the first one (empty: none recorded). */
  readonly firstIssueTitle: string | undefined;
  readonly lastVisit: { readonly class: VisitClass | undefined; readonly visitedOn: LocalDate } | undefined;
  readonly running: readonly RunningSupply[];
};

/** What a check says: `refuse` stops the prescription, `warn` leaves it to the doctor. */
export type Check = {
  readonly code: string;
  readonly answer: 'refuse' | 'warn';
  readonly says: Sentence;
  readonly source: string;
};

const NATIONAL = '国卫办医发〔2021〕17号';
const LOCAL = 'domain-rules.md §5, local rule';
const DESIGN = 'domain-rules.md §5 [design]';

const isLong = ({ supplyDays }: PrescriptionRequest): boolean => supplyDays > policy.usualDays;

const checkDays = ({ supplyDays, countyLimitDays }: PrescriptionRequest): Check[] => {
  if (supplyDays > policy.mostDays) {
    const says = {
      'zh-CN': `处方量${supplyDays}天，超过全国上限${policy.mostDays}天`,
      en: `${supplyDays} days are over the national maximum of ${policy.mostDays}`,
    };
    return [{ code: 'prescription/over-national-limit', answer: 'refuse', says, source: NATIONAL }];
  }
  if (supplyDays <= countyLimitDays) return [];
  const says = {
    'zh-CN': `处方量${supplyDays}天，超过本县上限${countyLimitDays}天`,
    en: `${supplyDays} days are over the county's limit of ${countyLimitDays}`,
  };
  return [{ code: 'prescription/over-county-limit', answer: 'refuse', says, source: LOCAL }];
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
  return [{ code: 'prescription/papers-missing', answer: 'refuse', says, source: NATIONAL }];
};

const isExcluded = ({ drugClass }: PrescribedDrug): boolean =>
  EXCLUDED_DRUG_CLASSES.some((excluded) => excluded === drugClass);

const checkDrugs = ({ drugs }: PrescriptionRequest): Check[] =>
  drugs.filter(isExcluded).map(({ name }) => ({
    code: 'prescription/excluded-drug',
    answer: 'refuse',
    says: { 'zh-CN': `${name}不得开具长期处方`, en: `${name} is excluded from long prescriptions` },
    source: NATIONAL,
  }));

const checkContract = (request: PrescriptionRequest): Check[] => {
  if (!isLong(request) || request.hasActiveContract) return [];
  const says = {
    'zh-CN': `超过${policy.usualDays}天的处方须有有效签约`,
    en: `over ${policy.usualDays} days only with an active contract`,
  };
  return [{ code: 'prescription/no-contract', answer: 'refuse', says, source: LOCAL }];
};

const checkTitle = (request: PrescriptionRequest): Check[] => {
  const { firstIssueTitle } = request;
  if (!isLong(request) || firstIssueTitle === undefined || FIRST_ISSUE_TITLES.includes(firstIssueTitle))
    return [];
  const says = {
    'zh-CN': '首次长期处方应由中级及以上职称医师开具',
    en: 'a first long prescription is for doctors of intermediate title or above',
  };
  return [{ code: 'prescription/title', answer: 'warn', says, source: NATIONAL }];
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
    { code: 'prescription/not-stable', answer: isLong(request) ? 'refuse' : 'warn', says, source: DESIGN },
  ];
};

const checkOverlap = ({ drugs, running }: PrescriptionRequest, today: LocalDate): Check[] => {
  const names = new Set(drugs.map(({ name }) => name));
  return running
    .filter(({ drug, runsOutOn }) => names.has(drug) && daysBetween(today, runsOutOn) > policy.overlapDays)
    .map(({ drug, runsOutOn }) => ({
      code: 'prescription/overlap',
      answer: 'warn',
      says: { 'zh-CN': `${drug}尚有余量至${runsOutOn}`, en: `${drug} still lasts until ${runsOutOn}` },
      source: DESIGN,
    }));
};

/** Every objection to a long prescription issued today, in the order of the rules' table; empty where there is none.
 *  @source domain-rules.md §5 */
export const checkPrescription = (request: PrescriptionRequest, today: LocalDate): Check[] => [
  ...checkDays(request),
  ...checkPapers(request),
  ...checkDrugs(request),
  ...checkContract(request),
  ...checkTitle(request),
  ...checkStability(request, today),
  ...checkOverlap(request, today),
];
