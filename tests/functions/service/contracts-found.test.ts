import { describe, expect, test } from 'vitest';

import { newContractId, ownerIn, teamIn } from '../../../functions/contracts/contract-id.ts';
import { anId } from '../../given/values.ts';
import { countyRows } from './given-county.ts';
import { givenService, type GivenService, SERVICE_DAY, textAt } from './given-service.ts';

const OWN = 'k3_xW-9aPq0Zr7Tb';

describe('the id of a new contract', () => {
  const made = (residentId: string, teamId = 'T1'): string =>
    newContractId({ newId: () => OWN }, { residentId: anId(residentId), teamId: anId(teamId) });

  test('says whose the contract is, also where the id has dots of its own', () => {
    expect(made('R1')).toBe(`R1.T1-${OWN}`);
    expect(ownerIn(anId(made('R1')))).toBe('R1');
    expect(ownerIn(anId(made('530121.100.7')))).toBe('530121.100.7');
  });

  test('says with which team, also where that id has hyphens of its own', () => {
    expect(teamIn(anId(made('R1')))).toBe('T1');
    expect(teamIn(anId(made('R.1', 'T-5-1')))).toBe('T-5-1');
  });

  test('does not say a team whose id has a dot', () => {
    expect(made('R1', 'T.1')).toBe(`R1.${OWN}`);
    expect(teamIn(anId(made('R1', 'T.1')))).toBeUndefined();
  });

  test.each([
    [44, `${'R'.repeat(44)}.T1-${OWN}`],
    [45, `${'R'.repeat(45)}.${OWN}`],
    [47, `${'R'.repeat(47)}.${OWN}`],
    [48, OWN],
  ])('says less where a resident id of %d characters leaves no room', (length, id) => {
    expect(made('R'.repeat(length))).toBe(id);
  });

  test.each(['C1-01', '.C1', OWN])('that is %s names nobody, and no team', (id) => {
    expect(ownerIn(anId(id))).toBeUndefined();
    expect(teamIn(anId(id))).toBeUndefined();
  });

  test('that is none is a broken world', () => {
    const parties = { residentId: anId<'ResidentId'>('R1'), teamId: anId<'TeamId'>('T1') };
    expect(() => newContractId({ newId: () => 'no id' }, parties)).toThrow('a new id is an id');
  });
});

describe('finding a contract', () => {
  const signing = (told: Readonly<Record<string, unknown>>) => ({
    teamId: 'T1',
    package: 'basic',
    startsOn: SERVICE_DAY,
    termYears: 1,
    consent: { by: 'resident', at: SERVICE_DAY, method: 'signature' },
    ...told,
  });
  const sign = async ({ call }: GivenService, told: Readonly<Record<string, unknown>>): Promise<string> =>
    textAt((await call('doctor-1', 'POST', '/v1/contracts', signing(told))).body, 'items.0.id');
  const see = ({ call }: GivenService, id: string) => call('doctor-1', 'GET', `/v1/contracts/${id}`);
  const serve = ({ call }: GivenService, id: string) =>
    call('doctor-1', 'POST', `/v1/contracts/${id}/services`, {
      item: 'health_assessment',
      doneOn: SERVICE_DAY,
      evidence: '体检表',
    });

  test('that was signed here works while its record is an alias, and after', async () => {
    const service = await givenService();
    const id = await sign(service, { residentIds: ['R1-04'] });
    const draft = await sign(service, { residentIds: ['R1-04'], draft: true });
    const merging = (action: string) =>
      service.call('doctor-1', 'POST', `/v1/residents/R1-05/${action}`, { otherId: 'R1-04' });
    expect(await merging('merge')).toMatchObject({ status: 200 });
    expect(await see(service, id)).toMatchObject({ status: 200, body: { id, residentId: 'R1-05' } });
    expect(await see(service, draft)).toMatchObject({ status: 404 });
    expect(await serve(service, id)).toMatchObject({ status: 200 });
    expect(await merging('unmerge')).toMatchObject({ status: 200 });
    const after = { id, residentId: 'R1-04', services: [{ doneOn: SERVICE_DAY }, {}, {}] };
    expect(await see(service, id)).toMatchObject({ status: 200, body: after });
    expect(await see(service, draft)).toMatchObject({ status: 200, body: { status: 'draft' } });
  });

  test.each(['C.1-01', 'R1-02.1', 'R2-01.1'])(
    'that came with an import as %s goes by whom it belongs to, not by how it looks',
    async (id) => {
      const rows = countyRows();
      const contracts = rows.contracts?.map((row) => (row['id'] === 'C1-01' ? { ...row, id } : row)) ?? [];
      const services = rows.services?.filter(({ contractId }) => contractId !== 'C1-01') ?? [];
      const service = await givenService({ rows: { ...rows, contracts, services } });
      expect(await see(service, id)).toMatchObject({ status: 200, body: { id, residentId: 'R1-01' } });
    },
  );

  test.each(['R1-01', 'R2-01', 'R9-99'])(
    'works for who names %s as the one whose it is, rightly or not',
    async (residentId) => {
      const service = await givenService();
      expect(await see(service, `C1-01?residentId=${residentId}`)).toMatchObject({
        status: 200,
        body: { id: 'C1-01', residentId: 'R1-01' },
      });
    },
  );

  test('of another team is not found, whomever the asker names', async () => {
    const service = await givenService();
    expect(await see(service, 'C3-01?residentId=R3-01')).toMatchObject({ status: 404 });
    expect(await see(service, 'C3-01?residentId=R1-01')).toMatchObject({ status: 404 });
  });
});
