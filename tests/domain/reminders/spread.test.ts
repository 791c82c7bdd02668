import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PUBLIC_HOLIDAYS } from '../../../domain/kernel/public-holidays.ts';
import { type LocalDate, plusDays, weekdayOf } from '../../../domain/kernel/time.ts';
import { WEEKENDS_ONLY } from '../../../domain/kernel/working-days.ts';
import {
  type DueTask,
  type DueVisit,
  EARLIER_DAYS,
  OFFSETS,
  peopleByKind,
  spread,
  spreadPolicy,
  type TaskKind,
  visitsIn,
  type WeekLoad,
  weeksFrom,
} from '../../../domain/reminders/index.ts';
import { KINDS_BY_RISK } from '../../../domain/reminders/spread-policy.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { anId, on } from '../../given/values.ts';

const monday = on('2025-06-16');
const weeks = weeksFrom(monday, spreadPolicy.weeks, WEEKENDS_ONLY);

const person = (number: number): DueTask['residentId'] => anId<'ResidentId'>(`R${number}`);

const due = (number: number, task: TaskKind, dueOn: LocalDate): DueTask => ({
  residentId: person(number),
  task,
  dueOn,
});

/** So many people due on a day for the same thing. */
const many = (count: number, task: TaskKind, dueOn: LocalDate): DueTask[] =>
  Array.from({ length: count }, (_, at) => due(at, task, dueOn));

const spreadOf = (tasks: readonly DueTask[]) => spread(visitsIn(tasks, weeks), weeks);

describe('weeks', () => {
  test('run from Monday to Sunday, the first from the day on', () => {
    const [first, second, ...rest] = weeksFrom(on('2025-06-18'), 3, WEEKENDS_ONLY);
    expect(first).toMatchObject({ from: '2025-06-18', until: '2025-06-22' });
    expect(first?.workingDays).toEqual(['2025-06-18', '2025-06-19', '2025-06-20']);
    expect(second).toMatchObject({ from: '2025-06-23', until: '2025-06-29' });
    expect(rest).toHaveLength(1);
  });

  test('follow each other without a gap, whatever the day', () => {
    holds(
      fc.property(datesBetween('2024-01-01', '2027-12-31'), (day) => {
        const found = weeksFrom(day, 14, PUBLIC_HOLIDAYS);
        expect(found[0]?.from).toBe(day);
        for (const [at, { from, until }] of found.entries()) {
          expect(weekdayOf(until)).toBe(7);
          expect(found[at + 1]?.from ?? plusDays(until, 1)).toBe(plusDays(until, 1));
          expect(at === 0 || weekdayOf(from) === 1).toBe(true);
        }
      }),
    );
  });

  test('have fewer working days where a holiday lies in them', () => {
    const [, national] = weeksFrom(on('2025-09-22'), 2, PUBLIC_HOLIDAYS);
    expect(national?.workingDays).toEqual(['2025-09-29', '2025-09-30']);
  });
});

describe('who is due in a week', () => {
  test('counts once, under the gravest of what is due', () => {
    const tasks = [due(1, 'refill', monday), due(1, 'referral_check', plusDays(monday, 2))];
    expect(visitsIn(tasks, weeks)).toMatchObject([
      { residentId: 'R1', week: 0, kind: 'referral_check', dueOn: monday },
    ]);
    expect(peopleByKind(tasks)).toEqual({ referral_check: 1 });
  });

  test('may come as early as the least patient of the tasks allows', () => {
    const exam = due(1, 'annual_exam', on('2025-08-14'));
    const visit = due(1, 'follow_up_routine', on('2025-08-13'));
    expect(visitsIn([exam, visit], weeks)).toMatchObject([{ earliestOn: '2025-07-30' }]);
    expect(visitsIn([{ ...exam, snoozedUntil: on('2025-08-01') }, visit], weeks)).toMatchObject([
      { earliestOn: '2025-08-01' },
    ]);
  });

  test('is nobody who is due before the first week or after the last', () => {
    const last = weeks.at(-1)?.until ?? monday;
    const tasks = [due(1, 'refill', plusDays(monday, -1)), due(2, 'refill', plusDays(last, 1))];
    expect(visitsIn(tasks, weeks)).toEqual([]);
  });

  test('every kind of task has its place by risk and its window', () => {
    expect(KINDS_BY_RISK.toSorted()).toEqual(Object.keys(OFFSETS).toSorted());
    expect(Object.keys(EARLIER_DAYS).toSorted()).toEqual(KINDS_BY_RISK.toSorted());
  });
});

describe('a week', () => {
  const { easyPeopleADay } = spreadPolicy;
  const easy = easyPeopleADay * 5;

  test.each([
    [easy, 0],
    [easy + 1, 1],
  ])('of %i people, where it has few, is relieved of %i', (people, moved) => {
    expect(spreadOf(many(people, 'annual_exam', plusDays(monday, 30))).moves).toHaveLength(moved);
  });

  test('is relieved down to its share and a quarter, not below', () => {
    const busy = many(130, 'annual_exam', plusDays(monday, 60));
    const { loads } = spreadOf(busy);
    // 130 people in 13 weeks are 10 a week; a quarter more is 12.5, which 13 people are.
    expect(loads[8]).toEqual({ people: 130, limit: 13, peopleAfter: 39 });
    expect(loads.slice(1, 8).map(({ peopleAfter }) => peopleAfter)).toEqual(Array(7).fill(13));
    expect(loads[0]?.peopleAfter).toBe(0);
  });

  test('that has begun takes nobody more', () => {
    const { moves } = spreadOf(many(40, 'annual_exam', plusDays(monday, 7)));
    expect(moves).toEqual([]);
  });

  test('keeps the gravest: who can wait best is asked first', () => {
    const day = plusDays(monday, 21);
    const [some, all] = [many(10, 'follow_up_two_week', day), many(22, 'annual_exam', day)];
    const tasks = [...some, ...all.slice(some.length)];
    const { moves } = spreadOf(tasks);
    expect(moves.length).toBeGreaterThan(0);
    expect(new Set(moves.map(({ visit }) => visit.kind))).toEqual(new Set(['annual_exam']));
  });

  test('sends somebody first to where they come anyway', () => {
    const day = plusDays(monday, 28);
    const tasks = [...many(15, 'follow_up_routine', day), due(3, 'refill', plusDays(monday, 15))];
    const moves = spreadOf(tasks).moves.filter(({ comesAnyway }) => comesAnyway);
    expect(moves).toMatchObject([{ visit: { residentId: 'R3' }, toWeek: 2 }]);
  });

  test('without a working day has nobody who could come before', () => {
    const spring = weeksFrom(on('2026-02-02'), 4, PUBLIC_HOLIDAYS);
    expect(spring[2]?.workingDays).toEqual([]);
    const visits = visitsIn(many(3, 'follow_up_routine', on('2026-02-18')), spring);
    const { loads, moves } = spread(visits, spring);
    expect(moves).toHaveLength(3);
    expect(loads[2]).toEqual({ people: 3, limit: 0, peopleAfter: 0 });
  });
});

const tasksOf: fc.Arbitrary<readonly DueTask[]> = fc.array(
  fc.record({
    residentId: fc.nat(60).map(person),
    task: fc.constantFrom(...KINDS_BY_RISK),
    dueOn: fc.nat(95).map((days) => plusDays(monday, days - (days % 3) * 4)),
    snoozedUntil: fc.option(
      fc.nat(30).map((days) => plusDays(monday, days)),
      { nil: undefined },
    ),
  }),
  { maxLength: 220 },
);

const daysIn = (week: number): readonly LocalDate[] => weeks[week]?.workingDays ?? [];

const isAllowed = ({ tasks }: DueVisit, day: LocalDate): boolean =>
  tasks.every(
    ({ task, dueOn, snoozedUntil = day }) =>
      day >= plusDays(dueOn, -EARLIER_DAYS[task]) && day >= snoozedUntil && day <= dueOn,
  );

const isOverloaded = ({ people, limit }: WeekLoad): boolean => people > limit;

describe('suggestions', () => {
  test('move a person out of an overloaded week alone, to an earlier one within their window', () => {
    holds(
      fc.property(tasksOf, (tasks) => {
        const { moves, loads } = spreadOf(tasks);
        for (const { visit, toWeek } of moves) {
          expect(toWeek).toBeGreaterThan(0);
          expect(toWeek).toBeLessThan(visit.week);
          expect(daysIn(toWeek).filter((day) => isAllowed(visit, day))).not.toEqual([]);
          expect(loads[visit.week]).toSatisfy(isOverloaded);
        }
      }),
    );
  });

  test('lose nobody and move nobody twice', () => {
    holds(
      fc.property(tasksOf, (tasks) => {
        const visits = visitsIn(tasks, weeks);
        const { moves, loads } = spread(visits, weeks);
        expect(new Set(moves.map(({ visit }) => visit)).size).toBe(moves.length);
        const shared = moves.filter(({ comesAnyway }) => comesAnyway).length;
        const after = loads.reduce((all, { peopleAfter }) => all + peopleAfter, 0);
        expect(after).toBe(visits.length - shared);
      }),
    );
  });

  test('never fill a week above its limit, nor relieve one below it', () => {
    holds(
      fc.property(tasksOf, (tasks) => {
        for (const { people, limit, peopleAfter } of spreadOf(tasks).loads) {
          if (people > limit) expect(peopleAfter).toBeGreaterThanOrEqual(limit);
          expect(peopleAfter).toBeLessThanOrEqual(Math.max(people, limit));
        }
      }),
    );
  });

  test('are the same whatever the order in which the tasks are read', () => {
    const namesOf = (tasks: readonly DueTask[]): string[] =>
      spreadOf(tasks)
        .moves.map(({ visit, toWeek }) => `${visit.residentId} ${visit.week} ${toWeek}`)
        .toSorted();
    holds(
      fc.property(tasksOf, (tasks) => {
        expect(namesOf(tasks.toReversed())).toEqual(namesOf(tasks));
      }),
    );
  });
});
