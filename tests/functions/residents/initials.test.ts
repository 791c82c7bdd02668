import { describe, expect, test } from 'vitest';

import { initialsOf } from '../../../functions/residents/initials.ts';

describe('the initials of a name', () => {
  test.each([
    ['王春兰', ['wcl']],
    ['欧阳修文', ['oyxw']],
    ['长孙无忌', ['zswj', 'cswj']],
    ['万俟明', ['mqm', 'wsm']],
    ['阿依古丽·买买提', ['ayglmmt']],
    ['王 五', ['ww']],
    ['吕女士', ['lns']],
  ])('of %s are %j', (name, expected) => {
    expect(initialsOf(name)).toEqual(expected);
  });

  test.each([
    ['单伟', ['sw', 'dw']],
    ['解晓东', ['xxd', 'jxd']],
    ['曾国藩', ['zgf', 'cgf']],
    ['仇和平', ['qhp', 'chp']],
    ['查良镛', ['zly', 'cly']],
    ['区小明', ['oxm', 'qxm']],
    ['尉迟恭', ['ycg', 'wcg']],
  ])(
    'of %s are those of the surname first, then as the characters are usually read: %j',
    (name, expected) => {
      expect(initialsOf(name)).toEqual(expected);
    },
  );

  test.each(['', 'John Smith', '123', '·', '😀'])('of %j there are none', (name) => {
    expect(initialsOf(name)).toEqual([]);
  });
});
