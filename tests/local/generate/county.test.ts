import { describe, expect, test } from 'vitest';

import { birthDateIn, idNumber, sexIn } from '../../../domain/kernel/id-number.ts';
import { isId } from '../../../domain/kernel/ids.ts';
import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { isWithin, plainNumber, ranges } from '../../../domain/kernel/quantity.ts';
import { isRegionCode, isVillageCode } from '../../../domain/kernel/region-code.ts';
import { completedAge, isLocalDate, localDate } from '../../../domain/kernel/time.ts';
import type { CsvRow } from './read-county.ts';
import { AS_OF, cell, FILES, hasCome, lastDayOf, makeSampleCounty, managedIn } from './sample-county.ts';

const RESIDENTS = 20_000; // enough for rates to come within two points
const county = makeSampleCounty(RESIDENTS);

const isResident = (row: CsvRow): boolean =>
  !hasCome(cell(row, 'diedOn')) && !hasCome(cell(row, 'movedOutOn'));

// county-files.md, Files; smsOptOutOn by readings.md A36.
const COLUMNS = {
  regions: 'code,name,parentCode,permanentResidents',
  institutions: 'id,name,kind,regionCode,parentId,phone',
  teams: 'id,name,institutionId,regionCodes,phone',
  staff: 'id,name,role,teamId,phone,title,isLeader',
  residents:
    'id,name,idNumber,sex,birthDate,phone,phoneOwner,regionCode,householdId,keyGroups,ehrFiledOn,ehrLastUsedOn,' +
    'smsConsent,smsOptOutOn,diedOn,movedOutOn',
  contracts: 'id,residentId,teamId,package,signedOn,startsOn,termYears,endedOn,endReason,renewsId',
  services: 'contractId,item,dueOn,doneOn',
  enrolments: 'residentId,programme,enrolledOn,closedOn,closeReason',
  followups:
    'id,residentId,programme,visitedOn,visitedAt,mode,outcome,sbp,dbp,fpg,ppg,hba1c,heartRate,temperature,weightKg,' +
    'heightCm,symptoms,dangerSigns,adverseReaction,complication,pregnantOrLactating,cannotHandle,adherence,staffId,note',
  exams: 'residentId,examinedOn,kind,sbp,dbp,fpg,heightCm,weightKg,waistCm,result,note',
  prescriptions: 'id,residentId,programme,issuedOn,days,drugs,assessed,patientConfirmed,staffId,stoppedOn',
  referrals:
    'id,residentId,programme,direction,reason,urgency,referredOn,toInstitutionId,checkedOn,returnedOn,status',
} as const;

describe('the files of a synthetic county', () => {
  test.each(FILES)('%s.csv has the columns of the public format', (file) => {
    expect(county.columnsOf(file).join(',')).toBe(COLUMNS[file]);
  });

  test('hold as many residents as were asked for and about nine rows for each', () => {
    expect(county.rowsOf('residents')).toHaveLength(RESIDENTS);
    const rows = FILES.reduce((sum, file) => sum + county.rowsOf(file).length, 0);
    expect(rows).toBe(county.totalRows);
    expect(rows / RESIDENTS).toBeGreaterThan(8);
    expect(rows / RESIDENTS).toBeLessThan(10.5);
  });

  test('name nothing twice', () => {
    const keyed = FILES.filter((file) => county.columnsOf(file).includes('id'));
    for (const file of keyed) {
      const ids = county.rowsOf(file).map((row) => cell(row, 'id'));
      expect(new Set(ids).size, file).toBe(ids.length);
      expect(ids.every(isId), file).toBe(true);
    }
    const keys = [
      ['regions', ['code']],
      ['services', ['contractId', 'item', 'dueOn']],
      ['enrolments', ['residentId', 'programme', 'enrolledOn']],
      ['exams', ['residentId', 'examinedOn', 'kind']],
    ] as const;
    for (const [file, parts] of keys) {
      const texts = county.rowsOf(file).map((row) => parts.map((part) => cell(row, part)).join(' '));
      expect(new Set(texts).size, file).toBe(texts.length);
    }
  });

  test('refer only to what is there', () => {
    const references = [
      ['regions', 'parentCode', county.valuesOf('regions', 'code')],
      ['institutions', 'regionCode', county.valuesOf('regions', 'code')],
      ['institutions', 'parentId', county.valuesOf('institutions')],
      ['teams', 'institutionId', county.valuesOf('institutions')],
      ['teams', 'regionCodes', county.valuesOf('regions', 'code')],
      ['staff', 'teamId', county.valuesOf('teams')],
      ['residents', 'regionCode', county.valuesOf('regions', 'code')],
      ['contracts', 'residentId', county.valuesOf('residents')],
      ['contracts', 'teamId', county.valuesOf('teams')],
      ['contracts', 'renewsId', county.valuesOf('contracts')],
      ['services', 'contractId', county.valuesOf('contracts')],
      ['enrolments', 'residentId', county.valuesOf('residents')],
      ['followups', 'residentId', county.valuesOf('residents')],
      ['followups', 'staffId', county.valuesOf('staff')],
      ['exams', 'residentId', county.valuesOf('residents')],
      ['prescriptions', 'residentId', county.valuesOf('residents')],
      ['prescriptions', 'staffId', county.valuesOf('staff')],
      ['referrals', 'residentId', county.valuesOf('residents')],
      ['referrals', 'toInstitutionId', county.valuesOf('institutions')],
    ] as const;
    for (const [file, column, targets] of references) {
      const named = county.rowsOf(file).flatMap((row) => cell(row, column).split('|'));
      const lost = named.filter((name) => name !== '' && !targets.has(name));
      expect(lost, `${file}.${column}`).toEqual([]);
    }
  });

  test('hold sound dates, and nothing recorded after the day', () => {
    const dates = /(?:On|birthDate)$/;
    const ahead = new Set(['dueOn', 'startsOn']);
    for (const file of FILES)
      for (const column of county.columnsOf(file).filter((name) => dates.test(name))) {
        const texts = [...county.valuesOf(file, column)].filter((text) => text !== '');
        expect(
          texts.filter((text) => !isLocalDate(text)),
          `${file}.${column}`,
        ).toEqual([]);
        if (!ahead.has(column))
          expect(
            texts.filter((text) => text > AS_OF),
            `${file}.${column}`,
          ).toEqual([]);
      }
  });

  test('hold readings within the recordable ranges', () => {
    for (const file of ['followups', 'exams'] as const)
      for (const [name, range] of Object.entries(ranges)) {
        const texts = [...county.valuesOf(file, name)].filter((text) => text !== '');
        const bad = texts.filter((text) => !isWithin(plainNumber(text) ?? Number.NaN, range));
        expect(bad, `${file}.${name}`).toEqual([]);
      }
  });
});

describe('the places', () => {
  test('are a tree from province to village with a few townships of several villages', () => {
    const codes = county.rowsOf('regions').map((row) => cell(row, 'code'));
    expect(codes.every(isRegionCode)).toBe(true);
    expect(codes.filter((code) => code.length === 9).length).toBeGreaterThanOrEqual(2);
    expect(codes.filter(isVillageCode).length).toBeGreaterThanOrEqual(4);
  });

  test('have centres with village clinics under them and teams with one leader each', () => {
    const clinics = county.rowsOf('institutions').filter((row) => row['kind'] === 'village_clinic');
    expect(clinics.length).toBeGreaterThan(0);
    expect(clinics.every((row) => row['parentId'] !== '')).toBe(true);
    const leaders = county.rowsOf('staff').filter((row) => row['isLeader'] === 'yes');
    expect(leaders.map((row) => row['teamId'])).toEqual(county.rowsOf('teams').map((row) => row['id']));
  });
});

describe('the people', () => {
  test('have citizen numbers that agree with birth date and sex, save a few who have none', () => {
    const withNumber = county.rowsOf('residents').filter((row) => row['idNumber'] !== '');
    for (const row of withNumber) {
      const number = idNumber(cell(row, 'idNumber'));
      if (number === undefined) throw new Error(`not a citizen number: ${cell(row, 'id')}`);
      expect([birthDateIn(number), sexIn(number)]).toEqual([row['birthDate'], row['sex']]);
    }
    expect(new Set(withNumber.map((row) => row['idNumber'])).size).toBe(withNumber.length);
    expect(withNumber.length / RESIDENTS).toBeGreaterThan(0.95);
    expect(withNumber.length).toBeLessThan(RESIDENTS);
  });

  test('live in households of one to six, and share phones only within them', () => {
    const sizes = Map.groupBy(county.rowsOf('residents'), (row) => cell(row, 'householdId'));
    const counts = new Set([...sizes.values()].map((members) => members.length));
    expect([...counts].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    const mobiles = county
      .rowsOf('residents')
      .filter((row) => mobileNumber(cell(row, 'phone')) !== undefined);
    const households = Map.groupBy(mobiles, (row) => mobileNumber(cell(row, 'phone')));
    const shared = [...households.values()].filter((rows) => rows.length > 1);
    expect(shared.length).toBeGreaterThan(RESIDENTS / 50);
    expect(shared.every((rows) => new Set(rows.map((row) => row['householdId'])).size === 1)).toBe(true);
  });

  test('are as old as in a rural county, and about seven in ten agree to messages', () => {
    const ages = county
      .rowsOf('residents')
      .filter(isResident)
      .map((row) => completedAge(localDate(cell(row, 'birthDate')), AS_OF));
    const share = (is: (age: number) => boolean): number => ages.filter(is).length / ages.length;
    expect(share((age) => age >= 65)).toBeGreaterThan(0.17);
    expect(share((age) => age >= 65)).toBeLessThan(0.205);
    expect(share((age) => age <= 6)).toBeGreaterThan(0.05);
    expect(share((age) => age <= 6)).toBeLessThan(0.075);
    const agreed = county.rowsOf('residents').filter((row) => row['smsConsent'] === 'yes').length / RESIDENTS;
    expect(Math.abs(agreed - 0.7)).toBeLessThan(0.02);
  });
});

describe('the rates', () => {
  test('come out near 42 % of all and 92 % of the key groups contracted', () => {
    const contracted = new Set(
      county
        .rowsOf('contracts')
        .filter(
          (row) =>
            cell(row, 'signedOn') <= AS_OF && cell(row, 'startsOn') <= AS_OF && lastDayOf(row) >= AS_OF,
        )
        .map((row) => cell(row, 'residentId')),
    );
    const inCare = managedIn(county);
    const residents = county.rowsOf('residents').filter(isResident);
    const key = residents.filter((row) => {
      const age = completedAge(localDate(cell(row, 'birthDate')), AS_OF);
      return age >= 65 || age <= 6 || row['keyGroups'] !== '' || inCare.has(cell(row, 'id'));
    });
    const percent = (rows: readonly CsvRow[]): number =>
      (100 * rows.filter((row) => contracted.has(cell(row, 'id'))).length) / rows.length;
    expect(Math.abs(percent(residents) - 42)).toBeLessThan(2);
    expect(Math.abs(percent(key) - 92)).toBeLessThan(2);
  });
});
