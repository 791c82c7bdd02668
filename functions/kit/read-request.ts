import * as z from 'zod';

import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Language } from '../../domain/kernel/text.ts';
import type { Route } from './route.ts';
import type { FieldFault, Refused } from './use-case.ts';

/** The parts of a request of the API gateway that are read, in its own form (payload version 2.0). */
export type HttpRequest = {
  readonly routeKey: string;
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: { readonly requestId: string };
};

/** Most bytes of a body; bulk goes by an import. */
const MOST_BODY_BYTES = 256 * 1024;
/** Nesting that no form of ours comes near. */
const MOST_DEPTH = 32;

/** No body is read. */
export const NoBody = z.undefined();
/** No query is read. */
export const NoQuery = z.strictObject({});

/** The language of the asker: Chinese unless English stands first. */
export const languageOf = ({ headers }: HttpRequest): Language =>
  /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh-CN';

const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted) {
      if (character === '\\') at += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return most;
};

const parseJson = (text: string): Result<unknown, Refused> => {
  if (depthOf(text) > MOST_DEPTH) return err({ code: 'request/malformed' });
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ code: 'request/malformed' });
  }
};

const readBody = ({ body, isBase64Encoded }: HttpRequest): Result<unknown, Refused> => {
  if (body === undefined || body === '') return ok(undefined);
  const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > MOST_BODY_BYTES) return err({ code: 'request/too-large' });
  return parseJson(text);
};

/** Faults of the form of what was sent, told from faults of a value in it. */
const FORM_FAULTS = new Set(['invalid_type', 'unrecognized_keys', 'invalid_union', 'invalid_key']);

const faultsIn = (where: string, error: z.ZodError): FieldFault[] =>
  error.issues.map(({ path, code, message }) => ({
    path: [where, ...path].map(String).join('.'),
    code: code ?? 'custom',
    message,
  }));

const refusalOf = (where: string, error: z.ZodError): Refused => {
  const isForm = where === 'query' || error.issues.some(({ code }) => FORM_FAULTS.has(code ?? ''));
  return { code: isForm ? 'request/malformed' : 'request/invalid', errors: faultsIn(where, error) };
};

/** The parts of a request, each in the form of its route. */
export type Read = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Reads a request by its route: the path's ids, the query, the body. An id that is none is not found. */
export const readRequest = (route: Route, request: HttpRequest): Result<Read, Refused> => {
  const params = route.params.safeParse(request.pathParameters ?? {});
  if (!params.success) return err({ code: 'access/not-found' });
  const query = route.query.safeParse(request.queryStringParameters ?? {});
  if (!query.success) return err(refusalOf('query', query.error));
  const sent = readBody(request);
  if (!sent.ok) return sent;
  const body = route.body.safeParse(sent.value);
  if (!body.success) return err(refusalOf('body', body.error));
  return ok({ params: params.data, query: query.data, body: body.data });
};
