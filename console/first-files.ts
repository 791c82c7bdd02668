type Known = { readonly importedIds: readonly string[]; readonly code: string | null };
type Reader = { readonly getModuleInfo: (id: string) => Known | null };

const here = (file: string): string => `${import.meta.dirname}/${file}`;

/** The file in which a library of components names them all: whoever takes one of them needs that one's file alone. */
const COMPONENTS = /^(.*\/antd\/es)\/index\.js$/;
const TAKEN = /import\s*\{([^}]*)\}\s*from\s*["']antd["']/g;

const fileOf = (component: string): string =>
  component
    .trim()
    .replace(/\s+as\s.*$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();

const takenIn = ({ code }: Known): string[] =>
  [...(code ?? '').matchAll(TAKEN)].flatMap(([, names = '']) => names.split(',').map(fileOf));

const importsOf = (known: Known): readonly string[] =>
  known.importedIds.flatMap((id) => {
    const [, folder] = COMPONENTS.exec(id) ?? [];
    return folder === undefined ? [id] : takenIn(known).map((name) => `${folder}/${name}/index.js`);
  });

/** Everything that a file needs before it runs. */
const neededBy = (file: string, reader: Reader): ReadonlySet<string> => {
  const known = new Set<string>();
  const add = (id: string): void => {
    const info = reader.getModuleInfo(id);
    for (const needed of info === null ? [] : importsOf(info)) {
      if (known.has(needed)) continue;
      known.add(needed);
      add(needed);
    }
  };
  add(here(file));
  return known;
};

/** Small, and needed by most pages: alone, each of them would be one more thing to ask for. */
const FOR_MOST_PAGES =
  /\/functions\/[^/]+\/(?:[^/]+-)?api\.ts$|\/domain\/kernel\/|\/kit\/(?:[^/]+-words|roles|key-groups)\.ts$/;

const needsBy = (reader: Reader) => ({
  early: neededBy('app/early.ts', reader),
  frame: neededBy('app/main.tsx', reader),
  own: neededBy('own/main.tsx', reader),
});

type Needs = ReturnType<typeof needsBy>;

const chunkOf = (id: string, { early, frame, own }: Needs): string | null => {
  // A script of its own, that runs before the rest is there.
  if (id === here('app/early.ts')) return null;
  if (early.has(id)) return 'wire';
  // The residents' own document is small: it takes nothing that only the console needs.
  const isFirst = frame.has(id) || FOR_MOST_PAGES.test(id);
  if (!isFirst) return null;
  return own.has(id) ? 'both' : 'frame';
};

/** The most needed is taken first: a chunk takes with it whatever its files need, as far as it is still there. */
const CHUNKS = ['wire', 'both', 'frame'] as const;

/** What is needed first comes in few files: what asks the first questions, what both documents need, and the frame around
 *  every page. */
export const firstFiles = () => {
  let needs: Needs | undefined;
  return CHUNKS.map((chunk, at) => ({
    debugName: chunk,
    priority: CHUNKS.length - at,
    name: (id: string, reader: Reader) => (chunkOf(id, (needs ??= needsBy(reader))) === chunk ? chunk : null),
  }));
};
