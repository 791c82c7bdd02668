import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a command cost, as its user feels it. CPU and peak are undefined on a machine without /proc. */
export type Usage = {
  readonly wallSeconds: number;
  /** User and system time of the process, its threads and the processes it waited for, to 0.01 s. */
  readonly cpuSeconds: number | undefined;
  /** The peak of resident memory in MB of 10⁶ bytes; of several processes the sum of their peaks. */
  readonly peakMb: number | undefined;
};

/** The kernel keeps each process's high-water mark, so that asking seldom misses only what grows at the very end. */
const POLL_MS = 20;
const BYTES_PER_KIB = 1_024;
const TICKS_PER_SECOND = 100;
/** Places of cutime and cstime in /proc/self/stat, counted after the name in brackets. @source proc(5) */
const CHILD_TIMES = [13, 15] as const;

const hasProc = (): boolean => existsSync('/proc/self/stat');

/** User and system time of all children of this process that have ended. */
const readChildrenSeconds = (): number => {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(...CHILD_TIMES).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_PER_SECOND;
};

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
    .filter((child) => child !== '')
    .map(Number);

/** Notes the high-water mark of a process and those it started; one that ends meanwhile keeps its last. */
const notePeaks = (pid: number, peaks: Map<number, number>): void => {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kib !== undefined) peaks.set(pid, Number(kib) * BYTES_PER_KIB);
    for (const child of childrenOf(pid)) notePeaks(child, peaks);
  } catch {
    // It ended between two reads, or this kernel does not list children.
  }
};

const watchPeak = (pid: number | undefined): (() => number | undefined) => {
  if (pid === undefined || !hasProc()) return () => undefined;
  const peaks = new Map<number, number>();
  const timer = setInterval(() => notePeaks(pid, peaks), POLL_MS);
  return () => {
    clearInterval(timer);
    return peaks.size === 0 ? undefined : [...peaks.values()].reduce((sum, peak) => sum + peak, 0) / 1e6;
  };
};

/** Runs Node with these arguments in a folder and measures it; nothing else may be started meanwhile.
 *  @returns what it cost and what it printed; it throws where the program does not end with 0 */
export const measureNode = async (
  args: readonly string[],
  cwd: string,
): Promise<Usage & { readonly printed: string }> => {
  const cpuBefore = hasProc() ? readChildrenSeconds() : undefined;
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);
  const stopWatching = watchPeak(child.pid);
  const parts: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  const closed = once(child, 'close');
  const [status]: unknown[] = await once(child, 'exit');
  const wallSeconds = (performance.now() - startedMs) / 1_000;
  const cpuSeconds = cpuBefore === undefined ? undefined : readChildrenSeconds() - cpuBefore;
  const peakMb = stopWatching();
  process.off('exit', kill);
  await closed;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}`);
  return { wallSeconds, cpuSeconds, peakMb, printed: parts.join('') };
};
