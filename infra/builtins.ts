import { isBuiltin } from 'node:module';

import type { Plugin } from 'esbuild';

import { AFTER } from './entries.ts';

/** What these name is itself only loaded when it is asked for: a client of web sockets, streams of files. */
const NAMING_MORE: ReadonlySet<string> = new Set(['node:http', 'node:fs']);
const NAME = /^[A-Za-z]\w*$/;

const objectOf = (builtin: string): string => `process.getBuiltinModule('${builtin}')`;

/** What only an event or the opening of a world asks for, and takes milliseconds to load. */
const LOADED_WHEN_CALLED: ReadonlySet<string> = new Set(['node:crypto', 'node:https', 'node:zlib']);

/** A function or a class that loads what it is of when it is called or made; nobody extends one of these. */
const callOf = (name: string): string =>
  `export const ${name} = function (...given) { return new.target ? new ($load().${name})(...given) : $load().${name}(...given); };`;

/** A function that Node itself loads when it is first looked at. */
const LOOKED_AT = 'getRandomValues';

const isFunction = (whole: object, name: string): boolean =>
  name === LOOKED_AT || typeof Object.getOwnPropertyDescriptor(whole, name)?.value === 'function';

const callsOf = (builtin: string, whole: object, names: readonly string[]): string[] => [
  `const $load = () => ${objectOf(builtin)};`,
  'export default /* @__PURE__ */ new Proxy({}, { get: (_, name) => $load()[name] });',
  ...names.filter((name) => isFunction(whole, name)).map(callOf),
];

const valuesOf = (builtin: string, names: readonly string[]): string[] => [
  `const $whole = ${objectOf(builtin)}, $of = (name) => $whole[name];`,
  'export default $whole;',
  ...names.map((name) => `export const ${name} = /* @__PURE__ */ $of('${name}');`),
];

/** What Node brings, by its names; of these esbuild leaves those out that nobody asks for. */
const namesOf = (builtin: string): string => {
  const whole = process.getBuiltinModule(builtin) ?? {};
  const names = Object.keys(whole).filter((name) => NAME.test(name));
  const isCalled = LOADED_WHEN_CALLED.has(builtin);
  return (isCalled ? callsOf(builtin, whole, names) : valuesOf(builtin, names)).join('\n');
};

/** As a module, what Node brings is loaded with all that it names, be it asked for or not: with `process` what is written on
 *  a terminal, with `http` a client of web sockets, a fifth of an import for what nobody calls. As an object it is not. */
export const builtins: Plugin = {
  name: 'builtins',
  setup: (building) => {
    building.onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z]+)?$/ }, ({ kind, namespace, path: named }) => {
      if (!isBuiltin(named)) return undefined;
      const path = named.replace(/^(node:)?/, 'node:');
      const isObject = kind === 'require-call' || (namespace !== AFTER && NAMING_MORE.has(path));
      return { path, namespace: isObject ? 'builtin objects' : 'builtins' };
    });
    building.onLoad({ filter: /.*/, namespace: 'builtins' }, ({ path }) => ({ contents: namesOf(path) }));
    building.onLoad({ filter: /.*/, namespace: 'builtin objects' }, ({ path }) => ({
      contents: `module.exports = ${objectOf(path)};`,
    }));
  },
};
