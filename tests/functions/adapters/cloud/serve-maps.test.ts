import { describe, expect, test } from 'vitest';

import { mapHandler } from '../../../../functions/adapters/cloud/serve-maps.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import { type InParts, inTurn } from '../../../../functions/kit/parts.ts';
import { on } from '../../../given/values.ts';

const RUN = { day: on('2025-06-16'), begunAt: '2025-06-15T17:20:00.000Z' };
const USE_CASE = 'indicators.every-night-recount';
const told = { useCase: USE_CASE, ...RUN };

/** Work of three parts that notes what it is asked. */
const given = (broken?: string) => {
  const asked: string[] = [];
  const lines: LogLine[] = [];
  const work: InParts<string> = {
    begin: async (tools) => {
      asked.push(`begin with ${tools}`);
      return { ...RUN, parts: ['one', 'two', 'three'] };
    },
    carryOut: async (_tools, { day }, part) => {
      asked.push(`${part} of ${day}`);
      if (part === broken) throw new Error('patient 血压 152/94');
      return { buckets: 4 };
    },
    finish: async (_tools, { begunAt }) => {
      asked.push(`finish ${begunAt}`);
      return { differences: 0 };
    },
    breakOff: async (_tools, _run, error) => void asked.push(`broken by ${error}`),
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
    const begun = await handler({ step: 'begin', useCase: USE_CASE });
    expect(begun).toEqual({ ...RUN, parts: ['one', 'two', 'three'] });
    expect(await handler({ step: 'carry-out', part: 'two', ...told })).toBeUndefined();
    expect(await handler({ step: 'finish', ...told })).toBeUndefined();
    expect(asked).toEqual(['begin with tools', 'two of 2025-06-16', `finish ${RUN.begunAt}`]);
    expect(lines).toMatchObject([
      { code: 'work.finished', useCase: USE_CASE, done: { parts: 3 } },
      { code: 'work.finished', useCase: USE_CASE, done: { buckets: 4 } },
      { code: 'work.finished', useCase: USE_CASE, done: { differences: 0 } },
    ]);
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
    expect(asked).toEqual([`broken by ${noted}`]);
  });

  test.each([
    [{}],
    [{ useCase: USE_CASE }],
    [{ step: 'carry-out', ...told }],
    [{ step: 'finish', useCase: USE_CASE, day: 'tomorrow', begunAt: RUN.begunAt }],
    [{ step: 'begin', useCase: 'indicators.every-hour-pass' }],
    [{ step: 'begin', useCase: 'toString' }],
  ])('that is told %j does nothing', async (event) => {
    const { asked, lines, handler } = given();
    await expect(handler(event)).rejects.toThrow();
    expect([...asked, ...lines]).toEqual([]);
  });
});

describe('the same work on one machine', () => {
  test('is carried out part by part', async () => {
    const { asked, work } = given();
    expect(await inTurn(work, 'tools')).toEqual({ differences: 0 });
    expect(asked).toEqual([
      'begin with tools',
      ...['one', 'two', 'three'].map((part) => `${part} of 2025-06-16`),
      `finish ${RUN.begunAt}`,
    ]);
  });

  test('stops at the part that breaks, notes it, and lets it rise', async () => {
    const { asked, work } = given('two');
    await expect(inTurn(work, 'tools')).rejects.toThrow('patient');
    expect(asked.slice(-2)).toEqual(['two of 2025-06-16', 'broken by Error']);
  });
});
