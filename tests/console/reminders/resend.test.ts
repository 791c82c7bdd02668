// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { whyNotAgain } from '../../../console/reminders/resend.tsx';

const TODAY = '2025-06-16';
const NURSE = { roles: ['team_member'], today: TODAY };

test.each([
  ['failed', TODAY, NURSE, undefined],
  ['failed', '2025-06-15', NURSE, 'resendDay'],
  ['delivered', TODAY, NURSE, 'resendState'],
  ['unknown', TODAY, NURSE, 'resendState'],
  ['failed', TODAY, { roles: ['bureau'], today: TODAY }, 'resendRole'],
])('a message that is %s, of %s, seen by %j: %s', (...row) => {
  const [state, day, me, why] = row;
  expect(whyNotAgain({ state, day }, me)).toBe(why);
});
