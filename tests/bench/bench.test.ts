import { describe, expect, test } from 'vitest';

import { compareRates } from './compare-rates.ts';
import type { SizeResult } from './measure-size.ts';
import { readOptions } from './options.ts';
import { formatReport, isValid } from './report.ts';
import { formatTable, showSpread, spreadOf } from './statistics.ts';

const HEADING = 'scope,scopeId,indicator,group,numerator,denominator,rate';
const ratesOf = (...lines: readonly string[]): string => [HEADING, ...lines, ''].join('\n');
const COUNTY_RATE = 'region,330109,contract_rate,all,3,4,75.00';
const TEAM_RATE = 'team,T1,contract_rate,all,1,2,50.00';

describe('the spread of measurements', () => {
  test.each([
    [[3, 1, 2], { median: 2, least: 1, most: 3 }],
    [[10, 9, 1, 2], { median: 5.5, least: 1, most: 10 }],
    [[7], { median: 7, least: 7, most: 7 }],
  ])('of %j is %j', (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  test('of nothing is unknown and shown as a dash', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(showSpread([], 2)).toBe('—');
  });

  test('shows its ends only where they differ at the digits shown', () => {
    expect(showSpread([1.234, 1.5, 1.1], 1)).toBe('1.2 (1.1–1.5)');
    expect(showSpread([1.234, 1.233], 2)).toBe('1.23');
  });
});

test('a table has columns as wide as their longest cell, and short rows are filled up', () => {
  const table = formatTable([['what', 's'], ['longer', '1'], ['x']]);

  expect(table.split('\n')).toEqual([
    '| what   | s   |',
    '| ------ | --- |',
    '| longer | 1   |',
    '| x      |     |',
  ]);
});

describe('comparing two rates files', () => {
  test('finds nothing where the cells are the same in another order', () => {
    const compared = compareRates(ratesOf(COUNTY_RATE, TEAM_RATE), ratesOf(TEAM_RATE, COUNTY_RATE));

    expect(compared).toEqual({ cells: 2, differences: [] });
  });

  test.each([
    ['a numerator', COUNTY_RATE.replace(',3,', ',2,')],
    ['a denominator', COUNTY_RATE.replace(',4,', ',5,')],
    ['a printed rate', COUNTY_RATE.replace('75.00', '75.01')],
  ])('finds %s that is not the same', (_, theirs) => {
    expect(compareRates(ratesOf(COUNTY_RATE), ratesOf(theirs)).differences).toEqual([
      `ours: ${COUNTY_RATE}; theirs: ${theirs}`,
    ]);
  });

  test('finds a cell that only one of them has', () => {
    const both = ratesOf(COUNTY_RATE, TEAM_RATE);
    const one = ratesOf(COUNTY_RATE);

    expect(compareRates(both, one).differences).toEqual([`ours: ${TEAM_RATE}; theirs: nothing`]);
    expect(compareRates(one, both).differences).toEqual([`ours: nothing; theirs: ${TEAM_RATE}`]);
  });

  test('finds a cell that stands twice', () => {
    const once = ratesOf(COUNTY_RATE);
    const twice = ratesOf(COUNTY_RATE, COUNTY_RATE);

    expect(compareRates(twice, once).differences).toEqual(['ours twice: region,330109,contract_rate,all']);
    expect(compareRates(once, twice).differences).toEqual(['theirs twice: region,330109,contract_rate,all']);
  });

  test('finds another heading', () => {
    expect(compareRates(ratesOf(), 'scope\n').differences).toHaveLength(1);
  });

  test('finds a file with nothing in it', () => {
    expect(compareRates('', ratesOf(COUNTY_RATE)).differences).toHaveLength(2);
  });
});

const aResult = (differences: readonly string[]): SizeResult => ({
  residents: 100_000,
  files: 'cold',
  runs: [
    { wallSeconds: 4, cpuSeconds: 5, peakMb: 300, rows: 1_000_000, residents: 100_000, visits: 200_000 },
  ],
  deciding: {
    residents: 20_000,
    visits: 40_000,
    tasks: 9_000,
    passes: 40,
    wallSeconds: 4,
    cpuSeconds: 2,
  },
  peer: {
    state: 'measured',
    measurements: [
      { loadSeconds: 3, indexSeconds: 1, ratesSeconds: 2, totalSeconds: 6, version: 'PostgreSQL' },
    ],
    cells: 10,
    differing: differences.length,
    differences,
  },
});

const reportOf = (...sizes: readonly SizeResult[]): string =>
  formatReport({
    command: 'npm run bench',
    measuredCommand: 'node jiayi',
    startedAt: '2025-06-30T00:00:00Z',
    machine: {
      cpu: 'a CPU',
      cores: 2,
      memoryMb: 8_000,
      system: 'Linux',
      node: '24',
      sqlite: '3',
      loadBefore: 0,
    },
    sizes,
  });

describe('the report', () => {
  test('gives the ratio of times and the rates of deciding where the numbers are the same', () => {
    const report = reportOf(aResult([]));

    expect(isValid(aResult([]))).toBe(true);
    expect(report).toMatch(/^\| wall, s +\| 4\.00 +\| 6\.00 +\| 1\.50 +\| ≤ 10 s +\|$/mu);
    expect(report).toContain('400,000 visits/s and 200,000 residents/s; by CPU time 800,000 visits/s');
    expect(report).not.toContain('INVALID');
  });

  test('gives no ratio where a number is not the same, and says which', () => {
    const result = aResult(['ours: 1; theirs: 2']);

    expect(isValid(result)).toBe(false);
    expect(reportOf(result)).toMatch(/^\| wall, s .* INVALID /mu);
    expect(reportOf(result)).toContain('- ours: 1; theirs: 2');
  });

  test('says that nothing was compared where the peer is missing', () => {
    const report = reportOf({
      ...aResult([]),
      peer: { state: 'absent', why: 'PostgreSQL is not installed' },
    });

    expect(report).toContain('No peer: PostgreSQL is not installed.');
    expect(report).toMatch(/^\| wall, s +\| 4\.00 +\| — +\| — +\|/mu);
  });

  test('says how the time grows from one size to the next', () => {
    const [run] = aResult([]).runs;
    const large = {
      ...aResult([]),
      residents: 1_000_000,
      runs: run === undefined ? [] : [{ ...run, wallSeconds: 42 }],
    };

    expect(reportOf(aResult([]), large)).toContain('10.0 × the people, 10.50 × the time (target ≤ 11)');
  });
});

describe('the options', () => {
  test('are by default 100,000 residents, three runs and PostgreSQL', () => {
    expect(readOptions([])).toEqual({ sizes: [100_000], runs: 3, withPostgres: true, asOf: '2025-06-30' });
  });

  test('take several sizes, each once and the smallest first', () => {
    expect(readOptions(['--residents', '5000', '200', '--residents', '5000', '--all']).sizes).toEqual([
      200, 5_000, 100_000, 1_000_000,
    ]);
  });

  test('can leave PostgreSQL out', () => {
    expect(readOptions(['--no-postgres']).withPostgres).toBe(false);
  });

  test.each([
    [['--residents', '0']],
    [['--residents', '1e3']],
    [['--runs', '-1']],
    [['--as-of', '2025-02-30']],
    [['5000']],
    [['--fast']],
  ])('refuse %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
