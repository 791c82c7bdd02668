import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  ApprovedTemplate,
  signedText,
  templateFinder,
} from '../../../../functions/adapters/gateways/aliyun-templates.ts';

const COME =
  '${name}您好，家庭医生团队提醒：请于${month}月${day}日前到${place}随访复诊。咨询${phone}，回T退订';
const TWO = '家庭医生团队提醒：${one}；${two}。回T退订';

const find = (...contents: readonly string[]) =>
  templateFinder(contents.map((content, at) => ({ code: `SMS_${at + 1}`, content })));

const filled = (content: string, parameters: Readonly<Record<string, string>>): string =>
  content.replace(/\$\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');

describe('a text finds the approved template that it is written by', () => {
  test('with the values of its variables', () => {
    const text = '王**您好，家庭医生团队提醒：请于6月20日前到城关镇卫生院随访复诊。咨询0551-6000000，回T退订';
    expect(find(TWO, COME)(text)).toEqual({
      code: 'SMS_2',
      parameters: { name: '王**', month: '6', day: '20', place: '城关镇卫生院', phone: '0551-6000000' },
    });
  });

  test('the one with the most fixed words, where several fit', () => {
    const text = '家庭医生团队提醒：王**，请续方；李*，请体检。回T退订';
    const general = '家庭医生团队提醒：${all}。回T退订';
    expect(find(general, TWO)(text)?.code).toBe('SMS_2');
  });

  test('a text without variables too', () => {
    expect(find('已退订。')('已退订。')).toEqual({ code: 'SMS_1', parameters: {} });
    expect(find('已退订。')('已退订。回T退订')).toBeUndefined();
  });

  test.each([
    ['another wording', '王**您好，请来一趟。'],
    ['nothing for a variable', '家庭医生团队提醒：；李*，请体检。回T退订'],
    ['more before it', '您好，家庭医生团队提醒：甲；乙。回T退订'],
    ['more after it', '家庭医生团队提醒：甲；乙。回T退订。'],
    ['no words at all', ''],
  ])('and with %s it finds none', (_what, text) => {
    expect(find(TWO)(text)).toBeUndefined();
  });

  test.each([
    [35, 'SMS_1'],
    [36, undefined],
  ])('a value of %i characters: %s', (length, code) => {
    expect(find('提醒：${it}。')(`提醒：${'字'.repeat(length)}。`)?.code).toBe(code);
  });
});

test('the template filled with what was found is the text, whatever the values are', () => {
  const value = fc.string({
    unit: fc.constantFrom('王', '*', '；', '。', '，', '1', '-'),
    minLength: 1,
    maxLength: 12,
  });
  const values = fc.record({ one: value, two: value });
  fc.assert(
    fc.property(values, (parameters) => {
      const text = filled(TWO, parameters);
      const found = find(TWO)(text);
      expect(found && filled(TWO, found.parameters)).toBe(text);
    }),
    { seed: 9, numRuns: 300 },
  );
});

describe('a template is one that a provider approves', () => {
  test.each([
    ['with words and variables', COME],
    ['with words alone', '已退订。'],
  ])('%s', (_what, content) => {
    expect(ApprovedTemplate.safeParse({ code: 'SMS_1', content }).success).toBe(true);
  });

  test.each([
    ['of a variable alone', '${all}'],
    ['with variables side by side', '提醒：${one}${two}。'],
    ['with a variable twice', '${name}您好，${name}。'],
    ['too long', '字'.repeat(501)],
    ['empty', ''],
  ])('not one %s', (_what, content) => {
    expect(ApprovedTemplate.safeParse({ code: 'SMS_1', content }).success).toBe(false);
  });
});

test.each([
  ['【家庭医生】您好', { signature: '家庭医生', words: '您好' }],
  ['[Doctor team] Hello', { signature: 'Doctor team', words: 'Hello' }],
  ['您好', undefined],
  ['【家庭医生】', undefined],
])('the signature of %s', (text, parts) => {
  expect(signedText(text)).toEqual(parts);
});
