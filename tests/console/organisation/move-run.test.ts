import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  after,
  askOf,
  begun,
  failed,
  isUnderWay,
  type Move,
  reachOf,
  resumed,
  stopping,
} from '../../../console/organisation/move-run.ts';
import type { Order } from '../../../console/organisation/move-run.ts';
import { anId } from '../../given/values.ts';

const ORDER: Order = {
  teamId: 'T1',
  toName: '西岭团队',
  body: { toTeamId: 'T2', startsOn: '2026-03-01', reason: '医生调离' },
};
const aMove = (): Move => begun(ORDER, 310, 'move-1');
const skip = (name: string) => ({ residentId: anId<'ResidentId'>(name), code: 'contract/overlaps' });

describe('the move of a panel', () => {
  test('asks again with what came as next, until that is null', () => {
    const first = aMove();
    expect(askOf(first)).toEqual({ params: { teamId: 'T1' }, body: ORDER.body, key: 'move-1-0' });

    const second = after(first, { moved: 8, skipped: [], next: 'c1' });
    expect(askOf(second)).toEqual({
      params: { teamId: 'T1' },
      body: { ...ORDER.body, cursor: 'c1' },
      key: 'move-1-1',
    });
    expect(second.state).toBe('running');

    expect(after(second, { moved: 2, skipped: [skip('R9')], next: null })).toMatchObject({
      state: 'done',
      moved: 10,
      skipped: [skip('R9')],
    });
  });

  test('stops after the request that is under way, and goes on from there', () => {
    const asked = stopping(aMove());
    expect(asked.state).toBe('stopping');
    expect(isUnderWay(asked)).toBe(true);
    const stopped = after(asked, { moved: 8, skipped: [], next: 'c1' });
    expect(stopped.state).toBe('stopped');
    expect(isUnderWay(stopped)).toBe(false);
    expect(askOf(resumed(stopped)).body).toMatchObject({ cursor: 'c1' });
    expect(resumed(stopped).state).toBe('running');
  });

  test('is done where its last request was under way when it was to stop', () => {
    expect(after(stopping(aMove()), { moved: 1, skipped: [], next: null }).state).toBe('done');
  });

  test('sends the same request again where it failed: whoever moved is not counted as skipped', () => {
    const second = after(aMove(), { moved: 8, skipped: [], next: 'c1' });
    const again = resumed(failed(second, new Error('lost')));
    expect(askOf(again)).toEqual(askOf(second));
    expect(again).not.toHaveProperty('error');
  });

  test('stops only while it is running', () => {
    const done = after(aMove(), { moved: 1, skipped: [], next: null });
    expect(stopping(done)).toBe(done);
  });

  test('counts everybody once, and is never further than the whole', () => {
    const answers = fc.array(fc.record({ moved: fc.nat(8), skips: fc.nat(8) }), { maxLength: 20 });
    fc.assert(
      fc.property(answers, fc.nat(100), (given, total) => {
        const end = given.reduce(
          (move, { moved, skips }, at) =>
            after(move, {
              moved,
              skipped: Array.from({ length: skips }, (_, one) => skip(`R${at}-${one}`)),
              next: `c${at}`,
            }),
          begun(ORDER, total, 'm'),
        );
        const { done, of } = reachOf(end);
        expect(done).toBe(given.reduce((sum, { moved, skips }) => sum + moved + skips, 0));
        expect(done).toBeLessThanOrEqual(of);
        expect(of).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});
