import * as z from 'zod';

import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Language, Sentence } from '../../domain/kernel/text.ts';
import { faultsIn, messagesIn, repeatedFaults } from './messages.ts';
import { languageOf } from './read-headers.ts';
import type { Route } from './route.ts';
import { scanJson } from './scan-json.ts';
import type { Refused } from './use-case.ts';

/** The parts of a request of the API gateway that are read, in its own form (payload version 2.0). */
export type HttpRequest = {
  readonly routeKey: string;
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: {
    readonly requestId: string;
    /** Where it comes from, as the gateway saw it. */
    readonly http?: { readonly sourceIp: string } | undefined;
  };
};

/** Most bytes of a body; bulk goes by an import. */
const MOST_BODY_BYTES = 256 * 1024;
/** Nesting that no form of ours comes near. */
const MOST_DEPTH = 32;

/** No body is read. */
export const NoBody = z.undefined();
/** The bytes of a body that is not JSON, see `takes` of a route. */
export const RawBody = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .meta({ type: 'string', format: 'binary' });
/** No query is read. */
export const NoQuery = z.strictObject({});

/** Why a body cannot be read at all. */
const UNREADABLE = {
  not_utf8: { 'zh-CN': '请求体不是UTF-8文本', en: 'the body is not UTF-8 text' },
  not_json: { 'zh-CN': '请求体不是有效的JSON', en: 'the body is not valid JSON' },
  too_deep: { 'zh-CN': '请求体嵌套过深', en: 'the body is nested too deep' },
} as const satisfies Record<string, Sentence>;

const unreadable = (code: keyof typeof UNREADABLE, language: Language): Result<never, Refused> =>
  err({
    code: 'request/malformed',
    errors: [{ path: 'body', code, message: UNREADABLE[code][language] }],
  });

const parseJson = (text: string, language: Language): Result<unknown, Refused> => {
  try {
    const value: unknown = JSON.parse(text);
    const { depth, repeated } = scanJson(text);
    if (depth > MOST_DEPTH) return unreadable('too_deep', language);
    return repeated.length === 0
      ? ok(value)
      : err({ code: 'request/malformed', errors: repeatedFaults('body', repeated, language) });
  } catch {
    return unreadable('not_json', language);
  }
};

type Sent = Pick<HttpRequest, 'headers' | 'body' | 'isBase64Encoded'>;

/** The bytes of a body as they were sent. */
export const bytesOf = ({ body = '', isBase64Encoded }: Sent): Buffer =>
  Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');

/** Refuses bytes that are no UTF-8, instead of storing what nobody sent. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

const textOf = (bytes: Buffer): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const readJson = (sent: Sent, language: Language): Result<unknown, Refused> => {
  const bytes = bytesOf(sent);
  if (bytes.length > MOST_BODY_BYTES) return err({ code: 'request/too-large' });
  if (bytes.length === 0) return ok(undefined);
  const text = textOf(bytes);
  return text === undefined ? unreadable('not_utf8', language) : parseJson(text, language);
};

const readBytes = (
  sent: Sent,
  { types, mostBytes }: NonNullable<Route['takes']>,
): Result<unknown, Refused> => {
  const [type = ''] = (sent.headers['content-type'] ?? '').split(';');
  if (!types.includes(type.trim().toLowerCase())) return err({ code: 'request/unsupported-type' });
  const bytes = bytesOf(sent);
  if (bytes.length > mostBytes) return err({ code: 'request/too-large' });
  return ok(bytes);
};

/** Faults of the form of what was sent, told from faults of a value in it. */
const FORM_FAULTS = new Set(['invalid_type', 'unrecognized_keys', 'invalid_union', 'invalid_key']);

type Asking = { readonly where: 'query' | 'body'; readonly language: Language };

const parsePart = (
  form: z.ZodType,
  value: unknown,
  { where, language }: Asking,
): Result<unknown, Refused> => {
  const parsed = form.safeParse(value, { error: messagesIn(language) });
  if (parsed.success) return ok(parsed.data);
  const isForm = where === 'query' || parsed.error.issues.some(({ code }) => FORM_FAULTS.has(code ?? ''));
  return err({
    code: isForm ? 'request/malformed' : 'request/invalid',
    errors: faultsIn(where, parsed.error, language),
  });
};

/** Says whether nothing needs to be sent: every field may be left out. */
export const mayBeAbsent = (form: z.ZodType): boolean => form.safeParse({}).success;

const NO_BODY: Sentence = { 'zh-CN': '请发送JSON格式的请求体', en: 'send a JSON body' };

/** Reads a body in the form of its route; one that was not sent is an empty one where that may be. */
const parseBody = (form: z.ZodType, value: unknown, language: Language): Result<unknown, Refused> => {
  const given = value === undefined && mayBeAbsent(form) ? {} : value;
  const parsed = parsePart(form, given, { where: 'body', language });
  if (parsed.ok || given !== undefined) return parsed;
  const fault = { path: 'body', code: 'invalid_type', message: NO_BODY[language] };
  return err({ code: 'request/malformed', errors: [fault] });
};

/** The parts of a request, each in the form of its route. */
export type Read = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Reads a request by its route: the path's ids, the query, the body. An id that is none is not found. */
export const readRequest = (route: Route, request: HttpRequest): Result<Read, Refused> => {
  const params = route.params.safeParse(request.pathParameters ?? {});
  if (!params.success) return err({ code: 'access/not-found' });
  const language = languageOf(request);
  const query = parsePart(route.query, request.queryStringParameters ?? {}, { where: 'query', language });
  if (!query.ok) return query;
  const sent = route.takes === undefined ? readJson(request, language) : readBytes(request, route.takes);
  if (!sent.ok) return sent;
  const body = parseBody(route.body, sent.value, language);
  return body.ok ? ok({ params: params.data, query: query.value, body: body.value }) : body;
};
