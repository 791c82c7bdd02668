import { describe, expect, it } from 'vitest';

import { messagesOf, type Sent } from '../../../console/resident/messages.ts';
import { anId, on } from '../../given/values.ts';

describe('calls and messages', () => {
  it('stand in one line, the latest day first', () => {
    const call = (calledOn: string) => ({
      taskId: 'R1:refill::2026-01-01',
      residentId: 'R1',
      calledOn,
      outcome: 'reached' as const,
      staffId: 'S1',
    });
    const reply = (at: string) => ({ kind: 'message-received@1' as const, at, text: '好' });

    const messages = messagesOf(
      JSON.parse(
        JSON.stringify({
          calls: [call('2026-01-02'), call('2026-01-05')],
          replies: [reply('2026-01-02T15:59:59Z'), reply('2026-01-02T16:00:00Z')],
        }),
      ),
    );

    expect(messages.map(({ at }) => at)).toEqual([
      '2026-01-05',
      '2026-01-02T16:00:00Z',
      '2026-01-02T15:59:59Z',
      '2026-01-02',
    ]);
  });

  it('tell a text that reminds of two things once, with both', () => {
    const text = (kind: string, messageId: string | undefined, at: string): Sent => ({
      residentId: anId('R1'),
      name: '王春兰',
      kind,
      by: 'sms',
      state: 'delivered',
      on: on('2026-01-03'),
      at,
      ...(messageId !== undefined && { messageId, dueOn: on('2026-01-06') }),
    });
    const at = '2026-01-03T01:00:00Z';
    const messages = messagesOf({ calls: [], replies: [] }, [
      text('received', undefined, '2026-01-03T02:00:00Z'),
      text('follow_up_routine', 'm1', at),
      text('refill', 'm1', at),
    ]);

    expect(
      messages.map((message) => message.kind === 'sent' && message.sent.map(({ kind }) => kind)),
    ).toEqual([['received'], ['follow_up_routine', 'refill']]);
  });
});
