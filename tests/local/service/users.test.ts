import { describe, expect, test } from 'vitest';

import { demonstrationUsers } from '../../../local/service/users.ts';
import { countyRows } from '../../functions/service/given-county.ts';
import { givenService } from '../../functions/service/given-service.ts';

const rows = countyRows();
const withHospital = {
  ...rows,
  institutions: (rows.institutions ?? []).map((row) =>
    row['id'] === 'I2' ? { ...row, kind: 'county_hospital' } : row,
  ),
};

const usersOf = async (county: typeof rows) => {
  const { ports } = await givenService({ rows: county });
  return new Map(
    demonstrationUsers(await ports.reference()).map(({ subject }) => [String(subject.userId), subject]),
  );
};

describe('the demonstration users', () => {
  test('somebody at the county hospital answers what is referred there', async () => {
    const users = await usersOf(withHospital);
    expect(users.get('hospital-1')).toMatchObject({ role: 'institution_manager', institutionId: 'I2' });
    expect(users.get('manager-1')).toMatchObject({ role: 'institution_manager', institutionId: 'I1' });
  });

  test('a county without a hospital has nobody there', async () => {
    const users = await usersOf(rows);
    expect(users.has('hospital-1')).toBe(false);
    expect(users.get('manager-1')).toMatchObject({ institutionId: 'I1' });
  });
});
