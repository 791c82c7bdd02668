import { clinicDate } from '../../domain/kernel/time.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import { carryOut } from '../kit/carry-out.ts';
import type { Ports } from '../kit/ports.ts';
import type { Reply } from '../kit/receipts.ts';
import type { BodyOf, Route } from '../kit/route.ts';
import { PROVIDER } from '../kit/signature.ts';
import type { Refused, UseCase } from '../kit/use-case.ts';
import type { hearReceipt, hearSms } from './hear-api.ts';
import { hearReceiptUseCase } from './hear-receipt.ts';
import { hearSmsUseCase } from './hear-sms.ts';

/** What a provider told, in our own words: what became of a message, what somebody answered, or something that needs
 *  nothing done. */
export type Told =
  | { readonly kind: 'receipt'; readonly body: BodyOf<typeof hearReceipt> }
  | { readonly kind: 'answer'; readonly body: BodyOf<typeof hearSms> }
  | { readonly kind: 'nothing' };

/** Something that waited at a provider, or in a queue of ours. */
export type TakenMessage = {
  /** By which it is removed. */
  readonly handle: string;
  /** Undefined where it cannot be read. */
  readonly told: Told | undefined;
};

/** Where a provider leaves what it tells: it gives every message at least once, and again until it is removed. */
export type Inbox = {
  /** Some of what waits; empty where nothing does. */
  readonly take: () => Promise<readonly TakenMessage[]>;
  readonly remove: (messages: readonly TakenMessage[]) => Promise<void>;
};

const USE_CASES: Readonly<Record<'receipt' | 'answer', UseCase<Route>>> = {
  receipt: hearReceiptUseCase,
  answer: hearSmsUseCase,
};

/** Carries out what a provider told that was known by other means than a signature: as the signed call would, in the same
 *  form, under the same checks and in the same audit. */
export const hearTold = async (
  { kind, body }: Exclude<Told, { readonly kind: 'nothing' }>,
  ports: Ports,
): Promise<Result<Reply, Refused>> => {
  const useCase = USE_CASES[kind];
  const { route } = useCase;
  const read = route.body.safeParse(body);
  if (!read.success) return err({ code: 'request/invalid' });
  const requestId = ports.newId();
  const request = {
    routeKey: `${route.method} ${route.path}`,
    rawPath: route.path,
    headers: {},
    requestContext: { requestId },
  };
  const now = ports.now();
  const asked = {
    params: {},
    query: {},
    body: read.data,
    by: PROVIDER,
    reason: undefined,
    language: 'zh-CN',
    today: clinicDate(now),
    now: now.toISOString(),
    requestId,
    address: '',
    ifMatch: undefined,
  } as const;
  return carryOut({ useCase, request, asked, ports });
};
