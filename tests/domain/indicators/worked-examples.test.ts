import { expect, test } from 'vitest';

import type { ResidentHistory } from '../../../domain/residents/index.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aResident,
  aService,
  aVisit,
  type ResidentGiven,
} from '../../given/records.ts';
import { rateIn, rateOn, ratesOn, regionOver } from './counting.ts';

const aPerson = (resident: ResidentGiven, given: Partial<ResidentHistory> = {}): ResidentHistory =>
  aHistory({ ...given, resident: aResident(resident) });

const inForce = aContract({ startsOn: '2025-01-01' });

test('R1: of 200 on the roster with one dead, duplicates and old rows, 87 of 199 are contracted', () => {
  const contracts = [
    ...Array.from({ length: 88 }, () => [inForce]),
    ...Array.from({ length: 4 }, () => [aContract({ startsOn: '2023-06-30' })]),
    ...Array.from({ length: 2 }, () => [aContract({ startsOn: '2025-01-01', endedOn: '2025-06-30' })]),
  ];
  const people = Array.from({ length: 200 }, (_, index) =>
    aPerson(
      { id: `R${index}`, diedOn: index === 0 ? '2025-03-01' : undefined },
      { contracts: [...(contracts[index] ?? []), ...(index === 7 ? [aContract({ id: 'C2' })] : [])] },
    ),
  );
  expect(rateOn('2025-06-30', people, ['contract_rate'])).toBe('87 ÷ 199 = 43.72');
});

test('R2: who is in three key groups counts once: key 5 of 7, all 6 of 10', () => {
  const contracts = [inForce];
  const hypertension = anEnrolment();
  const diabetes = anEnrolment({ programme: 'diabetes' });
  const people = [
    aPerson({ id: 'A', birthDate: '1950-01-01' }, { contracts, enrolments: [hypertension, diabetes] }),
    aPerson({ id: 'B', birthDate: '1950-01-01' }, { contracts }),
    aPerson({ id: 'C' }, { enrolments: [hypertension] }),
    aPerson({ id: 'D', birthDate: '2020-01-01' }, { contracts }),
    aPerson({ id: 'E', keyGroups: ['pregnant'] }, { contracts }),
    aPerson({ id: 'F', keyGroups: ['disabled'] }, { contracts, enrolments: [hypertension] }),
    aPerson({ id: 'G' }, { enrolments: [diabetes] }),
    aPerson({ id: 'H' }, { contracts }),
    aPerson({ id: 'I' }),
    aPerson({ id: 'J' }),
  ];
  expect(rateOn('2025-06-30', people, ['contract_rate', 'key'])).toBe('5 ÷ 7 = 71.43');
  expect(rateOn('2025-06-30', people, ['contract_rate', 'all'])).toBe('6 ÷ 10 = 60.00');
});

test('R3: a county rate is the sum of the towns’ people, not the mean of their rates', () => {
  const villages = ['530121100201', '530121101201'];
  const town = (regionCode: string, people: number, contracted: number) =>
    Array.from({ length: people }, (_, index) =>
      aPerson({ id: `R${index}`, regionCode }, { contracts: index < contracted ? [inForce] : [] }),
    );
  const people = [...town('530121100201', 10, 9), ...town('530121101201', 100, 10)];
  const rateOf = (code: string) =>
    rateIn(ratesOn('2025-06-30', people, regionOver(code, villages)), 'contract_rate');
  expect(rateOf('530121')).toBe('19 ÷ 110 = 17.27');
  expect(rateOf('530121100')).toBe('9 ÷ 10 = 90.00');
  expect(rateOf('530121101')).toBe('10 ÷ 100 = 10.00');
});

test('R4: 10 of 13 items done, 2 of 4 people served in full, who has nothing due is left out', () => {
  const ledger = [
    [4, 4],
    [4, 3],
    [2, 2],
    [0, 0],
    [3, 1],
  ] as const;
  const people = ledger.map(([due, done], index) => {
    const services = Array.from({ length: due }, (_, item) =>
      aService('2025-05-01', item < done ? '2025-05-02' : undefined, `item${item}`),
    );
    const later = aService('2025-07-01', '2025-07-01', 'later');
    return aPerson({ id: `R${index}` }, { contracts: [aContract({ services: [...services, later] })] });
  });
  expect(rateOn('2025-06-30', people, ['fulfilment_item_rate'])).toBe('10 ÷ 13 = 76.92');
  expect(rateOn('2025-06-30', people, ['signed_and_served_rate'])).toBe('2 ÷ 4 = 50.00');
});

/** A hypertension patient: visits on the days given, good but for the last, which has its own values. */
const aPatient = (
  resident: ResidentGiven,
  days: readonly string[],
  [sbp, dbp]: readonly [number, number],
): ResidentHistory =>
  aPerson(resident, {
    enrolments: [anEnrolment()],
    exams: [anExam('2025-04-01')],
    visits: days.map((visitedOn, index) => {
      const isLast = index === days.length - 1;
      return aVisit({
        id: `V${index}`,
        visitedOn,
        sbp: isLast ? sbp : 126,
        dbp: isLast ? dbp : 78,
      });
    }),
  });

test('R5: hypertension on 31 December: standardised 6 of 9, strict 5 of 9, on target 6 of 9', () => {
  const quarterly = ['2025-02-10', '2025-05-10', '2025-08-10', '2025-12-20'];
  const p1 = aPatient({ id: 'P1' }, quarterly, [132, 80]);
  const p3 = aPatient({ id: 'P3' }, quarterly, [138, 88]);
  const p10 = aPatient({ id: 'P10' }, quarterly, [136, 84]);
  const [firstOfP10, ...restOfP10] = p10.visits;
  const high = aVisit({ id: 'V0', visitedOn: firstOfP10?.visitedOn ?? '', sbp: 152, dbp: 94 });
  const people = [
    p1,
    { ...aPatient({ id: 'P2' }, quarterly, [128, 78]), exams: [] },
    {
      ...p3,
      visits: p3.visits.map((visit, index) => (index === 1 ? { ...visit, mode: 'phone' as const } : visit)),
    },
    aPatient({ id: 'P4', birthDate: '1955-06-01' }, ['2025-01-15', ...quarterly], [148, 86]),
    aPatient({ id: 'P5' }, quarterly, [140, 80]),
    {
      ...aPatient({ id: 'P6', birthDate: '1959-06-01' }, ['2025-09-10', '2025-12-20'], [150, 95]),
      enrolments: [anEnrolment({ enrolledOn: '2025-08-01' })],
    },
    aPatient({ id: 'P7', diedOn: '2025-05-20' }, quarterly, [120, 80]),
    {
      ...aPatient({ id: 'P8' }, ['2025-06-01'], [120, 80]),
      exams: [],
      visits: [aVisit({ outcome: 'lost' })],
    },
    aPatient({ id: 'P9' }, quarterly, [130, 82]),
    { ...p10, visits: [high, ...restOfP10] },
  ];
  const rate = (name: string) => rateOn('2025-12-31', people, [`hypertension_${name}`]);
  expect(rate('managed')).toBe('9 ÷ 9 = 100.00');
  expect(rate('standardised_rate')).toBe('6 ÷ 9 = 66.67');
  expect(rate('standardised_strict_rate')).toBe('5 ÷ 9 = 55.56');
  expect(rate('control_rate')).toBe('6 ÷ 9 = 66.67');
});

test('R6: diabetes: 4 of 8 are on target, the lost one is not and 3.9 would be', () => {
  const last = [6.8, 7.0, 6.1, 9.2, undefined, 5.5, 6.99, 16.7];
  const people = last.map((fpg, index) =>
    aPerson(
      { id: `P${index}` },
      {
        enrolments: [anEnrolment({ programme: 'diabetes' })],
        visits: [
          aVisit({ id: 'V1', programme: 'diabetes', visitedOn: '2025-02-01', fpg: 5.2 }),
          aVisit({
            id: 'V2',
            programme: 'diabetes',
            visitedOn: '2025-05-01',
            fpg,
            outcome: fpg === undefined ? 'lost' : 'done',
          }),
        ],
      },
    ),
  );
  expect(rateOn('2025-06-30', people, ['diabetes_control_rate'])).toBe('4 ÷ 8 = 50.00');
  expect(rateOn('2025-06-30', people, ['diabetes_hypoglycaemia'])).toBe('0 ÷ 8 = 0.00');
});
