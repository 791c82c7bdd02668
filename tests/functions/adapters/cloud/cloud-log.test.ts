import * as z from 'zod';
import { describe, expect, test, vi } from 'vitest';

import { cloudLog } from '../../../../functions/adapters/cloud/cloud-log.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import { manifest } from '../../../../functions/manifest.ts';
import { useCaseOf } from '../../../../functions/kit/manifest-row.ts';

const NOW = new Date('2025-06-16T02:00:00.250Z');

/** A line that CloudWatch takes numbers from.
 *  @source Amazon CloudWatch User Guide, “Specification: Embedded metric format”, JSON schema and rules of target members */
const Embedded = z
  .looseObject({
    _aws: z.strictObject({
      Timestamp: z.int().nonnegative(),
      CloudWatchMetrics: z
        .array(
          z.strictObject({
            Namespace: z.string().min(1).max(1_024),
            Dimensions: z.array(z.array(z.string().min(1).max(250)).max(30)).min(1),
            Metrics: z
              .array(z.strictObject({ Name: z.string().min(1).max(1_024) }))
              .min(1)
              .max(100),
          }),
        )
        .min(1),
    }),
  })
  .superRefine((line, context) => {
    for (const { Dimensions, Metrics } of line._aws.CloudWatchMetrics) {
      for (const name of Dimensions.flat())
        if (!z.string().min(1).max(1_024).safeParse(line[name]).success)
          context.addIssue(`no text is ${name}`);
      for (const { Name } of Metrics)
        if (!z.number().safeParse(line[Name]).success) context.addIssue(`no number is ${Name}`);
    }
  });

const Figures = z.record(z.string(), z.unknown());

/** What the log of the stage prod writes of lines, a JSON value each. */
const writtenOf = (...lines: readonly LogLine[]): readonly unknown[] => {
  const written: string[] = [];
  const log = cloudLog(
    'prod',
    (text) => void written.push(text),
    () => NOW,
  );
  for (const line of lines) log(line);
  expect(written.filter((text) => text.includes('\n'))).toEqual([]);
  return written.map((text): unknown => JSON.parse(text));
};

/** The numbers among what is written, without what says where they belong. */
const numbersOf = (...lines: readonly LogLine[]): readonly Record<string, unknown>[] =>
  writtenOf(...lines).flatMap((line) => {
    const read = Embedded.safeParse(line);
    if (!read.success) return [];
    const { _aws, ...figures } = Figures.parse(read.data);
    return [figures];
  });

const finishedWork = (useCase: string, done: Readonly<Record<string, number>>): LogLine => ({
  code: 'work.finished',
  useCase,
  done,
  ms: 12,
});

const failedRequest = (problem: 'service/busy' | 'service/throttled' | 'service/failed'): LogLine => ({
  code: 'request.failed',
  requestId: 'request-1',
  useCase: 'contracts.sign',
  problem,
  error: 'TypeError',
  at: ['sign (index.mjs:1:2)'],
});

describe('a line of the log', () => {
  test('is one JSON object with its time and level as Lambda reads them, and what the service says', () => {
    const line: LogLine = {
      code: 'request.finished',
      requestId: 'request-1',
      useCase: 'contracts.sign',
      status: 201,
      ms: 31,
    };
    expect(writtenOf(line)).toEqual([{ timestamp: '2025-06-16T02:00:00.250Z', level: 'info', ...line }]);
  });

  test.each([
    ['request.failed', failedRequest('service/failed'), 'error'],
    [
      'work.failed',
      { code: 'work.failed', useCase: 'x.y', problem: 'service/busy', error: 'E', at: [] },
      'error',
    ],
    ['request.started', { code: 'request.started', requestId: 'r', useCase: 'x.y' }, 'info'],
    ['work.finished', finishedWork('x.y', {}), 'info'],
  ] as const)('of %s is of the right level', (_code, line, level) => {
    expect(writtenOf(line)[0]).toMatchObject({ level });
  });

  test('goes to standard output, where nothing wraps it', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    cloudLog('prod')({ code: 'request.started', requestId: 'r', useCase: 'x.y' });
    const written = write.mock.calls.map(([text]) => text);
    write.mockRestore();
    expect(written).toEqual([expect.stringMatching(/^\{.*"code":"request\.started".*\}\n$/)]);
  });
});

describe('a number of the service', () => {
  test('stands in a line of its own in the embedded metric format, to the letter', () => {
    const [, number, ...more] = writtenOf(failedRequest('service/failed'));
    expect(number).toEqual({
      _aws: {
        Timestamp: NOW.getTime(),
        CloudWatchMetrics: [
          { Namespace: 'Jiayi', Dimensions: [['Stage', 'UseCase']], Metrics: [{ Name: 'Failed' }] },
        ],
      },
      Stage: 'prod',
      UseCase: 'contracts.sign',
      Failed: 1,
    });
    expect(Embedded.safeParse(number).error).toBeUndefined();
    expect(more).toEqual([]);
  });

  test.each([
    ['indicators.every-night-recount', { differences: 0, buckets: 4 }, [{ Stage: 'prod', Drift: 0 }]],
    [
      'reminders.every-minute-send',
      { accepted: 7, segments: 9, late: 1 },
      [
        { Stage: 'prod', SmsSent: 7 },
        { Stage: 'prod', SmsSegments: 9 },
        { Stage: 'prod', SmsLate: 1 },
      ],
    ],
    [
      'reminders.every-minute-text',
      { accepted: 2, segments: 2, texts: 2 },
      [
        { Stage: 'prod', SmsSent: 2 },
        { Stage: 'prod', SmsSegments: 2 },
      ],
    ],
    ['reminders.every-minute-send', { accepted: 0, segments: 0, late: 0 }, []],
    ['reminders.every-minute-hear', { heard: 3, unread: 1 }, [{ Stage: 'prod', SmsUnread: 1 }]],
    ['reminders.every-minute-hear', { heard: 3, unread: 0 }, []],
    ['access.every-hour-seal', { days: 1 }, []],
  ] as const)(
    'of %s (%o) is counted once for the stage, and where it is nothing not at all but for drift',
    (useCase, done, numbers) => {
      expect(numbersOf(finishedWork(useCase, done))).toEqual(numbers);
      expect(manifest.map(useCaseOf)).toContain(useCase);
    },
  );

  test('that was not counted this time is not made up', () => {
    expect(numbersOf(finishedWork('indicators.every-night-recount', {}))).toEqual([]);
  });
});

describe('an alarm', () => {
  test.each([
    ['service/failed', 1],
    ['service/busy', 0],
    ['service/throttled', 0],
  ] as const)('of %s rings for %i of one', (problem, rings) => {
    const work: LogLine = { code: 'work.failed', useCase: 'x.y', problem, error: 'E', at: [] };
    expect(numbersOf(failedRequest(problem))).toHaveLength(rings);
    expect(numbersOf(work)).toEqual(rings === 1 ? [{ Stage: 'prod', UseCase: 'x.y', Failed: 1 }] : []);
  });

  test('does not ring for a refusal, nor for an answer', () => {
    const answers = [200, 404, 422].map((status): LogLine => ({
      code: 'request.finished',
      requestId: 'r',
      useCase: 'contracts.sign',
      status,
      problem: 'state/stale',
      ms: 3,
    }));
    expect(numbersOf(...answers)).toEqual([]);
  });
});
