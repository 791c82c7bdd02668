import { describe, expect, test } from 'vitest';

import {
  CALL_OUTCOMES,
  recordCall,
  type RecordCall,
  snoozedUntil,
} from '../../../domain/follow-ups/index.ts';
import { CallMade } from '../../../events/follow-ups.ts';
import { aVisit } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';
import { after, aFollowUpHistory, allowed } from './entries.ts';

const today = on('2025-03-10');
const call = (more: Partial<RecordCall> = {}): RecordCall => ({
  residentId: anId('R1'),
  taskId: 'R1.first_visit',
  outcome: 'no_answer',
  staffId: anId('S1'),
  ...more,
});
const waiting = (snoozeUntil: string, reason = '外出'): RecordCall =>
  call({ snoozeUntil: on(snoozeUntil), reason });

const said = (command: RecordCall): unknown => {
  const result = recordCall(command, today);
  return result.ok ? 'recorded' : result.error;
};

describe('a call about a task', () => {
  test.each(CALL_OUTCOMES)('may come to %s, and leaves the visits as they are', (outcome) => {
    const events = allowed(recordCall(call({ outcome }), today));
    expect(events).toStrictEqual([{ type: 'call-made@1', calledOn: '2025-03-10', ...call({ outcome }) }]);
    expect(CallMade.parse(events[0])).toStrictEqual(events[0]);
    const history = aFollowUpHistory([aVisit()]);
    expect(after(history, events)).toEqual(history);
  });

  test.each([
    ['2025-03-10', { code: 'follow-up/snooze-not-after-today', today: '2025-03-10' }],
    ['2025-03-11', 'recorded'],
    ['2025-04-09', 'recorded'],
    ['2025-04-10', { code: 'follow-up/snooze-too-long', latestOn: '2025-04-09' }],
  ])('of 2025-03-10 that lets the task wait until %s', (until, answer) => {
    expect(said(waiting(until))).toEqual(answer);
  });

  test('lets the task wait for a reason only', () => {
    const { reason: _none, ...silent } = waiting('2025-03-20');
    expect(said(silent)).toEqual({ code: 'follow-up/snooze-without-reason' });
    expect(said(waiting('2025-03-20', ' '))).toEqual({ code: 'follow-up/snooze-without-reason' });
    expect(said(waiting('2025-03-20', '出院后'))).toBe('recorded');
  });

  test('a blank reason is none', () => {
    const [event] = allowed(recordCall(call({ reason: ' ' }), today));
    expect(event).toStrictEqual({ type: 'call-made@1', calledOn: '2025-03-10', ...call() });
  });
});

describe('a task that waits', () => {
  const calls = allowed(recordCall(waiting('2025-03-20'), today));
  const until = (day: string, made = calls): unknown => snoozedUntil(made, 'R1.first_visit', on(day));

  test.each([
    ['2025-03-09', undefined],
    ['2025-03-10', '2025-03-20'],
    ['2025-03-19', '2025-03-20'],
    ['2025-03-20', undefined],
  ])('from 2025-03-10 until 2025-03-20, seen on %s', (day, answer) => {
    expect(until(day)).toBe(answer);
  });

  test('waits no longer once a later call does not say so', () => {
    const later = allowed(recordCall(call({ outcome: 'reached' }), on('2025-03-12')));
    expect(until('2025-03-11', [...calls, ...later])).toBe('2025-03-20');
    expect(until('2025-03-12', [...calls, ...later])).toBeUndefined();
  });

  test('does not let another task wait', () => {
    expect(snoozedUntil(calls, 'R2.first_visit', on('2025-03-11'))).toBeUndefined();
  });
});
