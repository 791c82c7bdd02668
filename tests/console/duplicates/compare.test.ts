import { expect, test } from 'vitest';

import {
  compare,
  isOtherNumber,
  mergedOf,
  type Record,
  type Saying,
} from '../../../console/duplicates/compare.ts';
import { localDate } from '../../../domain/kernel/time.ts';
import { anId, aVillage } from '../../given/values.ts';

const RECORD: Record = {
  id: anId('R1'),
  name: '王春兰',
  sex: 'F',
  birthDate: localDate('1970-05-10'),
  regionCode: aVillage('530121100201'),
  phone: '138****0001',
  keyGroups: [],
  language: 'zh-CN',
  smsConsent: true,
  version: 1,
  aliases: [],
  dated: { keyGroups: [], smsConsents: [], villages: [], absences: [] },
  contracts: [],
  enrolments: [],
  programmes: [],
  screening: [],
  exams: [],
  prescriptions: [],
  referrals: [],
  tasks: [],
  calls: [],
  replies: [],
  changes: [],
};

const SAYING: Saying = {
  date: (date) => date,
  count: String,
  sex: (sex) => sex,
  village: (code) => code,
  group: (code) => code,
  yes: String,
  contract: ({ status }) => status,
  visits: (programme, count) => `${programme} ${count}`,
};

test('two records of one person differ where they say different things, and never by their ids', () => {
  const other = { ...RECORD, id: anId<'ResidentId'>('R2'), phone: '139****0002', smsConsent: false };
  const differing = compare(RECORD, other, SAYING).filter(({ differs }) => differs);
  expect(differing.map(({ field }) => field)).toEqual(['phone', 'smsConsent']);
});

test('an identity number that one of them lacks is no other number', () => {
  expect(isOtherNumber({ idNumber: 'a' }, {})).toBe(false);
  expect(isOtherNumber({ idNumber: 'a' }, { idNumber: 'a' })).toBe(false);
  expect(isOtherNumber({ idNumber: 'a' }, { idNumber: 'b' })).toBe(true);
});

test('a record that is part of another says which one was kept', () => {
  const alias = { ...RECORD, id: anId<'ResidentId'>('R2'), aliasOf: anId<'ResidentId'>('R1') };
  expect(mergedOf(RECORD, RECORD)).toBeUndefined();
  expect(mergedOf(RECORD, alias)).toEqual({ keptId: 'R1', otherId: 'R2' });
  expect(mergedOf(alias, RECORD)).toEqual({ keptId: 'R1', otherId: 'R2' });
});
