import { describe, expect, test } from 'vitest';

import { languageOf, readHeaders } from '../../../functions/kit/read-headers.ts';

const read = (headers: Readonly<Record<string, string>>) => readHeaders({ headers }, 'en');

describe('the language of an answer', () => {
  test.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.8', 'en'],
    ['zh-CN,en;q=0.8', 'zh-CN'],
    ['zh;q=0.5,en;q=0.9', 'en'],
    ['en;q=0,zh', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['fr,en;q=0.1', 'en'],
    ['fr', 'zh-CN'],
    ['*', 'zh-CN'],
    ['english', 'zh-CN'],
    ['en;q=x', 'zh-CN'],
  ])('for %s is %s', (asked, language) => {
    expect(languageOf({ headers: { 'accept-language': asked } })).toBe(language);
  });
});

describe('the version that the asker has seen', () => {
  test.each([
    ['"v3"', 3],
    [' "v3" ', 3],
    ['*', undefined],
    ['"v0"', 0],
    // Whatever is no version of ours is always stale, never as if nothing had been said.
    ['W/"v3"', -1],
    ['v3', -1],
    ['"v3", "v4"', -1],
    ['"v1e3"', -1],
    ['', -1],
  ])('%s is %s', (header, ifMatch) => {
    expect(read({ 'if-match': header })).toMatchObject({ ok: true, value: { ifMatch } });
  });

  test('is any where none is named', () => {
    expect(read({})).toEqual({ ok: true, value: { ifMatch: undefined, reason: undefined } });
  });
});

describe('the purpose of a look', () => {
  test('is read as it was written', () => {
    const sent = encodeURIComponent('复核高血压随访');
    expect(read({ 'jiayi-purpose': sent })).toMatchObject({ ok: true, value: { reason: '复核高血压随访' } });
  });

  test.each([['%'], ['%E0%A4%A'], ['%00'], ['a%0Db'], ['x'.repeat(501)]])('%s is refused', (sent) => {
    expect(read({ 'jiayi-purpose': sent })).toMatchObject({
      ok: false,
      error: { code: 'request/malformed', errors: [{ path: 'header.Jiayi-Purpose' }] },
    });
  });

  test('may have five hundred characters', () => {
    expect(read({ 'jiayi-purpose': 'x'.repeat(500) }).ok).toBe(true);
  });
});

test.each([
  ['x', true],
  ['a1B2-_~!', true],
  ['x'.repeat(200), true],
  ['x'.repeat(201), false],
  ['', false],
  ['a b', false],
  ['键', false],
])('the Idempotency-Key %s is one: %s', (key, isOne) => {
  expect(read({ 'idempotency-key': key }).ok).toBe(isOne);
});
