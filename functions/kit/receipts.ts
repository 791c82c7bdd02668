import * as z from 'zod';

import { byCodePoints, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import type { Keys, Ports, Receipt } from './ports.ts';
import type { HttpRequest } from './read-request.ts';

/** How long the answer to a request is given again. @source api.md */
const RECEIPT_LIFE_S = 24 * 60 * 60;

/** What an answer is, before it is sent. */
export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly version: number | undefined;
  /** The link under which what is given lies, where it is not the body. */
  readonly liesUnder?: string | undefined;
  /** Whom it shows, each time that it is given. */
  readonly saw: readonly ResidentId[];
};

/** What is sealed of an answer. */
const Sealed = z.strictObject({
  body: z.unknown(),
  saw: z.array(z.custom<ResidentId>((id) => typeof id === 'string' && isId(id))),
});

/** A request that may be repeated: its receipt's id and what was asked. */
export type Repeatable = { readonly id: string; readonly digest: string };

const queryOf = ({ queryStringParameters = {} }: HttpRequest): string =>
  JSON.stringify(Object.entries(queryStringParameters).toSorted(([a], [b]) => byCodePoints(a, b)));

/** The identity of a request under its `Idempotency-Key`; undefined where it has none, and for a question, which may be
 *  asked as often as one likes. */
export const repeatableOf = (
  request: HttpRequest,
  userId: string,
  hash: Keys['hash'],
): Repeatable | undefined => {
  const { headers, routeKey, rawPath, body } = request;
  const key = headers['idempotency-key'];
  if (key === undefined || routeKey.startsWith('GET ')) return undefined;
  return {
    id: hash('receipt', `${userId} ${key}`),
    digest: hash('request', `${routeKey} ${rawPath} ${queryOf(request)} ${body ?? ''}`),
  };
};

/** The receipt that is stored with what a request changes. */
export const receiptOf = (request: Repeatable, reply: Reply, ports: Pick<Ports, 'keys' | 'now'>): Receipt => {
  const madeAtS = Math.floor(ports.now().getTime() / 1000);
  return {
    ...request,
    status: reply.status,
    body: ports.keys.seal(JSON.stringify({ body: reply.body, saw: reply.saw })),
    version: reply.version,
    madeAtS,
    expiresAtS: madeAtS + RECEIPT_LIFE_S,
  };
};

/** The first answer to a request that comes again; `other` where its key was used for another one. */
export const earlierReply = async (
  request: Repeatable | undefined,
  ports: Pick<Ports, 'keys' | 'now' | 'receipt'>,
): Promise<Reply | 'other' | undefined> => {
  if (request === undefined) return undefined;
  const found = await ports.receipt(request.id);
  if (found === undefined || found.expiresAtS * 1000 <= ports.now().getTime()) return undefined;
  if (found.digest !== request.digest) return 'other';
  const { body, saw } = Sealed.parse(JSON.parse(ports.keys.open(found.body)));
  return { status: found.status, body, version: found.version, saw };
};
