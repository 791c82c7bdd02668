import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PROJECT } from './project-files.ts';

const BIN = join(PROJECT, 'local', 'bin', 'jiayi.mjs');

/** A folder beside the project's documents, to run the command line in, and its end. */
export const openWorkplace = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-documents-'));
  symlinkSync(join(PROJECT, 'docs'), join(folder, 'docs'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** What a command of a document prints in a folder; fails where the command does. */
export const printedBy = (command: string, folder: string): string => {
  const ours = command
    .replace(/^npx jiayi\b/, `"${process.execPath}" "${BIN}"`)
    // A script of the project runs in the project.
    .replace(/^npm run\b/, `npm --prefix "${PROJECT}" run`);
  return execFileSync('bash', ['-c', ours], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

/** The example county, and the day that the documents count it on. */
const EXAMPLE = { data: 'docs/example-county', day: '2025-06-30' } as const;

/** The rows of the example county's outputs by file, without their headers. */
export const exampleOutputs = (): ReadonlyMap<string, readonly string[][]> => {
  const { folder, remove } = openWorkplace();
  try {
    printedBy(`npx jiayi run --data ${EXAMPLE.data} --as-of ${EXAMPLE.day} --out out`, folder);
    const rows = (name: string): string[][] =>
      readFileSync(join(folder, 'out', `${name}.csv`), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    return new Map(['assessments', 'rates', 'rejects', 'warnings'].map((name) => [name, rows(name)]));
  } finally {
    remove();
  }
};
