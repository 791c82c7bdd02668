import type * as z from 'zod';

import { apis } from '../../../functions/apis.ts';
import { type Api, httpHandler } from '../../../functions/kit/http.ts';
import type { HttpRequest } from '../../../functions/kit/read-request.ts';
import type { Route } from '../../../functions/kit/route.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../../functions/kit/signature.ts';
import { lambdaContext } from '../../../local/service/gateway.ts';
import type { World } from '../../../local/service/world.ts';

/** Who asks what: nobody is the provider of SMS, which signs; a body of text goes as it is. */
export type Asking = {
  readonly by?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object | string;
};

/** Where requests go in: through the very handlers that a Lambda runs. */
export type Desk = {
  /** The answer; undefined where it is a refusal, which is counted. */
  readonly ask: <Answer>(
    route: Route & { readonly answer: z.ZodType<Answer> },
    asking: Asking,
  ) => Promise<Answer | undefined>;
  /** How often each refusal was answered, by route and type of problem. */
  readonly refusals: ReadonlyMap<string, number>;
  /** How often each route was asked, the processor time of its answers and their bytes. */
  readonly asked: ReadonlyMap<string, Asked>;
};

type Asked = { readonly times: number; readonly cpuMs: number; readonly bytes: number };

const API: Api = {
  operations: new Map(apis.flatMap(({ operations }) => [...operations])),
  problems: Object.assign({}, ...apis.map(({ problems }) => problems)),
};

const LEAST_FAILURE = 500;
const MICROSECONDS_A_MS = 1_000;
const NEVER_ASKED: Asked = { times: 0, cpuMs: 0, bytes: 0 };
const LEAST_REFUSAL = 400;

const textOf = (body: Asking['body']): string | undefined =>
  typeof body === 'object' ? JSON.stringify(body) : body;

const pathOf = ({ path }: Route, { params = {} }: Asking): string =>
  path.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => params[name] ?? '');

/** Keeps who is signed in until the next day: a token is good for a working day. */
const signingIn = ({ identity, clock }: World): ((user: string) => Promise<string>) => {
  const tokens = new Map<string, string>();
  let day = clock.today();
  return async (user) => {
    if (day !== clock.today()) tokens.clear();
    day = clock.today();
    const token = tokens.get(user) ?? (await identity.issue(user, new Date()));
    tokens.set(user, token);
    return token;
  };
};

const problemIn = (body: string): string => /"type":"([^"]*)"/u.exec(body)?.[1] ?? 'unknown';

/** Opens the desk of a world. What fails there ends the simulation. */
export const openDesk = (world: World): Desk => {
  const refusals = new Map<string, number>();
  let failure: unknown;
  const watch = { log: () => undefined, onFailure: (error: unknown) => (failure = error) };
  const run = httpHandler(API, world.ports, watch);
  const tokenOf = signingIn(world);
  const asked = new Map<string, Asked>();
  let requests = 0;

  const answer = async (request: HttpRequest): ReturnType<typeof run> => {
    const before = process.threadCpuUsage();
    const given = await run(request, lambdaContext('year', request.requestContext.requestId));
    const { user, system } = process.threadCpuUsage(before);
    const sum = asked.get(request.routeKey) ?? NEVER_ASKED;
    asked.set(request.routeKey, {
      times: sum.times + 1,
      cpuMs: sum.cpuMs + (user + system) / MICROSECONDS_A_MS,
      bytes: sum.bytes + Buffer.byteLength(given.body),
    });
    return given;
  };

  const headersOf = async ({ method }: Route, { by, body }: Asking): Promise<HttpRequest['headers']> => {
    if (by === undefined)
      return { [SIGNATURE_HEADER]: signatureOf(Buffer.from(textOf(body) ?? ''), world.ports) };
    return {
      authorization: `Bearer ${await tokenOf(by)}`,
      ...(method !== 'GET' && { 'idempotency-key': `year-${requests}` }),
      ...(typeof body === 'string' && { 'content-type': 'text/csv' }),
    };
  };

  const ask: Desk['ask'] = async (route, asking) => {
    requests += 1;
    const requestId = `year-${requests}`;
    const routeKey = `${route.method} ${route.path}`;
    const request: HttpRequest = {
      routeKey,
      rawPath: pathOf(route, asking),
      headers: await headersOf(route, asking),
      pathParameters: asking.params ?? {},
      queryStringParameters: asking.query ?? {},
      body: textOf(asking.body),
      requestContext: { requestId },
    };
    const { statusCode, body } = await answer(request);
    if (statusCode >= LEAST_FAILURE) throw new Error(`${routeKey}: ${body}`, { cause: failure });
    if (statusCode < LEAST_REFUSAL) return route.answer.parse(JSON.parse(body));
    const name = `${routeKey} ${problemIn(body)}`;
    refusals.set(name, (refusals.get(name) ?? 0) + 1);
    return undefined;
  };
  return { ask, refusals, asked };
};
