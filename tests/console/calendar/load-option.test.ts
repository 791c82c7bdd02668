import { describe, expect, test } from 'vitest';

import { type DueLoad, kindsIn, KINDS } from '../../../console/calendar/due-load.ts';
import { loadOption } from '../../../console/calendar/load-option.ts';
import { OFFSETS } from '../../../domain/reminders/index.ts';
import { showDueLoad } from '../../../functions/reminders/api.ts';

const week = { from: '2025-06-16', until: '2025-06-22', workingDays: 5, limit: 10 };

const load: DueLoad = showDueLoad.answer.parse({
  on: '2025-06-16',
  overdue: { people: 3, byKind: { refill: 3 } },
  weeks: [
    { ...week, people: 4, byKind: { follow_up_routine: 4 }, isOverloaded: false, peopleAfter: 9 },
    {
      ...week,
      from: '2025-06-23',
      until: '2025-06-29',
      people: 15,
      byKind: { annual_exam: 15 },
      isOverloaded: true,
      peopleAfter: 10,
    },
  ],
  items: [],
  next: null,
  suggested: 5,
});

const words = {
  overdue: 'overdue',
  limit: 'limit',
  after: 'after',
  overloaded: 'overloaded',
  kind: (kind: string) => kind,
  day: (date: string) => date.slice(5),
};

describe('the picture of a due load', () => {
  test('has a colour for every kind, and shows those of which there is something', () => {
    expect(KINDS.toSorted()).toEqual(Object.keys(OFFSETS).toSorted());
    expect(kindsIn(load)).toEqual(['follow_up_routine', 'refill', 'annual_exam']);
  });

  test('has a bar for what is overdue before those of the weeks', () => {
    expect(loadOption(load, words)).toMatchObject({
      xAxis: { data: ['overdue', '06-16', '06-23'] },
      series: expect.arrayContaining([
        expect.objectContaining({ name: 'refill', data: [3, 0, 0] }),
        expect.objectContaining({ name: 'annual_exam', data: [0, 0, 15] }),
        expect.objectContaining({ name: 'limit', data: [null, 10, 10] }),
      ]),
    });
  });

  test('marks an overloaded week by a word, and shows how full each is with the suggestions', () => {
    expect(loadOption(load, words)).toMatchObject({
      series: expect.arrayContaining([
        expect.objectContaining({ name: 'overloaded', data: [[2, 15]] }),
        expect.objectContaining({
          name: 'after',
          data: [
            [1, 9],
            [2, 10],
          ],
        }),
      ]),
    });
  });

  test('says nothing of suggestions where there are none', () => {
    expect(loadOption({ ...load, suggested: 0 }, words)).toMatchObject({
      legend: { data: expect.not.arrayContaining(['after']) },
      series: expect.arrayContaining([expect.objectContaining({ name: 'after', data: [] })]),
    });
  });
});
