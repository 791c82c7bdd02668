import { expect, test } from 'vitest';

import { firstDayOfYear } from '../../domain/kernel/time.ts';
import { sumOf } from '../bench/year/tally.ts';
import { runYear } from '../bench/year/run-year.ts';

const MONTH = { residents: 200, seed: 1, days: 30, smsPrice: 0, from: firstDayOfYear(2025) };

test('in a county that lived for a month nobody was written to twice or too late, and every count of it agrees', async () => {
  const { simulated, checks } = await runYear(MONTH, () => undefined);
  const { visits = 0, sms = 0, answers = 0, calls = 0 } = sumOf(simulated.months.values());
  expect(Math.min(visits, sms, answers, calls)).toBeGreaterThan(0);
  expect(checks.filter(({ against }) => against.length > 0)).toEqual([]);
  expect(checks).toHaveLength(10);
});
