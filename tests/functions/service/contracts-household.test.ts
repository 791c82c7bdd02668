import { describe, expect, test } from 'vitest';

import { contractsApi } from '../../../functions/contracts/lambda.ts';
import type { Cells, CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from './given-county.ts';
import { type Answered, givenService, listAt, SERVICE_DAY, valueAt } from './given-service.ts';

const MOST = 30;

const member = (n: number): Cells => ({
  id: `H-${String(n).padStart(2, '0')}`,
  name: '陈大家',
  sex: n % 2 === 0 ? 'F' : 'M',
  birthDate: '1980-03-04',
  phone: `139000000${String(n).padStart(2, '0')}`,
  phoneOwner: 'self',
  regionCode: '530121100201',
  householdId: 'H9',
});

/** The county with a household of thirty, each followed up for two chronic diseases. */
const withHousehold = (): CountyRows => {
  const rows = countyRows();
  const members = Array.from({ length: MOST }, (_, n) => member(n + 1));
  const enrolments = members.flatMap(({ id = '' }) =>
    ['hypertension', 'diabetes'].map((programme): Cells => ({
      residentId: id,
      programme,
      enrolledOn: '2024-01-10',
    })),
  );
  return {
    ...rows,
    residents: [...(rows.residents ?? []), ...members],
    enrolments: [...(rows.enrolments ?? []), ...enrolments],
  };
};

type Signing = { readonly people: number; readonly teamId?: string; readonly user?: string };

const signOf = async () => {
  const service = await givenService({ apis: [contractsApi], rows: withHousehold() });
  return ({ people, teamId = 'T1', user = 'doctor-1' }: Signing): Promise<Answered> =>
    service.call(
      user,
      'POST',
      '/v1/contracts',
      {
        residentIds: Array.from({ length: people }, (_, n) => member(n + 1)['id']),
        teamId,
        package: 'basic',
        startsOn: SERVICE_DAY,
        termYears: 1,
        consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
      },
      { 'idempotency-key': `household-${people}` },
    );
};

describe('a large household', () => {
  test('of twelve signs in one go with the team of the village', async () => {
    const sign = await signOf();
    const { status, body } = await sign({ people: 12 });
    expect(status).toBe(201);
    expect(listAt(body, 'items')).toHaveLength(12);
  });

  test.each([
    ['the team of the village', 'T1', 'doctor-1', 12],
    ['another team, to which every task moves', 'T2', 'manager-1', 8],
  ])('that signs with %s hears how many fit, and so many do', async (...[, teamId, user, least]) => {
    const sign = await signOf();
    const { status, body } = await sign({ people: MOST, teamId, user });
    expect({ status, type: valueAt(body, 'type') }).toEqual({
      status: 422,
      type: '/problems/contract/household-too-large',
    });
    const fits = Number(valueAt(body, 'fits'));
    process.stdout.write(`${fits} people with two programmes each sign in one go with ${teamId}\n`);
    expect(fits).toBeGreaterThanOrEqual(least);
    expect(await sign({ people: fits + 1, teamId, user })).toMatchObject({ status: 422, body: { fits } });
    expect(await sign({ people: fits, teamId, user })).toMatchObject({ status: 201 });
  });
});
