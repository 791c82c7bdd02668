import { describe, expect, test } from 'vitest';

import { breaches, cruiseTree, ruleNames, rulesBrokenBy, type SeededTree } from './cruising.ts';
import { CODE_FOLDERS, codeFiles, PROJECT } from './project-files.ts';

/** A module that imports others for their values. */
const using = (...paths: readonly string[]): string =>
  `${paths.map((path, n) => `import * as m${n} from '${path}';`).join('\n')}
export const used = [${paths.map((_, n) => `m${n}`).join(', ')}];\n`;

/** A module that imports another for its types alone. */
const typing = (path: string): string => `import type { Used } from '${path}';\nexport type Mine = Used;\n`;

const LEAF = 'export type Used = string;\nexport const used = 1;\n';

/** One breach of each rule, in a tree that is sound otherwise. */
const BREACHES: Readonly<Record<string, SeededTree>> = {
  'domain-is-pure': { 'domain/contracts/index.ts': using('node:fs') },
  'events-speak-kernel': { 'events/a.ts': using('../domain/exams/index.ts'), 'domain/exams/index.ts': LEAF },
  'calendars-in-the-kernel': { 'domain/exams/index.ts': using('date-fns') },
  'capability-front-door': {
    'local/start.ts': using('../domain/exams/exam.ts'),
    'domain/exams/exam.ts': LEAF,
  },
  'capabilities-meet-at-the-door': {
    'domain/residents/index.ts': typing('../exams/exam.ts'),
    'domain/exams/exam.ts': LEAF,
  },
  'functions-know-no-place': { 'functions/a/b.ts': using('../../local/c.ts'), 'local/c.ts': LEAF },
  'only-lambda-touches-adapters': {
    'functions/a/b.ts': typing('../adapters/store/index.ts'),
    'functions/adapters/store/index.ts': LEAF,
  },
  'adapters-take-ports-as-types': {
    'functions/adapters/a/b.ts': using('../../county-files/port.ts'),
    'functions/county-files/port.ts': LEAF,
  },
  'only-adapters-import-aws': { 'functions/a/b.ts': using('@aws-sdk/client-dynamodb') },
  'places-stand-apart': { 'local/a.ts': using('../tests/b.ts'), 'tests/b.ts': LEAF },
  'infra-reads-the-manifest': { 'infra/a.ts': using('../functions/a/b.ts'), 'functions/a/b.ts': LEAF },
  'only-infra-imports-cdk': { 'functions/a/b.ts': using('aws-cdk-lib') },
  'console-is-thin': { 'console/a.ts': using('../domain/exams/index.ts'), 'domain/exams/index.ts': LEAF },
  'no-circular': { 'local/a.ts': typing('./b.ts'), 'local/b.ts': typing('./a.ts') },
  'no-orphans': { 'local/a.ts': LEAF },
  resolvable: { 'local/a.ts': using('./nowhere.ts') },
};

/** Every import that the borders allow. */
const SOUND: SeededTree = {
  'domain/kernel/time.ts': using('date-fns', 'rrule'),
  'domain/exams/exam.ts': typing('../kernel/time.ts'),
  'domain/exams/index.ts': using('./exam.ts', 'zod', '../../events/a.ts'),
  'domain/residents/index.ts': using('../exams/index.ts'),
  'events/a.ts': using('zod', '../domain/kernel/time.ts'),
  'functions/manifest.ts': LEAF,
  'functions/a/api.ts': using('zod', '../../domain/kernel/time.ts'),
  'functions/a/port.ts': typing('../../domain/exams/index.ts'),
  'functions/a/b.ts': using('./port.ts', './api.ts', '../../events/a.ts', 'node:fs'),
  'functions/a/lambda.ts': using('./b.ts', '../adapters/store/keys.ts'),
  'functions/adapters/store/keys.ts': using('@aws-sdk/client-dynamodb', '../../../domain/kernel/time.ts'),
  'functions/adapters/fills/b.ts': typing('../../a/port.ts'),
  'local/start.ts': using('../functions/a/b.ts', '../functions/adapters/fills/b.ts', 'node:fs'),
  'functions/kit/manifest-row.ts': LEAF,
  'infra/app.ts': using(
    '../functions/manifest.ts',
    '../functions/kit/manifest-row.ts',
    '../functions/adapters/store/keys.ts',
    'aws-cdk-lib',
  ),
  'console/main.ts': using('../functions/a/api.ts', '../domain/kernel/time.ts'),
  'tests/a.test.ts': using('../domain/exams/exam.ts', '../local/start.ts'),
};

describe('the import borders', () => {
  test('the cruise sees every file, none is passed over in silence, and every file keeps every rule', async () => {
    const result = await cruiseTree(PROJECT, CODE_FOLDERS);
    const seen = result.modules
      .map(({ source }) => source)
      .filter((path) => /^(?!node_modules\/).*\.ts$/.test(path));
    expect(seen.sort()).toEqual(codeFiles());
    expect(seen.length).toBeGreaterThan(150);
    expect(breaches(result)).toEqual([]);
  });

  test('a tree with every import that is allowed keeps every rule', async () => {
    expect(await rulesBrokenBy(SOUND)).toEqual([]);
  });

  test('every rule has a breach here', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(ruleNames());
  });

  test.each(Object.entries(BREACHES))('a breach of %s is caught', async (rule, tree) => {
    expect(await rulesBrokenBy(tree)).toEqual([rule]);
  });
});
