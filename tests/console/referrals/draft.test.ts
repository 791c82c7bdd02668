import { expect, test } from 'vitest';

import { bodyOf, groundsAfter } from '../../../console/referrals/draft.ts';

test.each([
  ['an emergency', { row: 'H1' }, ['emergency']],
  ['a new complication', { row: 'H2', complication: 'new' }, ['complication']],
  ['one that is worse', { row: 'D2', complication: 'worse' }, ['complication_worse']],
  ['a reaction that is hard to control', { row: 'D3' }, ['reaction']],
  ['two visits off target in a row', { row: 'H4' }, ['two_in_a_row']],
  ['the first one off target', { row: 'H6' }, []],
  ['a visit without readings', { row: 'D0' }, []],
  [
    'an emergency of somebody who is pregnant',
    { row: 'H1', pregnantOrLactating: true },
    ['emergency', 'pregnant_or_lactating'],
  ],
  ['an illness beyond the team', { row: 'H7', cannotHandle: true }, ['cannot_handle']],
])('a referral after %s begins with its criteria', (_, { row, ...visit }, grounds) => {
  expect(groundsAfter({ row, visit })).toEqual(grounds);
});

test('a referral down has no criteria of a referral up that were chosen before', () => {
  const draft = { urgency: 'routine', kind: 'visit', grounds: ['two_in_a_row', 'stable'] } as const;
  const chosen = { ...draft, grounds: [...draft.grounds] };
  expect(bodyOf({ ...chosen, direction: 'down' }, false)).toMatchObject({
    grounds: ['stable'],
    reason: 'stable',
  });
  expect(bodyOf({ ...chosen, direction: 'up' }, false)).toMatchObject({ grounds: ['two_in_a_row'] });
  expect(bodyOf({ ...chosen, grounds: ['two_in_a_row'], direction: 'down' }, false)).toBeUndefined();
});
