import { describe, expect, test } from 'vitest';

import { NOTHING_TYPED, notNumbers, readingBody } from '../../../console/own/reading-body.ts';

describe('a reading that is typed', () => {
  test('holds what was filled in alone, and no day where it is today', () => {
    expect(readingBody({ ...NOTHING_TYPED, sbp: '135', dbp: ' 85 ' })).toEqual({ sbp: 135, dbp: 85 });
  });

  test('may be of another day', () => {
    const typed = { ...NOTHING_TYPED, fpg: '6.1', measuredOn: '2025-06-15' };
    expect(readingBody(typed)).toEqual({ fpg: 6.1, measuredOn: '2025-06-15' });
  });

  test.each([
    ['１３５', 135],
    ['6。1', 6.1],
    ['6,1', 6.1],
    ['6．1', 6.1],
  ])('%s is read as the number that a phone’s keyboard meant', (text, value) => {
    expect(notNumbers({ ...NOTHING_TYPED, fpg: text })).toEqual([]);
    expect(readingBody({ ...NOTHING_TYPED, fpg: text })).toEqual({ fpg: value });
  });

  test.each(['135/85', '-5', '高', '1e3'])('%s is no number, and its field is named', (text) => {
    expect(notNumbers({ ...NOTHING_TYPED, sbp: text, dbp: '85' })).toEqual(['sbp']);
  });
});
