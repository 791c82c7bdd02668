import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from 'vitest';

const made: string[] = [];

/** A new empty folder, removed after the tests of the file. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-sources-'));
  made.push(folder);
  return folder;
};

/** A new folder with these files. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
};

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
