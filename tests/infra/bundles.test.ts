import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { manifest } from '../../functions/manifest.ts';
import { bundle, type Weight } from '../../infra/bundle.ts';
import { lambdasOf } from '../../infra/constructs/lambda-rows.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** @source issue 5, “On AWS” */
const MOST_BYTES = 430_000;
/** What a file loads, when it is loaded itself or later. */
const LOADED = /\b(?:from|import\(?)"([\w@:/.-]+)"/g;
/** So short a file brings and makes nothing itself. */
const SHORT = 300;
/** As long as it may take where other tests keep the machine busy. */
const LONGEST_MS = 300_000;

const apis = lambdasOf(manifest).filter(({ kind }) => kind === 'http');
const folder = tempFolder();
let weights: ReadonlyMap<string, Weight>;

/** Lambdas carry the classes of no other errors of these clients: `instanceof` would say no. */
const BY_CLASS = /import \{([^}]*)\} from '@aws-sdk\/client-(?:dynamodb|kms)'/g;
/** It makes tables, which no Lambda does. */
const ELSEWHERE = 'functions/adapters/store/create-table.ts';

const textsOf = (lambda: string): readonly string[] =>
  readdirSync(join(folder, lambda)).map((file) => readFileSync(join(folder, lambda, file), 'utf8'));

const classesIn = (file: string): readonly string[] =>
  Array.from(readFileSync(file, 'utf8').matchAll(BY_CLASS), ([, names = '']) => names)
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name.endsWith('Exception'));

test('an error that is told by its class is one whose class bundles keep', () => {
  const files = globSync('functions/**/*.ts').filter((file) => file !== ELSEWHERE);
  expect([...new Set(files.flatMap(classesIn))].sort()).toEqual([
    'ConditionalCheckFailedException',
    'TransactionCanceledException',
  ]);
});

beforeAll(async () => {
  weights = await bundle(folder, apis);
}, LONGEST_MS);

test('a library that something asks for by its default is there when it does', () => {
  const writers = textsOf('indicators-http').filter((text) => text.includes('xl/workbook.xml'));
  expect(writers).toHaveLength(1);
});

describe.each(apis.map(({ lambda }) => lambda))('the bundle of %s', (lambda) => {
  test('is no heavier than an API function may be at a start', () => {
    expect(weights.get(lambda)?.start).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('starts with one file, beside the one that makes its handler', () => {
    const first = readFileSync(join(folder, lambda, 'index.mjs'), 'utf8');
    expect(first.length).toBeLessThan(SHORT);
    expect(Array.from(first.matchAll(/from"([^"]*)"/g), ([, from]) => from)).toEqual([
      expect.stringMatching(/^\.\/later-\w+\.mjs$/),
    ]);
  });

  test('loads no file but its own', () => {
    const loaded = textsOf(lambda).flatMap((text) =>
      Array.from(text.matchAll(LOADED), ([, file = '']) => file),
    );
    expect(loaded.filter((file) => !file.startsWith('./later-'))).toEqual([]);
    expect(loaded.length).toBeGreaterThan(0);
  });

  test('weighs what its files weigh, and has its source nowhere', () => {
    const files = readdirSync(join(folder, lambda));
    const contents = files.map((file) => readFileSync(join(folder, lambda, file)));
    const { start = 0, later = 0 } = weights.get(lambda) ?? {};
    expect(contents.reduce((sum, { length }) => sum + length, 0)).toBe(start + later);
    expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
    expect(contents.filter((content) => content.includes('sourceMappingURL'))).toEqual([]);
  });
});
