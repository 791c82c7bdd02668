import { describe, expect, test } from 'vitest';

import { storeError } from '../../../functions/adapters/store/errors.ts';
import { apis } from '../../../functions/apis.ts';
import { type Api, httpHandler } from '../../../functions/kit/http.ts';
import type { LogLine } from '../../../functions/kit/log.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { lambdaContext, matcher } from '../../../local/service/gateway.ts';
import { givenService, listAt, SERVICE_DAY } from './given-service.ts';

const CANARY = { name: '张·金丝雀', phone: '13800000000', purpose: '查看张·金丝雀' };

const whole: Api = {
  operations: new Map(apis.flatMap(({ operations }) => [...operations])),
  problems: Object.assign({}, ...apis.map(({ problems }) => problems)),
};

type Sent = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Sending = readonly [
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

/** A service whose log is kept, some of its ports replaced. */
const listening = async (replaced: Partial<Ports> = {}, given = givenService()) => {
  const { world, ports, table } = await given;
  const lines: LogLine[] = [];
  const failures: unknown[] = [];
  const watch = {
    log: (line: LogLine) => lines.push(line),
    onFailure: (error: unknown) => failures.push(error),
  };
  const run = httpHandler(whole, { ...ports, ...replaced }, watch);
  const match = matcher(whole.operations.keys());
  const send = async (...[method, path, body, more]: Sending): Promise<Sent> => {
    const url = new URL(path, 'http://localhost');
    const matched = match(method, url.pathname);
    const token = await world.identity.issue('doctor-1', ports.now());
    const answer = await run(
      {
        routeKey: matched.kind === 'route' ? matched.routeKey : 'none',
        rawPath: url.pathname,
        headers: {
          authorization: `Bearer ${token}`,
          'jiayi-purpose': encodeURIComponent(CANARY.purpose),
          ...more,
        },
        pathParameters: matched.kind === 'route' ? matched.params : {},
        queryStringParameters: Object.fromEntries(url.searchParams),
        body: body === undefined ? undefined : JSON.stringify(body),
        requestContext: { requestId: 'request-1' },
      },
      lambdaContext('test', 'request-1'),
    );
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  return { send, lines, failures, table };
};

const signing = {
  residentIds: ['R1-04'],
  teamId: 'T1',
  package: CANARY.name,
  startsOn: SERVICE_DAY,
  termYears: 1,
  consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
};

describe('the log', () => {
  test('has a line for the start and one for the end of a request', async () => {
    const { send, lines } = await listening();
    await send('GET', '/v1/audit?subject=R1-04');
    expect(lines).toEqual([
      { code: 'request.started', requestId: 'request-1', useCase: 'access.whoLooked' },
      {
        code: 'request.finished',
        requestId: 'request-1',
        useCase: 'access.whoLooked',
        status: 200,
        ms: expect.any(Number),
      },
    ]);
  });

  test('says which refusal it was', async () => {
    const { send, lines } = await listening();
    await send('GET', '/v1/audit?subject=R2-04');
    expect(lines.at(-1)).toMatchObject({
      code: 'request.finished',
      status: 404,
      problem: 'access/not-found',
    });
  });

  test('and the problems never name anybody, whatever was sent and whatever broke', async () => {
    const broken = new Error(`cannot store ${CANARY.name} ${CANARY.phone}`, { cause: CANARY });
    for (const replaced of [{}, { commit: () => Promise.reject(broken) }]) {
      const { send, lines } = await listening(replaced);
      const texts = [
        (await send('POST', '/v1/contracts', { ...signing, teamId: 'T9' })).text,
        (await send('POST', '/v1/contracts', { ...signing, [CANARY.phone]: CANARY.name, package: '' })).text,
        (await send('GET', `/v1/audit?subject=${CANARY.phone}`)).text,
        (await send('GET', `/v1/residents/${encodeURIComponent(CANARY.name)}`)).text,
        (await send('POST', '/v1/contracts', signing)).status >= 500 ? 'failed' : '',
      ];
      expect(JSON.stringify(lines)).not.toMatch(/金丝雀|13800000000/);
      expect(texts.join('\n').replaceAll(`body.${CANARY.phone}`, '')).not.toMatch(/金丝雀|13800000000/);
    }
  });
});

describe('a broken world', () => {
  test('is answered with 500 and no word of what broke; the log has its name and place', async () => {
    const broken = new TypeError('secret of arn:aws:dynamodb:table/jiayi');
    const { send, lines, failures } = await listening({ reference: () => Promise.reject(broken) });
    const { status, text, headers } = await send('GET', '/v1/audit?subject=R1-04');
    expect(status).toBe(500);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(text)).toEqual({
      type: '/problems/service/failed',
      title: '服务出错，请稍后再试',
      status: 500,
      instance: 'request-1',
    });
    expect(lines.at(-1)).toMatchObject({ code: 'request.failed', error: 'TypeError' });
    expect(JSON.stringify(lines.at(-1))).toContain('problems.test.ts');
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(failures).toEqual([broken]);
  });

  test.each([
    ['store/throttled', 429],
    ['store/outcome-unknown', 503],
    ['store/locked', 503],
    ['store/damaged', 500],
    ['store/disk-full', 500],
  ] as const)('that broke by %s is answered with %s', async (code, status) => {
    const { send, lines } = await listening({ reference: () => Promise.reject(storeError(code, 'x')) });
    const answer = await send('GET', '/v1/audit?subject=R1-04');
    expect(answer.status).toBe(status);
    expect(answer.headers['retry-after']).toBe(status === 500 ? undefined : '1');
    expect(lines.at(-1)).toMatchObject({ error: code });
  });
});

describe('a store that is asked for too much', () => {
  const slowDown = () => Promise.reject(storeError('store/throttled', 'x'));
  const asked = { ...signing, package: 'basic' };

  test.each([
    ['zh-CN', '请求过多，请稍后再试'],
    ['en', 'too many requests for now: try again in a moment'],
  ])('is answered with 429, told in %s, and nothing of the request is stored', async (language, title) => {
    const { send, table } = await listening({ commit: slowDown });
    const { written } = table.meter();
    const { status, text, headers } = await send('POST', '/v1/contracts', asked, {
      'accept-language': language,
    });
    expect({ status, ...JSON.parse(text) }).toMatchObject({
      status: 429,
      type: '/problems/service/throttled',
      title,
    });
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(table.meter().written).toBe(written);
  });

  test('once all is stored has the same request under its key answered as the first', async () => {
    const answers = [slowDown];
    const service = await givenService();
    const audit: Ports['audit'] = (entry) => answers.pop()?.() ?? service.ports.audit(entry);
    const { send } = await listening({ audit }, Promise.resolve(service));
    const key = { 'idempotency-key': 'once' };
    expect(await send('POST', '/v1/contracts', asked, key)).toMatchObject({ status: 429 });
    expect(await send('POST', '/v1/contracts', asked, key)).toMatchObject({ status: 201 });
    const story = await service.call('doctor-1', 'GET', '/v1/residents/R1-04');
    expect(listAt(story.body, 'contracts')).toHaveLength(1);
  });
});
