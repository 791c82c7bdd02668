import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll } from 'vitest';

import { textAt } from '../../functions/service/given-service.ts';

const START = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));
const READY = /^Jiayi is ready at (http:\/\/localhost:\d+)$/m;

/** What `npm start` is given beyond its folder. */
export type ServerGiven = { readonly folder: string; readonly county?: number; readonly port?: number };

/** A started process and what it has printed so far. */
export type Started = {
  readonly child: ChildProcess;
  readonly printed: () => string;
  /** The exit code, null where it was killed. */
  readonly ended: Promise<number | null>;
};

const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts the service as `npm start` does, on any free port unless one is named. */
export const startProcess = ({ folder, county = 60, port = 0 }: ServerGiven): Started => {
  const env = { ...process.env, PORT: String(port), JIAYI_DATA: folder, JIAYI_COUNTY: String(county) };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return { child, printed: () => text, ended: once(child, 'close').then(() => child.exitCode) };
};

/** An answer as a client reads it. */
export type Reply = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** One request: who (`''` for nobody), how, where, and what: bytes and text as they are, the rest as JSON. */
export type Sending = readonly [
  user: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

/** A running service and a client of it. */
export type GivenServer = Started & {
  readonly url: string;
  readonly call: (...sending: Sending) => Promise<Reply>;
  /** Ends it as an operator does. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
};

const addressOf = async ({ child, printed, ended }: Started): Promise<string> => {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (;;) {
    const [, url] = READY.exec(printed()) ?? [];
    if (url !== undefined) return url;
    if (isOver) throw new Error(`the service did not start: ${printed()}`);
    await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  }
};

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
};

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text;
};

const clientOf = (url: string): GivenServer['call'] => {
  const tokens = new Map<string, string>();
  const send = async (...[user, method, path, body, headers]: Sending): Promise<Reply> => {
    const token = tokens.get(user);
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'accept-language': 'en', ...authorization, ...headers },
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    });
    return { status: response.status, body: await read(response), headers: response.headers };
  };
  return async (...sending) => {
    const [user] = sending;
    if (user !== '' && !tokens.has(user)) {
      const answer = await send('', 'POST', '/local/token', { user });
      tokens.set(user, textAt(answer.body, 'accessToken'));
    }
    return send(...sending);
  };
};

/** Starts the service and waits until it is ready. */
export const givenServer = async (given: ServerGiven): Promise<GivenServer> => {
  const process = startProcess(given);
  const url = await addressOf(process);
  return {
    ...process,
    url,
    call: clientOf(url),
    stop: () => {
      process.child.kill('SIGTERM');
      return process.ended;
    },
    kill: async () => {
      process.child.kill('SIGKILL');
      await process.ended;
    },
  };
};

/** The database of a service's folder. */
export const databaseIn = (folder: string): string => join(folder, 'jiayi.db');
