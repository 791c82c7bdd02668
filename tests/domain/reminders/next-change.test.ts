import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { defaultProfile } from '../../../domain/programmes/index.ts';
import { nextTaskChange, openTasks } from '../../../domain/reminders/index.ts';
import { type ResidentHistory, residentOn } from '../../../domain/residents/index.ts';
import { aHistory, anEnrolment, anExam, aPrescription, aResident } from '../../given/records.ts';
import { holds } from '../../given/properties.ts';
import { on } from '../../given/values.ts';
import { type HistoryNear, historiesNear } from '../residents/random-history.ts';

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

test('nobody who becomes 65 in the new year is asked for last year’s exam', () => {
  expect(nextChange('2025-01-04', born('1960-01-04'))).toBe('2026-01-01');
});

const patient = { ...born('1990-05-05'), ...enrolled };

test.each([
  ['was examined last year', '2024-12-31', '2026-01-01'],
  ['was examined the year before it', '2023-12-31', '2025-01-08'],
])('nothing falls off the list of a patient who %s, but what is on it', (_whose, examinedOn, changesOn) => {
  expect(nextChange('2025-01-02', { ...patient, exams: [anExam(examinedOn)] })).toBe(changesOn);
});

const SUPPLY = { issuedOn: '2025-02-01', supplyDays: 28 };

test.each([
  ['of the only supply', [SUPPLY], '2025-03-31'],
  ['of the later of two', [SUPPLY, { id: 'P2', issuedOn: '2025-02-20', supplyDays: 28 }], '2025-04-19'],
  [
    'of none, where the later is stopped',
    [SUPPLY, { id: 'P2', issuedOn: '2025-02-20', supplyDays: 28, stoppedOn: '2025-02-25' }],
    '2026-01-01',
  ],
  ['of none, where the disease is not managed', [{ ...SUPPLY, programme: 'diabetes' }], '2026-01-01'],
])('the refill that falls off a patient’s list is that %s', (_whose, prescriptions, changesOn) => {
  expect(nextChange('2025-03-01', { ...patient, prescriptions: prescriptions.map(aPrescription) })).toBe(
    changesOn,
  );
});

const LONGEST_LOOK_DAYS = 400;

/** What a list shows of somebody, and whose list that is. */
const listed = ({ history }: HistoryNear, day: LocalDate): string => {
  const person = residentOn(history, day, defaultProfile);
  const tasks = openTasks(person).map(({ kind, programme, dueOn }) => `${kind} ${programme ?? ''} ${dueOn}`);
  return [...tasks.toSorted(), `team ${person.contract?.teamId ?? ''}`].join(', ');
};

test('before the next change the days ask for the same of the same team', () => {
  let changes = 0;
  const after = fc.integer({ min: -400, max: 40 });
  const property = fc.property(historiesNear, after, (histories, days) => {
    for (const near of histories) {
      const from = plusDays(near.day, days);
      const next = nextTaskChange(residentOn(near.history, from, defaultProfile));
      const before = listed(near, from);
      for (
        let day = plusDays(from, 1), nth = 1;
        day < next && nth < LONGEST_LOOK_DAYS;
        day = plusDays(day, 1), nth++
      )
        expect(`${day}: ${listed(near, day)}`).toBe(`${day}: ${before}`);
      if (listed(near, next) !== before) changes += 1;
    }
  });
  holds(property, 60);
  expect(changes).toBeGreaterThan(0);
});
