import { join } from 'node:path';

import type { Plugin } from 'esbuild';

import { carriesJobs, usesFiles } from './constructs/job-talents.ts';
import { type LambdaRows, logicalName, type TriggerKind } from './constructs/lambda-rows.ts';
import { doesPublish, doesSend } from './constructs/talents.ts';

const PROJECT = join(import.meta.dirname, '..');

/** What the first file of a Lambda is named by, before its name. */
export const ENTRY = 'entry:';
const START = 'start:';
/** Where what is loaded later lies. */
export const AFTER = 'after';

/** A name that a file of the service has. */
type Brought = readonly [name: string, from: string];

/** The first file of a Lambda: what it brings, and its handler made of that. */
type Entry = { readonly brings: readonly Brought[]; readonly handler: string };

const capabilityName = ({ capability }: LambdaRows): string => {
  const name = logicalName(capability);
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
};

const httpEntry = (lambda: LambdaRows): Entry => {
  const api = `${capabilityName(lambda)}Api`;
  const parts = [...(usesFiles(lambda) ? ['withFiles'] : []), ...(doesSend(lambda) ? ['withSender'] : [])];
  return {
    brings: [
      ['serveHttp', 'adapters/cloud/serve-http'],
      [api, `${lambda.capability}/lambda`],
      ...parts.map((part): Brought => [part, 'adapters/cloud/parts']),
    ],
    handler: `serveHttp(${[api, ...parts].join(', ')})`,
  };
};

/** What serves a Lambda that changes start, and the file that has it. */
const changeServer = (lambda: LambdaRows): readonly [serve: string, file: string] => {
  if (doesPublish(lambda)) return ['servePublishing', 'serve-publishing'];
  return carriesJobs(lambda) ? ['serveJobChanges', 'serve-jobs'] : ['serveChanges', 'serve-changes'];
};

const scheduleServer = (lambda: LambdaRows): readonly [serve: string, file: string] => {
  if (doesSend(lambda)) return ['serveSending', 'serve-sending'];
  return carriesJobs(lambda) ? ['serveJobSchedules', 'serve-jobs'] : ['serveSchedules', 'serve-work'];
};

const mapServer = (lambda: LambdaRows): readonly [serve: string, file: string] =>
  carriesJobs(lambda) ? ['serveJobMaps', 'serve-jobs'] : ['serveMaps', 'serve-maps'];

const workEntry = (
  [serve, file]: readonly [serve: string, file: string],
  [work, from]: readonly [work: string, from: string],
): Entry => ({
  brings: [
    [serve, `adapters/cloud/${file}`],
    [work, from],
  ],
  handler: `${serve}(${work})`,
});

const ENTRIES = {
  http: httpEntry,
  change: (lambda) =>
    workEntry(changeServer(lambda), [
      `${capabilityName(lambda)}Consumers`,
      `${lambda.capability}/lambda-change`,
    ]),
  stream: () => ({ brings: [['serveRelay', 'adapters/cloud/serve-relay']], handler: 'serveRelay()' }),
  schedule: (lambda) =>
    workEntry(scheduleServer(lambda), [
      `${capabilityName(lambda)}Schedules`,
      `${lambda.capability}/lambda-schedule`,
    ]),
  map: (lambda) =>
    workEntry(mapServer(lambda), [`${capabilityName(lambda)}Maps`, `${lambda.capability}/lambda-map`]),
} as const satisfies Record<TriggerKind, (lambda: LambdaRows) => Entry>;

/** The file of all that a start needs, and the one that makes the handler of it. */
const filesOf = (lambda: LambdaRows): ReadonlyMap<string, string> => {
  const { brings, handler }: Entry = ENTRIES[lambda.kind](lambda);
  const names = brings.map(([name]) => name).join(', ');
  const given = brings.map(([name, from]) => `import { ${name} } from './functions/${from}.ts';`);
  return new Map([
    [START, [...given, `export { ${names} };`, `export const $start = [${names}];`].join('\n')],
    [`${ENTRY}${lambda.lambda}`, `import { ${names} } from '${START}';\nexport const handler = ${handler};`],
  ]);
};

/** The first files of a Lambda, which are nowhere but here: what the manifest says, put together. */
export const entryOf = (lambda: LambdaRows): Plugin => ({
  name: 'entry',
  setup: (building) => {
    const files = filesOf(lambda);
    building.onResolve({ filter: new RegExp(`^(${ENTRY}|${START})`) }, ({ path }) => ({
      path,
      namespace: 'entry',
    }));
    building.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
      contents: files.get(path) ?? '',
      resolveDir: PROJECT,
      loader: 'ts',
    }));
  },
});

/** Loads what a start needs before something else, which is then as it would be alone. */
const laterFile = (path: string): string => {
  const others = `export { $start } from '${START}'; export * from '${path}';`;
  const isOurs = path.startsWith('/');
  return isOurs ? others : `${others} import * as all from '${path}'; export default all.default;`;
};

/** What waits until something asks for it comes after all that a start needs. esbuild parts what two wait for from what each has
 *  alone: what is there by then it need not part, so that a start reads one file in the place of fifteen. */
export const afterStart: Plugin = {
  name: 'after the start',
  setup: (building) => {
    building.onResolve({ filter: /.*/ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? {
            path: path.startsWith('.') ? join(resolveDir, path) : path,
            namespace: AFTER,
            pluginData: resolveDir,
          }
        : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: AFTER }, ({ path, pluginData }) => ({
      contents: laterFile(path),
      resolveDir: String(pluginData),
      loader: 'ts',
    }));
  },
};
