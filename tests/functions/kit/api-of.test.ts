import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';

import { apiOf } from '../../../functions/kit/api-of.ts';
import type { ManifestRow } from '../../../functions/kit/manifest-row.ts';
import { NoBody } from '../../../functions/kit/read-request.ts';
import type { Route } from '../../../functions/kit/route.ts';
import { PROVIDER } from '../../../functions/kit/signature.ts';
import type { Asked, UseCase } from '../../../functions/kit/use-case.ts';
import { on } from '../../given/values.ts';
import { givenService, SERVICE_DAY } from '../service/given-service.ts';

const routeNamed = (id: string): Route => ({
  id,
  method: 'GET',
  path: `/v1/${id}`,
  summary: { 'zh-CN': '测试', en: 'A test' },
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NoBody,
  answer: z.strictObject({}),
  status: 200,
});

const rowOf = (trigger: ManifestRow['trigger']): ManifestRow => ({
  trigger,
  lambda: 'tests-http',
  roles: ['administrator'],
  tableAccess: [],
  timeoutS: 10,
  errorImpact: 'nobody is tested',
});

const shown = routeNamed('tests.show');
const rows = [
  rowOf({ kind: 'http', route: shown }),
  rowOf({ kind: 'schedule', id: 'tests.every-hour-count', every: 'hour' }),
];

const asked: Asked<Route> = {
  params: {},
  query: {},
  body: undefined,
  by: PROVIDER,
  reason: undefined,
  language: 'en',
  today: on(SERVICE_DAY),
  now: `${SERVICE_DAY}T02:00:00.000Z`,
  requestId: 'request-1',
  address: '',
  ifMatch: undefined,
};

describe('what a Lambda answers', () => {
  test('is loaded anew by the next request where it could not be loaded, and then kept', async () => {
    const useCase: UseCase<Route> = { route: shown, run: () => Promise.reject(new Error('run')) };
    const load = vi.fn<() => Promise<UseCase<Route>>>().mockResolvedValue(useCase);
    load.mockRejectedValueOnce(new Error('not loaded'));
    const operation = apiOf(rows, { 'tests.show': load }, {}).operations.get('GET /v1/tests.show');
    const { ports } = await givenService({ apis: [] });
    await expect(operation?.useCase.run(asked, ports)).rejects.toThrow('not loaded');
    await expect(operation?.useCase.run(asked, ports)).rejects.toThrow('run');
    await expect(operation?.useCase.run(asked, ports)).rejects.toThrow('run');
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('is known by the routes of the manifest before any use case is loaded', () => {
    const api = apiOf(rows, { 'tests.show': () => Promise.reject(new Error('loaded')) }, {});
    const operation = api.operations.get('GET /v1/tests.show');
    expect(operation).toMatchObject({ roles: ['administrator'], useCase: { route: shown } });
  });

  test.each(['tests.hide', 'tests.every-hour-count'])('%s, which has no route there, is refused', (id) => {
    expect(() => apiOf(rows, { [id]: () => Promise.reject(new Error('loaded')) }, {})).toThrow(
      `the manifest has no route for ${id}`,
    );
  });
});
