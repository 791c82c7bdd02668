import { describe, expect, test } from 'vitest';

import { deedOfKey } from '../../../console/today/row-keys.ts';

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe('the keys of the list', () => {
  test.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['c', 'call'],
    ['f', 'followUp'],
    ['x', undefined],
    ['Enter', undefined],
  ])('%s asks for %s, wherever the focus is', (key, deed) => {
    expect(deedOfKey(press(key), false)).toBe(deed);
    expect(deedOfKey(press(key), true)).toBe(deed);
  });

  test('arrows move from row to row, and elsewhere scroll the page', () => {
    expect(deedOfKey(press('ArrowDown'), true)).toBe('next');
    expect(deedOfKey(press('ArrowUp'), true)).toBe('previous');
    expect(deedOfKey(press('ArrowDown'), false)).toBeUndefined();
  });

  test.each(['altKey', 'ctrlKey', 'metaKey'] as const)(
    'with %s they are the browser’s: copy, find',
    (held) => {
      expect(deedOfKey(press('c', { [held]: true }), true)).toBeUndefined();
      expect(deedOfKey(press('f', { [held]: true }), true)).toBeUndefined();
    },
  );
});
