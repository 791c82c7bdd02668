import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { apis } from '../../functions/apis.ts';
import type { HttpAnswer } from '../../functions/kit/answer.ts';
import { type Api, httpHandler, sendProblem, type Watch } from '../../functions/kit/http.ts';
import type { HttpRequest } from '../../functions/kit/read-request.ts';
import { consoleFiles } from './console-files.ts';
import { gatewayRequest, lambdaContext, type Matched, matcher, readWhole } from './gateway.ts';
import { type LocalAnswer, localRoutes } from './local-routes.ts';
import type { World } from './world.ts';

const REQUEST_ID_BYTES = 9;

type Handler = (request: HttpRequest) => Promise<HttpAnswer>;

const allOf = (all: readonly Api[]): Api => ({
  operations: new Map(all.flatMap(({ operations }) => [...operations])),
  problems: Object.assign({}, ...all.map(({ problems }) => problems)),
});

const write = (
  response: ServerResponse,
  { statusCode, headers, body, isBase64Encoded = false }: HttpAnswer,
): void => {
  response.writeHead(statusCode, headers);
  response.end(body, isBase64Encoded ? 'base64' : 'utf8');
};

const answerHere = (answer: LocalAnswer): HttpAnswer => {
  const shared = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  const { status: statusCode } = answer;
  const type = statusCode < 400 ? 'application/json' : 'application/problem+json';
  return { statusCode, headers: { ...shared, 'content-type': type }, body: JSON.stringify(answer.body) };
};

const parsed = (body: Buffer): unknown => {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

type Gateway = {
  readonly world: World;
  readonly handler: Handler;
  readonly match: ReturnType<typeof matcher>;
};

/** What a route of this machine alone answers; undefined where it is none of them. */
const localAnswer = (
  world: World,
  matched: Matched,
  { url, body }: { readonly url: URL; readonly body: Buffer },
): Promise<LocalAnswer> | undefined => {
  const local = matched.kind === 'route' ? localRoutes.get(matched.routeKey) : undefined;
  if (matched.kind !== 'route' || local === undefined) return undefined;
  for (const [name, value] of Object.entries(matched.params)) url.searchParams.set(name, value);
  return local(world, parsed(body), url.searchParams);
};

/** Whether an address that no route has is one of the console: its files and its pages. */
const isForPage = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/(?:v1|local)(?:\/|$)/.test(path);

/** What a route of the service answers, or a request that has none. */
const serviceAnswer = async (handler: Handler, asked: HttpRequest, matched: Matched): Promise<HttpAnswer> => {
  if (matched.kind === 'other-method') {
    const allow = matched.methods.toSorted().join(', ');
    return sendProblem({ code: 'request/method-not-allowed', data: { allow } }, asked);
  }
  return matched.kind === 'none' ? sendProblem({ code: 'request/no-such-route' }, asked) : handler(asked);
};

/** What a request is answered; undefined where the console does. */
const answerOf = async (
  { world, handler, match }: Gateway,
  request: IncomingMessage,
): Promise<HttpAnswer | undefined> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const requestId = randomBytes(REQUEST_ID_BYTES).toString('base64url');
  const method = request.method ?? 'GET';
  const matched = match(method, url.pathname);
  if (matched.kind === 'none' && isForPage(method, url.pathname)) return undefined;
  const body = await readWhole(request);
  const here = body === undefined ? undefined : localAnswer(world, matched, { url, body });
  if (here !== undefined) return answerHere(await here);
  const found = matched.kind === 'route' ? matched : { routeKey: `${method} ${url.pathname}`, params: {} };
  const asked = gatewayRequest(request, { url, body: body ?? Buffer.alloc(0), requestId }, found);
  return body === undefined
    ? sendProblem({ code: 'request/too-large' }, asked)
    : serviceAnswer(handler, asked, matched);
};

const FAILED: HttpAnswer = {
  statusCode: 500,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({
    type: '/problems/service/failed',
    title: '服务出错 / the service failed',
    status: 500,
  }),
};

/** The service behind HTTP on this machine: its own routes, and every route of the manifest through the very handlers
 *  that a Lambda runs. A broken world is answered with 500; the watch hears what broke. */
export const serve = (world: World, watch: Required<Watch>): Server => {
  const api = allOf(apis);
  const run = httpHandler(api, world.ports, watch);
  const handler: Handler = async (request) =>
    run(request, lambdaContext('local', request.requestContext.requestId));
  const gateway: Gateway = {
    world,
    handler,
    match: matcher([...api.operations.keys(), ...localRoutes.keys()]),
  };
  const showPage = consoleFiles();
  return createServer((request, response) => {
    void answerOf(gateway, request)
      .catch((error: unknown) => {
        watch.onFailure(error);
        return FAILED;
      })
      .then((answer) => (answer === undefined ? showPage(request, response) : write(response, answer)));
  });
};
