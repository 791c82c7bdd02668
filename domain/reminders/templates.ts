import type { Sentence } from '../kernel/text.ts';
import type { TaskKind } from './policy.ts';

/** A template as registered with the provider. */
export type Template = {
  readonly version: string;
  readonly approved: boolean;
  /** The signature where the county names none; two to twelve characters, in the script of the text: one Chinese
   *  character would make an English text count by 70. */
  readonly signature: Sentence;
  readonly opening: Sentence;
  /** What each kind asks; a slot in braces. */
  readonly asks: Readonly<Record<'come' | 'refill' | 'exam' | 'contract', Sentence>>;
  readonly contact: Sentence;
  readonly optOut: Sentence;
  /** What a merged text leaves out: 等N项 counts them all, "and N more" the rest. */
  readonly more: Sentence;
};

/** The wording of reminders.md, Text: what is sent where a county has registered no other. */
export const defaultTemplate: Template = {
  version: 'reminder@1',
  approved: true,
  signature: { 'zh-CN': '家庭医生', en: 'Doctor team' },
  opening: { 'zh-CN': '家庭医生团队提醒：', en: '' },
  asks: {
    come: {
      'zh-CN': '请于{month}月{day}日前到{place}随访复诊',
      en: 'your family doctor team asks you to come to {place} by {month}/{day}',
    },
    refill: {
      'zh-CN': '您的用药约至{month}月{day}日，请提前到{place}续方',
      en: 'your medicines last until about {month}/{day}; please renew at {place}',
    },
    exam: {
      'zh-CN': '您本年度的免费健康体检尚未完成，请到{place}体检',
      en: 'your free yearly check-up is open; please come to {place}',
    },
    contract: {
      'zh-CN': '您的签约服务将于{month}月{day}日到期，续签请联系团队',
      en: 'your contract ends on {month}/{day}; contact us to renew',
    },
  },
  contact: { 'zh-CN': '咨询{phone}，', en: '{phone}. ' },
  optOut: { 'zh-CN': '回T退订', en: 'T = stop' },
  more: { 'zh-CN': '等{count}项', en: ' and {rest} more' },
};

/** Which of the template's requests a kind makes. A referral check and an urgent call are never an SMS. */
export const ASK_OF: Readonly<Record<TaskKind, keyof Template['asks']>> = {
  follow_up_routine: 'come',
  follow_up_two_week: 'come',
  first_visit: 'come',
  referral_check: 'come',
  annual_exam: 'exam',
  refill: 'refill',
  contract_end: 'contract',
  urgent_call: 'come',
};

/** A text with its slots filled; an unknown slot stays as it is. */
export const fill = (text: string, slots: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot));
