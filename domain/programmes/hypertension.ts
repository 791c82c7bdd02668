import { reaches } from '../kernel/quantity.ts';
import type { Emergency, Judgement, Programme } from './programme.ts';
import { programmeCode } from './programme-code.ts';
import { type BloodPressureTarget, bloodPressureTarget, type RuleProfile } from './profile.ts';
import type { Visit } from './visit.ts';

const E1: Emergency = { code: 'E1', says: { 'zh-CN': '血压极高', en: 'very high blood pressure' } };
const E2: Emergency = { code: 'E2', says: { 'zh-CN': '有危险体征', en: 'a danger sign' } };
const E8: Emergency = {
  code: 'E8',
  says: {
    'zh-CN': '妊娠期或哺乳期血压高于正常',
    en: 'pregnant or breast-feeding with raised blood pressure',
  },
};
const E9: Emergency = {
  code: 'E9',
  says: { 'zh-CN': '存在不能处理的其他疾病', en: 'another disease that cannot be handled here' },
};

const isVeryHigh = (visit: Visit, { emergency }: RuleProfile): boolean =>
  reaches(visit.sbp, emergency.sbpMmHg) || reaches(visit.dbp, emergency.dbpMmHg);

const isRaisedInPregnancy = (visit: Visit, { emergency }: RuleProfile): boolean =>
  visit.pregnantOrLactating &&
  (reaches(visit.sbp, emergency.pregnancySbpMmHg) || reaches(visit.dbp, emergency.pregnancyDbpMmHg));

const emergencies = (visit: Visit, profile: RuleProfile): Emergency[] => {
  const found: Emergency[] = [];
  if (isVeryHigh(visit, profile)) found.push(E1);
  if (visit.hasDangerSign) found.push(E2);
  if (isRaisedInPregnancy(visit, profile)) found.push(E8);
  if (visit.cannotHandle) found.push(E9);
  return found;
};

const meets = (value: number, limit: number, inclusive: boolean): boolean =>
  inclusive ? value <= limit : value < limit;

const isOnTarget = (visit: Visit, target: BloodPressureTarget): boolean | undefined =>
  visit.sbp === undefined || visit.dbp === undefined
    ? undefined
    : meets(visit.sbp, target.sbpMmHg, target.inclusive) &&
      meets(visit.dbp, target.dbpMmHg, target.inclusive);

const judge = (visit: Visit, ageYears: number, profile: RuleProfile): Judgement => ({
  emergencies: emergencies(visit, profile),
  controlled: isOnTarget(visit, bloodPressureTarget(profile, ageYears)),
});

/** Hypertension [高血压]: both values must meet the target, one value alone may be an emergency. */
export const hypertension: Programme = {
  code: programmeCode('hypertension'),
  rowLetter: 'H',
  name: { 'zh-CN': '高血压', en: 'hypertension' },
  measurements: ['sbp', 'dbp', 'heartRate', 'weightKg', 'heightCm'],
  judge,
  reading: (visit, ageYears, profile) => {
    const { sbpMmHg, dbpMmHg, inclusive } = bloodPressureTarget(profile, ageYears);
    const value = `${visit.sbp ?? '—'}/${visit.dbp ?? '—'} mmHg`;
    const target = `${inclusive ? '≤' : '<'}${sbpMmHg}/${dbpMmHg}`;
    return {
      'zh-CN': `血压${value}，${ageYears}岁目标${target}`,
      en: `blood pressure ${value}, target ${target} at age ${ageYears}`,
    };
  },
  shownApart: [],
  source: '国家基本公共卫生服务规范（第三版）, 高血压患者健康管理服务规范; domain-rules.md §1',
};
