import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build, type Plugin } from 'esbuild';

import { manifest } from '../functions/manifest.ts';
import { type LambdaRows, lambdasOf, logicalName, type TriggerKind } from './constructs/lambda-rows.ts';
import { carriesJobs, doesPublish, doesSend, usesFiles } from './constructs/talents.ts';

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

const ENTRIES = {
  http: httpEntry,
  change: changeEntry,
  stream: streamEntry,
  schedule: scheduleEntry,
} as const satisfies Record<TriggerKind, (lambda: LambdaRows) => string[]>;

/** The first file of each Lambda, which is nowhere but here: what the manifest says, put together. */
const entries = (lambdas: readonly LambdaRows[]): Plugin => ({
  name: 'entries',
  setup: (building) => {
    building.onResolve({ filter: new RegExp(`^${ENTRY}`) }, ({ path }) => ({ path, namespace: 'entry' }));
    building.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => {
      const lambda = lambdas.find((one) => `${ENTRY}${one.lambda}` === path);
      return (
        lambda && { contents: ENTRIES[lambda.kind](lambda).join('\n'), resolveDir: PROJECT, loader: 'ts' }
      );
    });
  },
});

const CREDENTIALS = '@aws-sdk/credential-provider-node';

/** A Lambda is given its credentials in its environment: the SDK need not look for them in files, at other services and by
 *  sign-in, which is a fifth of a bundle. */
const credentials: Plugin = {
  name: 'credentials',
  setup: (building) => {
    building.onResolve({ filter: new RegExp(`^${CREDENTIALS}$`) }, ({ path }) => ({
      path,
      namespace: 'credentials',
    }));
    building.onLoad({ filter: /.*/, namespace: 'credentials' }, () => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      resolveDir: PROJECT,
    }));
  },
};

const HTTP = 'http';

/** As a module, Node's `http` is loaded with all that it names, of which one is a whole client of web sockets: a fifth of an
 *  import for what nobody calls. Asked for as an object it is not. */
const builtins: Plugin = {
  name: 'builtins',
  setup: (building) => {
    building.onResolve({ filter: /^(node:)?http$/ }, () => ({ path: HTTP, namespace: 'builtin' }));
    building.onLoad({ filter: /.*/, namespace: 'builtin' }, () => ({
      contents: `module.exports = process.getBuiltinModule('node:${HTTP}');`,
    }));
  },
};

/** Some libraries were written for another kind of module and ask for what this kind does not have. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/** Builds the bundle of every Lambda of the manifest below a folder, all in one go: `FOLDER/LAMBDA/index.mjs`.
 *  @returns the bytes of each */
export const bundle = async (folder: string): Promise<ReadonlyMap<string, number>> => {
  const lambdas = lambdasOf(manifest);
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: lambdas.map(({ lambda }) => ({ in: `${ENTRY}${lambda}`, out: `${lambda}/index` })),
    outdir: folder,
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
    plugins: [entries(lambdas), credentials, builtins],
  });
  return new Map(
    Object.entries(metafile.outputs).map(([path, { bytes }]) => [path.split('/').at(-2) ?? path, bytes]),
  );
};
