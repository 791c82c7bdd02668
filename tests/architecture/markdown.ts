import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

import { CODE_FOLDERS, filesUnder, PROJECT, textOf } from './project-files.ts';

/** Every document of the project, as paths from the project. */
export const documents = (): string[] => [
  ...readdirSync(PROJECT).filter((name) => name.endsWith('.md')),
  ...['docs', 'tests', ...CODE_FOLDERS].flatMap((folder) => filesUnder(folder, '.md')),
];

const CODE_BLOCK = /^```.*\n[\s\S]*?^```$/gm;

/** A document's text without its code blocks. */
const proseOf = (path: string): string => textOf(path).replace(CODE_BLOCK, '');

/** The cells of every table row of a document, without the padding of the format. */
export const tableRows = (path: string): string[][] =>
  proseOf(path)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('\\', '')),
    );

/** The row of a document's tables that begins with a cell; undefined where there is none. */
export const rowOf = (path: string, first: string): string[] | undefined =>
  tableRows(path).find(([cell]) => cell === first);

/** What stands in code font in a document, outside its code blocks. */
export const codeSpans = (path: string): string[] =>
  Array.from(proseOf(path).matchAll(/`([^`\n]+)`/g), ([, span = '']) => span);

/** A code block of a kind. */
export const codeBlocks = (path: string, kind: string): string[] =>
  Array.from(textOf(path).matchAll(CODE_BLOCK), ([block]) => block)
    .filter((block) => block.startsWith(`\`\`\`${kind}\n`))
    .map((block) => block.split('\n').slice(1, -1).join('\n'));

/** A link of a document to another one or to a part of itself: the path from the project, and the part. */
export type Link = { readonly target: string; readonly part: string | undefined };

/** The links of a document that lead into the project. */
export const linksOf = (path: string): Link[] =>
  Array.from(proseOf(path).matchAll(/\]\(([^)\s]+)\)/g), ([, href = '']) => href)
    .filter((href) => !/^[a-z]+:/.test(href))
    .map((href) => {
      const [file = '', part] = href.split('#');
      return { target: file === '' ? path : join(dirname(path), file), part };
    });

/** The names by which the headings of a document are linked. */
export const headingParts = (path: string): string[] =>
  Array.from(proseOf(path).matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
