import { randomBytes } from 'node:crypto';

import { plusDays } from '../../domain/kernel/time.ts';
import { outboxOf, type OutboxMessage } from '../../functions/adapters/gateways/local-outbox.ts';
import { httpHandler } from '../../functions/kit/http.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../functions/kit/signature.ts';
import { remindersApi } from '../../functions/reminders/lambda.ts';
import { lambdaContext } from './gateway.ts';
import { remind } from './outbox.ts';
import type { World } from './world.ts';

/** A text of the last month may be answered. */
const DAYS_BACK = 31;
const ID_BYTES = 9;
const ROUTE = 'POST /v1/sms/inbound';

const findMessage = async (
  { table, ports, clock }: World,
  id: string,
): Promise<OutboxMessage | undefined> => {
  for (let back = 0; back <= DAYS_BACK; back++) {
    const messages = await outboxOf({ table, keys: ports.keys }, plusDays(clock.today(), -back), undefined);
    const found = messages.find((message) => message.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Plays the answer of the phone that got a text: signed and taken as a provider's call is, and answered by SMS at once
 *  where the service answers it; undefined where there is no such text. */
export const answerFromPhone = async (
  world: World,
  messageId: string,
  text: string,
): Promise<{ readonly status: number; readonly body: unknown } | undefined> => {
  const message = await findMessage(world, messageId);
  if (message === undefined) return undefined;
  const { ports } = world;
  const id = randomBytes(ID_BYTES).toString('base64url');
  const at = ports.now().toISOString();
  const body = JSON.stringify({ phone: message.phone, text, at, id });
  const request = {
    routeKey: ROUTE,
    rawPath: '/v1/sms/inbound',
    headers: { [SIGNATURE_HEADER]: signatureOf(Buffer.from(body), ports) },
    body,
    requestContext: { requestId: id },
  };
  const answer = await httpHandler(remindersApi, ports)(request, lambdaContext('phone', id));
  await remind(world);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
