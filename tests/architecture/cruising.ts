import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

import { PROJECT } from './project-files.ts';

const config = await extractDepcruiseConfig(join(PROJECT, '.dependency-cruiser.mjs'));

/** The names of the rules that `npm run imports` holds the tree to. */
export const ruleNames = (): string[] => (config.forbidden ?? []).map(({ name = '' }) => name).sort();

/** Cruises folders of a tree with the project's own rules and options. */
export const cruiseTree = async (baseDir: string, folders: readonly string[]): Promise<ICruiseResult> => {
  const { options = {}, forbidden = [] } = config;
  const { output } = await cruise(
    [...folders],
    { ...options, baseDir, ruleSet: { forbidden }, validate: true },
    options.enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error('without an output type the result is an object');
  return output;
};

/** What breaks a rule, one line each. */
export const breaches = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();

/** Files of a small tree by their path, each with its text. */
export type SeededTree = Readonly<Record<string, string>>;

const PACKAGES = ['zod', 'date-fns', 'rrule', '@aws-sdk/client-dynamodb', 'aws-cdk-lib'];

const writeTree = (folder: string, tree: SeededTree): void => {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const packageFiles = (name: string): SeededTree => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};\n',
});

const FOLDERS = ['domain', 'events', 'functions', 'local', 'infra', 'console', 'tests'];

/** Writes a tree outside the project, cruises it by the project's rules and removes it.
 *  @returns the names of the rules it breaks, each once */
export const rulesBrokenBy = async (tree: SeededTree): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-imports-'));
  try {
    writeTree(folder, Object.assign({}, tree, ...PACKAGES.map(packageFiles)));
    const present = FOLDERS.filter((name) => Object.keys(tree).some((path) => path.startsWith(`${name}/`)));
    const { summary } = await cruiseTree(folder, present);
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
