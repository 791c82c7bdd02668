import { expect, test } from 'vitest';

import { deedOf } from '../../../console/today/deed.ts';

test.each([
  ['follow_up_two_week', 'toFollowUp', '/residents/R1/follow-up'],
  ['first_visit', 'toFollowUp', '/residents/R1/follow-up'],
  ['refill', 'toPrescribe', '/residents/R1/prescribe'],
  ['contract_end', 'toRenew', '/residents/R1/sign'],
  ['referral_check', 'toResident', '/residents/R1'],
  ['annual_exam', 'toResident', '/residents/R1'],
])('a task of the kind %s leads where it is done: %s', (kind, key, path) => {
  const deed = deedOf(kind);
  expect(deed.key).toBe(key);
  expect(deed.path('R1')).toBe(path);
});
