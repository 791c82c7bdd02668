import type { Language, Sentence } from '../kernel/text.ts';
import { reminderPolicy } from './policy.ts';
import type { Template } from './templates.ts';

/** The texts besides reminders: two that answer somebody, and two that tell or ask. */
export const SERVICE_TEXT_KINDS = ['opted-out', 'received', 'result-ready', 'satisfaction'] as const;
export type ServiceTextKind = (typeof SERVICE_TEXT_KINDS)[number];

const WORDS: Readonly<Record<ServiceTextKind, Sentence>> = {
  'opted-out': {
    'zh-CN': '已退订，不再向您发送提醒。回“恢复”可重新接收。',
    en: 'You will get no more reminders. START = again',
  },
  received: {
    'zh-CN': '留言已转给家庭医生团队。急症请拨打120。',
    en: 'Your family doctor team has your message. In an emergency call 120. ',
  },
  'result-ready': {
    'zh-CN': '您的体检结果已出，请向家庭医生团队了解。',
    en: 'Your check-up result is ready; please ask your family doctor team. ',
  },
  satisfaction: {
    'zh-CN': '请为家庭医生团队的服务打分，回复1至5，5为最满意。',
    en: 'How was the service of your family doctor team? Reply 1 to 5, 5 is best. ',
  },
};

const isAmong = (types: readonly string[], some: readonly string[]): boolean =>
  types.some((type) => some.includes(type));

/** Says whether what was recorded together is a service after which somebody is asked how content they are.
 *  @param types of the events */
export const asksSatisfaction = (types: readonly string[]): boolean =>
  isAmong(types, reminderPolicy.satisfactionAfter) && !isAmong(types, reminderPolicy.noSatisfactionWith);

const frame = (language: Language, signature: string): string =>
  language === 'zh-CN' ? `【${signature}】` : `[${signature}] `;

/** The text of a kind: one segment, no name, no disease, no result. Who has opted out is not told again how to.
 *  @source reminders.md, Text */
export const serviceText = (
  kind: ServiceTextKind,
  language: Language,
  { signature, optOut }: Pick<Template, 'signature' | 'optOut'>,
): string =>
  frame(language, signature[language]) +
  WORDS[kind][language] +
  (kind === 'opted-out' ? '' : optOut[language]);
