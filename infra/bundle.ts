import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, type Metafile, type Plugin } from 'esbuild';

import { manifest } from '../functions/manifest.ts';
import { type LambdaRows, lambdasOf } from './constructs/lambda-rows.ts';
import { pastEntrances } from './entrances.ts';
import { afterStart, ENTRY, entryOf } from './entries.ts';
import { idleFiles } from './forms.ts';
import { leftOut } from './left-out.ts';

/** What a Lambda weighs, in bytes: its first file with what that imports, all of which a start loads, and what waits until
 *  something asks for it. */
export type Weight = { readonly start: number; readonly later: number };

const ENTRY_FILE = 'index';

const weightOf = ({ outputs }: Metafile): Weight => {
  const [first] = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.startsWith(ENTRY));
  const atStart = new Set(first === undefined ? [] : [first]);
  for (const path of atStart)
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && imported in outputs) atStart.add(imported);
  const bytesOf = (isCounted: (path: string) => boolean): number =>
    Object.entries(outputs).reduce((sum, [path, { bytes }]) => sum + (isCounted(path) ? bytes : 0), 0);
  return { start: bytesOf((path) => atStart.has(path)), later: bytesOf((path) => !atStart.has(path)) };
};

const bundleOne = async (
  folder: string,
  row: LambdaRows,
  plugins: readonly Plugin[],
): Promise<readonly [lambda: string, Weight]> => {
  const { lambda } = row;
  const { metafile } = await build({
    entryPoints: [{ in: `${ENTRY}${lambda}`, out: ENTRY_FILE }],
    outdir: join(folder, lambda),
    chunkNames: 'later-[hash]',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    conditions: ['module', 'import', 'node'],
    legalComments: 'none',
    // A file of plain letters is read as such; one other letter makes each of them two bytes.
    charset: 'ascii',
    metafile: true,
    logLevel: 'error',
    plugins: [entryOf(row), afterStart, idleFiles, ...plugins],
  });
  return [lambda, weightOf(metafile)];
};

/** Builds the bundle of every Lambda of the manifest, or of some, below a folder: `FOLDER/LAMBDA/index.mjs`, and beside it
 *  what is loaded when something asks for it.
 *  @returns what each weighs */
export const bundle = async (
  folder: string,
  lambdas: readonly LambdaRows[] = lambdasOf(manifest),
): Promise<ReadonlyMap<string, Weight>> => {
  await rm(folder, { recursive: true, force: true });
  const plugins = [...leftOut, pastEntrances()];
  return new Map(await Promise.all(lambdas.map((row) => bundleOne(folder, row, plugins))));
};
