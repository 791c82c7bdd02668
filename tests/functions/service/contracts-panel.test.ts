import { beforeEach, describe, expect, test, vi } from 'vitest';

import { organisationPolicy } from '../../../domain/organisation/index.ts';
import { membersPartition } from '../../../functions/adapters/store/service-keys.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import { contractsApi } from '../../../functions/contracts/lambda.ts';
import { anId } from '../../given/values.ts';
import { CONSENT, signing } from './given-contracts.ts';
import { givenService, type GivenService, SERVICE_DAY, textAt, valueAt } from './given-service.ts';

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

const sign = (told: Readonly<Record<string, unknown>> = {}, headers = {}) =>
  service.call('doctor-1', 'POST', '/v1/contracts', signing(told), headers);

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

  test('is not spoken of to who renews with the same team: nobody joins', async () => {
    await fillPanel('T1', largestPanel + 1);
    const path = '/v1/contracts/C1-07/renew';
    const panel = vi.spyOn(service.ports.residents, 'panel');
    const renewed = await service.call('doctor-1', 'POST', path, { termYears: 1, consent: CONSENT });
    expect(renewed).toMatchObject({ status: 201, body: { warnings: [] } });
    expect(panel).not.toHaveBeenCalled();
  });

  test('is that of the team that somebody renews with instead', async () => {
    await fillPanel('T2', largestPanel);
    const body = { termYears: 1, teamId: 'T2', consent: CONSENT };
    const renewed = await service.call('manager-1', 'POST', '/v1/contracts/C1-07/renew', body);
    expect(renewed).toMatchObject({ status: 201, body: { warnings: [warning(largestPanel + 1)] } });
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
