import { spawnSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';

/** Whether files come from the disk or from memory, and why from memory. */
export type FilesState = 'cold' | `warm: ${string}`;

/** The kind of a file system that lies in memory. @source statfs(2), TMPFS_MAGIC */
const TMPFS = 0x01_02_19_94;

/** Writes out what is waiting and empties the page cache where this machine allows it, so that files of a folder are
 *  read from the disk. */
export const dropPageCache = (folder: string): FilesState => {
  if (statfsSync(folder).type === TMPFS) return 'warm: the files lie in memory (tmpfs)';
  spawnSync('sync');
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3\n');
    return 'cold';
  } catch {
    return 'warm: the page cache can be dropped only by root on Linux';
  }
};
