import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, type Metafile, type Plugin } from 'esbuild';

import { manifest } from '../functions/manifest.ts';
import { type LambdaRows, lambdasOf, logicalName, type TriggerKind } from './constructs/lambda-rows.ts';
import { carriesJobs, doesPublish, doesSend, usesFiles } from './constructs/talents.ts';
import { pastEntrances } from './entrances.ts';
import { leftOut } from './left-out.ts';

const PROJECT = join(import.meta.dirname, '..');
const ENTRY = 'entry:';

const capabilityName = ({ capability }: LambdaRows): string => {
  const name = logicalName(capability);
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
};

const importing = (name: string, from: string): string => `import { ${name} } from './functions/${from}.ts';`;

const httpEntry = (lambda: LambdaRows): string[] => {
  const api = `${capabilityName(lambda)}Api`;
  const parts = [...(usesFiles(lambda) ? ['withFiles'] : []), ...(doesSend(lambda) ? ['withSender'] : [])];
  return [
    importing('serveHttp', 'adapters/cloud/serve-http'),
    importing(api, `${lambda.capability}/lambda`),
    ...(parts.length === 0 ? [] : [importing(parts.join(', '), 'adapters/cloud/parts')]),
    `export const handler = await serveHttp(${[api, ...parts].join(', ')});`,
  ];
};

/** What serves a Lambda that changes start, and the file that has it. */
const changeServer = (lambda: LambdaRows): readonly [serve: string, file: string] => {
  if (doesPublish(lambda)) return ['servePublishing', 'serve-publishing'];
  return carriesJobs(lambda) ? ['serveJobChanges', 'serve-jobs'] : ['serveChanges', 'serve-changes'];
};

const changeEntry = (lambda: LambdaRows): string[] => {
  const consumers = `${capabilityName(lambda)}Consumers`;
  const [serve, file] = changeServer(lambda);
  return [
    importing(serve, `adapters/cloud/${file}`),
    importing(consumers, `${lambda.capability}/lambda-change`),
    `export const handler = await ${serve}(${consumers});`,
  ];
};

const streamEntry = (): string[] => [
  importing('serveRelay', 'adapters/cloud/serve-relay'),
  'export const handler = await serveRelay();',
];

const scheduleServer = (lambda: LambdaRows): readonly [serve: string, file: string] => {
  if (doesSend(lambda)) return ['serveSending', 'serve-sending'];
  return carriesJobs(lambda) ? ['serveJobSchedules', 'serve-jobs'] : ['serveSchedules', 'serve-work'];
};

const scheduleEntry = (lambda: LambdaRows): string[] => {
  const schedules = `${capabilityName(lambda)}Schedules`;
  const [serve, file] = scheduleServer(lambda);
  return [
    importing(serve, `adapters/cloud/${file}`),
    importing(schedules, `${lambda.capability}/lambda-schedule`),
    `export const handler = await ${serve}(${schedules});`,
  ];
};

const mapEntry = (lambda: LambdaRows): string[] => {
  const maps = `${capabilityName(lambda)}Maps`;
  return [
    importing('serveMaps', 'adapters/cloud/serve-maps'),
    importing(maps, `${lambda.capability}/lambda-map`),
    `export const handler = await serveMaps(${maps});`,
  ];
};

const ENTRIES = {
  http: httpEntry,
  change: changeEntry,
  stream: streamEntry,
  schedule: scheduleEntry,
  map: mapEntry,
} as const satisfies Record<TriggerKind, (lambda: LambdaRows) => string[]>;

/** The first file of a Lambda, which is nowhere but here: what the manifest says, put together. */
const entryOf = (lambda: LambdaRows): Plugin => ({
  name: 'entry',
  setup: (building) => {
    building.onResolve({ filter: new RegExp(`^${ENTRY}`) }, ({ path }) => ({ path, namespace: 'entry' }));
    building.onLoad({ filter: /.*/, namespace: 'entry' }, () => ({
      contents: ENTRIES[lambda.kind](lambda).join('\n'),
      resolveDir: PROJECT,
      loader: 'ts',
    }));
  },
});

/** Some libraries were written for another kind of module and ask for what this kind does not have. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

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
    banner: { js: REQUIRE },
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'error',
    plugins: [entryOf(row), ...plugins],
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
