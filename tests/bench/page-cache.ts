import { spawnSync } from 'node:child_process';
import { readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether files come from the disk or from memory, and why from memory. */
export type FilesState = 'cold' | `warm: ${string}`;

/** The kind of a file system that lies in memory. @source statfs(2), TMPFS_MAGIC */
const TMPFS = 0x01_02_19_94;

/** GNU dd with `nocache` and nothing to copy drops a file from the page cache; any user may. */
const dropFile = (path: string): boolean =>
  spawnSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0']).status === 0;

/** Writes out what is waiting and drops the files of a folder from the page cache where this machine allows it, so that
 *  they are read from the disk. The programs that read them stay in memory, as they do where they run every day. */
export const dropPageCache = (folder: string): FilesState => {
  if (statfsSync(folder).type === TMPFS) return 'warm: the files lie in memory (tmpfs)';
  spawnSync('sync');
  const isDropped = readdirSync(folder).every((name) => dropFile(join(folder, name)));
  return isDropped ? 'cold' : 'warm: GNU dd is needed to drop files from the page cache';
};
