import { describe, expect, it } from 'vitest';

import {
  type Amending,
  changedFields,
  changesOf,
  readAgain,
} from '../../../console/resident/amend-changes.ts';

const record: Amending = {
  name: '徐大明',
  sex: 'M',
  birthDate: '1965-12-07',
  idNumber: '519921********0237',
  phone: '16417525966',
  phoneOwner: 'self',
  regionCode: '519921001001',
  householdId: 'H15',
  ehrFiledOn: '2017-10-20',
  ehrLastUsedOn: undefined,
  language: 'zh-CN',
  keyGroups: ['disabled', 'low_income'],
};

describe('a correction of a record', () => {
  it('sends only what was changed', () => {
    expect(changesOf(record, { ...record, phone: '13800000000' })).toEqual({ phone: '13800000000' });
  });

  it('sends nothing of a number that is masked and was left alone', () => {
    expect(changesOf(record, { ...record, name: '徐明' })).not.toHaveProperty('idNumber');
  });

  it('sends nothing where nothing was changed, whatever the order of the groups and blanks around a text', () => {
    const same = { ...record, name: ' 徐大明 ', keyGroups: ['low_income', 'disabled'] } satisfies Amending;

    expect(changedFields(record, same)).toEqual([]);
    expect(changesOf(record, same)).toEqual({});
  });

  it('takes a value out by null, and a phone by an empty text', () => {
    const emptied = { ...record, householdId: '', phoneOwner: undefined, phone: undefined };

    expect(changesOf(record, emptied)).toEqual({ householdId: null, phoneOwner: null, phone: '' });
  });

  it('sends no groups as an empty list', () => {
    expect(changesOf(record, { ...record, keyGroups: [] })).toEqual({ keyGroups: [] });
  });
});

describe('a record that somebody else changed while it was corrected', () => {
  const now: Amending = { ...record, phone: '13911111111', ehrLastUsedOn: '2026-01-02' };

  it('keeps what was typed and takes everything else as it is now', () => {
    const typed: Amending = { ...record, name: '徐明' };

    const { values } = readAgain(typed, { before: record, now });

    expect(values).toEqual({ ...now, name: '徐明' });
  });

  it('says which fields the other one changed', () => {
    const { theirs } = readAgain(record, { before: record, now });

    expect(theirs).toEqual(['phone', 'ehrLastUsedOn']);
  });

  it('keeps what was typed in the very field that the other one changed', () => {
    const typed: Amending = { ...record, phone: '13700000000' };

    const { values, theirs } = readAgain(typed, { before: record, now });

    expect(values.phone).toBe('13700000000');
    expect(theirs).toContain('phone');
    expect(changesOf(now, values)).toEqual({ phone: '13700000000' });
  });
});
