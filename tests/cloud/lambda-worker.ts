import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

import * as z from 'zod';

const { file, handler, elsewhere } = z
  .object({ file: z.string(), handler: z.string(), elsewhere: z.string().optional() })
  .parse(workerData);

const Call = z.object({
  id: z.int(),
  event: z.unknown(),
  context: z.unknown(),
  isStart: z.boolean(),
  shiftMs: z.number(),
});

/** How far the tests' clock is from the machine's. */
let shiftMs = 0;

globalThis.Date = new Proxy(Date, {
  construct: (machine, given, asked) => {
    const made: unknown = Reflect.construct(
      machine,
      given.length === 0 ? [machine.now() + shiftMs] : given,
      asked,
    );
    return Object(made);
  },
  get: (machine, name) => {
    if (name === 'now') return () => machine.now() + shiftMs;
    return Reflect.get(machine, name);
  },
});

/** The world beyond this machine is one server of it, under paths that begin with the host that is meant; nothing leaves. */
globalThis.fetch = new Proxy(globalThis.fetch, {
  apply: (machine, self, [address, ...options]: Parameters<typeof fetch>) => {
    const { hostname, host, pathname, search } = new URL(address instanceof Request ? address.url : address);
    if (hostname === '127.0.0.1') return Reflect.apply(machine, self, [address, ...options]);
    if (elsewhere === undefined) throw new Error(`${host} is beyond this machine`);
    return Reflect.apply(machine, self, [`${elsewhere}/${host}${pathname}${search}`, ...options]);
  },
});

/** A cold start: the bundle is loaded, and with it the world is opened. */
const start = async (): Promise<(event: unknown, context: unknown) => Promise<unknown>> => {
  const loaded: unknown = await import(pathToFileURL(file).href);
  const found: unknown = Reflect.get(Object(loaded), handler);
  if (typeof found !== 'function') throw new Error(`${file} exports no ${handler}`);
  return async (event, context): Promise<unknown> => Reflect.apply(found, undefined, [event, context]);
};

let run: ReturnType<typeof start> | undefined;

const answer = async (message: unknown): Promise<void> => {
  const { id, event, context, isStart, shiftMs: shift } = Call.parse(message);
  shiftMs = shift;
  try {
    run ??= start();
    const handle = await run;
    const answered = isStart ? undefined : await handle(event, context);
    // As Lambda hands it on: as JSON.
    parentPort?.postMessage({ id, answer: JSON.stringify(answered ?? null) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) });
  }
};

parentPort?.on('message', (message: unknown) => void answer(message));
