import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USERS = join(ROOT, 'build', '.console-users');
const BUILDING = join(ROOT, 'build', '.console-building');
const LOOK_AGAIN_MS = 100;
const LONGEST_WAIT_MS = 240_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const OWN_MARK = `${process.pid}-${randomUUID()}`;

/** Whether somebody else left a mark in a folder and is still there; the marks of who died are taken away. */
const hasOthers = (folder: string): boolean =>
  readdirSync(folder).some((name) => {
    if (name === OWN_MARK) return false;
    if (isAlive(Number.parseInt(name, 10))) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });

const mark = (folder: string): void => writeFileSync(join(folder, OWN_MARK), '');
const unmark = (folder: string): void => rmSync(join(folder, OWN_MARK), { force: true });

/** What the files follow from: console/build.ts. */
const SOURCES = ['console/**/*', 'functions/*/*api.ts', 'domain/kernel/*.ts', 'package-lock.json'];

const changedMs = (path: string): number =>
  statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isFresh = (): boolean => {
  const builtMs = changedMs('build/console/index.html');
  return builtMs > 0 && globSync(SOURCES, { cwd: ROOT }).every((path) => changedMs(path) <= builtMs);
};

const waitFor = async (isSo: () => boolean, what: string): Promise<void> => {
  const startedMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startedMs > LONGEST_WAIT_MS) throw new Error(`waited too long for ${what}`);
    await after(LOOK_AGAIN_MS);
  }
};

/** Takes a place that one has at a time; the place of one that died is free. */
const lock = (): boolean => {
  if (hasOthers(BUILDING)) return false;
  mark(BUILDING);
  // Two may have come together: both step back unless they are alone.
  if (!hasOthers(BUILDING)) return true;
  unmark(BUILDING);
  return false;
};

const run = async (args: readonly string[]): Promise<{ code: number | null; printed: string }> => {
  // As people get it: a build under the tests' own NODE_ENV holds the slow React for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await once(child, 'close');
  return { code: child.exitCode, printed };
};

const build = async (): Promise<void> => {
  const { code, printed } = await run(['console/build.ts']);
  if (code !== 0) throw new Error(`the console was not built:\n${printed}`);
};

/** Has the console built as it is written, and keeps others from building it anew under whoever uses it now: while others
 *  still use an older one they are waited for.
 *  @returns lets others build it again */
export const holdBuiltConsole = async (): Promise<() => void> => {
  for (const folder of [USERS, BUILDING]) mkdirSync(folder, { recursive: true });
  await waitFor(lock, 'a build of the console');
  try {
    if (!isFresh()) {
      await waitFor(() => !hasOthers(USERS), 'the tests that use the console as it was built');
      await build();
    }
    mark(USERS);
  } finally {
    unmark(BUILDING);
  }
  return () => unmark(USERS);
};
