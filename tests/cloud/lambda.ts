import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';

import * as z from 'zod';

import type { DeployedLambda } from './template.ts';

const Answered = z.union([
  z.object({ id: z.int(), answer: z.string() }),
  z.object({ id: z.int(), error: z.string() }),
]);

/** What all Lambdas of a deployment run in. */
export type Place = {
  /** What Lambda itself sets: region, secrets of credentials, and here the endpoints on this machine. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the world beyond AWS is on this machine; undefined where nobody needs it. */
  readonly elsewhere: string | undefined;
  readonly shiftMs: () => number;
  /** Hears each line of a log. */
  readonly onLog: (line: string) => void;
};

/** A Lambda: its bundle in a thread of its own, with an environment of its own and one event at a time. */
export type RunningLambda = {
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** A cold start without an event. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

const startThread = ({ name, file, handler, environment }: DeployedLambda, place: Place) => {
  const worker = new Worker(new URL('lambda-worker.ts', import.meta.url), {
    workerData: { file, handler, elsewhere: place.elsewhere },
    // Nothing of the machine's own: what is not here the deployment does not have.
    // By the id of its credentials a service knows whose role it is.
    env: {
      ...place.variables,
      ...environment,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_ACCESS_KEY_ID: name,
    },
    stdout: true,
    stderr: true,
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => text.split('\n').forEach(place.onLog));
  const waiting = new Map<number, Waiting>();
  worker.on('message', (message: unknown) => {
    const answered = Answered.parse(message);
    const { resolve, reject } = waiting.get(answered.id) ?? {};
    waiting.delete(answered.id);
    if ('error' in answered) reject?.(new Error(`${name}: ${answered.error}`));
    else resolve?.(JSON.parse(answered.answer));
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  return { worker, waiting };
};

/** A Lambda that starts with its first event. */
export const lambdaOf = (deployed: DeployedLambda, place: Place): RunningLambda => {
  let thread: ReturnType<typeof startThread> | undefined;
  let calls = 0;
  let last: Promise<unknown> = Promise.resolve();
  const send = (event: unknown, isStart = false): Promise<unknown> =>
    new Promise((resolve, reject) => {
      thread ??= startThread(deployed, place);
      const id = (calls += 1);
      thread.waiting.set(id, { resolve, reject });
      const context = { awsRequestId: randomUUID(), functionName: deployed.name };
      thread.worker.postMessage({ id, event, context, isStart, shiftMs: place.shiftMs() });
    });
  return {
    invoke: (event) => {
      const answer = last.then(() => send(event));
      last = answer.catch(() => undefined);
      return answer;
    },
    start: async () => {
      await send(undefined, true);
    },
    stop: async () => {
      await thread?.worker.terminate();
    },
  };
};
