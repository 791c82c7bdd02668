import { describe, expect, test } from 'vitest';

import { canSeeTag, visibleFields, visibleTags } from '../../../domain/access/index.ts';
import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import { KEY_GROUP_TAGS } from '../../../domain/residents/index.ts';
import { everybody } from './subjects.ts';

const roles = (...wanted: readonly string[]) => everybody.filter(({ role }) => wanted.includes(role));
const others = (...unwanted: readonly string[]) => everybody.filter(({ role }) => !unwanted.includes(role));

describe('tuberculosis and severe mental disorder', () => {
  const entitled = ['team_member', 'team_leader', 'administrator'] as const;

  test.each(roles(...entitled))('are known to the $role', (subject) => {
    expect(visibleTags(subject, KEY_GROUP_TAGS)).toEqual(KEY_GROUP_TAGS);
  });

  test.each(others(...entitled))('are not shown to the $role, other tags are', (subject) => {
    expect(visibleTags(subject, KEY_GROUP_TAGS)).toEqual([
      'pregnant',
      'disabled',
      'low_income',
      'special_family',
    ]);
    expect(visibleFields(subject).keyGroups(['tuberculosis', 'disabled'])).toEqual(['disabled']);
  });

  test.each([
    ['tuberculosis', false],
    ['severe_mental', false],
    ['disabled', true],
    ['all', true],
    ['hypertension', true],
  ])('are no group to list people by for the integration: %s', (group, isSeen) => {
    expect(roles('integration').map((subject) => canSeeTag(subject, group))).toEqual([isSeen]);
    expect(roles('team_member').map((subject) => canSeeTag(subject, group))).toEqual([true]);
  });
});

describe('a phone', () => {
  test.each(others('bureau', 'auditor', 'resident'))('is shown to the $role as recorded', (subject) => {
    expect(visibleFields(subject).phone('+86 138-0000-0000')).toBe('+86 138-0000-0000');
  });

  test.each([
    ['13800000000', '138****0000'],
    ['+86 138-0000-1234', '138****1234'],
    ['0871-6000001', '****'],
    ['找她儿子', '****'],
    ['1', '****'],
    ['', ''],
  ])('%j is shown to the bureau as %j', (recorded, shown) => {
    for (const subject of roles('bureau', 'auditor', 'resident')) {
      expect(visibleFields(subject).phone(recorded)).toBe(shown);
    }
  });
});

describe('an identity number', () => {
  const digits = '11010119900307123';
  const number = digits + checkCharacter(digits);
  const masked = `110101********${number.slice(-4)}`;

  test.each(roles('team_member', 'team_leader', 'administrator'))(
    'is shown to the $role as recorded',
    (subject) => {
      expect(visibleFields(subject).idNumber(number)).toBe(number);
    },
  );

  test.each(others('team_member', 'team_leader', 'administrator'))('is masked for the $role', (subject) => {
    const view = visibleFields(subject);
    expect(view.idNumber(number)).toBe(masked);
    expect(view.idNumber('')).toBe('');
    expect(view.idNumber(`${digits}?`)).toBe('****');
    expect(view.idNumber('110101900307123')).toMatch(/^110101\*{8}[\dX]{4}$/);
  });
});
