import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { YearFile } from '../year/year-file.ts';
import { billOf, dominating, targetOf, totalOf } from './bill.ts';
import { readOptions } from './options.ts';
import { LINES, priceOf, readPriceList } from './prices.ts';
import { reportCost, verdictOf } from './report.ts';
import { localUnits, meanBytes } from './storage.ts';
import { computeOf, referenceUnits, startsByChanges, tracesOf, transitionsOf, usageOf } from './usage.ts';

const item = (items: number, bytes: number) => ({ items, bytes, inIndex: 0, indexBytes: 0 });

const aYear = (changes: Partial<YearFile> = {}): YearFile => ({
  command: 'npm run year',
  from: '2025-01-01',
  residents: 1_000,
  days: 73,
  seed: 1,
  counted: {
    sms: 100,
    segments: 120,
    merged: 0,
    serviceTexts: 20,
    answers: 0,
    optOuts: 0,
    calls: 0,
    callsMade: 0,
    visits: 0,
    referrals: 0,
    prescriptions: 0,
    exams: 0,
    contracts: 0,
    left: 0,
    read: 0,
    written: 0,
  },
  parts: {
    'the first day': { read: 5_000, written: 5_000, cpuSeconds: 1 },
    teams: { read: 2_000, written: 10_000, cpuSeconds: 10 },
  },
  requests: {
    'GET /v1/residents': { times: 100, cpuMs: 1_000, bytes: 10_000 },
    'POST /v1/residents': { times: 300, cpuMs: 2_000, bytes: 10_000 },
  },
  changes: { facts: 300, audit: 10 },
  imported: { resident: item(1_000, 900_000) },
  stored: { resident: item(2_000, 1_800_000), outbox: item(100, 50_000) },
  ...changes,
});

const list = readPriceList();
const place = { region: 'us-east-1', cnyPerUsd: 7 } as const;
const deployment = { residents: 1_000, profile: 'aws', smsPerSecond: 20 } as const;

describe('the price list', () => {
  test('has a price for every line, with its source and day', () => {
    expect(list.lines.map(({ id }) => id).toSorted()).toEqual(LINES.toSorted());
    for (const { prices } of list.lines) expect(Object.keys(prices)).not.toHaveLength(0);
  });

  test('gives yuan in US dollars', () => {
    const { usd, from } = priceOf(list, { id: 'alarms', region: 'cn-northwest-1', cnyPerUsd: 7 });

    expect(from.currency).toBe('CNY');
    expect(usd).toBeCloseTo(from.price / 7);
  });

  test('says where the price of another region stands in', () => {
    expect(priceOf(list, { id: 'tableWrites', ...place }).isStandIn).toBe(false);
    expect(priceOf(list, { id: 'tableWrites', region: 'ap-southeast-1', cnyPerUsd: 7 })).toMatchObject({
      isStandIn: true,
      isConfirmed: false,
      usd: 0.625,
    });
  });
});

describe('what a year takes', () => {
  test('is scaled to its days, without the first day and the phones of the demonstration', () => {
    const usage = usageOf(aYear(), deployment);

    expect(localUnits(aYear())).toBe(100);
    expect(usage.tableWrites).toBeCloseTo((9_900 * 5) / 1e6);
    expect(usage.tableReads).toBeCloseTo((2_000 * 5) / 1e6);
    expect(usage.apiRequests).toBeCloseTo((400 * 5) / 1e6);
    expect(usage.busEvents).toBeCloseTo((300 * 5) / 1e6);
    expect(usage.smsSegments).toBeCloseTo(120 * 5);
  });

  test('holds what was imported and half of what a year adds', () => {
    // 1,000 bytes an item with what the table adds: 1,000,000 imported, 5,000,000 more after a year.
    expect(meanBytes(aYear())).toBeCloseTo(1_000_000 + 5_000_000 / 2);
  });

  test('holds receipts for as long as they live', () => {
    const year = aYear({ imported: {}, stored: { receipt: item(730, 730 * 900) } });

    expect(meanBytes(year)).toBeCloseTo(730_000 * (2 / 73));
  });

  test('has no Cognito, traces or firewall in the mainland', () => {
    const usage = usageOf(aYear(), { ...deployment, profile: 'aws-cn' });

    expect([usage.identity, usage.traces, usage.firewall]).toEqual([0, 0, 0]);
  });

  test('grows with the residents: twice the people write twice the units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (residents) => {
        const one = usageOf(aYear(), { ...deployment, residents });
        const two = usageOf(aYear(), { ...deployment, residents: 2 * residents });
        expect(two.tableWrites).toBeCloseTo(2 * one.tableWrites, 6);
        expect(two.alarms).toBe(one.alarms);
      }),
    );
  });
});

describe('a Lambda', () => {
  test('of a whole processor takes what was measured, of half a one twice as long', () => {
    expect(computeOf(1_769, 1_000, 0)).toBeCloseTo(1_769 / 1_024);
    expect(computeOf(884.5, 1_000, 0)).toBeCloseTo((2 * 884.5) / 1_024);
    expect(computeOf(1_024, 0, 1_000)).toBeCloseTo(1);
  });

  test('starts at most once for each change, and takes at most a hundred at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), (changes) => {
        const starts = startsByChanges(changes, 0);
        expect(starts).toBeLessThanOrEqual(changes * 1.000_001);
        expect(starts).toBeGreaterThanOrEqual(changes / 100);
      }),
    );
  });

  test('is traced for nearly each of few requests, and for a twentieth of very many', () => {
    expect(tracesOf(1_000) / 1_000).toBeGreaterThan(0.99);
    expect(tracesOf(1e12) / 1e12).toBeLessThan(0.051);
  });

  test('starts a part of the night’s recount for each partition and each town', () => {
    expect(transitionsOf(800_000)).toBe(((256 + 16) * 2 + 6) * 365);
    expect(transitionsOf(80_000_000)).toBe(((256 + 1_600) * 2 + 6) * 365);
  });

  test('looks at most once for each request who works where, and reads it where somebody came or went', () => {
    expect(referenceUnits(100, 1_000)).toBeLessThanOrEqual(200);
    const [county, province] = [referenceUnits(1e6, 800_000), referenceUnits(1e6, 80_000_000)];
    expect(province).toBeGreaterThan(100 * county);
    // Among many more requests nearly all units are looks.
    expect(referenceUnits(1e9, 800_000)).toBeLessThan(2 * 1e9);
  });
});

describe('a bill', () => {
  const bill = billOf(list, usageOf(aYear(), deployment), place);

  test('keeps SMS and identity apart from its total', () => {
    const apart = bill.filter(({ isApart }) => isApart).map(({ id }) => id);
    const all = bill.reduce((sum, { usd }) => sum + usd, 0);

    expect(apart).toEqual(['identity', 'smsSegments']);
    expect(totalOf(bill)).toBeLessThan(all);
  });

  test('names first what costs the most', () => {
    const [first, second] = dominating(bill, 2);

    expect(first?.usd).toBeGreaterThanOrEqual(second?.usd ?? 0);
  });

  test.each([
    [800_000, 0.001],
    [9_999_999, 0.001],
    [10_000_000, 0.000_15],
    [79_999_999, 0.000_15],
    [80_000_000, 0.000_1],
  ])('of %i residents has the target %d', (residents, target) => {
    expect(targetOf(residents).target).toBe(target);
  });

  test('says by how much a target is missed', () => {
    expect(verdictOf({ residents: 1_000, bill })).toContain('**misses**');
  });

  test('is told with its sizes side by side', () => {
    const sizes = [{ residents: 1_000, bill }];
    const told = { command: 'npm run cost', list, year: aYear(), profile: 'aws', place, sizes };

    expect(reportCost(told)).toContain('| DynamoDB');
  });
});

describe('the command', () => {
  test('reckons three sizes in the region of its profile where nothing else is asked', () => {
    expect(readOptions([])).toMatchObject({
      residents: undefined,
      region: 'ap-southeast-1',
      smsPerSecond: 20,
    });
    expect(readOptions(['--profile', 'aws-cn'])).toMatchObject({
      region: 'cn-northwest-1',
      smsPerSecond: 50,
    });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  test.each([
    [['--residents', '0']],
    [['--profile', 'gcp']],
    [['--region', 'cn-northwest-1']],
    [['--profile', 'aws-cn', '--region', 'us-east-1']],
    [['--cny', 'x']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow(RangeError);
  });
});
