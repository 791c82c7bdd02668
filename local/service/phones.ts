import { randomBytes } from 'node:crypto';

import { plusDays } from '../../domain/kernel/time.ts';
import {
  holdPhone,
  keepMessage,
  outboxOf,
  type OutboxMessage,
} from '../../functions/adapters/gateways/local-outbox.ts';
import { httpHandler } from '../../functions/kit/http.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../functions/kit/signature.ts';
import { hearReceipt, hearSms } from '../../functions/reminders/api.ts';
import { remindersApi } from '../../functions/reminders/lambda.ts';
import { lambdaContext } from './gateway.ts';
import { remind } from './outbox.ts';
import type { World } from './world.ts';

/** A text of the last year may be shown, answered and reported. */
const DAYS_BACK = 366;
const MOST_SHOWN = 200;
const ID_BYTES = 9;

/** What the service answered. */
type Answer = { readonly status: number; readonly body: unknown };

const newId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** Calls the service as a provider does: signed, and through the very handler. */
const callAsProvider = async (
  { ports }: World,
  { method, path }: Pick<typeof hearSms | typeof hearReceipt, 'method' | 'path'>,
  said: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const body = JSON.stringify(said);
  const requestId = newId();
  const request = {
    routeKey: `${method} ${path}`,
    rawPath: path,
    headers: { [SIGNATURE_HEADER]: signatureOf(Buffer.from(body), ports) },
    body,
    requestContext: { requestId },
  };
  const answer = await httpHandler(remindersApi, ports)(request, lambdaContext('phone', requestId));
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

/** The texts of the last year to all phones or to one, the latest day first. */
const daysOfTexts = async function* (
  { table, ports, clock }: World,
  phone?: string,
): AsyncGenerator<readonly OutboxMessage[]> {
  for (let back = 0; back <= DAYS_BACK; back++)
    yield await outboxOf({ table, keys: ports.keys }, plusDays(clock.today(), -back), phone);
};

/** What a phone got on all days of the last year, the newest last; the newest two hundred at most. */
export const textsOfPhone = async (world: World, phone: string): Promise<readonly OutboxMessage[]> => {
  const shown: OutboxMessage[] = [];
  for await (const texts of daysOfTexts(world, phone)) {
    shown.unshift(...texts);
    if (shown.length >= MOST_SHOWN) break;
  }
  return shown.slice(-MOST_SHOWN);
};

const findText = async (world: World, id: string): Promise<OutboxMessage | undefined> => {
  for await (const texts of daysOfTexts(world)) {
    const found = texts.find((text) => text.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Plays the answer of the phone that got a text: taken as a provider's call is, and answered by SMS at once where the
 *  service answers it; undefined where there is no such text. */
export const answerText = async (world: World, id: string, text: string): Promise<Answer | undefined> => {
  const found = await findText(world, id);
  if (found === undefined) return undefined;
  const at = world.ports.now().toISOString();
  const answer = await callAsProvider(world, hearSms, { phone: found.phone, text, at, id: newId() });
  await remind(world);
  return answer;
};

/** What a provider reports of a text. */
export const OUTCOMES = ['delivered', 'failed'] as const;
type Outcome = (typeof OUTCOMES)[number];

const report = async (world: World, text: OutboxMessage, outcome: Outcome): Promise<Answer> => {
  const { table, ports } = world;
  const at = ports.now().toISOString();
  const code = outcome === 'failed' ? { code: 'phone/not-reached' } : {};
  const fate = outcome === 'delivered' ? 'arrived' : 'failed';
  await keepMessage({ table, keys: ports.keys }, { ...text, fate });
  return callAsProvider(world, hearReceipt, { messageId: text.reference, status: outcome, at, ...code });
};

/** Reports what became of a text, as a provider does; undefined where there is no such text. */
export const reportText = async (world: World, id: string, outcome: Outcome): Promise<Answer | undefined> => {
  const found = await findText(world, id);
  return found && report(world, found, outcome);
};

/** Holds back what goes to a number from now on, so that nobody knows whether it arrives; or lets everything through that
 *  was held, and reports it as delivered.
 *  @returns how many texts were let through */
export const delayPhone = async (world: World, phone: string, isDelayed: boolean): Promise<number> => {
  const { table, ports } = world;
  await holdPhone({ table, keys: ports.keys }, phone, isDelayed);
  if (isDelayed) return 0;
  let released = 0;
  for await (const texts of daysOfTexts(world, phone))
    for (const text of texts.filter(({ fate }) => fate === 'held')) {
      await report(world, text, 'delivered');
      released += 1;
    }
  return released;
};
