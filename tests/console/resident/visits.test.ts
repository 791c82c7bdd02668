import { describe, expect, it } from 'vitest';

import { filledOf } from '../../../console/resident/exam-fields.ts';
import { supplyScale } from '../../../console/resident/supply-scale.ts';
import { visitsOf } from '../../../console/resident/visits.ts';
import { type Deed, whyNot } from '../../../console/resident/why-not.ts';
import { comingOf, comingsOf } from '../../../console/resident/departed.ts';

const said = { action: 'routine', controlled: true, task: null, latestDate: null, profile: 'P' } as const;
const counted = (id: string, visitedOn: string) => ({
  visit: { id, programme: 'hypertension', visitedOn, visitedAt: '09:00', sbp: 130, dangerSigns: ['none'] },
  row: 'H7',
  class: 1,
  ...said,
  why: { 'zh-CN': '因', en: 'why' },
});

const programmes = [
  {
    programme: 'hypertension',
    name: { 'zh-CN': '高血压', en: 'hypertension' },
    visits: [counted('A', '2025-01-01'), counted('B', '2026-01-01')],
  },
];

describe('the visits of a page', () => {
  it('are those of the story, the latest first, for who may not read their own list', () => {
    const visits = visitsOf({ programmes }, []);

    expect(visits.map(({ id }) => id)).toEqual(['B', 'A']);
    expect(visits[0]?.readings).toEqual({ sbp: 130 });
    expect(visits[0]?.dangerSigns).toEqual([]);
    expect(visits[0]?.whole).toBeUndefined();
  });
});

const ROLES = ['team_member'];
const alive = { programmes: [], screening: [] };
const unmanaged = { ...alive, screening: [] };

describe('what cannot be done', () => {
  const all: readonly Deed[] = ['followUp', 'sign', 'prescribe', 'refer', 'enrol', 'exam', 'amend'];

  it.each(all)('a bureau only looks: %s', (deed) => {
    expect(whyNot(deed, { story: unmanaged, roles: ['bureau'] })).toBe('notYours');
  });

  it.each(all)('what is new belongs to the record that was kept: %s', (deed) => {
    const story = { ...unmanaged, aliasOf: 'R9' };

    expect(whyNot(deed, { story, roles: ROLES })).toBe('isMerged');
  });

  it('nothing is begun with who has died, but a visit of an earlier day may be entered', () => {
    const story = { ...unmanaged, diedOn: '2026-01-01' };

    expect(whyNot('sign', { story, roles: ROLES })).toBe('hasDied');
    expect(whyNot('prescribe', { story, roles: ROLES })).toBe('hasDied');
    expect(whyNot('followUp', { story, roles: ROLES })).toBeUndefined();
    expect(whyNot('exam', { story, roles: ROLES })).toBeUndefined();
  });

  it('who is managed in every programme is not enrolled again', () => {
    const story = { ...alive, programmes };

    expect(whyNot('enrol', { story, roles: ROLES })).toBe('allManaged');
    expect(whyNot('refer', { story, roles: ROLES })).toBeUndefined();
  });
});

describe('supply bars', () => {
  it('share a scale that begins with the first supply of the last year and ends a month ahead or later', () => {
    const scale = supplyScale([{ from: '2026-05-29', until: '2026-12-11' }], '2026-11-23');

    expect([scale.from, scale.until]).toEqual(['2026-05-29', '2026-12-23']);
    expect(scale.todayPercent).toBeGreaterThan(80);
  });

  it('leave out what was used up more than a year ago', () => {
    const old = { from: '2024-01-01', until: '2024-03-01' };
    const scale = supplyScale([old, { from: '2026-10-01', until: '2026-12-30' }], '2026-11-23');

    expect(scale.from).toBe('2025-11-23');
    expect(scale.barsOf([old])).toEqual([]);
  });

  it('never leave their line', () => {
    const span = { from: '2025-01-01', until: '2027-02-01' };
    const [bar] = supplyScale([span], '2026-11-23').barsOf([span]);

    expect(bar?.startPercent).toBe(0);
    expect(bar?.widthPercent).toBe(100);
  });
});

describe('an exam as it is sent', () => {
  it('leaves out what was not filled in', () => {
    expect(filledOf({ sbp: null, dbp: 80, note: '', form: { symptoms: [], heartRate: undefined } })).toEqual({
      dbp: 80,
    });
  });

  it('takes what was seen for not in order where nothing else is said', () => {
    expect(filledOf({ form: { ecg: { says: '房颤' }, skin: { isNormal: true, says: '' } } })).toEqual({
      form: { ecg: { says: '房颤', isNormal: false }, skin: { isNormal: true } },
    });
  });
});

describe('death and moving out', () => {
  it('offers what fits how the person stands', () => {
    expect(comingsOf({})).toEqual(['died', 'movedOut']);
    expect(comingsOf({ movedOutOn: '2026-01-01' })).toEqual(['back', 'died']);
    expect(comingsOf({ diedOn: '2026-01-01' })).toEqual(['notDead']);
  });

  it('sends one change', () => {
    expect(comingOf('died', '2026-01-01')).toEqual({ diedOn: '2026-01-01' });
    expect(comingOf('back', '2026-01-01')).toEqual({ movedOutOn: null });
  });
});
