import newMiddy from '@middy/core';

import { holderOf, NO_HOLDER, type Role, type Subject } from '../../domain/access/index.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import { clinicDate } from '../../domain/kernel/time.ts';
import { subjectOn } from '../organisation/sign-in.ts';
import { ANSWER_HEADERS, type HttpAnswer, sendReply } from './answer.ts';
import { auditRefusal, carryOut } from './carry-out.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import { commonProblems, problemBody, type ProblemTable } from './problem.ts';
import { languageOf, readHeaders } from './read-headers.ts';
import { type HttpRequest, readRequest } from './read-request.ts';
import type { Reply } from './receipts.ts';
import type { Route } from './route.ts';
import { isSigned, PROVIDER, SIGNATURE_SCHEME } from './signature.ts';
import type { Asked, Refused, UseCase } from './use-case.ts';

/** A use case as the edge carries it: whose types the route has checked. */
export type Operation = { readonly useCase: UseCase<Route>; readonly roles: readonly Role[] };

/** What one Lambda answers: its operations by `METHOD /path`, and how their refusals read. */
export type Api = {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly problems: ProblemTable;
};

/** Who hears of requests: the log, and in full of what broke only where nobody else reads it. */
export type Watch = { readonly log: Log; readonly onFailure?: (error: unknown) => void };

const bearerOf = (request: HttpRequest): string | undefined =>
  /^Bearer ([\w.~+/-]+=*)$/.exec(request.headers['authorization'] ?? '')?.[1];

const subjectOf = async (
  { useCase }: Operation,
  request: HttpRequest,
  ports: Ports,
): Promise<Subject | undefined> => {
  if (useCase.route.isOpen === true) return NO_HOLDER;
  if (useCase.route.isSigned === true) return isSigned(request, ports) ? PROVIDER : undefined;
  const token = bearerOf(request);
  if (token === undefined) return undefined;
  const userId = await ports.verify(token);
  if (userId !== undefined) return subjectOn(await ports.reference(), userId, clinicDate(ports.now()));
  const phoneHash = await ports.own.verify(token, ports.now());
  return phoneHash === undefined ? undefined : holderOf(phoneHash);
};

type Circumstances = Pick<Asked<Route>, 'by' | 'language' | 'today' | 'now' | 'requestId' | 'address'>;

const circumstancesOf = (request: HttpRequest, by: Subject, now: Date): Circumstances => ({
  by,
  language: languageOf(request),
  today: clinicDate(now),
  now: now.toISOString(),
  requestId: request.requestContext.requestId,
  address: request.requestContext.http?.sourceIp ?? '',
});

/** What is known of a request that is refused before it is read. */
const UNREAD = {
  params: undefined,
  query: undefined,
  body: undefined,
  ifMatch: undefined,
  reason: undefined,
};

const read = (
  { useCase, roles }: Operation,
  request: HttpRequest,
  circumstances: Circumstances,
): Result<Asked<Route>, Refused> => {
  if (!roles.includes(circumstances.by.role)) return err({ code: 'access/forbidden' });
  const headers = readHeaders(request, circumstances.language);
  if (!headers.ok) return headers;
  const parts = readRequest(useCase.route, request);
  return parts.ok ? { ok: true, value: { ...parts.value, ...headers.value, ...circumstances } } : parts;
};

const RETRY_AFTER_S = '1';
/** Too much was asked for, or the service is busy. */
const ASKS_TO_WAIT: ReadonlySet<number> = new Set([429, 503]);

/** What a status asks of the client. @source RFC 6750 §3; RFC 9110 §10.2.1, §10.2.3; RFC 6585 §4 */
const headersOf = (status: number, { data }: Refused): Readonly<Record<string, string>> => {
  if (status === 401) return { 'www-authenticate': String(data?.['scheme'] ?? 'Bearer') };
  if (status === 405) return { allow: String(data?.['allow'] ?? '') };
  return ASKS_TO_WAIT.has(status) ? { 'retry-after': String(data?.['retryAfterS'] ?? RETRY_AFTER_S) } : {};
};

/** Answers a refusal as a problem. */
export const sendProblem = (
  refused: Refused,
  request: HttpRequest,
  problems: ProblemTable = {},
): HttpAnswer => {
  const table: ProblemTable = { ...commonProblems, ...problems };
  const kind = table[refused.code];
  if (kind === undefined) throw new Error(`no problem is known for ${refused.code}`);
  const language = languageOf(request);
  const body = problemBody(refused, kind, { language, instance: request.requestContext.requestId });
  const type = { 'content-type': 'application/problem+json', 'content-language': language };
  return {
    statusCode: kind.status,
    headers: { ...ANSWER_HEADERS, ...type, ...headersOf(kind.status, refused) },
    body: JSON.stringify(body),
  };
};

const unauthenticated = ({ useCase }: Operation): Refused => ({
  code: 'access/unauthenticated',
  ...(useCase.route.isSigned === true && { data: { scheme: SIGNATURE_SCHEME } }),
});

const answer = async (
  operation: Operation | undefined,
  request: HttpRequest,
  ports: Ports,
): Promise<Result<Reply, Refused>> => {
  if (operation === undefined) return err({ code: 'request/no-such-route' });
  const subject = await subjectOf(operation, request, ports);
  if (subject === undefined) return err(unauthenticated(operation));
  const circumstances = circumstancesOf(request, subject, ports.now());
  const { useCase } = operation;
  const asked = read(operation, request, circumstances);
  if (asked.ok) return carryOut({ useCase, request, asked: asked.value, ports });
  await auditRefusal({ useCase, request, asked: { ...UNREAD, ...circumstances }, ports }, asked.error);
  return asked;
};

const QUIET: Watch = { log: () => undefined };

/** The handler of one Lambda: every request is answered and logged, a broken world with 500, or 429 or 503 where it may
 *  pass, and no word of what broke. */
export const httpHandler = (api: Api, ports: Ports, { log, onFailure }: Watch = QUIET) => {
  const nameOf = ({ routeKey, requestContext: { requestId } }: HttpRequest) => ({
    requestId,
    useCase: api.operations.get(routeKey)?.useCase.route.id ?? 'none',
  });
  const finish = (
    request: HttpRequest,
    { statusCode }: HttpAnswer,
    outcome: { startedMs: number; problem?: string },
  ) => {
    const { startedMs, ...rest } = outcome;
    const ms = Math.round(performance.now() - startedMs);
    log({ code: 'request.finished', ...nameOf(request), status: statusCode, ...rest, ms });
  };
  const handle = async (request: HttpRequest): Promise<HttpAnswer> => {
    const startedMs = performance.now();
    log({ code: 'request.started', ...nameOf(request) });
    const operation = api.operations.get(request.routeKey);
    const reply = await answer(operation, request, ports);
    const sent = reply.ok
      ? sendReply(reply.value, operation?.useCase.route ?? {}, request)
      : sendProblem(reply.error, request, api.problems);
    finish(request, sent, { startedMs, ...(reply.ok ? {} : { problem: reply.error.code }) });
    return sent;
  };
  return newMiddy<HttpRequest, HttpAnswer>(handle).onError((failed) => {
    const { code, error, at } = failureOf(failed.error);
    onFailure?.(failed.error);
    log({ code: 'request.failed', ...nameOf(failed.event), problem: code, error, at });
    failed.response = sendProblem({ code }, failed.event);
  });
};
