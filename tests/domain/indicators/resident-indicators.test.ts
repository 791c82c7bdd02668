import { describe, expect, test } from 'vitest';

import { aContract, anExam, aResident, aService } from '../../given/records.ts';
import { shareOn } from './counting.ts';

const day = '2025-06-30';

describe('contracted', () => {
  const contracted = (onDay: string, given: Parameters<typeof aContract>[0]) =>
    shareOn(onDay, { contracts: [aContract({ startsOn: '2024-07-01', ...given })] }, ['contract_rate']);

  test.each([
    ['2024-06-30', '0/1'],
    ['2024-07-01', '1/1'],
    ['2025-06-30', '1/1'],
    ['2025-07-01', '0/1'],
  ])('from the first to the last day of the term: on %s %s', (onDay, share) => {
    expect(contracted(onDay, {})).toBe(share);
  });

  test('until the day before an early end', () => {
    expect(contracted('2025-02-28', { endedOn: '2025-03-01' })).toBe('1/1');
    expect(contracted('2025-03-01', { endedOn: '2025-03-01' })).toBe('0/1');
  });

  test('from the signature on, where it is later than the start', () => {
    expect(contracted('2024-08-09', { signedOn: '2024-08-10' })).toBe('0/1');
    expect(contracted('2024-08-10', { signedOn: '2024-08-10' })).toBe('1/1');
  });
});

describe('services of the current contract', () => {
  const served = (services: ReturnType<typeof aService>[], indicator: string) =>
    shareOn(day, { contracts: [aContract({ services })] }, [indicator]);

  test.each([
    ['2025-06-30', '2025-06-30', '1/1'],
    ['2025-06-30', '2025-07-01', '0/1'],
    ['2025-06-30', undefined, '0/1'],
    ['2025-07-01', '2025-06-01', 'outside'],
  ])('an item due on %s and done on %s counts %s by 30 June', (...row) => {
    const [dueOn, doneOn, share] = row;
    expect(served([aService(dueOn, doneOn)], 'fulfilment_item_rate')).toBe(share);
    expect(served([aService(dueOn, doneOn)], 'signed_and_served_rate')).toBe(share);
  });

  test('count one by one as items, and all together as a person served', () => {
    const all = [aService('2025-02-01', '2025-02-01'), aService('2025-03-01', '2025-06-30')];
    expect(served(all, 'fulfilment_item_rate')).toBe('2/2');
    expect(served(all, 'signed_and_served_rate')).toBe('1/1');
    const most = [...all, aService('2025-04-01')];
    expect(served(most, 'fulfilment_item_rate')).toBe('2/3');
    expect(served(most, 'signed_and_served_rate')).toBe('0/1');
  });

  test('are those of one contract only, the one that started last', () => {
    const contracts = [
      aContract({ id: 'C1', startsOn: '2025-01-01', services: [aService('2025-02-01', '2025-02-01')] }),
      aContract({ id: 'C2', startsOn: '2025-03-01', services: [aService('2025-04-01')] }),
    ];
    expect(shareOn(day, { contracts }, ['fulfilment_item_rate'])).toBe('0/1');
  });

  test('are none without a contract', () => {
    expect(shareOn(day, {}, ['fulfilment_item_rate'])).toBe('outside');
    expect(shareOn(day, {}, ['signed_and_served_rate'])).toBe('outside');
  });
});

describe('renewal', () => {
  const startOf = { '2024-06-01': '2023-06-02', '2025-05-31': '2024-06-01' };
  const renewed = (...given: Parameters<typeof aContract>[0][]) =>
    shareOn(day, { contracts: given.map((one, index) => aContract({ id: `C${index}`, ...one })) }, [
      'renewal_rate',
    ]);

  test.each([
    ['2023-06-01', 'outside'],
    ['2023-06-02', '0/1'],
    ['2024-06-01', '0/1'],
    ['2024-06-02', 'outside'],
  ])('asks for terms that ended t − 394 to t − 30: one that started on %s counts %s', (startsOn, share) => {
    expect(renewed({ startsOn })).toBe(share);
  });

  test.each([
    ['2025-05-31', '0/1'],
    ['2025-06-01', '1/1'],
    ['2025-06-30', '1/1'],
    ['2025-07-01', '0/1'],
  ])('counts another contract from the next day to the thirtieth: one of %s makes %s', (startsOn, share) => {
    expect(renewed({ startsOn: startOf['2025-05-31'] }, { startsOn, signedOn: '2025-05-01' })).toBe(share);
  });

  test('counts a renewal only when it is signed by the day', () => {
    const ended = { startsOn: startOf['2025-05-31'] };
    expect(renewed(ended, { startsOn: '2025-06-15', signedOn: '2025-06-30' })).toBe('1/1');
    expect(renewed(ended, { startsOn: '2025-06-15', signedOn: '2025-07-01' })).toBe('0/1');
  });

  test('leaves out a contract that ended early, by a day even', () => {
    expect(renewed({ startsOn: startOf['2024-06-01'], endedOn: '2024-06-01' })).toBe('outside');
    expect(renewed({ startsOn: startOf['2024-06-01'], endedOn: '2024-06-02' })).toBe('0/1');
  });

  test('counts every contract row, duplicates included', () => {
    const ended = { startsOn: startOf['2024-06-01'] };
    expect(renewed(ended, ended, { startsOn: '2024-06-10' })).toBe('2/2');
  });
});

describe('health files', () => {
  test.each([
    ['2025-06-30', '1/1'],
    ['2025-07-01', '0/1'],
    [undefined, '0/1'],
  ])('filed on %s counts %s', (ehrFiledOn, share) => {
    expect(shareOn(day, { resident: aResident({ ehrFiledOn }) }, ['ehr_filing_rate'])).toBe(share);
  });

  test.each([
    ['2025-06-30', '2024-06-30', '0/1'],
    ['2025-06-30', '2024-07-01', '1/1'],
    ['2025-06-30', '2025-06-30', '1/1'],
    ['2025-06-30', '2025-07-01', '0/1'],
    ['2025-06-30', undefined, '0/1'],
    ['2024-02-29', '2023-02-28', '0/1'],
    ['2024-02-29', '2023-03-01', '1/1'],
  ])('on %s a file used last on %s counts %s', (...row) => {
    const [onDay, ehrLastUsedOn, share] = row;
    const resident = aResident({ ehrFiledOn: '2020-01-01', ehrLastUsedOn });
    expect(shareOn(onDay, { resident }, ['ehr_use_rate'])).toBe(share);
  });

  test('that are not filed by the day are not asked for their use', () => {
    const resident = aResident({ ehrFiledOn: '2025-07-01', ehrLastUsedOn: '2025-06-01' });
    expect(shareOn(day, { resident }, ['ehr_use_rate'])).toBe('outside');
  });
});

describe('the exam of the elderly', () => {
  const old = aResident({ birthDate: '1960-06-30' });

  test.each([
    ['2024-12-31', '0/1'],
    ['2025-01-01', '1/1'],
    ['2025-06-30', '1/1'],
    ['2025-07-01', '0/1'],
  ])('on %s counts %s for the year up to 30 June', (examinedOn, share) => {
    expect(shareOn(day, { resident: old, exams: [anExam(examinedOn)] }, ['elderly_exam_rate'])).toBe(share);
  });

  test('is asked from the 65th birthday on', () => {
    expect(shareOn('2025-06-29', { resident: old }, ['elderly_exam_rate'])).toBe('outside');
    expect(shareOn('2025-06-30', { resident: old }, ['elderly_exam_rate'])).toBe('0/1');
  });
});

test('contract and file indicators count by group, the others for all only', () => {
  const resident = aResident({ birthDate: '1950-01-01', ehrFiledOn: '2020-01-01' });
  const contracts = [aContract({ services: [aService('2025-02-01')] })];
  const given = { resident, contracts };
  for (const indicator of ['contract_rate', 'signed_and_served_rate', 'ehr_filing_rate', 'ehr_use_rate']) {
    expect(shareOn(day, given, [indicator, 'elderly'])).not.toBe('outside');
    expect(shareOn(day, given, [indicator, 'child'])).toBe('outside');
  }
  for (const indicator of ['fulfilment_item_rate', 'elderly_exam_rate']) {
    expect(shareOn(day, given, [indicator, 'all'])).toBe('0/1');
    expect(shareOn(day, given, [indicator, 'elderly'])).toBe('outside');
  }
});
