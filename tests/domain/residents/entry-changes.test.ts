import { describe, expect, test } from 'vitest';

import type { Result } from '../../../domain/kernel/result.ts';
import {
  amend,
  type Amend,
  changeVillage,
  die,
  evolve,
  fileOf,
  moveIn,
  moveOut,
  nextDatedChange,
  type ResidentChange,
  type ResidentFile,
  residentOnDay,
  type ResidentRefusal,
  tag,
  type Tag,
  untag,
} from '../../../domain/residents/index.ts';
import { aResident, type ResidentGiven } from '../../given/records.ts';
import { aVillage, on } from '../../given/values.ts';

const today = on('2025-06-30');
const first = aVillage('530121100201');
const second = aVillage('530121100202');
const world = {
  today,
  sameNumber: undefined,
  isVillageKnown: (village: string) => village === first || village === second,
  said: { by: 'self', at: '2025-06-30T01:00:00Z', method: 'in_person' },
} as const;

const aFile = (given: ResidentGiven = {}): ResidentFile => fileOf(aResident(given));

type Outcome = Result<readonly ResidentChange[], ResidentRefusal>;

/** The record after a decision that allows it. */
const after = (file: ResidentFile, outcome: Outcome): ResidentFile => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code}`);
  return outcome.value.reduce(evolve, file);
};
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'allowed' : outcome.error.code);

test.each(['2025-06-30', '2024-01-01', '1990-01-01'])(
  'an imported resident is on %s what the folder says',
  (day) => {
    const resident = aResident({ keyGroups: ['disabled', 'tuberculosis'], diedOn: '2030-01-01' });
    expect(residentOnDay(fileOf(resident), on(day))).toStrictEqual(resident);
    const gone = aResident({ movedOutOn: '1989-01-01', smsOptOutOn: '1988-01-01', smsConsent: false });
    expect(residentOnDay(fileOf(gone), on(day))).toStrictEqual(gone);
  },
);

describe('a death', () => {
  test.each([
    ['1970-05-09', 'resident/before-birth'],
    ['1970-05-10', 'allowed'],
    ['2025-06-30', 'allowed'],
    ['2025-07-01', 'resident/after-today'],
  ])('on %s is %s', (diedOn, code) => {
    expect(codeOf(die(aFile(), { diedOn: on(diedOn) }, today))).toBe(code);
  });

  test('is recorded once', () => {
    const dead = after(aFile(), die(aFile(), { diedOn: today }, today));
    expect(residentOnDay(dead, today).diedOn).toBe(today);
    expect(die(dead, { diedOn: on('2025-06-29') }, today)).toEqual({
      ok: false,
      error: { code: 'resident/has-died', diedOn: today },
    });
  });
});

describe('moving', () => {
  const away = aFile({ movedOutOn: '2025-06-10' });

  test.each([
    ['1970-05-09', 'resident/before-birth'],
    ['2025-06-30', 'allowed'],
    ['2025-07-01', 'resident/after-today'],
  ])('out on %s is %s', (movedOutOn, code) => {
    expect(codeOf(moveOut(aFile(), { movedOutOn: on(movedOutOn) }, today))).toBe(code);
  });

  test('out is refused for who is away already or was later, and for the dead', () => {
    expect(codeOf(moveOut(away, { movedOutOn: on('2025-06-10') }, today))).toBe('resident/has-moved-out');
    expect(codeOf(moveOut(away, { movedOutOn: on('2025-06-09') }, today))).toBe('resident/was-away');
    const dead = aFile({ diedOn: '2025-06-20' });
    expect(codeOf(moveOut(dead, { movedOutOn: on('2025-06-20') }, today))).toBe('resident/has-died');
    expect(codeOf(moveOut(dead, { movedOutOn: on('2025-06-19') }, today))).toBe('allowed');
  });

  test('in ends the absence on the day, in another village where told', () => {
    const back = after(away, moveIn(away, { movedInOn: on('2025-06-20'), regionCode: second }, world));
    expect(residentOnDay(back, on('2025-06-09'))).toMatchObject({ movedOutOn: undefined, regionCode: first });
    expect(residentOnDay(back, on('2025-06-19'))).toMatchObject({
      movedOutOn: '2025-06-10',
      regionCode: first,
    });
    expect(residentOnDay(back, on('2025-06-20'))).toMatchObject({
      movedOutOn: undefined,
      regionCode: second,
    });
    const again = after(back, moveOut(back, { movedOutOn: on('2025-06-20') }, today));
    expect(residentOnDay(again, today).movedOutOn).toBe('2025-06-20');
    expect(codeOf(moveIn(again, { movedInOn: on('2025-06-15'), regionCode: first }, world))).toBe(
      'resident/was-away',
    );
  });

  test('in on the day of leaving makes the absence never have been', () => {
    const back = after(away, moveIn(away, { movedInOn: on('2025-06-10'), regionCode: first }, world));
    expect(back).toStrictEqual(aFile());
  });

  test.each([
    ['who is there', aFile(), '2025-06-20', first, 'resident/not-moved-out'],
    ['a day before leaving', away, '2025-06-09', first, 'resident/not-moved-out'],
    ['a day to come', away, '2025-07-01', first, 'resident/after-today'],
    ['an unknown village', away, '2025-06-20', aVillage('530121100999'), 'resident/unknown-village'],
    [
      'the dead',
      aFile({ movedOutOn: '2025-06-10', diedOn: '2025-06-15' }),
      '2025-06-20',
      first,
      'resident/has-died',
    ],
  ])('in is refused for %s', (...[, file, movedInOn, regionCode, code]) => {
    expect(codeOf(moveIn(file, { movedInOn: on(movedInOn), regionCode }, world))).toBe(code);
  });
});

describe('another village', () => {
  test('holds from its day on', () => {
    const moved = after(aFile(), changeVillage(aFile(), { regionCode: second, from: today }, world));
    expect(residentOnDay(moved, on('2025-06-29')).regionCode).toBe(first);
    expect(residentOnDay(moved, today).regionCode).toBe(second);
    expect(codeOf(changeVillage(moved, { regionCode: first, from: on('2025-06-29') }, world))).toBe(
      'resident/later-change',
    );
  });

  test('that one lives in is no event', () => {
    expect(changeVillage(aFile(), { regionCode: first, from: today }, world)).toEqual({
      ok: true,
      value: [],
    });
  });

  test.each([
    ['an unknown one', aFile(), aVillage('530121100999'), '2025-06-30', 'resident/unknown-village'],
    ['a day to come', aFile(), second, '2025-07-01', 'resident/after-today'],
    ['who is away', aFile({ movedOutOn: '2025-06-10' }), second, '2025-06-10', 'resident/has-moved-out'],
    ['the dead', aFile({ diedOn: '2025-06-10' }), second, '2025-06-10', 'resident/has-died'],
  ])('is refused for %s', (...[, file, regionCode, from, code]) => {
    expect(codeOf(changeVillage(file, { regionCode, from: on(from) }, world))).toBe(code);
  });
});

describe('a key group', () => {
  const toTag = (more: Partial<Tag> = {}): Tag => ({ tag: 'disabled', from: today, ...more });

  test('a pregnancy ends by itself 42 days after the expected delivery', () => {
    const file = after(
      aFile(),
      tag(aFile(), { tag: 'pregnant', from: today, expectedOn: on('2025-12-31') }, today),
    );
    expect(residentOnDay(file, on('2025-06-29')).keyGroups).toEqual([]);
    expect(residentOnDay(file, today).keyGroups).toEqual(['pregnant']);
    expect(residentOnDay(file, on('2026-02-10')).keyGroups).toEqual(['pregnant']);
    expect(residentOnDay(file, on('2026-02-11')).keyGroups).toEqual([]);
    expect(nextDatedChange(file.dates, today)).toBe('2026-02-11');
    expect(nextDatedChange(file.dates, on('2026-02-11'))).toBeUndefined();
  });

  test.each([
    ['2026-04-06', 'allowed'],
    ['2026-04-07', 'resident/delivery-too-late'],
    ['2025-05-20', 'allowed'],
    ['2025-05-19', 'resident/tag-ends-before-it-begins'],
  ])('a delivery expected on %s is %s', (expectedOn, code) => {
    const command = { tag: 'pregnant', from: today, expectedOn: on(expectedOn) } as const;
    expect(codeOf(tag(aFile(), command, today))).toBe(code);
  });

  test.each([
    ['a day to come', aFile(), { from: on('2025-07-01') }, 'resident/after-today'],
    ['a day before birth', aFile(), { from: on('1970-05-09') }, 'resident/before-birth'],
    ['the dead', aFile({ diedOn: '2025-06-30' }), {}, 'resident/has-died'],
    ['no day at all', aFile(), { until: today }, 'resident/tag-ends-before-it-begins'],
    ['who is in it', aFile({ keyGroups: ['disabled'] }), {}, 'resident/has-tag'],
  ])('is refused for %s', (...[, file, more, code]) => {
    expect(codeOf(tag(file, toTag(more), today))).toBe(code);
  });

  test('is left on a day, and may be entered again from it on', () => {
    const file = aFile({ keyGroups: ['disabled', 'low_income'] });
    const left = after(file, untag(file, { tag: 'disabled', until: on('2025-06-20') }, today));
    expect(residentOnDay(left, on('2025-06-19')).keyGroups).toEqual(['disabled', 'low_income']);
    expect(residentOnDay(left, on('2025-06-20')).keyGroups).toEqual(['low_income']);
    expect(codeOf(tag(left, toTag({ from: on('2025-06-19') }), today))).toBe('resident/has-tag');
    const again = after(left, tag(left, toTag({ from: on('2025-06-20') }), today));
    expect(residentOnDay(again, today).keyGroups).toEqual(['low_income', 'disabled']);
    expect(after(again, untag(again, { tag: 'disabled', until: on('2025-06-20') }, today))).toStrictEqual(
      left,
    );
  });

  test('is not left by who is not in it, nor on a day to come', () => {
    expect(untag(aFile(), { tag: 'disabled', until: today }, today)).toEqual({
      ok: false,
      error: { code: 'resident/has-no-tag', tag: 'disabled' },
    });
    const file = aFile({ keyGroups: ['disabled'] });
    expect(codeOf(untag(file, { tag: 'disabled', until: on('2025-07-01') }, today))).toBe(
      'resident/after-today',
    );
  });
});

describe('amending a row', () => {
  const amended = (file: ResidentFile, command: Amend) => amend(file, command, world);
  const typesOf = (file: ResidentFile, command: Amend): string[] => {
    const result = amended(file, command);
    return result.ok ? result.value.map(({ type }) => type) : [result.error.code];
  };

  test('makes each changed field a fact of its own', () => {
    const file = aFile({ keyGroups: ['disabled', 'low_income'] });
    const command: Amend = {
      phone: '13800000002',
      regionCode: second,
      keyGroups: ['low_income', 'tuberculosis'],
      smsConsent: false,
      diedOn: today,
    };
    expect(typesOf(file, command)).toEqual([
      'resident-corrected@1',
      'village-changed@1',
      'sms-consent-withdrawn@1',
      'key-group-tagged@1',
      'key-group-untagged@1',
      'resident-died@1',
    ]);
    expect(residentOnDay(after(file, amended(file, command)), today)).toMatchObject({
      phone: '13800000002',
      regionCode: second,
      keyGroups: ['low_income', 'tuberculosis'],
      smsOptOutOn: today,
      diedOn: today,
    });
  });

  test('does all or nothing', () => {
    expect(typesOf(aFile(), { phone: '', regionCode: aVillage('530121100999') })).toEqual([
      'resident/unknown-village',
    ]);
  });

  test('of the row as it stands is no event', () => {
    const { id: _id, smsOptOutOn: _optOut, ...row } = aResident({ keyGroups: ['disabled'] });
    const { ehrFiledOn, ehrLastUsedOn, diedOn, movedOutOn, ...rest } = row;
    const nulls = { ehrFiledOn: null, ehrLastUsedOn: null, diedOn: null, movedOutOn: null };
    expect([ehrFiledOn, ehrLastUsedOn, diedOn, movedOutOn]).toEqual(Array(4).fill(undefined));
    expect(typesOf(aFile({ keyGroups: ['disabled'] }), { ...rest, ...nulls })).toEqual([]);
  });

  test('moves out and back in, and corrects a death', () => {
    const away = aFile({ movedOutOn: '2025-06-10' });
    expect(typesOf(aFile(), { movedOutOn: today })).toEqual(['resident-moved-out@1']);
    expect(typesOf(away, { movedOutOn: on('2025-06-10') })).toEqual([]);
    expect(typesOf(away, { movedOutOn: null })).toEqual(['resident-moved-in@1']);
    expect(typesOf(away, { movedOutOn: null, regionCode: second })).toEqual([
      'resident-moved-in@1',
      'village-changed@1',
    ]);
    expect(typesOf(aFile({ diedOn: '2025-06-01' }), { diedOn: null })).toEqual(['resident-corrected@1']);
    expect(typesOf(aFile({ smsConsent: false }), { smsConsent: true })).toEqual(['sms-consent-given@1']);
  });
});
