import { globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

/** The frame around every page, which pages may set in their own place. */
const FRAME = 'page';

/** The classes of ours that begin a selector of a stylesheet. */
const classesOf = (file: string): Set<string> => {
  const css = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, text = '']) => text.split(','));
  const own = selectors.map((selector) =>
    [...selector.matchAll(/\.([a-z][a-z0-9-]*)/g)]
      .map(([, name = '']) => name)
      .find((name) => !name.startsWith('ant-') && name !== FRAME),
  );
  return new Set(own.filter((name) => name !== undefined));
};

// The page of residents is a document of its own.
const SHEETS = globSync('console/*/*.css').filter((file) => !file.startsWith('console/own/'));

test('a class is set by one stylesheet alone, so that no page looks otherwise after another was open', () => {
  const places = new Map<string, string[]>();
  for (const file of SHEETS)
    for (const name of classesOf(file)) places.set(name, [...(places.get(name) ?? []), file]);
  expect(SHEETS.length).toBeGreaterThan(10);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
