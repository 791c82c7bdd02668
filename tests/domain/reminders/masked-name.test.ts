import { expect, test } from 'vitest';

import { maskedName } from '../../../domain/reminders/index.ts';

test.each([
  ['王春兰', '王**'],
  ['王兰', '王*'],
  ['司马兰静', '司马**'],
  ['欧阳明', '欧阳*'],
  ['𬱖兰', '𬱖*'],
  ['王😀兰', '王**'],
  ['王', '王'],
])('the name %s is shown as %s: the surname and one star per further character', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});

test.each('欧阳 司马 上官 诸葛 尉迟 皇甫 令狐 长孙 慕容 司徒 司空 夏侯 东方 公孙 端木 百里'.split(' '))(
  '%s is a surname of two characters',
  (surname) => {
    expect(maskedName(`${surname}静`)).toBe(`${surname}*`);
  },
);

test('two characters that could be a compound surname are a surname and a given name', () => {
  expect(maskedName('司马')).toBe('司*');
});

test('a long name of a minority people keeps its first character, the dot is starred like a letter', () => {
  expect(maskedName('买买提·吐尔逊')).toBe('买******');
  expect(maskedName("O'Neill Mary")).toBe('O***********');
});

test.each(['=HYPERLINK("http://x")', '<b>王</b>', '😀王', ' 王', '7号', '·', ''])(
  'a record whose name %j does not begin with a letter shows nothing of it',
  (name) => {
    expect(maskedName(name)).toBe('');
  },
);
