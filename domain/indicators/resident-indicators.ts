import { endedTerms, lastDay } from '../contracts/index.ts';
import { firstDayOfYear, type LocalDate, plusYears, yearOf } from '../kernel/time.ts';
import { isElderly, isExaminedSince, type CountedPerson } from '../residents/index.ts';
import { MET, metWhen, OUTSIDE, type ResidentIndicator, type Share } from './indicator.ts';

const isFiled = ({ history, day }: CountedPerson): boolean => {
  const { ehrFiledOn } = history.resident;
  return ehrFiledOn !== undefined && ehrFiledOn <= day;
};

/** The last use of the file; one after the day is not known yet, and the one before it is not in the record
 *  (readings.md A1). */
const lastUse = ({ history, day }: CountedPerson): LocalDate | undefined => {
  const { ehrLastUsedOn } = history.resident;
  return ehrLastUsedOn === undefined || ehrLastUsedOn > day ? undefined : ehrLastUsedOn;
};

/** Used in the year that ends on the day. */
const isFileUsed = (person: CountedPerson): boolean => {
  const usedOn = lastUse(person);
  return usedOn !== undefined && usedOn > plusYears(person.day, -1);
};

const services = ({ fulfilment: { due, done } }: CountedPerson): Share =>
  due === 0 ? OUTSIDE : { numerator: done, denominator: due };

const renewals = ({ history, day }: CountedPerson): Share => {
  const terms = endedTerms(history.contracts, day);
  if (terms.length === 0) return OUTSIDE;
  return { numerator: terms.filter(({ isRenewed }) => isRenewed).length, denominator: terms.length };
};

const contractRate: ResidentIndicator = {
  code: 'contract_rate',
  isByGroup: true,
  share: ({ contract }) => metWhen(contract !== undefined),
  rule: ({ contract, day }) =>
    contract === undefined
      ? { 'zh-CN': '当日没有有效签约', en: 'no contract in force on the day' }
      : {
          'zh-CN': `签约${contract.id}：${contract.startsOn}至${lastDay(contract, day)}`,
          en: `contract ${contract.id} in force ${contract.startsOn} to ${lastDay(contract, day)}`,
        },
};

const fulfilmentRule: ResidentIndicator['rule'] = (person) => {
  const { numerator, denominator } = services(person);
  return {
    'zh-CN': `当前签约应服务${denominator}项，已完成${numerator}项`,
    en: `${numerator} of ${denominator} services due in the current contract are done`,
  };
};

const signedAndServed: ResidentIndicator = {
  code: 'signed_and_served_rate',
  isByGroup: true,
  share: ({ fulfilment: { due, done } }) => (due === 0 ? OUTSIDE : metWhen(done === due)),
  rule: fulfilmentRule,
};

const fulfilmentItems: ResidentIndicator = {
  code: 'fulfilment_item_rate',
  isByGroup: false,
  share: services,
  rule: fulfilmentRule,
};

const renewalRate: ResidentIndicator = {
  code: 'renewal_rate',
  isByGroup: false,
  share: renewals,
  rule: ({ history, day }) => {
    const terms = endedTerms(history.contracts, day);
    const list = (yes: string, no: string) =>
      terms.map((term) => `${term.contract.id} ${term.lastDay} ${term.isRenewed ? yes : no}`).join('; ');
    return {
      'zh-CN': `期满签约：${list('30日内续签', '未续签')}`,
      en: `ended terms: ${list('renewed within 30 days', 'not renewed')}`,
    };
  },
};

const ehrFiling: ResidentIndicator = {
  code: 'ehr_filing_rate',
  isByGroup: true,
  share: (person) => metWhen(isFiled(person)),
  rule: (person) =>
    isFiled(person)
      ? {
          'zh-CN': `${person.history.resident.ehrFiledOn}建档`,
          en: `filed on ${person.history.resident.ehrFiledOn}`,
        }
      : { 'zh-CN': '尚未建档', en: 'no file yet' },
};

const ehrUse: ResidentIndicator = {
  code: 'ehr_use_rate',
  isByGroup: true,
  share: (person) => (isFiled(person) ? metWhen(isFileUsed(person)) : OUTSIDE),
  rule: (person) => {
    const usedOn = lastUse(person);
    return usedOn === undefined
      ? { 'zh-CN': '截至当日档案没有使用记录', en: 'no use of the file is recorded by the day' }
      : { 'zh-CN': `档案最近使用：${usedOn}`, en: `file last used on ${usedOn}` };
  },
};

const elderlyExam: ResidentIndicator = {
  code: 'elderly_exam_rate',
  isByGroup: false,
  share: (person) =>
    isElderly(person) ? metWhen(isExaminedSince(person, firstDayOfYear(yearOf(person.day)))) : OUTSIDE,
  rule: (person) =>
    elderlyExam.share(person) === MET
      ? { 'zh-CN': `${person.ageYears}岁，本年度已体检`, en: `aged ${person.ageYears}, examined this year` }
      : {
          'zh-CN': `${person.ageYears}岁，本年度未体检`,
          en: `aged ${person.ageYears}, not examined this year`,
        },
};

/** The indicators of contracts and files. @source indicators.md; readings.md A12, A22, A26 */
export const residentIndicators: readonly ResidentIndicator[] = [
  contractRate,
  signedAndServed,
  fulfilmentItems,
  renewalRate,
  ehrFiling,
  ehrUse,
  elderlyExam,
];
