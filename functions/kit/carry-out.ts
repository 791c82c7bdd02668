import { isId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Ports } from './ports.ts';
import type { HttpRequest } from './read-request.ts';
import { earlierReply, receiptOf, repeatableOf, type Reply } from './receipts.ts';
import type { Route } from './route.ts';
import type { Asked, Refused, UseCase } from './use-case.ts';

/** How often a command is decided anew when others keep coming first. */
const ATTEMPTS = 4;

/** One request on its way: read, and whose it is known. */
export type Running = {
  readonly useCase: UseCase<Route>;
  readonly request: HttpRequest;
  readonly asked: Asked<Route>;
  readonly ports: Ports;
};

/** Somebody asked for what they may not see, or might be feeling for it: an auditor wants to know. */
const SUSPECT: ReadonlySet<string> = new Set([
  'access/forbidden',
  'access/leaves-scope',
  'access/not-found',
  'access/reason-needed',
  'resident/not-enterable',
]);

const recordOf = ({ useCase, asked }: Pick<Running, 'useCase' | 'asked'>) => ({
  at: asked.now,
  requestId: asked.requestId,
  userId: asked.by.userId,
  role: asked.by.role,
  action: useCase.route.id,
  purpose: asked.reason ?? '',
});

const auditLook = async (running: Running, { saw }: Reply): Promise<void> => {
  if (saw.length === 0) return;
  await running.ports.audit({ ...recordOf(running), residentIds: saw, outcome: 'allowed' });
};

/** Records that somebody was refused what they may not see, and whom they asked for. */
export const auditRefusal = async (
  running: Pick<Running, 'useCase' | 'asked' | 'ports' | 'request'>,
  { code, about }: Refused,
): Promise<void> => {
  if (!SUSPECT.has(code)) return;
  const residentId = running.request.pathParameters?.['residentId'] ?? '';
  const named = isId<'ResidentId'>(residentId) ? [residentId] : [];
  const residentIds = [...new Set([...named, ...(about ?? [])])];
  await running.ports.audit({ ...recordOf(running), residentIds, outcome: 'refused' });
};

const repeated = async ({ request, asked, ports }: Running): Promise<Result<Reply, Refused> | undefined> => {
  const earlier = await earlierReply(repeatableOf(request, asked.by.userId, ports.keys.hash), ports);
  if (earlier === undefined) return undefined;
  return earlier === 'other' ? err({ code: 'idempotency/key-reused' }) : ok(earlier);
};

const attempt = async (running: Running, attempts: number): Promise<Result<Reply, Refused>> => {
  const { useCase, request, asked, ports } = running;
  const done = await useCase.run(asked, ports);
  if (!done.ok) return (await repeated(running)) ?? done;
  const { answer, version, liesUnder, writes, saw } = done.value;
  const reply: Reply = { status: useCase.route.status, body: answer, version, liesUnder, saw };
  if (writes !== undefined) {
    const repeatable = repeatableOf(request, asked.by.userId, ports.keys.hash);
    const stored = await ports.commit(writes, repeatable && receiptOf(repeatable, reply, ports));
    if (!stored.ok) {
      const earlier = await repeated(running);
      if (earlier !== undefined) return earlier;
      return attempts > 1 ? attempt(running, attempts - 1) : err({ code: 'store/conflict' });
    }
  }
  return ok(reply);
};

/** Decides, stores and answers; anew where somebody else came first. A refusal may be that of a repeated request whose
 *  first answer was a yes. */
export const carryOut = async (running: Running): Promise<Result<Reply, Refused>> => {
  const reply = await attempt(running, ATTEMPTS);
  await (reply.ok ? auditLook(running, reply.value) : auditRefusal(running, reply.error));
  return reply;
};
