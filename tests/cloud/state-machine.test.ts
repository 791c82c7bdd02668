import { describe, expect, test } from 'vitest';

import { mapHandler } from '../../functions/adapters/cloud/serve-maps.ts';
import type { InParts } from '../../functions/kit/parts.ts';
import { statesOf } from '../../infra/constructs/part-steps.ts';
import { runMachine } from './state-machine.ts';

const USE_CASE = 'county-files.every-job-in-parts';
const RUN = 'job-1 2';
const ROUNDS = [['sort-1', 'sort-2'], ['rows-1'], ['lists-1', 'lists-2']];

const definition: unknown = statesOf({
  useCase: USE_CASE,
  functionArn: 'the Lambda',
  partition: 'aws',
  timeoutS: 900,
  atOnce: 8,
});

type Given = { readonly rounds?: readonly (readonly string[])[]; readonly broken?: string };

/** A machine that was begun for a job of several rounds of parts, and what its Lambda was asked for. */
const runFor = async (input: unknown, { rounds = ROUNDS, broken }: Given = {}) => {
  const asked: string[] = [];
  const left = [...rounds];
  const note = (what: string): void => {
    asked.push(what);
    if (what === broken) throw new TypeError('何平 152/94');
  };
  const work: InParts<undefined> = {
    begin: async (_tools, what) => {
      note(`begin ${what ?? 'by the clock'}`);
      return { run: RUN, parts: left.shift() ?? [] };
    },
    carryOut: async (_tools, run, part) => {
      note(`${part} of ${run}`);
      return {};
    },
    finish: async (_tools, run) => {
      note(`finish ${run}`);
      return { done: {}, parts: left.shift() ?? [] };
    },
    breakOff: async (_tools, run, error) => note(`${run} broke off by ${error}`),
  };
  const handler = mapHandler(
    { [USE_CASE]: work },
    () => undefined,
    () => undefined,
  );
  const ended = runMachine(definition, input, async (_fn, payload) => handler(payload));
  return { asked, came: await ended.then(() => 'ended', String) };
};

describe('a state machine of work in parts', () => {
  test('is told what it was begun for, and carries out round after round until no parts follow', async () => {
    const { asked, came } = await runFor({ asked: 'job-1 2' });
    expect(asked).toEqual([
      'begin job-1 2',
      ...['sort-1', 'sort-2'].map((part) => `${part} of ${RUN}`),
      `finish ${RUN}`,
      `rows-1 of ${RUN}`,
      `finish ${RUN}`,
      ...['lists-1', 'lists-2'].map((part) => `${part} of ${RUN}`),
      `finish ${RUN}`,
    ]);
    expect(came).toBe('ended');
  });

  test('of the clock knows nothing that was asked for, and ends where there is nothing to do', async () => {
    const { asked, came } = await runFor({ useCase: USE_CASE }, { rounds: [] });
    expect(asked).toEqual(['begin by the clock', `finish ${RUN}`]);
    expect(came).toBe('ended');
  });

  test.each([`sort-2 of ${RUN}`, `rows-1 of ${RUN}`, `finish ${RUN}`])(
    'notes which run it was that broke off at %s, and fails',
    async (broken) => {
      const { asked, came } = await runFor({ asked: 'job-1 2' }, { broken });
      expect(asked.slice(-2)).toEqual([broken, `${RUN} broke off by TypeError`]);
      expect(came).toMatch(/Fail/);
    },
  );

  test('that cannot even begin has no run to note, and fails', async () => {
    const { asked, came } = await runFor({ asked: 'job-1 2' }, { broken: 'begin job-1 2' });
    expect(asked).toEqual(['begin job-1 2']);
    expect(came).toMatch(/TypeError/);
  });
});
