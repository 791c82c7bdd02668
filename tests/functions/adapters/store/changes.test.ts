import { describe, expect, test } from 'vitest';

import { changesOf } from '../../../../functions/adapters/store/changes.ts';
import { isLive } from '../../../../functions/adapters/store/table.ts';
import { itemAt, keyOf } from './table-fixtures.ts';

const image = (version: number, more: object = {}) => ({
  pk: { S: 'p' },
  sk: { S: 'a' },
  version: { N: String(version) },
  body: { S: '{"note":"血压 135/85"}' },
  ...more,
});

const record = (eventName: string, images: object, more: object = {}) => ({
  eventID: '1',
  eventName,
  eventSource: 'aws:dynamodb',
  dynamodb: { SequenceNumber: '42', StreamViewType: 'NEW_AND_OLD_IMAGES', ...images },
  ...more,
});

const key = keyOf('a');
const [first, second] = [itemAt(key), itemAt(key, { version: 2 })];

describe('the records of a stream', () => {
  test.each([
    ['INSERT', { NewImage: image(1) }, { kind: 'written', key, before: undefined, after: first }],
    [
      'MODIFY',
      { OldImage: image(1), NewImage: image(2) },
      { kind: 'written', key, before: first, after: second },
    ],
    ['REMOVE', { OldImage: image(2) }, { kind: 'deleted', key, before: second }],
  ])('%s is told as it happened', (eventName, images, change) => {
    expect(changesOf({ Records: [record(eventName, images)] })).toEqual([
      { position: '42', change: { ok: true, value: change } },
    ]);
  });

  test.each([
    [{ type: 'Service', principalId: 'dynamodb.amazonaws.com' }, 'expired'],
    [{ type: 'Service', principalId: 'another.amazonaws.com' }, 'deleted'],
    [null, 'deleted'],
  ])('a removal by %j is %s (F14)', (userIdentity, kind) => {
    const removal = record('REMOVE', { OldImage: image(1) }, { userIdentity });
    expect(changesOf({ Records: [removal] })).toMatchObject([{ change: { value: { kind } } }]);
  });

  test('keep index and expiry, and pass over attributes unknown here', () => {
    const more = { byDayPk: { S: 'open' }, byDaySk: { S: '1' }, expiresAtS: { N: '9' }, tags: { SS: ['x'] } };
    const changes = changesOf({ Records: [record('INSERT', { NewImage: image(1, more) })] });
    const after = { ...first, byDay: keyOf('1', 'open'), expiresAtS: 9 };
    expect(changes).toMatchObject([{ change: { value: { after } } }]);
  });

  test.each([
    ['a body that is not JSON', record('INSERT', { NewImage: image(1, { body: { S: '{' } }) })],
    ['no version', record('INSERT', { NewImage: image(1, { version: { S: 'x' } }) })],
    ['an unknown event', record('RENAME', { NewImage: image(1) })],
    ['no images', record('MODIFY', {})],
  ])('with %s do not hide the others', (_, poison) => {
    const good = record('INSERT', { NewImage: image(1) });
    expect(changesOf({ Records: [good, poison, good] }).map(({ change }) => change)).toEqual([
      { ok: true, value: expect.objectContaining({ kind: 'written' }) },
      { ok: false, error: { code: 'store/unreadable-record' } },
      { ok: true, value: expect.objectContaining({ kind: 'written' }) },
    ]);
  });

  test('without a position, or no records at all, are no event', () => {
    expect(() => changesOf({})).toThrow();
    expect(() => changesOf({ Records: [{ eventName: 'INSERT' }] })).toThrow();
  });
});

test.each([
  ['2026-06-01T15:59:59.999Z', true],
  ['2026-06-01T16:00:00.000Z', false],
  ['2026-06-03T16:00:00.000Z', false],
])('an item that expires at 16:00 on 1 June counts at %s (F13): %s', (instant, isCounted) => {
  const expiresAtS = Date.parse('2026-06-01T16:00:00Z') / 1000;
  expect(isLive(itemAt(key, { expiresAtS }), new Date(instant))).toBe(isCounted);
  expect(isLive(itemAt(key), new Date(instant))).toBe(true);
});
