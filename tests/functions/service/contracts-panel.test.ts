import { beforeEach, describe, expect, test, vi } from 'vitest';

import { organisationPolicy } from '../../../domain/organisation/index.ts';
import { membersPartition } from '../../../functions/adapters/store/service-keys.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import { contractsApi } from '../../../functions/contracts/lambda.ts';
import { anId } from '../../given/values.ts';
import { givenService, type GivenService, listAt, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

const CONSENT = { by: 'resident', at: SERVICE_DAY, method: 'signature' } as const;
const { largestPanel } = organisationPolicy;

let service: GivenService;

beforeEach(async () => {
  service = await givenService({ apis: [contractsApi] });
});

/** Puts so many people on a team's panel that it has a size. */
const fillPanel = async (teamId: string, size: number): Promise<void> => {
  const { ports, table } = service;
  const there = await ports.residents.panel(anId(teamId));
  const body = { sex: 'F', birthDate: '1970-05-10', regionCode: '530121100201', groups: [] };
  const more = Array.from({ length: size - there.length }, (_, n) => ({
    key: { pk: membersPartition(anId(teamId)), sk: keyText(`full-${n}`) },
    version: 1,
    body: { ...body, name: ports.keys.seal('王春兰'), contractUntil: '2025-12-31' },
  }));
  await table.putMany(more);
};

const signing = {
  residentIds: ['R1-04'],
  teamId: 'T1',
  package: 'basic',
  startsOn: SERVICE_DAY,
  termYears: 1,
  consent: CONSENT,
} as const;

const sign = (told: Readonly<Record<string, unknown>> = {}, headers = {}) =>
  service.call('doctor-1', 'POST', '/v1/contracts', { ...signing, ...told }, headers);

const warning = (size: number) => ({
  code: 'organisation/large-panel',
  message: '团队签约居民已超过警戒线',
  size,
  line: largestPanel,
});

describe('the warning line of a panel', () => {
  test.each([
    [largestPanel - 1, []],
    [largestPanel, [warning(largestPanel + 1)]],
  ])(
    'with %d people there before, one more is signed, with the warning or without',
    async (size, warnings) => {
      await fillPanel('T1', size);
      expect(await sign()).toMatchObject({ status: 201, body: { warnings } });
    },
  );

  test('counts a household together, in the language of the asker', async () => {
    await fillPanel('T1', largestPanel - 1);
    const { body } = await sign({ residentIds: ['R1-04', 'R1-05'] }, { 'accept-language': 'en' });
    expect(valueAt(body, 'warnings')).toEqual([
      {
        ...warning(largestPanel + 1),
        message: 'the panel of the team is larger than its warning line',
      },
    ]);
  });

  test('is passed by who renews without another on the panel', async () => {
    await fillPanel('T1', largestPanel);
    const path = '/v1/contracts/C1-07/renew';
    const renewed = await service.call('doctor-1', 'POST', path, { termYears: 1, consent: CONSENT });
    expect(renewed).toMatchObject({ status: 201, body: { warnings: [] } });
  });

  test('is that of the team that somebody changes to', async () => {
    await fillPanel('T2', largestPanel);
    const moving = { teamId: 'T2', startsOn: SERVICE_DAY, reason: '搬到二村', consent: CONSENT };
    const moved = await service.call('manager-1', 'POST', '/v1/contracts/C1-01/transfer', moving);
    expect(moved).toMatchObject({ status: 201, body: { warnings: [warning(largestPanel + 1)] } });
  });

  test.each(['doctor-1', 'manager-1'])('is told when %s confirms a draft, not before', async (user) => {
    await fillPanel('T1', largestPanel);
    const { body } = await sign({ draft: true });
    expect(valueAt(body, 'warnings')).toEqual([]);
    const path = `/v1/contracts/${textAt(body, 'items.0.id')}/confirm`;
    const confirmed = await service.call(user, 'POST', path, {});
    expect(confirmed).toMatchObject({ status: 200, body: { warnings: [warning(largestPanel + 1)] } });
  });
});

describe('round trips to the store, one after another', () => {
  /** How often the store was asked one after another up to the commit; what is asked together is one trip. */
  const tripsOf = async (request: () => Promise<unknown>): Promise<number> => {
    let running = 0;
    let trips = 0;
    const counted =
      <Given extends readonly unknown[], T>(call: (...given: Given) => Promise<T>) =>
      async (...given: Given): Promise<T> => {
        if (running === 0) trips += 1;
        running += 1;
        const answer = await call(...given);
        running -= 1;
        return answer;
      };
    const { table } = service;
    const { query, get, getMany, transact } = table;
    vi.spyOn(table, 'query').mockImplementation(counted(query));
    vi.spyOn(table, 'get').mockImplementation(counted(get));
    vi.spyOn(table, 'getMany').mockImplementation(counted(getMany));
    vi.spyOn(table, 'transact').mockImplementation(counted(transact));
    await request();
    vi.restoreAllMocks();
    return trips;
  };

  const post = (path: string, body: unknown, user = 'doctor-1') =>
    tripsOf(() => service.call(user, 'POST', path, body));

  test('are two for whatever is done with a contract that was signed here', async () => {
    const signed = await sign();
    const path = `/v1/contracts/${textAt(signed.body, 'items.0.id')}`;
    const serving = { item: 'health_education', doneOn: SERVICE_DAY, evidence: 'x' };
    expect(await post('/v1/contracts', { ...signing, residentIds: ['R1-05'] })).toBe(2);
    expect(await post(`${path}/services`, serving)).toBe(2);
    const moving = { teamId: 'T2', startsOn: '2025-07-01', reason: 'x', consent: CONSENT };
    expect(await post(`${path}/transfer`, moving, 'manager-1')).toBe(2);
    expect(await tripsOf(() => service.call('manager-1', 'GET', path))).toBe(1);
  });

  test('are two to confirm a draft or to give it up', async () => {
    const { body } = await sign({ residentIds: ['R1-04', 'R1-05'], draft: true });
    const [first, second] = listAt(body, 'items').map((item) => `/v1/contracts/${textAt(item, 'id')}`);
    expect(await post(`${first}/confirm`, {})).toBe(2);
    expect(await post(`${second}/void`, { reason: 'x' })).toBe(2);
  });

  test('are three where the id came with an import and does not say whose it is', async () => {
    // The organisation and the users are read once and kept.
    await service.call('doctor-1', 'GET', '/v1/packages');
    expect(await post('/v1/contracts/C1-01/terminate', { endedOn: SERVICE_DAY, reason: 'other' })).toBe(3);
  });
});
