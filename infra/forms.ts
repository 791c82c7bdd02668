import { resolve } from 'node:path';

import type { Plugin } from 'esbuild';

/** A route, or what several have in common. */
const ROUTE = /^(?:export )?const \w+ = \{\n(?:(?: .*)?\n)*\} as const(?: satisfies Route)?;$/gm;
/** What a route says of itself that no Lambda reads: Lambdas neither describe their API nor check what they answer. */
const SAID = /^  (?:summary|answer): [^]*?,\n(?=  ['.\w]|\})/gm;
const ROUTES = /\/functions\/[\w-]+\/[\w-]*api\.ts$/;

/** Where forms are made. */
const MAKES_FORMS = "from 'zod';";
/** A value that a file makes of others when it is loaded: all up to the end of the statement. */
const MADE =
  /^((?:export )?const \w+(?:: [^=\n]+)? =\s)(\s*(?:[A-Za-z][\w.]*|[[{])[^]*?);\n(?=\n*(?:[^\s)}\]]|(?![^])))/gm;
/** A function is not made of anything before it is called, nor is a plain value. */
const IS_MADE_OF_CALLS = /^\s*(?!async\b|function\b|new\b)(?:[A-Za-z]\w*[.<(\n]|[[{][^]*(?:\(|\.\.\.))/;

/** A file of the service without what no Lambda reads, and so that esbuild leaves out forms that nobody asks for: to make one
 *  does nothing else, which esbuild cannot know of itself. */
export const withoutIdleForms = (text: string, file: string): string => {
  const read = ROUTES.test(file) ? text.replaceAll(ROUTE, (route) => route.replaceAll(SAID, '')) : text;
  if (!read.includes(MAKES_FORMS)) return read;
  return read.replaceAll(MADE, (line, name: string, made: string) =>
    IS_MADE_OF_CALLS.test(made) ? `${name}/* @__PURE__ */ (() => (${made}))();\n` : line,
  );
};

/** Files of the service do nothing by being loaded: of one whose names nobody asks for, nothing is. */
export const idleFiles: Plugin = {
  name: 'idle files',
  setup: (building) => {
    building.onResolve({ filter: /^(\.|\/).*\.ts$/ }, ({ kind, path, resolveDir }) =>
      kind === 'import-statement' ? { path: resolve(resolveDir, path), sideEffects: false } : undefined,
    );
  },
};
