import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The project's own folder. */
export const PROJECT = join(import.meta.dirname, '..', '..');

/** The folders of the product's code. */
export const CODE_FOLDERS = ['domain', 'events', 'functions', 'infra', 'local'] as const;

/** The files below a folder of the project with an ending, as paths from the project with `/`, in order. */
export const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).split(sep).join('/'))
    .filter((path) => path.endsWith(ending))
    .sort();

/** Every TypeScript file of the product's code. */
export const codeFiles = (): string[] => CODE_FOLDERS.flatMap((folder) => filesUnder(folder, '.ts'));

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
