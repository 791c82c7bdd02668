import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { profileOf, type RuleProfile } from '../../../domain/programmes/index.ts';
import { isCountyError } from '../../../functions/county-files/county-error.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { type Cells, type CountyRows, sourceOf, textsOf } from './county-texts.ts';
import { importInto, openStoreInMemory } from './imported.ts';
import { linesOf, runInto, runOn } from './outputs-of.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

const storeOf = async (rows: CountyRows): Promise<CountyStore> => {
  const { store } = openStoreInMemory();
  await importInto(store, sourceOf(textsOf(rows)));
  return store;
};

const { regions, institutions, teams, staff } = soundCounty;
const places: CountyRows = { regions, institutions, teams, staff };

/** A county of one person who was enrolled on a day and never visited: `first_visit` is due 14 days later. */
const enrolledOn = (day: string, resident: Cells = {}): CountyRows => ({
  ...places,
  residents: [{ ...SOUND.residents, ...resident }],
  enrolments: [{ ...SOUND.enrolments, enrolledOn: day }],
  exams: [SOUND.exams],
});

/** Enrolled on 1 June: first visit due on 15 June, SMS on 8 and 14 June. */
const firstVisitInJune = enrolledOn('2025-06-01');

/** What a day's run lists in reminders.csv: resident, phone, kind, subjects, due date and offset. */
const remindersOn = async (store: CountyStore, day: string): Promise<readonly string[]> =>
  linesOf((await runOn(store, day)).files['reminders.csv']).map((line) =>
    line.split(',').slice(0, 6).join(','),
  );

/** Runs a day whose files cannot be put in place: it breaks off when its messages are claimed. */
const breakOff = async (store: CountyStore, day: string, folder = tempFolder()): Promise<unknown> => {
  mkdirSync(join(folder, 'assessments.csv'));
  return runInto(folder, { store, day });
};

const reminder = (offsetDays: number): string =>
  `R1,13800001234,first_visit,R1:first_visit:hypertension,2025-06-15,${offsetDays}`;

describe('a run after missed days', () => {
  const runAfter = async (last: string, day: string): Promise<readonly string[]> => {
    const store = await storeOf(firstVisitInJune);
    await runOn(store, last);
    return remindersOn(store, day);
  };

  test('on a fresh database misses none', async () => {
    expect(await remindersOn(await storeOf(firstVisitInJune), '2025-06-09')).toEqual([]);
  });

  test.each<[last: string, day: string, sent: readonly number[]]>([
    ['2025-06-07', '2025-06-08', [-7]],
    ['2025-06-08', '2025-06-09', []],
    ['2025-06-07', '2025-06-09', [-7]],
    ['2025-06-07', '2025-06-10', [-7]],
    ['2025-06-07', '2025-06-11', []],
    ['2025-06-01', '2025-06-10', [-7]],
    ['2025-06-10', '2025-06-14', [-1]],
    ['2025-06-10', '2025-06-15', [-1]],
    ['2025-06-10', '2025-06-16', [-1]],
    ['2025-06-10', '2025-06-17', []],
    ['2024-06-10', '2025-06-16', [-1]],
  ])(
    'last run on %s: on %s what fell due at most 2 days ago goes out, at its own offset',
    async (...given) => {
      const [last, day, sent] = given;
      expect(await runAfter(last, day)).toEqual(sent.map(reminder));
    },
  );

  test('going back sends for that day alone', async () => {
    expect(await runAfter('2025-06-20', '2025-06-08')).toEqual([reminder(-7)]);
    expect(await runAfter('2025-06-20', '2025-06-09')).toEqual([]);
  });

  test('does not send again what a run that broke off before its end had claimed', async () => {
    const store = await storeOf(firstVisitInJune);
    await runOn(store, '2025-06-07');
    await expect(breakOff(store, '2025-06-08')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await remindersOn(store, '2025-06-09')).toEqual([]);
  });

  test('lists on the day itself what a run that broke off had claimed', async () => {
    const store = await storeOf(firstVisitInJune);
    await expect(breakOff(store, '2025-06-08')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await remindersOn(store, '2025-06-08')).toEqual([reminder(-7)]);
  });

  test('leaves nothing to send for a day that it made up for, should that be run later', async () => {
    const store = await storeOf(firstVisitInJune);
    await runOn(store, '2025-06-07');
    expect(await remindersOn(store, '2025-06-10')).toEqual([reminder(-7)]);
    expect(await remindersOn(store, '2025-06-08')).toEqual([]);
    expect(await remindersOn(store, '2025-06-09')).toEqual([]);
  });

  test('again on the same day lists the same', async () => {
    const store = await storeOf(firstVisitInJune);
    await runOn(store, '2025-06-07');
    expect(await remindersOn(store, '2025-06-09')).toEqual([reminder(-7)]);
    expect(await remindersOn(store, '2025-06-09')).toEqual([reminder(-7)]);
  });

  test('makes no call step up for: calls are for the day alone', async () => {
    const store = await storeOf(firstVisitInJune);
    await runOn(store, '2025-06-15');
    const calls = async (day: string): Promise<readonly string[]> =>
      linesOf((await runOn(store, day)).files['calls.csv']);
    expect(await calls('2025-06-17')).toEqual([]);
    expect(await calls('2025-06-18')).toEqual(['R1,T1,first_visit,2025-06-15,call_step']);
  });
});

describe('a second run of a day', () => {
  test('gives the same bytes', async () => {
    const store = await storeOf(firstVisitInJune);
    const first = await runOn(store, '2025-06-08');
    expect(await runOn(store, '2025-06-08')).toEqual(first);
  });

  test('by another profile judges “controlled” by its limits, in the same rows, and says so', async () => {
    const visits = ([sbp, dbp]: readonly [string, string]): CountyRows => ({
      ...soundCounty,
      residents: [{ ...SOUND.residents, birthDate: '1955-03-10' }],
      followups: [{ ...SOUND.followups, sbp, dbp }],
    });
    const assessed = async (reading: readonly [string, string], id: string): Promise<string | undefined> => {
      const files = (await runOn(await storeOf(visits(reading)), '2025-06-30', profile(id))).files;
      return linesOf(files['assessments.csv'])[0];
    };
    expect(await assessed(['146', '84'], 'CN-NBPHS-2017')).toBe(
      'V1,R1,hypertension,2025-03-10,H7,1,yes,routine,FOLLOW_UP,2025-06-10,CN-NBPHS-2017',
    );
    expect(await assessed(['146', '84'], 'CN-PRIMARY-2025')).toBe(
      'V1,R1,hypertension,2025-03-10,H6,2,no,adjust,FOLLOW_UP,2025-03-24,CN-PRIMARY-2025',
    );
    expect(await assessed(['140', '90'], 'UK-QOF')).toBe(
      'V1,R1,hypertension,2025-03-10,H7,1,yes,routine,FOLLOW_UP,2025-06-10,UK-QOF',
    );
    expect(await assessed(['140', '90'], 'CN-NBPHS-2017')).toBe(
      'V1,R1,hypertension,2025-03-10,H6,2,no,adjust,FOLLOW_UP,2025-03-24,CN-NBPHS-2017',
    );
    expect(await assessed(['141', '90'], 'UK-QOF')).toContain(',H6,2,no,');
    expect(await assessed(['129', '79'], 'CN-PRIMARY-2025')).toContain(',H7,1,yes,');
    expect(await assessed(['130', '79'], 'CN-PRIMARY-2025')).toContain(',H6,2,no,');
  });
});

const profile = (id: string): RuleProfile => {
  const found = profileOf(id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
};

describe('a run is refused with one sentence', () => {
  const refusalOf = async (store: CountyStore): Promise<string> => {
    const outcome: unknown = await runOn(store, '2025-06-08').catch((error: unknown) => error);
    return isCountyError(outcome) ? outcome.says.en : 'not refused';
  };

  test('on a store without a county', async () => {
    expect(await refusalOf(openStoreInMemory().store)).toBe('the database holds no county: import one first');
  });

  test('on a store whose latest import was broken off, until it is imported again', async () => {
    const store = await storeOf(firstVisitInJune);
    await store.startImport();
    expect(await refusalOf(store)).toBe('the latest import did not finish: import the county again');
    await importInto(store, sourceOf(textsOf(firstVisitInJune)));
    expect(await refusalOf(store)).toBe('not refused');
  });

  test('and leaves what stands in the folder as it was', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'rates.csv'), 'yesterday’s');
    const { store } = openStoreInMemory();
    await expect(runInto(folder, { store, day: '2025-06-08' })).rejects.toThrow(
      'the database holds no county',
    );
    expect(readdirSync(folder)).toEqual(['rates.csv']);
  });
});

test('a run that cannot put its files in place leaves nothing half-written and is not finished', async () => {
  const store = await storeOf(firstVisitInJune);
  const folder = tempFolder();
  await expect(breakOff(store, '2025-06-08', folder)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(folder)).toEqual(['assessments.csv']);
  expect(await store.lastFinishedRun(on('2025-06-09'))).toBeUndefined();
});

describe('what goes to one phone on one day', () => {
  const household = (...people: readonly Cells[]): CountyRows => ({
    ...places,
    residents: people.map((person, n) => ({ ...SOUND.residents, id: `R${n + 1}`, ...person })),
    enrolments: people.map((_, n) => ({
      ...SOUND.enrolments,
      residentId: `R${n + 1}`,
      enrolledOn: '2025-06-01',
    })),
    exams: people.map((_, n) => ({ ...SOUND.exams, residentId: `R${n + 1}` })),
  });

  test('is one text for the household, however the number is written', async () => {
    const store = await storeOf(household({ phone: '+86 138-0000-1234' }, { phone: '13800001234' }));
    expect(await remindersOn(store, '2025-06-08')).toEqual([
      'R1,13800001234,first_visit,R1:first_visit:hypertension|R2:first_visit:hypertension,2025-06-15,-7',
    ]);
  });

  test('leaves out whom a guard turned away: they are called', async () => {
    const store = await storeOf(
      household(
        { smsConsent: 'no', phone: '' },
        { smsOptOutOn: '2025-06-08' },
        { smsOptOutOn: '2025-06-09' },
        { phone: '0718-1234567' },
        { smsConsent: '' },
      ),
    );
    const { files } = await runOn(store, '2025-06-08');
    expect(linesOf(files['reminders.csv']).map((line) => line.split(',')[3])).toEqual([
      'R3:first_visit:hypertension',
    ]);
    expect(linesOf(files['calls.csv'])).toEqual([
      'R1,T1,first_visit,2025-06-15,no_consent',
      'R2,T1,first_visit,2025-06-15,opted_out',
      'R4,T1,first_visit,2025-06-15,no_mobile',
      'R5,T1,first_visit,2025-06-15,no_consent',
    ]);
  });
});
