import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { dateField, idField, pageQuery, textField } from '../../../functions/kit/fields.ts';
import { NoQuery, RawBody, readRequest } from '../../../functions/kit/read-request.ts';
import type { Route } from '../../../functions/kit/route.ts';

const route: Route = {
  id: 'tests.read',
  method: 'POST',
  path: '/v1/tests/{id}',
  summary: { 'zh-CN': '测试', en: 'test' },
  params: z.strictObject({ id: idField<'TestId'>() }),
  query: z.strictObject(pageQuery),
  body: z.strictObject({
    on: dateField,
    text: textField.optional(),
    years: z.union([z.literal(1), z.literal(2)]).optional(),
  }),
  answer: z.strictObject({}),
  status: 200,
};

const reading = (more: Readonly<Record<string, unknown>>, of: Route = route) =>
  readRequest(of, {
    routeKey: 'POST /v1/tests/{id}',
    rawPath: '/v1/tests/1',
    headers: {},
    pathParameters: { id: '1' },
    requestContext: { requestId: 'r' },
    ...more,
  });

const sent = (body: unknown, language = 'zh-CN') =>
  reading({ body: JSON.stringify(body), headers: { 'accept-language': language } });

const firstFault = (read: ReturnType<typeof readRequest>) => (read.ok ? undefined : read.error.errors?.[0]);

describe('what is wrong with a request', () => {
  test.each([
    ['zh-CN', '不是存在的日期，应为YYYY-MM-DD'],
    ['en', 'not a real date: YYYY-MM-DD is needed'],
  ])('is said in %s where a check of ours found it', (language, message) => {
    expect(firstFault(sent({ on: '2025-02-29' }, language))).toEqual({
      path: 'body.on',
      code: 'custom',
      message,
    });
  });

  test.each([
    ['zh-CN', /^无效输入：期望/],
    ['en', /^Invalid input: expected/],
  ])('is said in %s where zod found it', (language, message) => {
    const fault = firstFault(sent({ on: '2025-06-16', text: 1 }, language));
    expect(fault).toMatchObject({
      path: 'body.text',
      code: 'invalid_type',
      message: expect.stringMatching(message),
    });
  });

  test('names each unknown field, and the values of a choice', () => {
    const read = sent({ on: '2025-06-16', one: 1, two: 2 }, 'en');
    expect(read).toMatchObject({
      error: {
        code: 'request/malformed',
        errors: [
          { path: 'body.one', message: 'there is no such field' },
          { path: 'body.two', message: 'there is no such field' },
        ],
      },
    });
    expect(firstFault(sent({ on: '2025-06-16', years: 3 }, 'en'))).toMatchObject({
      path: 'body.years',
      code: 'invalid_value',
      message: expect.stringContaining('1|2'),
    });
  });

  test('is not told at any length', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => [`${'x'.repeat(300)}${at}`, at]),
    );
    const read = sent({ on: '2025-06-16', ...many });
    expect(JSON.stringify(read).length).toBeLessThan(20_000);
  });
});

describe('text', () => {
  test.each([
    ['𬱖·买买提', true],
    ['two\nlines\tand a tab', true],
    ['\u0000', false],
    ['\ud800', false],
    ['\u202eabc', false],
    ['\u009b', false],
    ['', false],
  ])('%j can be stored: %s', (text, isSound) => {
    expect(sent({ on: '2025-06-16', text }).ok).toBe(isSound);
  });
});

describe('a body', () => {
  test('that was not sent is an empty one where every field may be left out', () => {
    const of: Route = { ...route, body: z.strictObject({ text: textField.optional() }) };
    expect(reading({}, of)).toMatchObject({ ok: true, value: { body: {} } });
    expect(reading({ body: '' }, of)).toMatchObject({ ok: true, value: { body: {} } });
    expect(reading({ body: 'null' }, of)).toMatchObject({ error: { code: 'request/malformed' } });
  });

  test.each([
    ['zh-CN', '请发送JSON格式的请求体'],
    ['en', 'send a JSON body'],
  ])('that was not sent and is needed is asked for in %s', (language, message) => {
    const read = reading({ headers: { 'accept-language': language } });
    expect(read).toMatchObject({ ok: false, error: { code: 'request/malformed' } });
    expect(firstFault(read)).toEqual({ path: 'body', code: 'invalid_type', message });
  });

  test('that is no UTF-8 is refused, not stored as something else', () => {
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const read = reading({ body: bytes.toString('base64'), isBase64Encoded: true });
    expect(read).toMatchObject({ ok: false, error: { code: 'request/malformed' } });
    expect(firstFault(read)).toMatchObject({ path: 'body', code: 'not_utf8' });
  });

  test.each([
    ['{"on":', 'not_json', 'the body is not valid JSON'],
    [`${'['.repeat(32)}${']'.repeat(32)}`, 'invalid_type', 'expected object'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'too_deep', 'the body is nested too deep'],
  ])('as %s cannot be read: it is said why', (body, code, message) => {
    const read = reading({ body, headers: { 'accept-language': 'en' } });
    expect(read).toMatchObject({ ok: false, error: { code: 'request/malformed' } });
    expect(firstFault(read)).toMatchObject({ path: 'body', code });
    expect(firstFault(read)?.message).toContain(message);
  });

  test.each([
    [31, true],
    [33, false],
  ])('of %s levels is read: %s', (levels, isRead) => {
    const of: Route = { ...route, body: z.unknown() };
    expect(reading({ body: '['.repeat(levels) + ']'.repeat(levels) }, of).ok).toBe(isRead);
  });

  test.each([
    [256 * 1024, true],
    [256 * 1024 + 1, false],
  ])('of %s bytes is read: %s', (bytes, isRead) => {
    const of: Route = { ...route, body: z.unknown() };
    expect(reading({ body: `"${'x'.repeat(bytes - 2)}"` }, of).ok).toBe(isRead);
  });

  const raw: Route = {
    ...route,
    query: NoQuery,
    body: RawBody,
    takes: { types: ['text/csv'], mostBytes: 10 },
  };
  test.each([
    ['text/csv; charset=utf-8', 'a,b', true],
    ['TEXT/CSV', '0123456789', true],
    ['text/csv', '01234567890', 'request/too-large'],
    ['application/json', '{}', 'request/unsupported-type'],
    ['', 'a', 'request/unsupported-type'],
  ])('of another kind than JSON, %s with %s, is handed on as bytes: %s', (type, body, outcome) => {
    const read = reading({ headers: { 'content-type': type }, body }, raw);
    expect(read.ok || read.error.code).toBe(outcome);
    if (read.ok) expect(read.value.body).toEqual(Buffer.from(body));
  });
});

test('an id that is none is as good as one that does not exist', () => {
  expect(reading({ pathParameters: { id: 'a/b' }, body: '{' })).toEqual({
    ok: false,
    error: { code: 'access/not-found' },
  });
});
