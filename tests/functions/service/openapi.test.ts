import { describe, expect, test } from 'vitest';

import { apis } from '../../../functions/apis.ts';
import { openApiDocument } from '../../../functions/kit/openapi.ts';

const document = openApiDocument(apis);

const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((found, name) => Object(found)[name], value);

const operations = Object.entries(Object(document['paths'])).flatMap(([path, methods]) =>
  Object.entries(Object(methods)).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    method,
    operation,
  })),
);

/** Every piece of the document, with where it stands. */
const pieces = (value: unknown, where = '#'): [where: string, piece: Record<string, unknown>][] => {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Record<string, unknown>][] = Array.isArray(value) ? [] : [[where, Object(value)]];
  return [...own, ...Object.entries(value).flatMap(([name, part]) => pieces(part, `${where}/${name}`))];
};

test('the document is one of OpenAPI 3.1', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: expect.any(String), version: expect.any(String) },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  expect(operations.length).toBeGreaterThan(0);
});

test('every reference of the document leads somewhere', () => {
  const references = pieces(document).flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []));
  expect(references.length).toBeGreaterThan(0);
  const lost = references.filter((text) => at(document, ...text.slice(2).split('/')) === undefined);
  expect(lost).toEqual([]);
});

test('a body may be left out where each of its fields may', () => {
  const requires = (id: string): unknown =>
    at(
      operations.find(({ operation }) => at(operation, 'operationId') === id)?.operation,
      'requestBody',
      'required',
    );
  expect(requires('referrals.close')).toBe(false);
  expect(requires('referrals.send')).toBe(true);
});

test('every operation has a name of its own', () => {
  const ids = operations.map(({ operation }) => at(operation, 'operationId'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('those that may send the asker to a link say so, with the type of links that may be accepted instead', () => {
  const sending = operations.filter(({ operation }) => at(operation, 'responses', '303') !== undefined);
  expect(sending.map(({ operation }) => at(operation, 'operationId'))).toEqual([
    'county-files.showExportedFile',
    'county-files.showRejectsFile',
  ]);
  for (const { operation } of sending) {
    const { headers, content } = Object(at(operation, 'responses', '303'));
    expect(Object.keys(headers)).toEqual(['Location']);
    expect(Object.keys(content)).toEqual(['text/uri-list']);
    expect(Object.keys(Object(at(operation, 'responses', '200', 'content')))).toEqual([
      'text/csv; charset=utf-8',
      'text/uri-list',
    ]);
  }
});

describe.each(operations)('$name', ({ path, method, operation }) => {
  const parameters = Object.values(Object(at(operation, 'parameters')));
  const responses = Object.entries(Object(at(operation, 'responses')));

  test('has every parameter of its path, once, required and with a schema', () => {
    const named = Array.from(path.matchAll(/\{(\w+)\}/g), ([, word]) => word);
    const inPath = parameters.filter((one) => at(one, 'in') === 'path');
    expect(new Set(inPath.map((one) => at(one, 'name')))).toEqual(new Set(named));
    expect(inPath.every((one) => at(one, 'required') === true)).toBe(true);
    const names = parameters.map((one) => at(one, 'name') ?? at(one, '$ref'));
    expect(new Set(names).size).toBe(names.length);
  });

  test('reads no body where it is a question, and closed objects only', () => {
    if (method === 'get') expect(at(operation, 'requestBody')).toBeUndefined();
    const bodies = pieces(at(operation, 'requestBody'));
    const open = bodies.filter(
      ([, piece]) => piece['type'] === 'object' && piece['additionalProperties'] === undefined,
    );
    expect(open.map(([where]) => where)).toEqual([]);
  });

  test('says of every value what it is', () => {
    const schemas = pieces(operation).filter(([where]) => /\/(properties\/\w+|items|schema)$/.test(where));
    const vague = schemas.filter(([, piece]) => Object.keys(piece).length === 0);
    expect(vague.map(([where]) => where)).toEqual([]);
  });

  test('has one answer besides problems, and says which problems', () => {
    const [done, ...more] = responses.filter(([status]) => status.startsWith('2'));
    expect(done).toBeDefined();
    expect(more).toEqual([]);
    for (const status of ['400', '401', '403', '404', '429', '500', '503'])
      expect(responses.map(([known]) => known)).toContain(status);
    for (const [status, response] of responses.filter(([known]) => /^[45]/.test(known))) {
      const types = at(
        response,
        'content',
        'application/problem+json',
        'schema',
        'allOf',
        '1',
        'properties',
        'type',
        'enum',
      );
      expect(types, status).toContainEqual(expect.stringMatching(/^\/problems\/[a-z-]+\/[a-z-]+$/));
      expect(at(response, 'description')).not.toBe('');
    }
  });

  test('has its summary in both languages', () => {
    expect(at(operation, 'summary')).toMatch(/\p{Script=Han}.* \/ \w/u);
  });
});
