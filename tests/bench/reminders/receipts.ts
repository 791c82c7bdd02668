import { httpHandler } from '../../../functions/kit/http.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../../functions/kit/signature.ts';
import { remindersApi } from '../../../functions/reminders/lambda.ts';
import { lambdaContext } from '../../../local/service/gateway.ts';

const PATH = '/v1/sms/receipts';
const ACCEPTED = 202;

/** Hears the provider say of each message that it arrived, in the provider's own names. */
export const hearDelivered = async (ports: Ports, providerIds: readonly string[]): Promise<void> => {
  const run = httpHandler(remindersApi, ports);
  for (const [at, providerId] of providerIds.entries()) {
    const receipt = { providerId, status: 'delivered', at: ports.now().toISOString() };
    const body = JSON.stringify(receipt);
    const requestId = `receipt-${at}`;
    const request = {
      routeKey: `POST ${PATH}`,
      rawPath: PATH,
      headers: { [SIGNATURE_HEADER]: signatureOf(Buffer.from(body), ports) },
      pathParameters: {},
      body,
      isBase64Encoded: false,
      requestContext: { requestId },
    };
    const { statusCode } = await run(request, lambdaContext('bench', requestId));
    if (statusCode !== ACCEPTED) throw new Error(`a receipt was answered with ${statusCode}`);
  }
};
