// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { call } from '../../../console/kit/call.ts';
import { askFirst } from '../../../console/kit/first-questions.ts';
import { signInWith } from '../../../console/kit/session.ts';
import { showMe } from '../../../functions/organisation/api.ts';
import { showWorklist } from '../../../functions/reminders/api.ts';

const asked = { params: { teamId: 'T1' }, query: { counts: 'true', limit: '1' } } as const;

const answers = (...statuses: readonly number[]) => {
  let at = 0;
  const fetched = vi.fn<(address: string) => Promise<Response>>(async () => Response.json({ at: (at += 1) }));
  for (const status of statuses)
    fetched.mockImplementationOnce(async () => Response.json({ type: 'about:blank' }, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

beforeEach(() => {
  vi.useFakeTimers();
  signInWith('of the doctor');
});
afterEach(() => {
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what was asked before the page was there is asked of the service once, and read by the page', async () => {
  const fetched = answers();
  await askFirst(showWorklist, asked);

  const { value } = await call(showWorklist, asked);

  expect(value).toEqual({ at: 1 });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('an answer is taken once: who asks again hears what is so now', async () => {
  const fetched = answers();
  await askFirst(showMe, {});
  await call(showMe, {});

  expect((await call(showMe, {})).value).toEqual({ at: 2 });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('another question of the same route is asked by itself', async () => {
  const fetched = answers();
  await askFirst(showWorklist, asked);

  await call(showWorklist, { ...asked, params: { teamId: 'T2' } });

  expect(fetched.mock.calls.map(([address]) => address)).toEqual([
    '/v1/teams/T1/worklist?counts=true&limit=1',
    '/v1/teams/T2/worklist?counts=true&limit=1',
  ]);
});

test('nobody reads what somebody else was answered', async () => {
  const fetched = answers();
  await askFirst(showMe, {});

  signInWith('of the nurse');
  await call(showMe, {});

  expect(fetched).toHaveBeenCalledTimes(2);
});

test('what failed before is asked again by the page', async () => {
  const fetched = answers(503);
  await askFirst(showMe, {}).catch(() => undefined);

  expect((await call(showMe, {})).value).toEqual({ at: 1 });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('an answer that nobody takes is not kept', async () => {
  const fetched = answers();
  await askFirst(showMe, {});

  vi.advanceTimersByTime(10_000);
  await call(showMe, {});

  expect(fetched).toHaveBeenCalledTimes(2);
});
