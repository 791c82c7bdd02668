import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

/** All bytes of a request. */
export const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};

/** The whole text of a request. */
export const bodyOf = async (request: IncomingMessage): Promise<string> =>
  (await bytesOf(request)).toString('utf8');

/** Answers on a free port of this machine, until it is stopped. */
export const listenHere = async (
  answer: RequestListener,
): Promise<{ readonly endpoint: string; readonly stop: () => void }> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
