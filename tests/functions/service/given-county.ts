import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import type { Cells, CountyRows } from '../county-files/county-texts.ts';

// The first two in one township, the third in another.
const VILLAGES = ['530121100201', '530121100202', '530121101201'] as const;

const REGIONS: readonly Cells[] = [
  { code: '530121', name: '示范县', permanentResidents: '36' },
  { code: '530121100', name: '示范一镇', permanentResidents: '24' },
  { code: '530121101', name: '示范二镇', permanentResidents: '12' },
  ...VILLAGES.map((code, at) => ({ code, name: `示范村${at + 1}`, permanentResidents: '12' })),
];

const INSTITUTIONS: readonly Cells[] = [
  { id: 'I1', name: '一镇卫生院', kind: 'township_health_centre', regionCode: '530121100' },
  { id: 'I2', name: '二镇卫生院', kind: 'township_health_centre', regionCode: '530121101' },
].map((row) => ({ ...row, phone: '0871-6000000' }));

const TEAMS: readonly Cells[] = VILLAGES.map((regionCodes, at) => ({
  id: `T${at + 1}`,
  name: `${at + 1}队`,
  institutionId: at < 2 ? 'I1' : 'I2',
  regionCodes,
  phone: `0871-600000${at + 1}`,
}));

const STAFF: readonly Cells[] = TEAMS.flatMap(({ id = '' }) => [
  { id: `${id}-doctor`, name: `医生${id}`, role: 'family_doctor', teamId: id, isLeader: 'yes' },
  { id: `${id}-nurse`, name: `护士${id}`, role: 'nurse', teamId: id, isLeader: 'no' },
]);

/** The people of every village by the end of their id: R1-01 is of the first village, R2-01 of the second. */
const PEOPLE: readonly Cells[] = [
  { id: '01', name: '王春兰', sex: 'F', birthDate: '1970-05-10', smsConsent: 'yes' },
  { id: '02', name: '李志强', sex: 'M', birthDate: '1965-02-03', smsConsent: 'yes' },
  { id: '03', name: '张桂英', sex: 'F', birthDate: '1948-11-20', ehrFiledOn: '2020-03-01' },
  { id: '04', name: '陈建国', sex: 'M', birthDate: '1985-07-15', householdId: 'home' },
  { id: '05', name: '杨秀梅', sex: 'F', birthDate: '1987-01-30', householdId: 'home' },
  { id: '06', name: '陈小明', sex: 'M', birthDate: '2015-09-01', householdId: 'home' },
  { id: '07', name: '赵德福', sex: 'M', birthDate: '1958-06-17', smsConsent: 'yes' },
  { id: '08', name: '刘晓燕', sex: 'F', birthDate: '1996-04-22', keyGroups: 'pregnant' },
  { id: '09', name: '周永华', sex: 'M', birthDate: '1979-12-05', keyGroups: 'tuberculosis|severe_mental' },
  { id: '10', name: '吴老根', sex: 'M', birthDate: '1935-03-08', diedOn: '2025-01-20' },
  { id: '11', name: '郑远', sex: 'M', birthDate: '1990-08-08', movedOutOn: '2025-02-10' },
  { id: '12', name: '孙玉芬', sex: 'F', birthDate: '1950-10-10', ehrFiledOn: '2019-05-05' },
];

/** A synthetic identity number: sound, and of nobody. */
const idNumberOf = ({ birthDate = '', sex = '' }: Cells, serial: number): string => {
  const digits = `530121${birthDate.replaceAll('-', '')}${String(serial).padStart(2, '0')}${sex === 'M' ? 1 : 2}`;
  return digits + checkCharacter(digits);
};

const CONTRACTS: readonly Cells[] = [
  { id: '01', startsOn: '2025-01-01', termYears: '1' },
  { id: '02', startsOn: '2024-08-01', termYears: '1' },
  { id: '03', startsOn: '2023-10-01', termYears: '2' },
  // The last day is 30 June: it may be renewed.
  { id: '07', startsOn: '2024-07-01', termYears: '1' },
  { id: '08', startsOn: '2025-03-01', termYears: '1' },
  { id: '09', startsOn: '2025-04-01', termYears: '1' },
  { id: '10', startsOn: '2024-09-01', termYears: '1' },
];

const SERVICES: readonly Cells[] = [
  { id: '01', item: 'bp_check', dueOn: '2025-04-01', doneOn: '2025-03-28' },
  { id: '01', item: 'health_education', dueOn: '2025-06-01' },
  { id: '01', item: 'annual_exam', dueOn: '2025-10-01' },
  { id: '02', item: 'glucose_check', dueOn: '2025-02-01', doneOn: '2025-02-01' },
];

const ENROLMENTS: readonly Cells[] = [
  { id: '01', programme: 'hypertension', enrolledOn: '2024-01-10' },
  { id: '02', programme: 'diabetes', enrolledOn: '2024-02-10' },
  { id: '03', programme: 'hypertension', enrolledOn: '2022-03-10' },
  { id: '03', programme: 'diabetes', enrolledOn: '2023-03-10' },
];

const VISITS: readonly Cells[] = [
  { id: '01', programme: 'hypertension', visitedOn: '2025-03-20', sbp: '128', dbp: '78' },
  { id: '02', programme: 'diabetes', visitedOn: '2025-03-10', fpg: '6.1' },
  { id: '03', programme: 'hypertension', visitedOn: '2025-05-30', sbp: '152', dbp: '92' },
  { id: '03', programme: 'diabetes', visitedOn: '2025-05-30', fpg: '8.4' },
];

const PRESCRIPTIONS: readonly Cells[] = [
  { id: '01', programme: 'hypertension', issuedOn: '2025-06-01', days: '28', drugs: 'amlodipine@5mg@1' },
];

const villageRows = (regionCode: string, at: number): CountyRows => {
  const village = at + 1;
  const who = (id = ''): string => `R${village}-${id}`;
  const owned = ({ id = '', ...row }: Cells): Cells => ({ ...row, residentId: who(id) });
  return {
    residents: PEOPLE.map((person, place) => ({
      ...person,
      id: who(person['id']),
      regionCode,
      phone: `138000${village}00${String(place + 1).padStart(2, '0')}`,
      phoneOwner: 'self',
      idNumber: idNumberOf(person, village * 20 + place),
      householdId: person['householdId'] === undefined ? '' : `H${village}`,
    })),
    contracts: CONTRACTS.map(({ id = '', startsOn = '', ...terms }) => ({
      id: `C${village}-${id}`,
      residentId: who(id),
      teamId: `T${village}`,
      package: 'basic',
      signedOn: startsOn,
      startsOn,
      ...terms,
    })),
    services: SERVICES.map(({ id = '', ...row }) => ({ contractId: `C${village}-${id}`, ...row })),
    enrolments: ENROLMENTS.map(owned),
    followups: VISITS.map((row, place) => ({
      ...owned(row),
      id: `V${village}-${place + 1}`,
      mode: 'clinic',
      outcome: 'done',
    })),
    exams: [{ residentId: who('12'), examinedOn: '2025-02-18', kind: 'annual', sbp: '138', dbp: '82' }],
    prescriptions: PRESCRIPTIONS.map((row, place) => ({ ...owned(row), id: `P${village}-${place + 1}` })),
  };
};

const HISTORY = [
  'residents',
  'contracts',
  'services',
  'enrolments',
  'followups',
  'exams',
  'prescriptions',
] as const;

/** A county of three villages with a team and twelve synthetic people each, in every state that the service tells
 *  apart, as of June 2025: see the tables above. */
export const countyRows = (): CountyRows => {
  const villages = VILLAGES.map(villageRows);
  const histories = HISTORY.map((file) => [file, villages.flatMap((rows) => rows[file] ?? [])] as const);
  return {
    regions: REGIONS,
    institutions: INSTITUTIONS,
    teams: TEAMS,
    staff: STAFF,
    ...Object.fromEntries(histories),
  };
};
