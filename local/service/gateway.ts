import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

import type { httpHandler } from '../../functions/kit/http.ts';
import type { HttpRequest } from '../../functions/kit/read-request.ts';

type Context = Parameters<ReturnType<typeof httpHandler>>[1];

/** The most that the gateway takes of a body; routes take less. */
const MOST_BYTES = 32 * 1024 * 1024;

const LONGEST_RUN_MS = 15 * 60 * 1000;

type Pattern = { readonly routeKey: string; readonly method: string; readonly parts: readonly string[] };

/** A route that a path belongs to, or the methods with which the path is known. */
export type Matched =
  | { readonly kind: 'route'; readonly routeKey: string; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly methods: readonly string[] }
  | { readonly kind: 'none' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const paramsOf = (
  { parts }: Pattern,
  path: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  if (parts.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = decoded(path[at] ?? '');
    if (part.startsWith('{')) params[part.slice(1, -1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
};

/** Finds the route of a request as the API gateway does: fixed words before parameters. */
export const matcher = (routeKeys: Iterable<string>): ((method: string, path: string) => Matched) => {
  const patterns = Array.from(routeKeys, (routeKey): Pattern => {
    const [method = '', path = ''] = routeKey.split(' ');
    return { routeKey, method, parts: path.split('/') };
  }).toSorted((a, b) => a.routeKey.split('{').length - b.routeKey.split('{').length);
  return (method, path) => {
    const parts = path.split('/');
    const methods = new Set<string>();
    for (const pattern of patterns) {
      const params = paramsOf(pattern, parts);
      if (params === undefined) continue;
      if (pattern.method === method) return { kind: 'route', routeKey: pattern.routeKey, params };
      methods.add(pattern.method);
    }
    return methods.size === 0 ? { kind: 'none' } : { kind: 'other-method', methods: [...methods] };
  };
};

/** Reads a whole body; undefined where it is larger than the gateway takes. What is too much is read all the same, since
 *  a client that is still sending does not hear an answer. */
export const readWhole = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part: Buffer = Buffer.from(chunk);
    bytes += part.length;
    if (bytes <= MOST_BYTES) chunks.push(part);
    else chunks.length = 0;
  }
  return bytes > MOST_BYTES ? undefined : Buffer.concat(chunks);
};

/** The query by name; values of one name are joined by commas. */
const queryOf = ({ searchParams }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(new Set(searchParams.keys()), (name) => [name, searchParams.getAll(name).join(',')]),
  );

/** A request in the form of the API gateway (payload version 2.0). */
export const gatewayRequest = (
  request: IncomingMessage,
  { url, body, requestId }: { readonly url: URL; readonly body: Buffer; readonly requestId: string },
  { routeKey, params }: { readonly routeKey: string; readonly params: Readonly<Record<string, string>> },
): HttpRequest => {
  // What is sent twice arrives joined: neither the first nor the last of two tokens may be taken for the one.
  const headers = Object.entries(request.headersDistinct).map(
    ([name, values]): [string, string | undefined] => [name, values?.join(',')],
  );
  const type = request.headers['content-type'] ?? '';
  const isText = (type === '' || /json|text|csv|urlencoded/.test(type)) && isUtf8(body);
  return {
    routeKey,
    rawPath: url.pathname,
    headers: Object.fromEntries(headers),
    pathParameters: params,
    queryStringParameters: queryOf(url),
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
    requestContext: { requestId, http: { sourceIp: request.socket.remoteAddress ?? '' } },
  };
};

/** What a Lambda is told of its run. */
export const lambdaContext = (name: string, awsRequestId: string): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: name,
  functionVersion: 'local',
  invokedFunctionArn: `local:${name}`,
  memoryLimitInMB: '0',
  awsRequestId,
  logGroupName: name,
  logStreamName: name,
  getRemainingTimeInMillis: () => LONGEST_RUN_MS,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
