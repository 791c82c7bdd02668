import { Agent, request } from 'node:http';

import * as z from 'zod';

/** What came back, and how long it took on the wire. */
export type Timed = { readonly status: number; readonly body: unknown; readonly ms: number };

/** Asks one service as one user over connections that stay open. */
export type Client = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Timed>;

const Token = z.object({ accessToken: z.string() });

const send = (
  url: URL,
  options: { readonly method: string; readonly agent: Agent; readonly headers: Record<string, string> },
  text: string | undefined,
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    asked.on('error', reject);
    asked.end(text);
  });

const clientWith = (address: string, token: string | undefined): Client => {
  const agent = new Agent({ keepAlive: true });
  let asked = 0;
  return async (method, path, body) => {
    asked += 1;
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'POST'
        ? { 'idempotency-key': `bench-${asked}`, 'content-type': 'application/json' }
        : {}),
      'accept-language': 'en',
    };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const startedMs = performance.now();
    const answer = await send(new URL(path, address), { method, agent, headers }, text);
    const ms = performance.now() - startedMs;
    return { status: answer.status, body: answer.text === '' ? undefined : JSON.parse(answer.text), ms };
  };
};

/** Signs in as a demonstration user. */
export const signIn = async (address: string, user: string): Promise<Client> => {
  const { body } = await clientWith(address, undefined)('POST', '/local/token', { user });
  return clientWith(address, Token.parse(body).accessToken);
};

/** Asks without signing in. */
export const anybody = (address: string): Client => clientWith(address, undefined);
