import { localDate } from '../kernel/time.ts';
import type { RuleProfile } from './profile.ts';

const NBPHS = '国家基本公共卫生服务规范（第三版）, 2017';
const HYPERTENSION_RULES = `${NBPHS}, 高血压患者健康管理服务规范`;
const DIABETES_RULES = `${NBPHS}, 2型糖尿病患者健康管理服务规范`;
const GUIDELINE_2020 = '国家基层高血压防治管理指南, 2020';
const GUIDELINE_2025 = '国家基层高血压防治管理指南, 2025';
const QOF = 'NHS Quality and Outcomes Framework 2025/26, HYP008 and HYP009';

/** 国家基本公共卫生服务规范 2017: what the official assessment counts; the default. */
const CN_NBPHS_2017: RuleProfile = {
  id: 'CN-NBPHS-2017',
  version: 1,
  title: { 'zh-CN': '国家基本公共卫生服务规范（2017）', en: 'National basic public health services, 2017' },
  effectiveFrom: localDate('2017-02-28'),
  source: NBPHS,
  bloodPressureTargets: [
    { fromAgeYears: 0, sbpMmHg: 140, dbpMmHg: 90, inclusive: false, source: HYPERTENSION_RULES },
    { fromAgeYears: 65, sbpMmHg: 150, dbpMmHg: 90, inclusive: false, source: HYPERTENSION_RULES },
  ],
  fastingGlucose: { belowMmolPerL: 7.0, source: DIABETES_RULES },
  emergency: {
    sbpMmHg: 180,
    dbpMmHg: 110,
    // The text says "above normal" and gives no number: design, a parameter (domain-rules.md §12.9).
    pregnancySbpMmHg: 140,
    pregnancyDbpMmHg: 90,
    glucoseHighMmolPerL: 16.7,
    glucoseLowMmolPerL: 3.9,
    pregnancyFpgMmolPerL: 7.0,
    pregnancyPpgMmolPerL: 11.1,
    heartRateAbovePerMin: 100,
    temperatureAboveC: 39.0,
    source: `${HYPERTENSION_RULES}; ${DIABETES_RULES}`,
  },
  followUp: {
    twoWeekDays: 14,
    // The text says "book the next visit" and at least four a year: design (domain-rules.md §12.4).
    routineMonths: 3,
    firstVisitDays: 14,
    source: `${HYPERTENSION_RULES}; domain-rules.md §0, §1.2 SC4`,
  },
  countsAsFaceToFace: { modes: ['clinic', 'home'], source: `${HYPERTENSION_RULES}; domain-rules.md §1.4` },
  streak: { mode: 'fact', resetAfterReferralClosed: false, source: 'domain-rules.md §1.5 notes 5 and 7' },
};

/** 国家基层高血压防治管理指南 2020, without the conditions that a folder does not tell ("if tolerated", CKD, CHD). */
const CN_PRIMARY_2020: RuleProfile = {
  ...CN_NBPHS_2017,
  id: 'CN-PRIMARY-2020',
  title: { 'zh-CN': '国家基层高血压防治管理指南（2020）', en: 'National primary-care guideline, 2020' },
  // The day of issue was not read: the first day of the edition's year, as for 2025.
  effectiveFrom: localDate('2020-01-01'),
  source: GUIDELINE_2020,
  bloodPressureTargets: [
    { fromAgeYears: 0, sbpMmHg: 140, dbpMmHg: 90, inclusive: false, source: GUIDELINE_2020 },
    { fromAgeYears: 65, sbpMmHg: 150, dbpMmHg: 90, inclusive: false, source: GUIDELINE_2020 },
  ],
};

/** 国家基层高血压防治管理指南 2025: a clinical target, beside the official class. */
const CN_PRIMARY_2025: RuleProfile = {
  ...CN_NBPHS_2017,
  id: 'CN-PRIMARY-2025',
  title: { 'zh-CN': '国家基层高血压防治管理指南（2025）', en: 'National primary-care guideline, 2025' },
  effectiveFrom: localDate('2025-01-01'),
  source: GUIDELINE_2025,
  bloodPressureTargets: [
    { fromAgeYears: 0, sbpMmHg: 130, dbpMmHg: 80, inclusive: false, source: GUIDELINE_2025 },
    { fromAgeYears: 80, sbpMmHg: 150, dbpMmHg: 90, inclusive: false, source: GUIDELINE_2025 },
  ],
};

/** UK QOF clinic readings, "or less": for international comparison only. */
const UK_QOF: RuleProfile = {
  ...CN_NBPHS_2017,
  id: 'UK-QOF',
  title: { 'zh-CN': '英国质量与结果框架（国际比较）', en: 'UK Quality and Outcomes Framework (comparison)' },
  effectiveFrom: localDate('2025-04-01'),
  source: QOF,
  bloodPressureTargets: [
    { fromAgeYears: 0, sbpMmHg: 140, dbpMmHg: 90, inclusive: true, source: QOF },
    { fromAgeYears: 80, sbpMmHg: 150, dbpMmHg: 90, inclusive: true, source: QOF },
  ],
};

/** Every rule profile, the default first. */
export const profiles: readonly RuleProfile[] = [CN_NBPHS_2017, CN_PRIMARY_2020, CN_PRIMARY_2025, UK_QOF];

/** The profile that the official assessment counts by. */
export const defaultProfile: RuleProfile = CN_NBPHS_2017;

/** The profile of an id, or undefined where there is none. */
export const profileOf = (id: string): RuleProfile | undefined =>
  profiles.find((profile) => profile.id === id);
