import { expect, test } from 'vitest';

import { LOG_LEVELS, type LogLevel, logFrom } from '../../../local/service/write-log.ts';

const of = { requestId: 'request-1', useCase: 'access.whoLooked' };

const linesAt = (level: LogLevel): unknown[] => {
  const lines: unknown[] = [];
  const log = logFrom(
    level,
    (text) => lines.push(JSON.parse(text)),
    () => new Date('2025-06-16T02:00:00Z'),
  );
  log({ code: 'request.started', ...of });
  log({ code: 'request.finished', ...of, status: 404, problem: 'access/not-found', ms: 3 });
  log({ code: 'request.failed', ...of, problem: 'service/throttled', error: 'store/throttled', at: [] });
  log({ code: 'request.failed', ...of, problem: 'service/busy', error: 'store/locked', at: [] });
  log({ code: 'request.failed', ...of, problem: 'service/failed', error: 'TypeError', at: ['f (a.ts:1)'] });
  return lines;
};

test.each([
  ['error', 1],
  ['warning', 3],
  ['info', 5],
] as const)('a log of level %s has %i of the lines, each with its instant', (level, count) => {
  const lines = linesAt(level);
  expect(lines).toHaveLength(count);
  expect(lines.at(-1)).toEqual({
    time: '2025-06-16T02:00:00.000Z',
    level: 'error',
    code: 'request.failed',
    ...of,
    problem: 'service/failed',
    error: 'TypeError',
    at: ['f (a.ts:1)'],
  });
});

test('what may pass by itself is a warning', () => {
  expect(linesAt('info').map((line) => Object(line).level)).toEqual([
    'info',
    'info',
    'warning',
    'warning',
    'error',
  ]);
  expect(LOG_LEVELS[0]).toBe('error');
});
