import { describe, expect, test } from 'vitest';

import {
  asksSatisfaction,
  defaultTemplate,
  segmentsOf,
  SERVICE_TEXT_KINDS,
  serviceText,
} from '../../../domain/reminders/index.ts';

test.each([
  ['a service of the contract that was done', ['service-done@1'], true],
  ['a service beside something else', ['exam-recorded@1', 'service-done@1'], true],
  ['a service that a follow-up did by itself', ['follow-up-recorded@1', 'service-done@1'], false],
  ['a follow-up alone', ['follow-up-recorded@1'], false],
  ['something that is no service', ['exam-recorded@1'], false],
  ['nothing', [], false],
])('somebody is asked how content they are after %s (%j): %j', (_, types, isAsked) => {
  expect(asksSatisfaction(types)).toBe(isAsked);
});

const BOTH = ['zh-CN', 'en'] as const;
const TEXTS = SERVICE_TEXT_KINDS.flatMap((kind) => BOTH.map((language) => ({ kind, language })));

describe('the text', () => {
  test.each([
    ['opted-out', 'zh-CN', '【家庭医生】已退订，不再向您发送提醒。回“恢复”可重新接收。'],
    ['opted-out', 'en', '[Doctor team] You will get no more reminders. START = again'],
    ['received', 'zh-CN', '【家庭医生】留言已转给家庭医生团队。急症请拨打120。回T退订'],
    [
      'received',
      'en',
      '[Doctor team] Your family doctor team has your message. In an emergency call 120. T = stop',
    ],
    ['result-ready', 'zh-CN', '【家庭医生】您的体检结果已出，请向家庭医生团队了解。回T退订'],
    [
      'satisfaction',
      'en',
      '[Doctor team] How was the service of your family doctor team? Reply 1 to 5, 5 is best. T = stop',
    ],
  ] as const)('%s in %s reads: %s', (kind, language, text) => {
    expect(serviceText(kind, language, defaultTemplate)).toBe(text);
  });

  test.each(TEXTS)('$kind in $language bears the county’s own signature, in one segment', (given) => {
    const signature = { 'zh-CN': '安宁市家庭医生签约服务团队', en: 'Anning' };
    const text = serviceText(given.kind, given.language, { ...defaultTemplate, signature });
    expect(text.startsWith(given.language === 'en' ? '[Anning] ' : '【安宁市家庭医生签约服务团队】')).toBe(
      true,
    );
    expect(segmentsOf(text)).toBe(1);
  });

  test.each(TEXTS)('$kind in $language says how to opt out, but to who just did', ({ kind, language }) => {
    const text = serviceText(kind, language, defaultTemplate);
    expect(text.endsWith(defaultTemplate.optOut[language])).toBe(kind !== 'opted-out');
  });
});
