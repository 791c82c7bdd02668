import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Loader, Plugin } from 'esbuild';

import { withoutIdleForms } from './forms.ts';

const PROJECT = join(import.meta.dirname, '..');

/** Files that bring values by an entrance, and where the entrances are that they name. */
type Bringing = {
  readonly files: RegExp;
  readonly loader: Loader;
  /** Lines that bring names by an entrance: the names, then the entrance. */
  readonly lines: RegExp;
  readonly entranceOf: (file: string, named: string) => string;
  /** What of a file is brought at all. */
  readonly wanted?: (text: string, file: string) => string;
};

const OURS: Bringing = {
  files: new RegExp(`^${PROJECT}/(domain|events|functions)/.*\\.ts$`),
  loader: 'ts',
  lines: /^import \{([^}]*)\} from '((?:\.\.\/)+(?:domain\/)?[\w-]+\/index\.ts)';$/gm,
  entranceOf: (file, named) => join(dirname(file), named),
  wanted: withoutIdleForms,
};

const sdkFile = (folder: string): string => join(PROJECT, 'node_modules', folder, 'index.js');

/** Entrances of the SDK, by the names by which they are asked for. */
const SDK: ReadonlyMap<string, string> = new Map([
  ['@smithy/core', sdkFile('@smithy/core/dist-es')],
  ['@smithy/core/protocols', sdkFile('@smithy/core/dist-es/submodules/protocols')],
  ['@aws-sdk/core/protocols', sdkFile('@aws-sdk/core/dist-es/submodules/protocols')],
]);

const THE_SDKS: Bringing = {
  files: /\/node_modules\/@(aws-sdk|smithy)\/[\w-]+\/dist-es\/.*\.js$/,
  loader: 'js',
  lines: new RegExp(`^import \\{([^}]*)\\} from "(${[...SDK.keys()].join('|')})";$`, 'gm'),
  entranceOf: (_file, named) => SDK.get(named) ?? named,
};

const GIVEN = /^export \{([^}]*)\} from ['"]([^'"]+)['"];$/gm;

/** The values among the names of a list; types are nothing at run time. */
const valuesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

/** From where an entrance has each value that it gives. */
type Sources = ReadonlyMap<string, string>;
type SourcesIn = (entrance: string) => Promise<Sources>;

const sourcesOf = async (entrance: string): Promise<Sources> => {
  const text = await readFile(entrance, 'utf8');
  const placeOf = (from: string): string => (from.startsWith('.') ? join(dirname(entrance), from) : from);
  return new Map(
    Array.from(text.matchAll(GIVEN), ([, names = '', from = '']) =>
      valuesIn(names).map((name) => [name, placeOf(from)] as const),
    ).flat(),
  );
};

/** The file that has a value which an entrance gives; an entrance may have it from another one. */
const sourceOf = async (name: string, entrance: string, sourcesIn: SourcesIn): Promise<string> => {
  const source = (await sourcesIn(entrance)).get(name) ?? entrance;
  const further = SDK.get(source);
  return further === undefined ? source : sourceOf(name, further, sourcesIn);
};

/** A file that brings each value from where it is. */
const direct = async (
  file: string,
  { lines, entranceOf, wanted = (whole) => whole }: Bringing,
  sourcesIn: SourcesIn,
): Promise<string> => {
  const text = wanted(await readFile(file, 'utf8'), file);
  const instead = new Map<string, string>();
  for (const [line, names = '', named = ''] of text.matchAll(lines)) {
    const entrance = entranceOf(file, named);
    const brought = valuesIn(names).map(async (name) => {
      const [given = name] = name.split(' as ');
      return `import { ${name} } from '${await sourceOf(given, entrance, sourcesIn)}';`;
    });
    instead.set(line, (await Promise.all(brought)).join(' '));
  }
  return text.replaceAll(lines, (line) => instead.get(line) ?? line);
};

const once = <T>(make: (path: string) => Promise<T>): ((path: string) => Promise<T>) => {
  const made = new Map<string, Promise<T>>();
  return (path) => {
    const one = made.get(path) ?? make(path);
    made.set(path, one);
    return one;
  };
};

/** Past the entrances of capabilities and of the SDK's protocols. They are for people: esbuild would put all that an entrance
 *  gives wherever one thing of it is wanted. One plugin may serve many builds, and reads each file once. */
export const pastEntrances = (): Plugin => {
  const sourcesIn = once(sourcesOf);
  const brought = [OURS, THE_SDKS].map((bringing) => ({
    ...bringing,
    contentsOf: once((path) => direct(path, bringing, sourcesIn)),
  }));
  return {
    name: 'past entrances',
    // Called for each build.
    setup: (building) => {
      for (const { files, loader, contentsOf } of brought)
        building.onLoad({ filter: files }, async ({ path }) => ({
          contents: await contentsOf(path),
          loader,
        }));
    },
  };
};
