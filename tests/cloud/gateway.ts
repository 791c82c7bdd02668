import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';

import { gatewayRequest, matcher, readWhole } from '../../local/service/gateway.ts';
import type { Authorizer, DeployedRoute } from './template.ts';

/** What the gateway hands on to, and the time by which it checks tokens. */
export type Behind = {
  readonly routes: readonly DeployedRoute[];
  readonly invoke: (lambda: string, event: unknown) => Promise<unknown>;
  readonly now: () => Date;
};

const Answer = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean().optional(),
});
type Answer = z.infer<typeof Answer>;

/** What the gateway says by itself, in its own form.
 *  @source API Gateway Developer Guide, “Control access to HTTP APIs with JWT authorizers” */
const own = (statusCode: number, message: string): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

const isLetIn = async (
  { headers }: IncomingMessage,
  { issuer, audience }: Authorizer,
  currentDate: Date,
): Promise<boolean> => {
  const token = /^(?:Bearer )?(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return false;
  const keys = createRemoteJWKSet(new URL(`${issuer}/keys`));
  const options = { issuer, audience: [...audience], currentDate };
  return jwtVerify(token, keys, options).then(
    () => true,
    () => false,
  );
};

const answerOf = async (
  { routes, invoke, now }: Behind,
  match: ReturnType<typeof matcher>,
  request: IncomingMessage,
): Promise<Answer> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = (await readWhole(request)) ?? Buffer.alloc(0);
  const matched = match(request.method ?? 'GET', url.pathname);
  if (matched.kind !== 'route') return own(404, 'Not Found');
  const route = routes.find(({ routeKey }) => routeKey === matched.routeKey);
  if (route === undefined) return own(404, 'Not Found');
  const { authorizer, lambda } = route;
  if (authorizer !== undefined && !(await isLetIn(request, authorizer, now())))
    return own(401, 'Unauthorized');
  const event = gatewayRequest(request, { url, body, requestId: randomUUID() }, matched);
  return Answer.parse(await invoke(lambda, { version: '2.0', ...event }));
};

const write = (response: ServerResponse, answer: Answer): void => {
  response.writeHead(answer.statusCode, answer.headers);
  response.end(answer.body, answer.isBase64Encoded === true ? 'base64' : 'utf8');
};

/** The gateway of a deployment on this machine: the routes of its template and no other. */
export const gatewayOf = (behind: Behind, onFailure: (error: unknown) => void): Server => {
  const match = matcher(behind.routes.map(({ routeKey }) => routeKey));
  return createServer((request, response) => {
    void answerOf(behind, match, request)
      .catch((error: unknown) => {
        onFailure(error);
        return own(500, 'Internal Server Error');
      })
      .then((answer) => write(response, answer));
  });
};
