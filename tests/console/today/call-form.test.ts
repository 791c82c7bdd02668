import { describe, expect, test } from 'vitest';

import { callBody, daysOffered, OUTCOMES } from '../../../console/today/call-form.ts';
import { CALL_OUTCOMES } from '../../../domain/follow-ups/index.ts';
import { recordCallRoute } from '../../../functions/reminders/api.ts';
import { on } from '../../given/values.ts';

describe('a call as it is written down', () => {
  test('tells nothing until somebody says what came of it', () => {
    expect(callBody({ reason: '无人' })).toBeUndefined();
  });

  test('leaves out what was not said: a blank reason is none', () => {
    expect(callBody({ outcome: 'reached', reason: '  ' })).toEqual({ outcome: 'reached' });
  });

  test('says until when it waits, and why', () => {
    const body = callBody({ outcome: 'no_answer', snoozeUntil: '2025-06-20', reason: ' 外出 ' });
    expect(body).toEqual({ outcome: 'no_answer', snoozeUntil: '2025-06-20', reason: '外出' });
    expect(recordCallRoute.body.safeParse(body).success).toBe(true);
  });

  test('may end in everything that the service knows', () => {
    expect(OUTCOMES).toEqual(CALL_OUTCOMES);
  });

  test('offers days after today, across the end of a month', () => {
    expect(daysOffered(on('2025-06-30')).map((day) => day.on)).toEqual([
      '2025-07-01',
      '2025-07-03',
      '2025-07-07',
      '2025-07-14',
    ]);
  });
});
