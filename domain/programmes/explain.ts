import type { Sentence } from '../kernel/text.ts';
import type { Assessment, RowNumber } from './assess.ts';
import type { Programme } from './programme.ts';
import type { RuleProfile } from './profile.ts';
import type { Visit } from './visit.ts';

/** Why each row was taken. The reading, the emergencies and the date are put around it. */
const REASONS: Readonly<Record<RowNumber, Sentence>> = {
  0: { 'zh-CN': '缺少必测值，本次不计为随访', en: 'a required reading is missing; the visit does not count' },
  1: { 'zh-CN': '危急情况，处理后紧急转诊', en: 'an emergency: treat, then refer urgently' },
  2: { 'zh-CN': '出现新的并发症或原有并发症加重，建议转诊', en: 'a new or worse complication: refer' },
  3: {
    'zh-CN': '药物不良反应难以控制或连续两次出现，建议转诊',
    en: 'an adverse reaction hard to control or twice running: refer',
  },
  4: { 'zh-CN': '连续两次控制不满意，建议转诊', en: 'off target twice in a row: refer' },
  5: { 'zh-CN': '首次出现药物不良反应，调整用药', en: 'a first adverse reaction: adjust the treatment' },
  6: { 'zh-CN': '首次控制不满意，调整用药', en: 'off target for the first time: adjust the treatment' },
  7: { 'zh-CN': '控制满意，预约下次随访', en: 'on target and nothing else abnormal: book the next visit' },
  8: { 'zh-CN': '失访或拒访，记录原因', en: 'lost or refused: write down the reason' },
};

const dueSentence = ({ task }: Assessment): Sentence => {
  if (task === undefined) return { 'zh-CN': '', en: '' };
  return task.kind === 'FOLLOW_UP'
    ? { 'zh-CN': `，最迟${task.latestOn}随访`, en: `; next visit by ${task.latestOn}` }
    : { 'zh-CN': `，最迟${task.latestOn}核实转诊结果`, en: `; check the referral by ${task.latestOn}` };
};

/** A human sentence on why a visit was decided as it was, by which profile, in both languages.
 *  @param visit the very visit that the assessment was made from */
export const explain = (
  { programme, profile }: { readonly programme: Programme; readonly profile: RuleProfile },
  visit: Visit,
  assessment: Assessment,
): Sentence => {
  const reading = programme.reading(visit, assessment.ageYears, profile);
  const due = dueSentence(assessment);
  const sentence = (
    language: keyof Sentence,
    [comma, colon, stop]: readonly [string, string, string],
  ): string => {
    const signs = assessment.emergencies.map(({ code, says }) => `${says[language]} (${code})`).join(comma);
    const facts =
      visit.outcome !== 'done' ? '' : `${reading[language]}${signs === '' ? '' : comma + signs}${colon}`;
    return `${facts}${REASONS[assessment.row][language]}${due[language]} [${profile.id}]${stop}`;
  };
  return { 'zh-CN': sentence('zh-CN', ['，', '：', '。']), en: sentence('en', [', ', ': ', '.']) };
};
