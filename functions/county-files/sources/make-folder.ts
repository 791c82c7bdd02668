import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Makes a folder and those above it where they are not there; throws as the system does where it cannot. Node's own
 *  `recursive` never ends where a folder takes no others, as /proc does.
 *  @param mode who may do what with those that are made; absent: what the system gives */
export const makeFolder = (path: string, mode?: number): void => {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  mkdirSync(path, mode);
};

const OWNER_ONLY = 0o700;

/** A folder for temporary files, its owner's alone: empty at the start and gone at the end. */
export const withWorkFolder = async <T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> => {
  rmSync(folder, { recursive: true, force: true });
  makeFolder(folder, OWNER_ONLY);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
