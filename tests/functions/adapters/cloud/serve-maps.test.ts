import { describe, expect, test } from 'vitest';

import { mapHandler } from '../../../../functions/adapters/cloud/serve-maps.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import { type InParts, inTurn } from '../../../../functions/kit/parts.ts';

const RUN = '2025-06-16 2025-06-15T17:20:00.000Z';
const USE_CASE = 'indicators.every-night-recount';
const told = { useCase: USE_CASE, run: RUN };
const begun = { step: 'begin', useCase: USE_CASE, input: { useCase: USE_CASE } };

/** Work of three parts, and a fourth that follows from them, that notes what it is asked. */
const given = (broken?: string) => {
  const asked: string[] = [];
  const lines: LogLine[] = [];
  const work: InParts<string> = {
    begin: async (tools, what) => {
      asked.push(`begin ${what ?? 'by the clock'} with ${tools}`);
      return { run: RUN, parts: ['one', 'two', 'three'] };
    },
    carryOut: async (_tools, run, part) => {
      asked.push(`${part} of ${run}`);
      if (part === broken) throw new Error('patient 血压 152/94');
      return { buckets: 4 };
    },
    finish: async (_tools, run) => {
      const isFirst = !asked.some((each) => each.startsWith('four'));
      asked.push(`finish ${run}`);
      return { done: { differences: 0 }, parts: isFirst ? ['four'] : [] };
    },
    breakOff: async (_tools, run, error) => void asked.push(`${run} broken by ${error}`),
  };
  const handler = mapHandler(
    { [USE_CASE]: work },
    () => 'tools',
    (line) => void lines.push(line),
  );
  return { asked, lines, work, handler };
};

describe('the Lambda of work in parts', () => {
  test('lists the parts, carries each out and puts them together, as it is asked', async () => {
    const { asked, lines, handler } = given();
    expect(await handler(begun)).toEqual({ run: RUN, parts: ['one', 'two', 'three'] });
    expect(await handler({ step: 'carry-out', part: 'two', ...told })).toBeUndefined();
    await handler({ step: 'finish', ...told });
    expect(asked).toEqual(['begin by the clock with tools', `two of ${RUN}`, `finish ${RUN}`]);
    expect(lines).toMatchObject([
      { code: 'work.finished', useCase: USE_CASE, done: { parts: 3 } },
      { code: 'work.finished', useCase: USE_CASE, done: { buckets: 4 } },
      { code: 'work.finished', useCase: USE_CASE, done: { differences: 0 } },
    ]);
  });

  test('tells the state machine of the parts that follow, until there are none', async () => {
    const { handler } = given();
    expect(await handler({ step: 'finish', ...told })).toEqual({ run: RUN, parts: ['four'] });
    await handler({ step: 'carry-out', part: 'four', ...told });
    expect(await handler({ step: 'finish', ...told })).toEqual({ run: RUN, parts: [] });
  });

  test('is told what its execution was asked for', async () => {
    const { asked, handler } = given();
    await handler({ ...begun, input: { asked: 'job-1 2' } });
    expect(asked).toEqual(['begin job-1 2 with tools']);
  });

  test('lets the state machine know of a part that breaks, and the log of its name alone', async () => {
    const { lines, handler } = given('two');
    await expect(handler({ step: 'carry-out', part: 'two', ...told })).rejects.toThrow('patient');
    expect(lines).toMatchObject([{ code: 'work.failed', problem: 'service/failed', error: 'Error' }]);
    expect(JSON.stringify(lines)).not.toContain('152/94');
  });

  test.each([
    ['States.ExceedToleratedFailureThreshold', 'States.ExceedToleratedFailureThreshold'],
    ['Task timed out: 何平 152/94', 'unknown'],
  ])('notes that it broke off by %s as %s', async (error, noted) => {
    const { asked, handler } = given();
    await handler({ step: 'break-off', error, ...told });
    expect(asked).toEqual([`${RUN} broken by ${noted}`]);
  });

  test.each([
    [{}],
    [{ useCase: USE_CASE }],
    [{ step: 'carry-out', ...told }],
    [{ step: 'finish', useCase: USE_CASE }],
    [{ step: 'begin', useCase: USE_CASE }],
    [{ ...begun, input: { asked: 1 } }],
    [{ ...begun, useCase: 'indicators.every-hour-pass' }],
    [{ ...begun, useCase: 'toString' }],
  ])('that is told %j does nothing', async (event) => {
    const { asked, lines, handler } = given();
    await expect(handler(event)).rejects.toThrow();
    expect([...asked, ...lines]).toEqual([]);
  });
});

describe('the same work on one machine', () => {
  test('is carried out part by part, and what follows from them after them', async () => {
    const { asked, work } = given();
    expect(await inTurn(work, 'tools', 'job-1 2')).toEqual({ differences: 0 });
    expect(asked).toEqual([
      'begin job-1 2 with tools',
      ...['one', 'two', 'three'].map((part) => `${part} of ${RUN}`),
      `finish ${RUN}`,
      `four of ${RUN}`,
      `finish ${RUN}`,
    ]);
  });

  test.each(['two', 'four'])(
    'stops at the part that breaks (%s), notes it, and lets it rise',
    async (part) => {
      const { asked, work } = given(part);
      await expect(inTurn(work, 'tools')).rejects.toThrow('patient');
      expect(asked.slice(-2)).toEqual([`${part} of ${RUN}`, `${RUN} broken by Error`]);
    },
  );
});
