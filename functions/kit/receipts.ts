import type { Keys, Ports, Receipt } from './ports.ts';
import type { HttpRequest } from './read-request.ts';

/** How long the answer to a request is given again. @source api.md */
const RECEIPT_LIFE_S = 24 * 60 * 60;

/** What an answer is, before it is sent. */
export type Reply = { readonly status: number; readonly body: unknown; readonly version: number | undefined };

/** A request that may be repeated: its receipt's id and what was asked. */
export type Repeatable = { readonly id: string; readonly digest: string };

/** The identity of a request under its `Idempotency-Key`; undefined where it has none. */
export const repeatableOf = (
  { headers, routeKey, rawPath, body }: HttpRequest,
  userId: string,
  hash: Keys['hash'],
): Repeatable | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') return undefined;
  return {
    id: hash('receipt', `${userId} ${key}`),
    digest: hash('request', `${routeKey} ${rawPath} ${body ?? ''}`),
  };
};

/** The receipt that is stored with what a request changes. */
export const receiptOf = (
  request: Repeatable,
  reply: Reply,
  ports: Pick<Ports, 'keys' | 'now'>,
): Receipt => ({
  ...request,
  status: reply.status,
  body: ports.keys.seal(JSON.stringify(reply.body)),
  version: reply.version,
  expiresAtS: Math.floor(ports.now().getTime() / 1000) + RECEIPT_LIFE_S,
});

/** The first answer to a request that comes again; `other` where its key was used for another one. */
export const earlierReply = async (
  request: Repeatable | undefined,
  ports: Pick<Ports, 'keys' | 'now' | 'receipt'>,
): Promise<Reply | 'other' | undefined> => {
  if (request === undefined) return undefined;
  const found = await ports.receipt(request.id);
  if (found === undefined || found.expiresAtS * 1000 <= ports.now().getTime()) return undefined;
  if (found.digest !== request.digest) return 'other';
  const body: unknown = JSON.parse(ports.keys.open(found.body));
  return { status: found.status, body, version: found.version };
};
