import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';

/** The machine and the programs that figures were measured with. */
export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** Processes that wanted a core in the minute before: above 0.5 or so, something else was running. */
  readonly loadBefore: number;
};

/** Describes this machine as it is now. */
export const describeMachine = (): Machine => {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryMb: Math.round(totalmem() / 1e6),
    system: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    sqlite: process.versions['sqlite'] ?? 'unknown',
    loadBefore: loadavg()[0] ?? 0,
  };
};
