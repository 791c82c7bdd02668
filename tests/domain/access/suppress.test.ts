import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { accessPolicy, suppressed } from '../../../domain/access/index.ts';
import { holds } from '../../given/properties.ts';
import { aSubject, everybody } from './subjects.ts';

const shown = (numerator: number, denominator: number): boolean =>
  suppressed(aSubject('bureau', '530121'), { numerator, denominator, group: 'all' }) !== undefined;

test('counts of one to four people are small', () => {
  expect(accessPolicy.leastShownCount).toBe(5);
});

describe('a bureau sees', () => {
  test.each([
    [0, 100, true],
    [1, 100, false],
    [4, 100, false],
    [5, 100, true],
    [95, 100, true],
    [96, 100, false],
    [99, 100, false],
    [100, 100, true],
  ])('%i of %i: %s, by those who are and those who are not', (numerator, denominator, isShown) => {
    expect(shown(numerator, denominator)).toBe(isShown);
  });

  test.each([
    [0, true],
    [1, false],
    [4, false],
    [5, true],
  ])('none of %i: %s', (denominator, isShown) => {
    expect(shown(0, denominator)).toBe(isShown);
    expect(shown(denominator, denominator)).toBe(isShown);
  });

  test('no count from which one of one to four people follows', () => {
    holds(
      fc.property(fc.nat(12), fc.nat(12), (met, missed) => {
        const isSmall = [met, missed, met + missed].some((count) => count >= 1 && count <= 4);
        expect(shown(met, met + missed)).toBe(!isSmall);
      }),
      500,
    );
  });
});

test.each(everybody)('small counts are shown to the $role, or not', (subject) => {
  const rate = { scope: 'team', group: 'elderly', numerator: 3, denominator: 100 };
  const isHidden = ['bureau', 'auditor', 'resident'].includes(subject.role);
  expect(suppressed(subject, rate)).toEqual(isHidden ? undefined : rate);
  expect(suppressed(subject, { ...rate, numerator: 30 })).toEqual({ ...rate, numerator: 30 });
});

test.each(everybody)('few people of a tag are shown to the $role as the tag is', (subject) => {
  for (const group of ['tuberculosis', 'severe_mental']) {
    const few = { group, numerator: 1, denominator: 100 };
    const maySee = ['team_member', 'team_leader', 'administrator'].includes(subject.role);
    expect(suppressed(subject, few)).toEqual(maySee ? few : undefined);
    expect(suppressed(subject, { ...few, numerator: 50 })).toEqual({ ...few, numerator: 50 });
  }
});
