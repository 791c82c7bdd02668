import { expect, test } from 'vitest';

import { defaultProfile } from '../../../domain/programmes/index.ts';
import { nextTaskChange } from '../../../domain/reminders/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { aHistory, anEnrolment, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const nextChange = (day: string, given: Partial<ResidentHistory>): string =>
  nextTaskChange(residentOn(aHistory(given), on(day), defaultProfile));

const born = (birthDate: string) => ({ resident: aResident({ birthDate }) });
const enrolled = { enrolments: [anEnrolment({ enrolledOn: '2024-03-01' })] };

test.each([
  ['of somebody who is asked for no exam', born('1990-05-05'), '2026-01-01'],
  ['of a patient', { ...born('1990-05-05'), ...enrolled }, '2025-01-08'],
  ['of somebody who is 65', born('1959-05-05'), '2025-01-08'],
  ['of somebody who becomes 65 before it', born('1960-01-04'), '2025-01-04'],
  ['of somebody who becomes 65 on the day', born('1960-01-08'), '2025-01-08'],
  ['of somebody who becomes 65 after it', born('1960-01-09'), '2025-01-09'],
])('last year’s exam falls off the list %s', (_whose, given, changesOn) => {
  expect(nextChange('2025-01-02', given)).toBe(changesOn);
});

test('nobody becomes 65 without another look a week after the new year', () => {
  expect(nextChange('2025-01-04', born('1960-01-04'))).toBe('2025-01-08');
});
