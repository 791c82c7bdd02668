import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Plugin } from 'esbuild';

import { builtins } from './builtins.ts';

const PROJECT = join(import.meta.dirname, '..');

/** One module in the place of another. */
const instead = (name: string, filter: RegExp, contents: string): Plugin => ({
  name,
  setup: (building) => {
    building.onResolve({ filter }, ({ path }) => ({ path, namespace: name }));
    building.onLoad({ filter: /.*/, namespace: name }, () => ({ contents, resolveDir: PROJECT }));
  },
});

/** A library's files with some lines changed. Where nothing is left to change the library has become another and the build
 *  fails, so that nobody believes in what no longer happens. */
const changed = (name: string, filter: RegExp, change: (text: string, path: string) => string): Plugin => ({
  name,
  setup: (building) => {
    building.onLoad({ filter }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = change(text, path);
      if (contents === text) throw new Error(`${path} is not as “${name}” knows it`);
      return { contents, loader: path.endsWith('.json') ? 'json' : 'js' };
    });
  },
});

/** A Lambda is given its credentials in its environment: the SDK need not look for them in files, at other services and by
 *  sign-in, which is a fifth of a bundle. */
const credentials = instead(
  'credentials',
  /^@aws-sdk\/credential-provider-node$/,
  `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
);

/** Services are called by `https`; who calls one by `http`, as within a machine, need not load another file for it. */
const plainHttp = changed(
  'plain http',
  /@smithy\/node-http-handler\/dist-es\/node-http-handler\.js$/,
  (text) => text.replace('await import("node:http")', 'process.getBuiltinModule("node:http")'),
);

/** A Lambda has no home with a configuration in it: what its environment does not say is as the SDK has it. */
const configurationFiles = changed(
  'configuration files',
  /\/node-config-provider\/configLoader\.js$/,
  (text) => text.replace('fromSharedConfigFiles(configFileSelector, configuration), ', ''),
);

/** Nor is it a machine that could be asked where it stands: its environment says so. */
const metadata = instead(
  'metadata',
  /\/getInstanceMetadataRegion$/,
  `export const getInstanceMetadataRegion = async () => undefined;`,
);

/** Whether something is a stream of the web is asked of each answer: its name tells, and no such streams are loaded for it. */
const webStreams = changed('web streams', /\/serde\/util-stream\/stream-type-check\.js$/, (text) =>
  text.replace(
    /typeof ReadableStream === "function" &&[^;]*;/,
    'stream?.constructor?.name === "ReadableStream";',
  ),
);

/** No call that the service makes is answered by a stream of events. */
const eventStreams = instead(
  'event streams',
  /^@smithy\/core\/event-streams$/,
  `export const eventStreamSerdeProvider = () => { throw new Error('no streams of events in a Lambda'); };
   export const EventStreamSerde = eventStreamSerdeProvider;
   export const resolveEventStreamSerdeConfig = (config) => config;`,
);

/** The table is where its region says: nobody asks DynamoDB for another place, nor keeps what it would say. */
const endpoints = instead('endpoints', /^@aws-sdk\/endpoint-cache$/, `export class EndpointCache {}`);

/** Node hashes by itself. */
const hashes = instead('hashes', /^\.\/Sha256Js$/, `export const Sha256Js = undefined;`);

/** Nobody reads here what a browser calls itself. */
const browsers = instead('browsers', /^bowser$/, `export default undefined;`);

/** Of its own package a client tells the service the version alone. */
const versions = changed('versions', /@aws-sdk\/[\w-]+\/package\.json$/, (text) => {
  const { version }: { readonly version: string } = JSON.parse(text);
  return JSON.stringify({ version });
});

/** The errors that Lambdas tell by their class; any other keeps its name, its message and its status without one. */
const BY_CLASS: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
]);
const REGISTERED = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;
/** The clients whose services call their errors what their classes are called. */
const NAMES_ITS_ERRORS = /@aws-sdk\/client-(dynamodb|kms)\//;

/** A key that is computed, if only from a constant, may do anything: with the words written out, esbuild sees that what
 *  describes a call does nothing, and leaves out those calls that nobody makes. */
const withPlainKeys = (text: string): string => {
  const words = new Map(
    Array.from(text.matchAll(/^const (_\w+) = ("[^"]*");$/gm), ([, name = '', word = '']) => [name, word]),
  );
  return text.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => `${words.get(name) ?? key}:`);
};

const schemas = changed(
  'schemas',
  /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_0\.js$/,
  (text, path) => {
    const plain = withPlainKeys(text);
    if (!NAMES_ITS_ERRORS.test(path)) return plain;
    return plain.replaceAll(REGISTERED, (line, name: string) => (BY_CLASS.has(name) ? line : ''));
  },
);

const TO_JSON_SCHEMA =
  'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";';

const DESCRIBED = /const cl = this\.clone\(\);\s*core\.globalRegistry\.add\(cl, args\[0\]\);\s*return cl;/;

/** Lambdas do not describe their API: schemas need not know how to describe themselves, nor what was said of them. */
const jsonSchemas = changed('JSON schemas', /zod\/v4\/classic\/schemas\.js$/, (text) =>
  text
    .replace(
      TO_JSON_SCHEMA,
      'const createStandardJSONSchemaMethod = () => undefined, createToJSONSchemaMethod = createStandardJSONSchemaMethod;',
    )
    .replaceAll(/^ *inst\._zod\.processJSONSchema = .*;$/gm, '')
    .replace('import { util } from "../core/index.js";', 'import * as util from "../core/util.js";')
    .replace(DESCRIBED, 'return this;')
    .replaceAll('core.util.', 'util.'),
);

/** What libraries carry and no Lambda uses. Nothing here changes what is used. */
export const leftOut: readonly Plugin[] = [
  credentials,
  builtins,
  plainHttp,
  configurationFiles,
  metadata,
  webStreams,
  eventStreams,
  endpoints,
  hashes,
  browsers,
  versions,
  schemas,
  jsonSchemas,
];
