import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { describe, expect, test } from 'vitest';

import { codeSpans, documents, headingParts, linksOf, rowOf } from './markdown.ts';
import { codeFiles, filesUnder, PROJECT, textOf } from './project-files.ts';

const Manifest = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const Installed = z.object({ license: z.string() });

const manifest = Manifest.parse(JSON.parse(textOf('package.json')));

const exists = (path: string): boolean => existsSync(join(PROJECT, path));

/** A link leads somewhere, and to a heading where it names one. */
const isSound = ({ target, part }: { target: string; part: string | undefined }): boolean =>
  exists(target) && (part === undefined || headingParts(target).includes(part));

/** Names of files and folders, but not patterns or names to be chosen, such as NAME.ts. */
const PATH = /^(domain|events|functions|local|tests|docs|\.ci)\/[a-z0-9./_-]*$/;

const all = (found: (path: string) => readonly string[]): string[] =>
  documents().flatMap((path) => found(path).map((what) => `${path}: ${what}`));

describe('the documents', () => {
  test('every link leads to a file and a heading that is there', () => {
    expect(documents()).toContain('README.md');
    expect(
      all((path) =>
        linksOf(path)
          .filter((link) => !isSound(link))
          .map(({ target }) => target),
      ),
    ).toEqual([]);
  });

  test('every file and folder that they name is there', () => {
    expect(all((path) => codeSpans(path).filter((span) => PATH.test(span) && !exists(span)))).toEqual([]);
  });

  test('every npm script that they name is there', () => {
    const named = (path: string): string[] =>
      Array.from(textOf(path).matchAll(/npm run (?:-s )?([\w:-]+)/g), ([, script = '']) => script);
    expect(all((path) => named(path).filter((script) => manifest.scripts[script] === undefined))).toEqual([]);
    expect(manifest.scripts).toHaveProperty('start');
    expect(manifest.scripts['test']).toBe('npm run -s check');
  });

  test('every command and option of jiayi that they name is there', () => {
    const program = textOf('local/cli/program.ts');
    const commands = new Set(Array.from(program.matchAll(/command\(\s*'(\w+)'/g), ([, name = '']) => name));
    const ofJiayi = /\bjiayi (?:-- )?(?!help\b)([a-z]+) --|(--[a-z][a-z-]*)(?= |`|$)/gm;
    const unknown = (text: string): string[] =>
      Array.from(text.matchAll(ofJiayi), ([, name, option]) => ({ name, option })).flatMap(
        ({ name, option }) =>
          name !== undefined && !commands.has(name)
            ? [name]
            : option !== undefined && !program.includes(`'${option}`)
              ? [option]
              : [],
      );
    expect([...commands]).toEqual(expect.arrayContaining(['generate', 'import', 'run', 'rates', 'export']));
    const OF_OTHERS = /^.*\b(?:curl|ask|cdk|npm run (?:-s )?(?:deploy|keys|operate)) .*$/gm;
    expect(unknown(textOf('README.md').replaceAll(OF_OTHERS, ''))).toEqual([]);
    expect(unknown(textOf('docs/indicators.md'))).toEqual([]);
  });

  test('every decision is complete, numbered in order and listed in the architecture', () => {
    const decisions = filesUnder('docs/adr', '.md');
    const architecture = textOf('docs/architecture.md');
    decisions.forEach((path, index) => {
      const number = String(index + 1).padStart(4, '0');
      expect(path).toContain(`/${number}-`);
      expect(headingParts(path).slice(1)).toEqual(['context', 'options', 'decision', 'consequences']);
      expect(textOf(path)).toMatch(/^Date: \d{4}-\d{2}-\d{2}$/m);
      expect(architecture).toContain(`(${path.slice('docs/'.length)})`);
    });
    expect(decisions.length).toBeGreaterThan(10);
  });

  test('every dependency is named with its version, its licence and why', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const named = { ...dependencies, ...devDependencies, ...optionalDependencies };
    for (const [name, version] of Object.entries(named)) {
      const [, shownVersion, shownLicence, , , why] = rowOf('docs/dependencies.md', `\`${name}\``) ?? [];
      expect([name, shownVersion]).toEqual([name, version]);
      expect(why).not.toBe('');
      const installed = `node_modules/${name}/package.json`;
      if (!exists(installed)) continue; // an optional one of another platform
      const { license } = Installed.parse(JSON.parse(textOf(installed)));
      expect([name, shownLicence]).toEqual([name, license.replace(/^\((.*)\)$/, '$1')]);
    }
  });

  test('every name of the glossary stands in the code, in whole or as part of a longer one', () => {
    const code = codeFiles().map(textOf).join('\n');
    const isKnown = (name: string): boolean => code.includes(name.replace(/\.csv$/, ''));
    expect(codeSpans('docs/glossary.md').filter((name) => !isKnown(name))).toEqual([]);
  });

  test('no document speaks of one machine', () => {
    const OF_ONE_MACHINE = /\/(?:home|root|work|Users)\/|registry\.npm|npmmirror|localhost:\d/;
    expect(documents().filter((path) => OF_ONE_MACHINE.test(textOf(path)))).toEqual([]);
    expect(OF_ONE_MACHINE.test(textOf('.ci/run'))).toBe(false);
  });

  test('continuous integration runs the README’s own test command', () => {
    expect(statSync(join(PROJECT, '.ci/run')).mode & 0o111).not.toBe(0);
    expect(textOf('.ci/run')).toMatch(/^npm cit$/m);
    expect(textOf('README.md')).toMatch(/^npm cit /m);
  });
});
