// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';

import { readProblem, refused } from '../../../console/kit/problem.ts';
import { signInWith } from '../../../console/kit/session.ts';
import {
  dropWaiting,
  forgetKept,
  keepWaiting,
  keptKey,
  sendWaiting,
  type Waiting,
  waitingOf,
  type Write,
} from '../../../console/kit/waiting.ts';

const write = (key: string): Write => ({
  route: 'follow-ups.record',
  asked: { params: { residentId: 'R1' }, body: { visits: [] }, key },
});

const item = (id: string, ...keys: readonly string[]): Waiting => ({
  id,
  about: '徐大明',
  back: `/residents/R1/follow-up?waiting=${id}`,
  form: '{}',
  writes: (keys.length === 0 ? [id] : keys).map(write),
});

/** A service that answers by the key of the write, and what it was sent. */
const service = (answers: Readonly<Record<string, unknown>> = {}, user = 'doctor-1') => {
  const sent: string[] = [];
  return {
    sent,
    whoIs: async () => user,
    send: async ({ asked }: Write) => {
      const key = asked.key ?? '';
      sent.push(key);
      const answer = answers[key];
      if (answer !== undefined) throw answer;
    },
  };
};

const problem = (status: number, type: string): Error =>
  refused(readProblem(status, { type, title: '不行' }));
const lost = new TypeError('Failed to fetch');
const ids = (user = 'doctor-1'): string[] => waitingOf(user).map(({ id }) => id);

beforeEach(() => {
  localStorage.clear();
  signInWith('token-1');
});

describe('writes that wait', () => {
  test('are there until they are sent, the oldest first', async () => {
    keepWaiting('doctor-1', item('a'));
    keepWaiting('doctor-1', item('b', 'b1', 'b2'));
    const { sent, ...reach } = service();
    expect(await sendWaiting('doctor-1', reach)).toBe(2);
    expect(sent).toEqual(['a', 'b1', 'b2']);
    expect(ids()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  test('wait on while the service is out of reach, under the key that they had', async () => {
    keepWaiting('doctor-1', item('a', 'a1', 'a2'));
    keepWaiting('doctor-1', item('b'));
    const { sent, ...reach } = service({ a2: lost });
    expect(await sendWaiting('doctor-1', reach)).toBe(0);
    expect(sent).toEqual(['a1', 'a2']);
    const keys = waitingOf('doctor-1').flatMap(({ writes }) => writes.map(({ asked }) => asked.key));
    expect(keys).toEqual(['a2', 'b']);
    const back = service();
    expect(await sendWaiting('doctor-1', back)).toBe(2);
    expect(back.sent).toEqual(['a2', 'b']);
  });

  test.each([0, 401, 408, 429, 500, 503])('are tried again after an answer of %i', async (status) => {
    keepWaiting('doctor-1', item('a'));
    await sendWaiting('doctor-1', service({ a: problem(status, '/problems/x') }));
    expect(waitingOf('doctor-1')[0]?.refused).toBeUndefined();
  });

  test('that are refused stay with the reason and are not sent again; the others go on', async () => {
    keepWaiting('doctor-1', item('a'));
    keepWaiting('doctor-1', item('b'));
    const reach = service({ a: problem(409, '/problems/follow-up/not-enrolled') });
    expect(await sendWaiting('doctor-1', reach)).toBe(1);
    expect(waitingOf('doctor-1')).toMatchObject([{ id: 'a', refused: { title: '不行', status: 409 } }]);
    expect(await sendWaiting('doctor-1', reach)).toBe(0);
    expect(reach.sent).toEqual(['a', 'b']);
  });

  test('whose visit the service has by its id were taken before: they are done', async () => {
    keepWaiting('doctor-1', item('a', 'a1', 'a2'));
    const reach = service({ a1: problem(409, '/problems/follow-up/id-exists') });
    expect(await sendWaiting('doctor-1', reach)).toBe(1);
    expect(reach.sent).toEqual(['a1', 'a2']);
  });

  test('are sent once though two ask for it at a time', async () => {
    keepWaiting('doctor-1', item('a'));
    const reach = service();
    await Promise.all([sendWaiting('doctor-1', reach), sendWaiting('doctor-1', reach)]);
    expect(reach.sent).toEqual(['a']);
  });

  test('can be dropped', () => {
    keepWaiting('doctor-1', item('a'));
    keepWaiting('doctor-1', item('b'));
    dropWaiting('doctor-1', 'a');
    expect(ids()).toEqual(['b']);
  });
});

describe('what waits of one user', () => {
  test('is not shown to another, nor sent by one', async () => {
    keepWaiting('doctor-1', item('a'));
    const reach = service({}, 'doctor-2');
    expect(ids('doctor-2')).toEqual([]);
    expect(await sendWaiting('doctor-2', reach)).toBe(0);
    expect(reach.sent).toEqual([]);
  });

  test('is not sent where the service takes the token for another, though the page still names the first', async () => {
    keepWaiting('doctor-1', item('a'));
    const reach = service({}, 'doctor-2');
    expect(await sendWaiting('doctor-1', reach)).toBe(0);
    expect(reach.sent).toEqual([]);
    expect(ids()).toEqual(['a']);
  });

  test('is not sent on once somebody else signs in between', async () => {
    keepWaiting('doctor-1', item('a'));
    keepWaiting('doctor-1', item('b'));
    const reach = service();
    const send = async (one: Write): Promise<void> => {
      await reach.send(one);
      signInWith('token-2');
    };
    await sendWaiting('doctor-1', { ...reach, send });
    expect(reach.sent).toEqual(['a']);
    expect(ids()).toEqual(['b']);
  });

  test('goes with their drafts when they sign out, and nobody else’s does', () => {
    keepWaiting('doctor-1', item('a'));
    keepWaiting('doctor-10', item('b'));
    localStorage.setItem(keptKey('doctor-1', 'follow-up/R1/'), 'draft');
    localStorage.setItem('jiayi.language', 'en');
    forgetKept('doctor-1');
    expect(ids()).toEqual([]);
    expect(localStorage.getItem(keptKey('doctor-1', 'follow-up/R1/'))).toBeNull();
    expect(ids('doctor-10')).toEqual(['b']);
    expect(localStorage.getItem('jiayi.language')).toBe('en');
  });
});

test('what is not readable waits for nothing', () => {
  localStorage.setItem(keptKey('doctor-1', 'waiting'), '{"no');
  expect(ids()).toEqual([]);
});
