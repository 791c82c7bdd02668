import { endedTerms, fulfilmentOn, lastDay } from '../contracts/index.ts';
import { firstDayOfYear, plusYears, yearOf } from '../kernel/time.ts';
import { agePolicy, isExaminedSince, type ResidentDay } from '../residents/index.ts';
import { MET, metWhen, OUTSIDE, type ResidentIndicator, type Share } from './indicator.ts';

const isFiled = ({ history, day }: ResidentDay): boolean => {
  const { ehrFiledOn } = history.resident;
  return ehrFiledOn !== undefined && ehrFiledOn <= day;
};

/** Used in the year that ends on the day; a later use is not known yet (readings.md A1). */
const isFileUsed = ({ history, day }: ResidentDay): boolean => {
  const { ehrLastUsedOn } = history.resident;
  return ehrLastUsedOn !== undefined && ehrLastUsedOn <= day && ehrLastUsedOn > plusYears(day, -1);
};

const fulfilment = ({ contract, day }: ResidentDay): Share => {
  if (contract === undefined) return OUTSIDE;
  const { due, done } = fulfilmentOn(contract, day);
  return { numerator: done, denominator: due };
};

const renewals = ({ history, day }: ResidentDay): Share => {
  const terms = endedTerms(history.contracts, day);
  return { numerator: terms.filter(({ isRenewed }) => isRenewed).length, denominator: terms.length };
};

const isElderly = ({ ageYears }: ResidentDay): boolean => ageYears >= agePolicy.elderlyFromYears;

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
  const { numerator, denominator } = fulfilment(person);
  return {
    'zh-CN': `当前签约应服务${denominator}项，已完成${numerator}项`,
    en: `${numerator} of ${denominator} services due in the current contract are done`,
  };
};

const signedAndServed: ResidentIndicator = {
  code: 'signed_and_served_rate',
  isByGroup: true,
  share: (person) => {
    const { numerator, denominator } = fulfilment(person);
    return denominator === 0 ? OUTSIDE : metWhen(numerator === denominator);
  },
  rule: fulfilmentRule,
};

const fulfilmentItems: ResidentIndicator = {
  code: 'fulfilment_item_rate',
  isByGroup: false,
  share: fulfilment,
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
  rule: ({ history }) => {
    const { ehrLastUsedOn } = history.resident;
    return ehrLastUsedOn === undefined
      ? { 'zh-CN': '档案没有使用记录', en: 'the file was never used' }
      : { 'zh-CN': `档案最近使用：${ehrLastUsedOn}`, en: `file last used on ${ehrLastUsedOn}` };
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
