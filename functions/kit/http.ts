import newMiddy from '@middy/core';

import type { Role, Subject } from '../../domain/access/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { clinicDate } from '../../domain/kernel/time.ts';
import type { Ports } from './ports.ts';
import { commonProblems, problemBody, type ProblemTable } from './problem.ts';
import { type HttpRequest, languageOf, readRequest } from './read-request.ts';
import { earlierReply, receiptOf, repeatableOf, type Reply } from './receipts.ts';
import type { Asked, Done, Refused, UseCase } from './use-case.ts';
import type { Route } from './route.ts';

/** An answer in the form of the API gateway. */
export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A use case as the edge carries it: whose types the route has checked. */
export type Operation = { readonly useCase: UseCase<Route>; readonly roles: readonly Role[] };

/** What one Lambda answers: its operations by `METHOD /path`, and how their refusals read. */
export type Api = {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly problems: ProblemTable;
};

/** How often a command is decided anew when others keep coming first. */
const ATTEMPTS = 4;

const subjectOf = async (request: HttpRequest, ports: Ports): Promise<Subject | undefined> => {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/.exec(request.headers['authorization'] ?? '') ?? [];
  const userId = token === undefined ? undefined : await ports.verify(token);
  return userId === undefined ? undefined : (await ports.reference()).users.get(userId)?.subject;
};

const versionIn = (text: string | undefined): number | undefined => {
  const [, digits] = /^"v(\d{1,9})"$/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const purposeOf = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
};

const ask = (
  { useCase, roles }: Operation,
  request: HttpRequest,
  { subject, ports }: { readonly subject: Subject; readonly ports: Ports },
): Result<Asked<Route>, Refused> => {
  if (!roles.includes(subject.role)) return err({ code: 'access/forbidden' });
  const read = readRequest(useCase.route, request);
  if (!read.ok) return read;
  const now = ports.now();
  return ok({
    ...read.value,
    by: subject,
    reason: purposeOf(request.headers['jiayi-purpose']),
    language: languageOf(request),
    today: clinicDate(now),
    now: now.toISOString(),
    requestId: request.requestContext.requestId,
    ifMatch: versionIn(request.headers['if-match']),
  });
};

type Running = {
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly asked: Asked<Route>;
  readonly ports: Ports;
};

const audit = async ({ operation, asked, ports }: Running, { saw }: Done<unknown>): Promise<void> => {
  if (saw.length === 0) return;
  const { by, now, requestId, reason } = asked;
  await ports.audit({
    at: now,
    requestId,
    userId: by.userId,
    role: by.role,
    action: operation.useCase.route.id,
    purpose: reason ?? '',
    residentIds: saw,
  });
};

const repeated = async (running: Running): Promise<Result<Reply, Refused> | undefined> => {
  const { request, asked, ports } = running;
  const earlier = await earlierReply(repeatableOf(request, asked.by.userId, ports.keys.hash), ports);
  if (earlier === undefined) return undefined;
  return earlier === 'other' ? err({ code: 'idempotency/key-reused' }) : ok(earlier);
};

/** Decides, stores and answers; anew where somebody else came first. A refusal may be that of a repeated request whose
 *  first answer was a yes. */
const carryOut = async (running: Running, attempts: number): Promise<Result<Reply, Refused>> => {
  const { operation, request, asked, ports } = running;
  const done = await operation.useCase.run(asked, ports);
  if (!done.ok) return (await repeated(running)) ?? done;
  const { answer, version, writes } = done.value;
  const reply: Reply = { status: operation.useCase.route.status, body: answer, version };
  if (writes !== undefined) {
    const repeatable = repeatableOf(request, asked.by.userId, ports.keys.hash);
    const receipt = repeatable && receiptOf(repeatable, reply, ports);
    const stored = await ports.commit(writes, receipt);
    if (!stored.ok) {
      const earlier = await repeated(running);
      if (earlier !== undefined) return earlier;
      return attempts > 1 ? carryOut(running, attempts - 1) : err(stored.error);
    }
  }
  await audit(running, done.value);
  return ok(reply);
};

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

const send = ({ status, body, version }: Reply): HttpAnswer => ({
  statusCode: status,
  headers: version === undefined ? HEADERS : { ...HEADERS, etag: `"v${version}"` },
  body: JSON.stringify(body),
});

/** Answers a refusal as a problem. */
export const sendProblem = (
  refused: Refused,
  request: HttpRequest,
  problems: ProblemTable = {},
): HttpAnswer => {
  const table: ProblemTable = { ...commonProblems, ...problems };
  const kind = table[refused.code];
  if (kind === undefined) throw new Error(`no problem is known for ${refused.code}`);
  const where = { language: languageOf(request), instance: request.requestContext.requestId };
  return {
    statusCode: kind.status,
    headers: { ...HEADERS, 'content-type': 'application/problem+json' },
    body: JSON.stringify(problemBody(refused, kind, where)),
  };
};

const answer = async (api: Api, request: HttpRequest, ports: Ports): Promise<Result<Reply, Refused>> => {
  const operation = api.operations.get(request.routeKey);
  if (operation === undefined) return err({ code: 'request/no-such-route' });
  const subject = await subjectOf(request, ports);
  if (subject === undefined) return err({ code: 'access/unauthenticated' });
  const asked = ask(operation, request, { subject, ports });
  return asked.ok ? carryOut({ operation, request, asked: asked.value, ports }, ATTEMPTS) : asked;
};

/** The handler of one Lambda: every request is answered, a broken world with 500 and no word of what broke. */
export const httpHandler = (api: Api, ports: Ports) =>
  newMiddy(async (request: HttpRequest): Promise<HttpAnswer> => {
    const reply = await answer(api, request, ports);
    return reply.ok ? send(reply.value) : sendProblem(reply.error, request, api.problems);
  });
