import { reaches } from '../kernel/quantity.ts';
import type { Emergency, Judgement, Programme } from './programme.ts';
import { programmeCode } from './programme-code.ts';
import type { RuleProfile } from './profile.ts';
import type { Visit } from './visit.ts';

const F1: Emergency = {
  code: 'F1',
  says: { 'zh-CN': '血糖过高或过低', en: 'blood glucose dangerously high or low' },
};
const F2: Emergency = { code: 'F2', says: { 'zh-CN': '血压极高', en: 'very high blood pressure' } };
const F3: Emergency = { code: 'F3', says: { 'zh-CN': '有危险体征', en: 'a danger sign' } };
const F4: Emergency = { code: 'F4', says: { 'zh-CN': '持续心动过速', en: 'sustained fast heart rate' } };
const F5: Emergency = { code: 'F5', says: { 'zh-CN': '高热', en: 'high fever' } };
const F6: Emergency = {
  code: 'F6',
  says: { 'zh-CN': '妊娠期或哺乳期血糖高于正常', en: 'pregnant or breast-feeding with raised glucose' },
};
const F7: Emergency = {
  code: 'F7',
  says: { 'zh-CN': '存在不能处理的其他疾病', en: 'another disease that cannot be handled here' },
};

const exceeds = (value: number | undefined, line: number): boolean => value !== undefined && value > line;
const sinksTo = (value: number | undefined, line: number): boolean => value !== undefined && value <= line;

type Limits = RuleProfile['emergency'];

const isDangerous = (glucose: number | undefined, limits: Limits): boolean =>
  reaches(glucose, limits.glucoseHighMmolPerL) || sinksTo(glucose, limits.glucoseLowMmolPerL);

const isGlucoseDangerous = ({ fpg, ppg }: Visit, limits: Limits): boolean =>
  isDangerous(fpg, limits) || isDangerous(ppg, limits);

const isPressureVeryHigh = ({ sbp, dbp }: Visit, limits: Limits): boolean =>
  reaches(sbp, limits.sbpMmHg) || reaches(dbp, limits.dbpMmHg);

const isRaisedInPregnancy = ({ pregnantOrLactating, fpg, ppg }: Visit, limits: Limits): boolean =>
  pregnantOrLactating &&
  (reaches(fpg, limits.pregnancyFpgMmolPerL) || reaches(ppg, limits.pregnancyPpgMmolPerL));

/** The emergency list in the order of its codes; any glucose counts, not only fasting.
 *  @source domain-rules.md §2.2 */
const emergencies = (visit: Visit, limits: Limits): Emergency[] => {
  const found: Emergency[] = [];
  if (isGlucoseDangerous(visit, limits)) found.push(F1);
  if (isPressureVeryHigh(visit, limits)) found.push(F2);
  if (visit.hasDangerSign) found.push(F3);
  if (exceeds(visit.heartRate, limits.heartRateAbovePerMin)) found.push(F4);
  if (exceeds(visit.temperature, limits.temperatureAboveC)) found.push(F5);
  if (isRaisedInPregnancy(visit, limits)) found.push(F6);
  if (visit.cannotHandle) found.push(F7);
  return found;
};

const judge = (visit: Visit, _ageYears: number, profile: RuleProfile): Judgement => ({
  emergencies: emergencies(visit, profile.emergency),
  controlled: visit.fpg === undefined ? undefined : visit.fpg < profile.fastingGlucose.belowMmolPerL,
});

/** At or below this the last value is counted apart, since "below 7.0" would call it success.
 *  @source domain-rules.md §2.3, readings.md A20 */
const HYPOGLYCAEMIA_MMOL_PER_L = 3.9;

/** Type-2 diabetes [2型糖尿病]: fasting glucose decides; blood pressure only as an emergency. */
export const diabetes: Programme = {
  code: programmeCode('diabetes'),
  rowLetter: 'D',
  name: { 'zh-CN': '2型糖尿病', en: 'type-2 diabetes' },
  measurements: ['fpg', 'ppg', 'hba1c', 'sbp', 'dbp', 'heartRate', 'temperature', 'weightKg', 'heightCm'],
  judge,
  reading: (visit, _ageYears, profile) => {
    const value = `${visit.fpg ?? '—'} mmol/L`;
    const target = `<${profile.fastingGlucose.belowMmolPerL.toFixed(1)}`;
    return {
      'zh-CN': `空腹血糖${value}，目标${target}`,
      en: `fasting glucose ${value}, target ${target}`,
    };
  },
  shownApart: [{ name: 'hypoglycaemia', test: (visit) => sinksTo(visit.fpg, HYPOGLYCAEMIA_MMOL_PER_L) }],
  source: '国家基本公共卫生服务规范（第三版）, 2型糖尿病患者健康管理服务规范; domain-rules.md §2',
};
