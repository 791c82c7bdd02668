import { basename, dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { apis } from '../../functions/apis.ts';
import { type ManifestRow, useCaseOf } from '../../functions/kit/manifest-row.ts';
import { openApiDocument } from '../../functions/kit/openapi.ts';
import { commonProblems } from '../../functions/kit/problem.ts';
import type { Route } from '../../functions/kit/route.ts';
import { manifest } from '../../functions/manifest.ts';
import { codeFiles, filesUnder, PROJECT, textOf } from './project-files.ts';

/** The words of architecture.md, and the one of its files that come and go. */
const CAPABILITIES = [
  'organisation',
  'residents',
  'appraisal',
  'contracts',
  'programmes',
  'follow-ups',
  'prescriptions',
  'exams',
  'referrals',
  'reminders',
  'indicators',
  'data-quality',
  'access',
  'own-record',
  'county-files',
  'runs',
  'relay',
  'publishing',
];

/** A route as its api.ts exports it. */
type Exported = { readonly file: string; readonly name: string; readonly route: Route };

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;

const exportedBy = async (file: string): Promise<Exported[]> => {
  const all: unknown = await import(join(PROJECT, file));
  return Object.entries(Object(all)).flatMap(([name, route]) =>
    isRoute(route) ? [{ file, name, route }] : [],
  );
};

const apiFiles = filesUnder('functions', '/api.ts');
const exported = (await Promise.all(apiFiles.map(exportedBy))).flat();
const functionFiles = filesUnder('functions', '.ts');
const useCases = apis.flatMap(({ operations }) => Array.from(operations.values(), ({ useCase }) => useCase));
const capabilityOf = (id: string): string => id.split('.')[0] ?? '';

const rowsOf = (id: string): ManifestRow[] => manifest.filter((row) => useCaseOf(row) === id);

const sorted = (ids: Iterable<string>): string[] => [...ids].toSorted((a, b) => (a < b ? -1 : 1));

describe.each(exported.map(({ route, ...rest }) => ({ id: route.id, route, ...rest })))(
  'the route $id',
  ({ id, route, file, name }) => {
    test('is of the capability whose folder it stands in', () => {
      expect(`functions/${capabilityOf(id)}/api.ts`).toBe(file);
      expect(id).toMatch(/^[a-z-]+\.[a-z][A-Za-z]+$/);
      expect(route.path).toMatch(/^\/v1\/[\w{}/:.-]+$/);
    });

    test('says what it does in both languages', () => {
      expect(route.summary['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(route.summary.en).not.toBe('');
    });

    test('has one row in the manifest and one use case, in a file of its own', () => {
      expect(rowsOf(id)).toHaveLength(1);
      expect(useCases.filter((one) => one.route === route)).toHaveLength(1);
      const carried = functionFiles.filter((path) =>
        new RegExp(`\\buseCase\\(\\s*${name}\\b`).test(textOf(path)),
      );
      expect(carried.map((path) => dirname(path))).toEqual([dirname(file)]);
    });

    test('names in its path what its parameters hold', () => {
      const named = Array.from(route.path.matchAll(/\{(\w+)\}/g), ([, word = '']) => word);
      expect(sorted(Object.keys(Object(route.params).shape))).toEqual(sorted(named));
    });
  },
);

test('routes, manifest, use cases and the OpenAPI document name the same operations', () => {
  const routes = sorted(exported.map(({ route }) => route.id));
  const rows = manifest.filter(({ trigger }) => trigger.kind === 'http').map(useCaseOf);
  const documented = Object.values(Object(openApiDocument(apis)).paths)
    .flatMap((path) => Object.values(Object(path)))
    .map((operation) => String(Object(operation).operationId));
  expect(sorted(rows)).toEqual(routes);
  expect(sorted(useCases.map(({ route }) => route.id))).toEqual(routes);
  expect(sorted(documented)).toEqual(routes);
});

test('no two routes take the same requests', () => {
  const shapes = exported.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([]);
});

const keyWords = new Set(
  filesUnder('functions/adapters/store', 'keys.ts').flatMap((path) =>
    Array.from(textOf(path).matchAll(/^ \* \| [^|]+ \| ([a-z-]+)(?:#[^|]*)? *\|/gm), ([, word = '']) => word),
  ),
);

describe.each(manifest.map((row) => [useCaseOf(row), row] as const))('the manifest row of %s', (id, row) => {
  test('is of its capability, and its Lambda too', () => {
    expect(CAPABILITIES).toContain(capabilityOf(id));
    expect(row.lambda).toBe(`${capabilityOf(id)}-${row.trigger.kind}`);
    expect(textOf(`functions/${capabilityOf(id)}/manifest.ts`)).toContain('ManifestRow');
  });

  test('says who may use it, how long it may take and what people notice when it fails', () => {
    expect(row.roles.length > 0).toBe(row.trigger.kind === 'http');
    expect(new Set(row.roles).size).toBe(row.roles.length);
    expect(row.timeoutS).toBeGreaterThan(0);
    expect(row.timeoutS).toBeLessThanOrEqual(row.trigger.kind === 'http' ? 30 : 900);
    expect(row.errorImpact.length).toBeGreaterThan(10);
  });

  test('touches what the tables of keys know', () => {
    expect(row.tableAccess.flatMap(({ keys }) => keys).filter((word) => !keyWords.has(word))).toEqual([]);
  });
});

test('what no request starts is named by what starts it, and has a file of that name', () => {
  const byClock = /\.every-[a-z-]+$/;
  const byChange = /\.on-[a-z-]+$/;
  const named = { schedule: byClock, map: byClock, change: byChange, stream: byChange };
  for (const { trigger } of manifest) {
    if (trigger.kind === 'http') continue;
    expect(trigger.id).toMatch(named[trigger.kind]);
    expect(functionFiles).toContain(`functions/${trigger.id.replace('.', '/')}.ts`);
  }
});

test('every use case has a name of its own', () => {
  const ids = manifest.map(useCaseOf);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('folders are named by capabilities', () => {
  const domain = codeFiles().filter((path) => /^domain\/[^/]+\/index\.ts$/.test(path));
  const manifests = functionFiles.filter(
    (path) => basename(path) === 'manifest.ts' && path.split('/').length === 3,
  );
  const folders = [...domain, ...manifests].map((path) => basename(dirname(path)));
  expect(folders.filter((folder) => !CAPABILITIES.includes(folder))).toEqual([]);
});

describe.each(
  manifest.length === 0 ? [] : CAPABILITIES.filter((word) => apiFiles.includes(`functions/${word}/api.ts`)),
)('the refusals of %s', (word) => {
  const problems = apis.find(({ operations }) =>
    [...operations.values()].some(({ useCase }) => capabilityOf(useCase.route.id) === word),
  )?.problems;
  const known = new Set([...Object.keys(commonProblems), ...Object.keys(problems ?? {})]);

  test('that its use cases name have an answer', () => {
    const named = filesUnder(`functions/${word}`, '.ts').flatMap((path) =>
      Array.from(textOf(path).matchAll(/\bcode: '([a-z-]+\/[a-z-]+)'/g), ([, code = '']) => code),
    );
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  test('are answered with a status and a title in both languages', () => {
    for (const [code, { status, title }] of Object.entries(problems ?? {})) {
      expect([400, 403, 404, 409, 410, 412, 422, 429], code).toContain(status);
      expect(title['zh-CN'], code).toMatch(/\p{Script=Han}/u);
      expect(title.en, code).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

test('what many capabilities share is not answered in two ways', () => {
  const statuses = new Map<string, number>(
    Object.entries(commonProblems).map(([code, { status }]) => [code, status]),
  );
  for (const { problems } of apis) {
    for (const [code, { status }] of Object.entries(problems)) {
      expect(statuses.get(code) ?? status, code).toBe(status);
      statuses.set(code, status);
    }
  }
});
