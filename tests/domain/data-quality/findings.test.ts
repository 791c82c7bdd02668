import { describe, expect, test } from 'vitest';

import {
  type Encounter,
  findingsOfMany,
  findingsOfStaff,
  gravityOf,
  QUALITY_RULES,
  tallyOf,
} from '../../../domain/data-quality/index.ts';
import { encounters } from './given-encounters.ts';

const gradeIn = (of: readonly Encounter[], kind: string): string | undefined =>
  findingsOfStaff(tallyOf(of)).find((finding) => finding.kind === kind)?.grade;

/** So many days from 2025-01-01 on, each with so many people. */
const days = (count: number, people: number): Encounter[] =>
  encounters(count * people, (at) => ({
    residentId: `R${at % people}`,
    on: `2025-01-${String(Math.floor(at / people) + 1).padStart(2, '0')}`,
  }));

describe('visits too fast to be true', () => {
  test.each([
    [40, undefined],
    [41, 'some'],
  ])('%i people on one day: %s', (people, grade) => {
    expect(gradeIn(days(1, people), 'too_fast')).toBe(grade);
  });

  test.each([
    [4, 'some'],
    [5, 'strong'],
  ])('%i such days: %s', (count, grade) => {
    expect(gradeIn(days(count, 41), 'too_fast')).toBe(grade);
  });

  test('a person who is seen twice on a day is one', () => {
    expect(
      gradeIn(
        encounters(50, (at) => ({ residentId: `R${at % 30}` })),
        'too_fast',
      ),
    ).toBeUndefined();
  });

  test('calls may be as many as they are', () => {
    const calls = encounters(80, (at) => ({ residentId: `R${at}`, isFaceToFace: false }));
    expect(gradeIn(calls, 'too_fast')).toBeUndefined();
  });

  test.each([
    [['09:00', '09:02', '09:04', '09:06', '09:09'], 'some', 5],
    [['09:00', '09:02', '09:04', '09:06', '09:10'], undefined, 4],
    [['08:55', '09:00', '09:02', '09:04', '09:06', '09:08'], 'some', 5],
  ])('people at %j: %s', (times, grade, most) => {
    const seen = encounters(times.length, (at) => ({ residentId: `R${at}`, at: times[at] ?? '' }));
    expect(gradeIn(seen, 'too_fast')).toBe(grade);
    expect(tallyOf(seen).mostInWindow).toBe(most);
  });

  test('visits without a time say nothing of minutes', () => {
    expect(tallyOf(encounters(10, (at) => ({ residentId: `R${at}` }))).mostInWindow).toBe(0);
  });
});

describe('readings that crowd below the limit of control', () => {
  const readings = (below: number, above: number): Encounter[] =>
    encounters(below + above, (at) => ({ residentId: `R${at}`, sbp: at < below ? 139 : 140 }));

  test.each([
    [74, 25, undefined],
    [75, 25, 'some'],
    [149, 25, 'some'],
    [150, 25, 'strong'],
    [50, 0, 'strong'],
    [49, 0, undefined],
  ])('%i below and %i from it on: %s', (below, above, grade) => {
    expect(gradeIn(readings(below, above), 'below_limit')).toBe(grade);
  });

  test.each([
    [129, 0, 0],
    [130, 1, 0],
    [139, 1, 0],
    [140, 0, 1],
    [149, 0, 1],
    [150, 0, 0],
  ])('%i mmHg counts %i below and %i above', (sbp, belowLimit, aboveLimit) => {
    expect(tallyOf(encounters(1, () => ({ sbp })))).toMatchObject({ belowLimit, aboveLimit });
  });
});

describe('values of the visit before', () => {
  const visits = (same: number, all: number): Encounter[] =>
    encounters(all, (at) => ({ residentId: `R${at}`, isSameAgain: at < same }));

  test.each([
    [9, 100, undefined],
    [10, 100, 'some'],
    [24, 100, 'some'],
    [25, 100, 'strong'],
    [19, 19, undefined],
    [20, 20, 'strong'],
  ])('%i of %i: %s', (same, all, grade) => {
    expect(gradeIn(visits(same, all), 'same_again')).toBe(grade);
  });
});

describe('the same values of people in a row', () => {
  const row = (people: number): Encounter[] =>
    encounters(people, (at) => ({ residentId: `R${at}`, at: `09:${20 + 3 * at}`, sbp: 132 }));

  test.each([
    [3, undefined],
    [4, 'some'],
    [5, 'some'],
    [6, 'strong'],
  ])('%i people: %s', (people, grade) => {
    expect(gradeIn(row(people), 'same_in_row')).toBe(grade);
  });

  test('ends where somebody between them has another value', () => {
    const [first, second, third, ...rest] = row(6);
    const other = encounters(1, () => ({ residentId: 'X', at: '09:27', sbp: 133 }));
    expect(tallyOf([first, second, third, ...other, ...rest].flatMap((one) => one ?? [])).longestRow).toBe(3);
  });

  test('does not go over midnight, nor is one person a row', () => {
    const overnight = encounters(6, (at) => ({ residentId: `R${at}`, on: `2025-03-1${at % 2}`, sbp: 132 }));
    expect(tallyOf(overnight).longestRow).toBe(3);
    expect(tallyOf(encounters(6, () => ({ sbp: 132 }))).longestRow).toBe(1);
  });
});

describe('late entry', () => {
  const entered = (late: number, all: number): Encounter[] =>
    encounters(all, (at) => ({ residentId: `R${at}`, recordedOn: at < late ? '2025-03-18' : '2025-03-17' }));

  test.each([
    [19, 100, undefined],
    [20, 100, 'some'],
    [49, 100, 'some'],
    [50, 100, 'strong'],
    [19, 19, undefined],
    [20, 20, 'strong'],
  ])('%i of %i visits after more than seven days: %s', (late, all, grade) => {
    expect(gradeIn(entered(late, all), 'late_entry')).toBe(grade);
  });

  test('nothing is known of what came in a file', () => {
    expect(tallyOf(encounters(30, (at) => ({ residentId: `R${at}` }))).delays).toEqual([0, 0, 0, 0]);
  });

  test('is counted by spans of days', () => {
    const after = [
      '2025-03-10',
      '2025-03-11',
      '2025-03-12',
      '2025-03-17',
      '2025-03-18',
      '2025-04-09',
      '2025-04-10',
    ];
    const found = tallyOf(encounters(after.length, (at) => ({ recordedOn: after[at] ?? '' })));
    expect(found.delays).toEqual([2, 2, 2, 1]);
  });
});

test('days and rows are told of one of the staff alone, never of many together', () => {
  const tally = tallyOf(days(5, 41));
  expect(findingsOfStaff(tally)).toMatchObject([{ kind: 'too_fast', grade: 'strong' }]);
  expect(findingsOfMany(tally)).toEqual([]);
});

test('one thing to look at first outweighs several that are worth a look', () => {
  const some = { kind: 'late_entry', grade: 'some' } as const;
  expect(gravityOf([{ kind: 'late_entry', grade: 'strong' }])).toBeGreaterThan(
    gravityOf([some, some, some, some, some, some]),
  );
});

test('why each thing counts as odd is said in both languages, with its numbers', () => {
  for (const says of Object.values(QUALITY_RULES)) {
    expect(says['zh-CN']).toMatch(/\d/);
    expect(says.en).toMatch(/\d/);
  }
});
