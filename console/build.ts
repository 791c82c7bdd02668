import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = `${ROOT}build/console/index.html`;

/** What the files follow from: the console, the routes that it calls, the kernel and the versions of its libraries. */
const SOURCES = ['console/**/*', 'functions/*/*api.ts', 'domain/kernel/*.ts', 'package-lock.json'];

const changedMs = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds the console where it is not built, or older than what it is made of. */
const isFresh = (): boolean => {
  const builtMs = changedMs(BUILT);
  return globSync(SOURCES, { cwd: ROOT }).every((path) => changedMs(`${ROOT}${path}`) <= builtMs);
};

/** Puts beside each file what it is over the network: less than a third, made once. */
const compress = (): void => {
  for (const file of globSync(`${ROOT}build/console/**/*.{html,js,css}`))
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
};

if (!isFresh()) {
  // Else a build that tests ask for would carry the library's help for developers.
  process.env['NODE_ENV'] = 'production';
  process.stdout.write('正在构建控制台 / building the console …\n');
  await build({ configFile: `${ROOT}console/vite.config.ts`, logLevel: 'warn' });
  compress();
}
