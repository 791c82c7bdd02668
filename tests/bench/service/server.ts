import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { projectFolder } from '../jiayi-command.ts';

/** A service of its own on a free port, with a county of its own; `stop` ends it and removes all it kept. */
export type BenchedService = {
  readonly address: string;
  /** From the start of the process to the first request it takes. */
  readonly readySeconds: number;
  readonly stop: () => Promise<void>;
};

const readyLine = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('the service says nothing');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Jiayi is ready at (\S+)$/u.exec(line) ?? [];
    if (address !== undefined) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('the service ended before it was ready');
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
  });

/** Starts the service with a county of so many synthetic residents, as `npm start` does. */
export const startService = async (residents: number): Promise<BenchedService> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-service-'));
  const startedMs = performance.now();
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: projectFolder,
    env: { ...process.env, PORT: '0', JIAYI_DATA: folder, JIAYI_COUNTY: String(residents) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = ended(child);
  const address = await readyLine(child);
  const readySeconds = (performance.now() - startedMs) / 1_000;
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, readySeconds, stop };
};
