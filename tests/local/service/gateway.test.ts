import { describe, expect, test } from 'vitest';

import { matcher } from '../../../local/service/gateway.ts';

const match = matcher([
  'GET /v1/things/{id}',
  'PATCH /v1/things/{id}',
  'GET /v1/things/mine',
  'POST /v1/things/{id}/parts',
]);

describe('the route of a request', () => {
  test('is the one with a fixed word before the one with a parameter', () => {
    expect(match('GET', '/v1/things/mine')).toMatchObject({ routeKey: 'GET /v1/things/mine' });
    expect(match('GET', '/v1/things/7')).toEqual({
      kind: 'route',
      routeKey: 'GET /v1/things/{id}',
      params: { id: '7' },
    });
  });

  test('that is known by another method comes with each of the methods, once', () => {
    expect(match('DELETE', '/v1/things/mine')).toEqual({ kind: 'other-method', methods: ['GET', 'PATCH'] });
    expect(match('GET', '/v1/things/7/parts')).toEqual({ kind: 'other-method', methods: ['POST'] });
  });

  test('may be none', () => {
    expect(match('GET', '/v1/others')).toEqual({ kind: 'none' });
    expect(match('GET', '/v1/things/7/')).toEqual({ kind: 'none' });
  });
});
