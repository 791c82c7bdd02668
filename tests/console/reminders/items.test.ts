import { describe, expect, test } from 'vitest';

import {
  choicesIn,
  costOf,
  figuresOf,
  filtered,
  type Item,
  NO_TEAM,
  reasonsOf,
  standingOf,
  whyOf,
} from '../../../console/reminders/items.ts';
import { on, anId } from '../../given/values.ts';

const anItem = (given: Partial<Item> = {}): Item => ({
  residentId: anId('R1'),
  name: '王春兰',
  teamId: anId('T1'),
  kind: 'refill',
  dueOn: on('2025-06-20'),
  by: 'sms',
  ...given,
});

describe('where a reminder stands', () => {
  test.each([
    [{ by: 'sms', state: 'planned' }, 'planned', undefined],
    [{ by: 'sms', state: 'claimed' }, 'sending', undefined],
    [{ by: 'sms', state: 'sent' }, 'sent', undefined],
    [{ by: 'sms', state: 'delivered' }, 'delivered', undefined],
    [{ by: 'call', state: 'failed', reason: 'gateway/full' }, 'failed', 'gateway/full'],
    [{ by: 'call', state: 'unknown' }, 'unknown', 'unknown'],
    [{ by: 'call', state: 'dropped', reason: 'budget' }, 'call', 'budget'],
    [{ by: 'call', reason: 'no_consent' }, 'call', 'no_consent'],
    [{ by: 'nothing', state: 'dropped', reason: 'task_closed' }, 'nothing', 'task_closed'],
    [{ by: 'nothing', state: 'skipped_stale' }, 'nothing', 'skipped_stale'],
  ] as const)('%j is %s because of %s', (given, standing, why) => {
    expect(standingOf(anItem(given))).toBe(standing);
    expect(whyOf(anItem(given))).toBe(why);
  });
});

const DAY = [
  anItem({ state: 'delivered', messageId: 'M1', segments: 2, answer: 'confirm' }),
  anItem({ state: 'delivered', messageId: 'M1', segments: 2, kind: 'contract_end' }),
  anItem({ by: 'call', state: 'failed', reason: 'refused', messageId: 'M2', segments: 1 }),
  anItem({ by: 'nothing', state: 'dropped', reason: 'task_closed', messageId: 'M3', segments: 1 }),
  anItem({ by: 'call', reason: 'no_consent', outcome: 'reached' }),
  anItem({ by: 'call', reason: 'no_consent', outcome: 'no_answer', teamId: anId('T2') }),
];

test('a day in numbers: a failed message was sent and is left to a call, a dropped one cost nothing', () => {
  expect(figuresOf(DAY)).toEqual({
    planned: 0,
    handed: 3,
    delivered: 2,
    failed: 1,
    unknown: 0,
    calls: 3,
    called: 2,
    reached: 1,
    answered: 1,
    nothing: 1,
    segments: 3,
  });
});

test.each([
  [3, 45, 14],
  [2, 45, 9],
  [0, 45, 0],
])('%i segments at %i thousandths of a yuan cost %i fen', (segments, price, fen) => {
  expect(costOf({ segments }, price)).toBe(fen);
});

test('the reasons are counted, the most frequent first', () => {
  expect(reasonsOf(DAY)).toEqual([
    { reason: 'no_consent', count: 2 },
    { reason: 'refused', count: 1 },
    { reason: 'task_closed', count: 1 },
  ]);
});

test('filters compose, and none lets everything through', () => {
  expect(filtered(DAY, {})).toEqual(DAY);
  expect(filtered(DAY, { standing: 'call' })).toHaveLength(2);
  expect(filtered(DAY, { standing: 'call', team: 'T2' })).toHaveLength(1);
  expect(filtered(DAY, { answer: 'confirm' })).toHaveLength(1);
  expect(filtered(DAY, { reason: 'refused', kind: 'contract_end' })).toEqual([]);
});

test('who has no team can be filtered for', () => {
  const { teamId: _teamId, ...alone } = anItem();
  expect(filtered([...DAY, alone], { team: NO_TEAM })).toEqual([alone]);
});

test('only what the day has can be chosen, each once', () => {
  expect(choicesIn(DAY, ({ kind }) => kind)).toEqual(['contract_end', 'refill']);
  expect(choicesIn(DAY, whyOf)).toEqual(['no_consent', 'refused', 'task_closed']);
});
