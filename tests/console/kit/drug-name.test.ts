// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { drugNameIn } from '../../../console/kit/drug-name.ts';

test('a generic name is shown in the language of the reader, whichever it was written in', () => {
  expect(drugNameIn('zh-CN', 'Acarbose ')).toBe('阿卡波糖');
  expect(drugNameIn('en', '阿卡波糖')).toBe('acarbose');
});

test('a name that is not generic is shown as it was written', () => {
  expect(drugNameIn('zh-CN', 'Norvasc')).toBe('Norvasc');
});
