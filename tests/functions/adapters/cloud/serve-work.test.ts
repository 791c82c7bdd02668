import { describe, expect, test } from 'vitest';

import { scheduleHandler } from '../../../../functions/adapters/cloud/serve-work.ts';
import type { LogLine } from '../../../../functions/kit/log.ts';
import type { Schedules } from '../../../../functions/kit/work.ts';

const NOTE = '血压 135/85';

const withoutTime = (line: LogLine): object => ({ ...line, ms: 0, at: [] });

describe('the clock', () => {
  const clockOf = (schedules: Schedules<string>) => {
    const lines: LogLine[] = [];
    return { start: scheduleHandler(schedules, 'tools', (line) => void lines.push(line)), lines };
  };

  test('starts the one use case that it names, with its tools, and logs what was counted', async () => {
    const tools: string[] = [];
    const { start, lines } = clockOf({
      'access.every-hour-seal': async (given) => ({ days: tools.push(given) }),
      'access.every-day-sleep': async () => expect.fail('nobody asked for it'),
    });
    await expect(start({ useCase: 'access.every-hour-seal' })).resolves.toBeUndefined();
    expect(tools).toEqual(['tools']);
    expect(lines.map(withoutTime)).toMatchObject([
      { code: 'work.finished', useCase: 'access.every-hour-seal', done: { days: 1 } },
    ]);
  });

  test.each(['access.every-night-recount', 'toString'])(
    'is told that nobody here carries %s',
    async (useCase) => {
      const { start, lines } = clockOf({ 'access.every-hour-seal': async () => ({}) });
      await expect(start({ useCase })).rejects.toThrow(`this Lambda does not carry ${useCase}`);
      expect(lines).toEqual([]);
    },
  );

  test.each([[{}], [undefined], [{ useCase: 7 }]])('that says %j starts nothing', async (event) => {
    const { start, lines } = clockOf({});
    await expect(start(event)).rejects.toThrow();
    expect(lines).toEqual([]);
  });

  test('hears of work that broke, and the log of its name', async () => {
    const error = new Error(NOTE);
    const { start, lines } = clockOf({
      'access.every-hour-seal': async () => {
        throw error;
      },
    });
    await expect(start({ useCase: 'access.every-hour-seal' })).rejects.toBe(error);
    expect(lines).toMatchObject([{ code: 'work.failed', problem: 'service/failed', error: 'Error' }]);
    expect(JSON.stringify(lines)).not.toContain('血压');
  });
});
