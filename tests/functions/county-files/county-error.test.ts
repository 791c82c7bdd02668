import { expect, test } from 'vitest';

import { bilingual, inOneLanguage } from '../../../functions/county-files/county-error.ts';

test.each([
  { 'zh-CN': '日期不存在', en: 'no such date' },
  { 'zh-CN': '单位应为 mmHg / kPa', en: 'a unit is mmHg / kPa' },
])('a sentence for readers of either language is read in one of them again', (says) => {
  const text = bilingual(says);
  expect(inOneLanguage(text, 'zh-CN')).toBe(says['zh-CN']);
  expect(inOneLanguage(text, 'en')).toBe(says.en);
});

test('a text of one language stays as it is', () => {
  expect(inOneLanguage('no such date', 'zh-CN')).toBe('no such date');
});
