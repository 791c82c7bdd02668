import { describe, expect, test } from 'vitest';

import { correctVisit, type EntryContext, type VisitEntry } from '../../../domain/follow-ups/index.ts';
import { FollowUpCorrected } from '../../../events/follow-ups.ts';
import { aVisit } from '../../given/records.ts';
import { on } from '../../given/values.ts';
import { after, aFollowUpHistory, allowed, anEntry } from './entries.ts';

const today = on('2025-03-10');
const override = { class: 2, nextOn: on('2025-03-20'), reason: '复查' } as const;
const history = aFollowUpHistory([
  { ...aVisit({ id: 'V1', visitedOn: '2025-03-01', sbp: 150, dbp: 80 }), override },
  aVisit({ id: 'V2', visitedOn: '2025-03-08', visitedAt: '09:00', sbp: 130, dbp: 80 }),
]);

const said = (visit: VisitEntry, context: Partial<EntryContext> = {}): unknown => {
  const result = correctVisit(history, visit, { today, ...context });
  return result.ok ? 'corrected' : result.error;
};

const about = (code: string, id: string, more: object = {}): object => ({
  code: `follow-up/${code}`,
  followUpId: id,
  programme: 'hypertension',
  ...more,
});

describe('correcting a visit', () => {
  test('puts the whole of it in the old one’s place and keeps the doctor’s override', () => {
    const entry = anEntry({ id: 'V1', visitedOn: '2025-03-02', sbp: 135, dbp: 80 });
    const events = allowed(correctVisit(history, entry, { today }));
    expect(events).toStrictEqual([{ type: 'follow-up-corrected@1', ...entry, residentId: 'R1' }]);
    expect(FollowUpCorrected.parse(events[0])).toStrictEqual(events[0]);
    expect(after(history, events).visits).toStrictEqual([
      { ...aVisit({ id: 'V1', visitedOn: '2025-03-02', sbp: 135, dbp: 80 }), override },
      history.visits[1],
    ]);
  });

  test('a visit that is not recorded is not found', () => {
    expect(said(anEntry({ id: 'V9' }))).toEqual({ code: 'follow-up/not-found', followUpId: 'V9' });
  });

  test('a visit stays in its programme', () => {
    expect(said(anEntry({ id: 'V1', programme: 'diabetes' }))).toEqual({
      code: 'follow-up/programme-differs',
      followUpId: 'V1',
      programme: 'diabetes',
      recorded: 'hypertension',
    });
  });

  test('the rules of entry hold: it is no duplicate of itself but of another visit', () => {
    expect(said(anEntry({ id: 'V2', visitedOn: '2025-03-08', visitedAt: '09:00' }))).toBe('corrected');
    const twin = anEntry({ id: 'V1', visitedOn: '2025-03-08', visitedAt: '09:00' });
    expect(said(twin)).toEqual(
      about('duplicate', 'V1', { otherId: 'V2', visitedOn: '2025-03-08', visitedAt: '09:00' }),
    );
    expect(said(twin, { confirmed: true })).toBe('corrected');
  });

  test.each([
    ['after-today', { visitedOn: '2025-03-11' }, { today }],
    ['before-birth', { visitedOn: '1970-05-09' }, { birthDate: '1970-05-10' }],
    ['outside-enrolment', { visitedOn: '2023-12-31' }, { enrolledOn: '2024-01-01' }],
    ['sbp-not-above-dbp', { sbp: 80, dbp: 90 }, { sbp: 80, dbp: 90 }],
  ])('%s: refused as for a new one', (code, given, more) => {
    expect(said(anEntry({ id: 'V2', ...given }))).toEqual(about(code, 'V2', more));
  });

  test.each([
    ['2025-03-19', true],
    ['2024-12-20', true],
    ['2024-12-19', false],
    ['2025-03-20', false],
  ])('a doctor’s next date of 2025-03-20 must still fit a visit moved to %s', (visitedOn, fits) => {
    const result = correctVisit(history, anEntry({ id: 'V1', visitedOn }), { today: on('2025-03-31') });
    expect(result.ok).toBe(fits);
    if (!result.ok)
      expect(result.error).toMatchObject({ code: 'follow-up/override-does-not-fit', nextOn: '2025-03-20' });
  });
});
