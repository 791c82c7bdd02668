import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

/** The whole text of a request. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: string[] = [];
  for await (const part of request.setEncoding('utf8')) parts.push(String(part));
  return parts.join('');
};

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
