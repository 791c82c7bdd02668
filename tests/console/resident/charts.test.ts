import { describe, expect, it } from 'vitest';

import { axisOf, lookOf, LOOKS, readingChart } from '../../../console/resident/reading-chart.ts';
import { glucosePanes, pressurePanes, pressureVisits } from '../../../console/resident/reading-panes.ts';
import { pressureTargets, profileOf } from '../../../console/resident/targets.ts';
import type { Visit } from '../../../console/resident/visits.ts';

const visit = (given: Partial<Visit>): Visit => ({
  id: 'V1',
  programme: 'hypertension',
  visitedOn: '2026-01-10',
  visitedAt: '09:00',
  mode: 'clinic',
  outcome: 'done',
  readings: { sbp: 132, dbp: 84 },
  dangerSigns: [],
  note: '',
  staffId: 'S1',
  assessment: null,
  whole: undefined,
  ...given,
});

const STEPS = [
  { fromAgeYears: 65, sbpMmHg: 150, dbpMmHg: 90, inclusive: false, source: 's' },
  { fromAgeYears: 0, sbpMmHg: 140, dbpMmHg: 90, inclusive: false, source: 's' },
];

const targetsOf = (birthDate: string, from: string, until: string) =>
  pressureTargets({ bloodPressureTargets: STEPS }, 'sbpMmHg', { birthDate, from, until });

describe('the target band of a blood pressure', () => {
  it('changes on the day on which the person reaches the age of the next target', () => {
    expect(targetsOf('1960-03-15', '2024-01-01', '2026-01-01')).toEqual([
      { from: '2024-01-01', until: '2025-03-15', below: 140, isInclusive: false },
      { from: '2025-03-15', until: '2026-01-01', below: 150, isInclusive: false },
    ]);
  });

  it('is one where the age does not change it', () => {
    expect(targetsOf('1990-03-15', '2024-01-01', '2026-01-01')).toHaveLength(1);
    expect(targetsOf('1940-03-15', '2024-01-01', '2026-01-01')).toEqual([
      { from: '2024-01-01', until: '2026-01-01', below: 150, isInclusive: false },
    ]);
  });

  it('is of the profile by which the visits were assessed, and else of the default one', () => {
    const rest = { bloodPressureTargets: STEPS, version: 1 };
    const base = { ...rest, isDefault: true, id: 'A' };
    const other = { ...rest, isDefault: false, id: 'B' };

    expect(pick([base, other], 'B')).toBe('B');
    expect(pick([base, other], undefined)).toBe('A');
  });
});

const pick = (profiles: readonly { id: string; isDefault: boolean }[], used: string | undefined) =>
  profileOf(profiles, used)?.id;

describe('the visits of a chart', () => {
  it('shows an encounter of two programmes once, by the class that judges its pressure', () => {
    const both = [visit({ id: 'H' }), visit({ id: 'D', programme: 'diabetes' })];

    expect(pressureVisits(both).map(({ id }) => id)).toEqual(['H']);
  });

  it('keeps a pressure that only the other programme measured', () => {
    const visits = [
      visit({ id: 'H' }),
      visit({ id: 'D', programme: 'diabetes', visitedOn: '2026-02-10', readings: { sbp: 128, dbp: 80 } }),
    ];

    expect(pressureVisits(visits).map(({ id }) => id)).toEqual(['H', 'D']);
  });

  it('colours a pressure by no class of another programme', () => {
    const assessment = assessed(1);
    const visits = [
      visit({ assessment }),
      visit({ programme: 'diabetes', visitedOn: '2026-02-10', assessment }),
    ];

    const [systolic] = pressurePanes({ ...DRAWN, visits });

    expect(systolic?.points.map(({ look }) => look)).toEqual(['1', 'none']);
  });

  it('draws points in order of time, whatever the order of the visits', () => {
    const visits = [visit({ visitedOn: '2026-02-10' }), visit({ visitedOn: '2025-02-10' })];

    expect(pressurePanes({ ...DRAWN, visits })[0]?.points.map(({ on }) => on)).toEqual([
      '2025-02-10',
      '2026-02-10',
    ]);
  });

  it('holds fasting glucose apart from that after meals', () => {
    const visits = [visit({ programme: 'diabetes', readings: { fpg: 6.1, ppg: 9.2 } })];

    const [glucose] = glucosePanes({ ...DRAWN, visits });

    expect(glucose?.points.map(({ value }) => value)).toEqual([6.1]);
    expect(glucose?.beside?.points.map(({ value }) => value)).toEqual([9.2]);
  });
});

describe('how a class is drawn', () => {
  it('has a sign and a shape of its own for every class', () => {
    const looks = Object.values(LOOKS);

    expect(new Set(looks.map(({ sign }) => sign)).size).toBe(looks.length);
    expect(new Set(looks.map(({ symbol }) => symbol)).size).toBe(looks.length);
  });

  it.each([
    [1, '1'],
    [4, '4'],
    [null, 'none'],
    [9, 'none'],
  ] as const)('draws class %s as %s', (given, look) => {
    expect(lookOf(given)).toBe(look);
  });

  it('leaves no markup of a record in what a chart says', () => {
    const panes = pressurePanes({ ...DRAWN, visits: [visit({})], saysOf: () => ['<img src=x>'] });
    const option = readingChart({
      panes,
      paneHeight: 100,
      from: '2026-01-01',
      until: '2026-02-01',
      nameOf: (look) => look,
    });

    expect(JSON.stringify(option)).not.toContain('<img');
  });

  it('has an axis that holds every value and the target', () => {
    const [systolic] = pressurePanes({ ...DRAWN, visits: [visit({ readings: { sbp: 181, dbp: 101 } })] });
    const [least, most] = systolic === undefined ? [0, 0] : axisOf(systolic);

    expect(least).toBeLessThan(181);
    expect(most).toBeGreaterThan(181);
  });
});

const assessed = (visitClass: number): NonNullable<Visit['assessment']> => ({
  row: 'H7',
  class: visitClass,
  controlled: true,
  action: 'routine',
  task: null,
  latestDate: null,
  profile: 'P',
  why: { 'zh-CN': '因', en: 'why' },
});

const DRAWN = {
  birthDate: '1960-01-01',
  profile: undefined,
  today: '2026-06-01',
  nameOf: (name: string) => name,
  saysOf: () => [],
};
